use graph_models::graph_entity;

#[graph_entity(flags)]
pub enum Colors {
    #[graph(value = 1)]
    Red,
    Green,
    #[graph(value = 4)]
    Blue,
}

fn main() {}
