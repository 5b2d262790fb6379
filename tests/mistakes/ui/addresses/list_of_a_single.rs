include!("../included/railway.rs");

fn main() {
    _ = service().list(path!(RailwayService: express));
}
