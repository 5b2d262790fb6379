//! The additional data of an object: everything that has no field.

mod data;
mod keep;
mod kept;
mod marks;

pub(crate) use data::Place;
pub use data::{AdditionalData, TypeTag};
pub(crate) use kept::{Form, Kept, Unfit};
