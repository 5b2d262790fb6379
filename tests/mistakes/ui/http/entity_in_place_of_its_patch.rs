include!("../included/users.rs");

fn main() {
    _ = service().update::<User, _>("users/1", &User::default());
}
