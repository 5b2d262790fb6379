use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
struct User {
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Team {
    #[graph(target = "#microsoft.graph.user", navigation)]
    owner: Option<Box<User>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn main() {}
