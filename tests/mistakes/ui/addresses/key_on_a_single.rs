include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: express["1"]);
}
