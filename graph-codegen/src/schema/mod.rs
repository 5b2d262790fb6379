//! The types and operations of a document, with every reference resolved. Models are generated from
//! these.

mod addresses;
mod annotate;
mod describe;
mod description;
mod identifiers;
mod inheritance;
mod keys;
mod lookup;
mod numbers;
mod operation;
mod property;
mod resolve;
mod types;

pub use self::description::Description;
pub use self::inheritance::FlatProperty;
pub(crate) use self::lookup::element;
pub(crate) use self::numbers::require_numbers;
pub use self::operation::{Binding, BodyForm, Operation, OperationKind, ReturnType};
pub use self::property::{Primitive, Property, PropertyFlags, TypeId, Value};
pub use self::resolve::resolve;
pub(crate) use self::resolve::resolve_all;
pub use self::types::{
    AlternateKey, Enumeration, KeyPart, Kind, Member, Schema, Structure, Type, WrongKey,
};

#[cfg(test)]
mod tests;
