include!("../included/railway.rs");

fn main() {
    _ = service().get::<Platform>(path!(RailwayService: express));
}
