include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trains[1.5]);
}
