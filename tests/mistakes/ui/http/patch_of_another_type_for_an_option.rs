include!("../included/users.rs");

fn main() {
    _ = service().update::<Option<User>, _>("users/1", &GroupPatch::default());
}
