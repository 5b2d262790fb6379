//! The additional data of an object: everything that has no field.

mod data;
mod marks;

pub use data::{AdditionalData, TypeTag};
