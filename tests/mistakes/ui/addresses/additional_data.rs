include!("../included/harbour.rs");

fn main() {
    _ = path!(HarbourService: flagship.additional_data);
}
