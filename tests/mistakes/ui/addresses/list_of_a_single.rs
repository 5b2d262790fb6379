include!("../included/harbour.rs");

fn main() {
    _ = service().list(path!(HarbourService: flagship));
}
