//! Strategies for values of the sample types, for valid bodies of them, and for any JSON.

mod bodies;
mod primitives;
mod values;

pub(crate) use bodies::{near_body, office_body};
pub(crate) use primitives::{any_json, unknown};
pub(crate) use values::{any_device, office, optional};
