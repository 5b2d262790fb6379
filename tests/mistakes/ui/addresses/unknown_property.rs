include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: trans["1"]);
}
