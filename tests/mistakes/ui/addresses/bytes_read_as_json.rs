include!("../included/railway.rs");

fn main() {
    _ = service().get(path!(RailwayService: express).value());
}
