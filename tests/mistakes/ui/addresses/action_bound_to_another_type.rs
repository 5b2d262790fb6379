use graph_models::Action;

include!("../included/harbour.rs");

#[graph_entity(odata_type = "#org.harbour.sweep", patch = false, tag = false)]
pub struct BerthSweep {
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Action for BerthSweep {
    type Binding = Berth;
    type Response = ();
}

fn main() {
    _ = service().invoke(path!(HarbourService: flagship), &BerthSweep::default());
}
