pub fn is_secret(_: &str, _: &str) -> bool { false }
