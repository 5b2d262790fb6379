use graph_models::graph_entity;

#[graph_entity]
pub struct User {
    pub id: Option<String>,
}

fn main() {}
