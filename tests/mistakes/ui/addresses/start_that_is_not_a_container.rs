include!("../included/railway.rs");

fn main() {
    _ = service().get(path!(Train: platform));
}
