// `User` and `Group`, and a service with text paths.

#[graph_models::graph_entity]
pub struct User {
    #[graph(key)]
    pub id: Option<String>,
    pub display_name: Option<String>,
    #[graph(non_null)]
    pub enabled: Option<bool>,
    #[graph(computed)]
    pub created: Option<bool>,
    pub manager: graph_models::Nav<User>,
    pub groups: graph_models::Nav<Vec<Group>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

#[graph_models::graph_entity]
pub struct Group {
    #[graph(key)]
    pub id: Option<String>,
    pub mail_nickname: Option<String>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn service() -> graph_models::http::Service {
    graph_models::http::Service::new("https://graph.example").unwrap()
}
