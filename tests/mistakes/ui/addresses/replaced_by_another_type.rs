include!("../included/railway.rs");

fn main() {
    _ = service().replace(path!(RailwayService: express), &Platform::default());
}
