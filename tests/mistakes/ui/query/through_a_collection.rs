use graph_models::property;

include!("../included/printer.rs");

fn main() {
    _ = property!(Printer: places.floor);
}
