include!("../included/harbour.rs");

fn main() {
    _ = path!(HarbourService: vesels["1"]);
}
