use graph_models::embed;

include!("../included/printer.rs");

fn main() {
    _ = PrinterPatch { display_name: embed(Place::default()), ..PrinterPatch::default() };
}
