include!("../included/railway.rs");

fn main() {
    _ = service().update(path!(RailwayService: express), &PlatformPatch::default());
}
