use graph_models::graph_entity;

pub struct User;

#[graph_entity]
impl User {}

fn main() {}
