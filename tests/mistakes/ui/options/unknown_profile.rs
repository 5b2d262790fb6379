use graph_models::{AdditionalData, graph_entity};

#[graph_entity(namespace = "org.crm", profile = "dynamcs")]
pub struct Account {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {
    let _ = (Account::default(), AccountPatch::default());
}
