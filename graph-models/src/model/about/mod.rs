//! Static descriptions of types and their properties, which need no value.

mod construct;
mod lookup;
mod member_numbers;
mod property;
mod shape;
mod type_info;
mod type_ref;
mod type_table;
mod variants;

pub(crate) use lookup::{Spelling, Tag, same_tag, without_address};
pub use property::PropertyInfo;
pub use shape::Shape;
pub use type_info::TypeInfo;
pub(crate) use type_info::{Variant, VariantList};
pub use type_ref::TypeRef;
pub(in crate::model) use type_table::{members, properties, type_table};
