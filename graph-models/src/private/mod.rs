//! Items that the expansion of the attribute uses. They are not part of the public API, and
//! semantic versioning does not cover them.

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
    Slot, Structured, Union, UnionType, VariantValue, always, member, pack,
};
pub use crate::patch::{Anything, into_twin};
pub use graph_derive::GraphEntity;
pub use kind_aliases::*;
pub use serde;
