// `Group`, with a navigation property that leads to one entity and one that leads to several.

#[graph_models::graph_entity]
pub struct Group {
    pub owner: graph_models::Nav<Group>,
    pub members: graph_models::Nav<Vec<Group>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}
