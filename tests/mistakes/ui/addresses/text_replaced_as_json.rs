include!("../included/railway.rs");

fn main() {
    _ = service().replace(path!(RailwayService: express.train_name), &"name");
}
