use graph_models::{AdditionalData, Container, Nav, graph_entity, path};

#[graph_entity(odata_type = "#org.railway.RailwayService", patch = false, tag = false)]
pub struct RailwayService {
    pub express: Nav<AnyTrain>,
    pub platforms: Nav<Vec<Platform>>,
    pub trains: Nav<Vec<AnyTrain>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Container for RailwayService {}

#[graph_entity]
pub enum AnyTrain {
    Engine(Box<Engine>),
    Train(Box<Train>),
    #[graph(unrecognized)]
    Unrecognized(Box<Train>),
}

#[graph_entity]
pub struct Train {
    pub platform: Nav<Platform>,
    #[graph(key)]
    pub number: Option<i32>,
    pub train_name: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity(base = "#microsoft.graph.train")]
pub struct Engine {
    pub power: Option<i32>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct Platform {
    pub station: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn service() -> graph_models::http::Service {
    graph_models::http::Service::new("https://railway.example").unwrap()
}
