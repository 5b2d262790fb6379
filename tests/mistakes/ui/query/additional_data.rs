use graph_models::select;

include!("../included/printer.rs");

fn main() {
    _ = select!(Printer: additional_data);
}
