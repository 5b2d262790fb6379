include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trains[numbr = 1]);
}
