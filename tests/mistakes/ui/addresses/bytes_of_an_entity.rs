include!("../included/railway.rs");

fn main() {
    _ = service().download(path!(RailwayService: express));
}
