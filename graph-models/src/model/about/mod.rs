//! The static description of a type: what is known without a value of it.

mod property;
mod type_info;
mod type_ref;
mod type_table;
mod variants;

pub use property::PropertyInfo;
pub(crate) use type_info::Spelling;
pub use type_info::{Shape, TypeInfo};
pub use type_ref::TypeRef;
pub(in crate::model) use type_table::{members, properties, type_table};
pub(crate) use variants::{Variant, VariantList};
