include!("../included/railway.rs");

fn main() {
    _ = service().add_reference(path!(RailwayService: platforms), &path!(RailwayService: express));
}
