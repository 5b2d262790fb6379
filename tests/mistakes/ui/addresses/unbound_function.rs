include!("../included/railway.rs");
include!("../included/sweep.rs");

sweep!(Function of ());

fn main() {
    _ = path!(RailwayService: express).function(&Sweep::default());
}
