use graph_models::{AdditionalData, Container, Nav, graph_entity, path};

#[graph_entity(odata_type = "#org.harbour.HarbourService", patch = false, tag = false)]
pub struct HarbourService {
    pub vessels: Nav<Vec<AnyVessel>>,
    pub berths: Nav<Vec<Berth>>,
    pub flagship: Nav<AnyVessel>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Container for HarbourService {}

#[graph_entity]
pub struct Vessel {
    #[graph(key)]
    pub imo: Option<i32>,
    pub call_sign: Option<String>,
    pub berth: Nav<Berth>,
    pub tows: Nav<Vec<AnyVessel>>,
    pub position: Option<Box<Position>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity(base = "#microsoft.graph.vessel")]
pub struct Tug {
    #[graph(key)]
    pub imo: Option<i32>,
    pub helps: Nav<Vec<Vessel>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub enum AnyVessel {
    Vessel(Box<Vessel>),
    Tug(Box<Tug>),
    #[graph(unrecognized)]
    Unrecognized(Box<Vessel>),
}

#[graph_entity]
pub struct Berth {
    #[graph(key)]
    pub quay: Option<String>,
    #[graph(key)]
    pub number: Option<i32>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity(complex)]
pub struct Position {
    pub latitude: Option<f64>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn service() -> graph_models::http::Service {
    graph_models::http::Service::new("https://harbour.example").unwrap()
}
