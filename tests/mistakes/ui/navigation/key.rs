use graph_models::{AdditionalData, Nav, graph_entity};

#[graph_entity]
struct User {
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Team {
    #[graph(key)]
    owner: Nav<User>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn main() {}
