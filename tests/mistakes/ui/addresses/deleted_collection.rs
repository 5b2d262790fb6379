include!("../included/harbour.rs");

fn main() {
    _ = service().delete(path!(HarbourService: vessels));
}
