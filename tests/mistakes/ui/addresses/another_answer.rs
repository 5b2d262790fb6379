include!("../included/harbour.rs");

fn main() {
    _ = service().get::<Berth>(path!(HarbourService: flagship));
}
