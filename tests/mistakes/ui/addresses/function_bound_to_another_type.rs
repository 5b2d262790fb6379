include!("../included/railway.rs");
include!("../included/sweep.rs");

sweep!(Function of Platform);

fn main() {
    _ = service().invoke_function(path!(RailwayService: express), &Sweep::default());
}
