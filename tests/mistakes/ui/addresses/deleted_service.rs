include!("../included/railway.rs");

fn main() {
    _ = service().delete(path!(RailwayService));
}
