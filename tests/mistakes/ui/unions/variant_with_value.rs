use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct Lamp {
    pub color: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct Device {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub enum AnyDevice {
    #[graph(value = 1)]
    Lamp(Box<Lamp>),
    #[graph(unrecognized)]
    Unrecognized(Box<Device>),
}

fn main() {}
