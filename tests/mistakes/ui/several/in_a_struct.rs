use graph_models::graph_entity;

#[graph_entity(odata_type = "user", flags, bse = "#microsoft.graph.entity")]
#[derive(Debug)]
pub struct User<T> {
    #[graph(kye, secret = true)]
    pub id: Option<String>,
    #[graph(rename = 1)]
    pub name: Option<T>,
    #[serde(rename = "id")]
    pub count: Option<u64>,
    pub r#type: Option<String>,
    pub type_: Option<String>,
}

fn main() {}
