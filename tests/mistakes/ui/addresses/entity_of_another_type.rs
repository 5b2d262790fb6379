include!("../included/harbour.rs");

fn main() {
    _ = service().create(path!(HarbourService: vessels), &Berth::default());
}
