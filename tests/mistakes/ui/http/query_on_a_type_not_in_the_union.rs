use graph_models::query::Query;
use graph_models::select;

include!("../included/railway.rs");

fn main() {
    let query = Query::new().select(select!(Platform: station));
    _ = service().list(path!(RailwayService: trains)).unwrap().query(&query);
}
