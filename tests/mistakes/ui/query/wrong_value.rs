use graph_models::property;

include!("../included/printer.rs");

fn main() {
    _ = property!(Printer: display_name).eq(3);
}
