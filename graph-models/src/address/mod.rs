//! Addresses of resources, which the compiler checks: see [`path!`](crate::path), or the registry at run
//! time: see [`Registry::resolve`](crate::Registry::resolve).

mod container;
mod resolve;

pub use container::Container;
pub use resolve::{
    AddressKey, AddressProblem, AddressStep, Destination, ResolvedAddress, UnresolvedAddress,
};
