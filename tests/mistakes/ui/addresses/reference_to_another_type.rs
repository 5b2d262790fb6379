include!("../included/harbour.rs");

fn main() {
    _ = service().add_reference(path!(HarbourService: berths), &path!(HarbourService: flagship));
}
