use graph_models::graph_entity;

#[graph_entity(namespace = "org.crm", profile = "odata, tag=no")]
pub enum Rating {
    Cold,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn main() {
    let _ = Rating::Cold;
}
