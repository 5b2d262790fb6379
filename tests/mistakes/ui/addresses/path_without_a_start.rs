include!("../included/railway.rs");

fn main() {
    _ = path!(trains["1"]);
}
