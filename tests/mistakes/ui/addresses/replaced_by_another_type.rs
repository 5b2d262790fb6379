include!("../included/harbour.rs");

fn main() {
    _ = service().replace(path!(HarbourService: flagship), &Berth::default());
}
