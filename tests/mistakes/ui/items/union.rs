use graph_models::graph_entity;

#[graph_entity]
pub union Number {
    pub int: i64,
    pub float: f64,
}

fn main() {}
