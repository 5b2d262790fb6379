include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trains[Some("1".to_owned())]);
}
