include!("../included/harbour.rs");

fn main() {
    _ = path!(HarbourService: vessels/1);
}
