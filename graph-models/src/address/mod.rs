//! Addresses of resources, which the compiler checks: see [`path!`](crate::path).

mod container;

pub use container::Container;
