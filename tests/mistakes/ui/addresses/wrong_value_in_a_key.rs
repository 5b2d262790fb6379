include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trains[number = "1"]);
}
