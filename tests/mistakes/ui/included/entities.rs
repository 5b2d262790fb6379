// Two entity types and their base type, for a union `AnyBase`.

#[graph_models::graph_entity]
pub struct User {
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

#[graph_models::graph_entity]
pub struct Group {
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

#[graph_models::graph_entity]
pub struct Base {
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}
