use graph_models::query::Query;
use graph_models::select;

include!("../included/users.rs");

struct Name;

fn main() {
    let query = Query::new().select(select!(User: display_name));
    _ = service().get::<Name>("me").unwrap().query(&query);
}
