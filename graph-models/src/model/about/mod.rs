//! The static description of a type: what is known without a value of it.

mod index;
mod property;
mod type_info;
mod type_ref;
mod type_table;
mod variants;

pub use index::NameIndex;
pub use property::{PropertyFlags, PropertyInfo};
pub use type_info::{Shape, Spelling, TypeInfo};
pub use type_ref::TypeRef;
pub use type_table::Declared;
pub(in crate::model) use variants::GROUP;
pub use variants::{Variant, VariantList};
