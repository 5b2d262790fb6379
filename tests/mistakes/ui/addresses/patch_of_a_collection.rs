include!("../included/railway.rs");

fn main() {
    _ = service().update(path!(RailwayService: trains), &TrainPatch::default());
}
