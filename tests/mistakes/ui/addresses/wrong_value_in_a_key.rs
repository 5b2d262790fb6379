include!("../included/harbour.rs");

fn main() {
    _ = path!(HarbourService: vessels[imo = "1"]);
}
