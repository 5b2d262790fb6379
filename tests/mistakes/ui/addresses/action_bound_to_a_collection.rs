include!("../included/railway.rs");
include!("../included/sweep.rs");

sweep!(Action of Vec<AnyTrain>);

fn main() {
    _ = service().invoke(path!(RailwayService: express), &Sweep::default());
}
