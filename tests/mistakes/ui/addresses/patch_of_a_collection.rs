include!("../included/harbour.rs");

fn main() {
    _ = service().update(path!(HarbourService: vessels), &VesselPatch::default());
}
