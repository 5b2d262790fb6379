include!("../included/group.rs");

fn main() {
    Group::default().owner.set_bind(["https://example.com/1", "https://example.com/2"]);
}
