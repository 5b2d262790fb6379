include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trains.count());
}
