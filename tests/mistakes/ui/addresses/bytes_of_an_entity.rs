include!("../included/harbour.rs");

fn main() {
    _ = service().download(path!(HarbourService: flagship));
}
