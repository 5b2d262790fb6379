use graph_models::query::Query;
use graph_models::select;

include!("../included/users.rs");

fn main() {
    let query = Query::new().select(select!(Group: mail_nickname));
    _ = service().delta::<User>("users/delta").unwrap().query(&query);
}
