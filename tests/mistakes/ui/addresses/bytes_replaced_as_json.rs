include!("../included/railway.rs");

fn main() {
    _ = service().replace(path!(RailwayService: express).value(), &"content");
}
