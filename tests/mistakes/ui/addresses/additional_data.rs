include!("../included/railway.rs");

fn main() {
    _ = path!(RailwayService: express.additional_data);
}
