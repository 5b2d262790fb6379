include!("../included/railway.rs");

fn main() {
    _ = service().create(path!(RailwayService: trains), &Platform::default());
}
