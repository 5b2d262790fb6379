include!("../included/harbour.rs");

fn main() {
    _ = service().update(path!(HarbourService: flagship), &BerthPatch::default());
}
