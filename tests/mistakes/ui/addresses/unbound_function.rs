use graph_models::Function;

include!("../included/harbour.rs");

#[graph_entity(odata_type = "#org.harbour.sweep", patch = false, tag = false)]
pub struct BerthSweep {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Function for BerthSweep {
    type Binding = ();
    type Response = ();
}

fn main() {
    _ = path!(HarbourService: flagship).function(&BerthSweep::default());
}
