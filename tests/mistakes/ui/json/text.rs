use graph_models::json;

fn main() {
    let text = json::from_str::<String>("\"Ada\"");
}
