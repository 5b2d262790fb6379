include!("../included/harbour.rs");

fn main() {
    _ = service().get(path!(Vessel: berth));
}
