//! What the expansion of the attribute calls. It is not for people, and semantic versioning does not
//! cover it.

mod kind_aliases;

// A bare `None` could resolve to the user's item, and an import per function costs compile time.
pub use ::core::marker::PhantomData;
pub use ::core::option::Option::None;

pub use crate::__impls as impls;
pub use crate::engine::{
    clone, clone_union, compare_enums, debug, debug_enum, debug_union, deserialize,
    deserialize_enum, deserialize_union, equal, equal_unions, parse_member, serialize,
    serialize_enum, serialize_union,
};
pub use crate::model::{
    Checked, Enumeration, Field, GraphEnum, HasTwin, IsTwinOf, Model, NoTwin, NoVariants, Object,
    Slot, Structured, Union, UnionType, VariantValue, member,
};
pub use crate::patch::{Anything, into_twin};
pub use graph_derive::GraphEntity;
pub use kind_aliases::*;
pub use serde;

/// The initial value of a property that must be present; its type is bare, with no `Option` around
/// it.
#[inline]
pub fn always<T: Default>() -> T {
    T::default()
}

/// A bit for each of eight properties: whether it has a value.
#[inline(always)]
pub const fn pack([a, b, c, d, e, f, g, h]: [bool; 8]) -> u8 {
    a as u8
        | (b as u8) << 1
        | (c as u8) << 2
        | (d as u8) << 3
        | (e as u8) << 4
        | (f as u8) << 5
        | (g as u8) << 6
        | (h as u8) << 7
}
