//! Typed models for Microsoft Graph that lose nothing between parse and serialise.

// The attribute's expansion speaks of `::graph_models`, also in the models of this crate.
#[allow(unused_extern_crates, reason = "without the feature v1 nothing here is expanded")]
extern crate self as graph_models;

mod engine;
mod model;
mod patch;

pub mod edm;
#[cfg(feature = "v1")]
pub mod v1;

pub use engine::deserialize_strict;
// What the types of fields come from, so that a program needs no dependency but this crate.
pub use {chrono, serde, serde_json, uuid};

pub use edm::FlagSet;
pub use graph_derive::graph_entity;
pub use model::{
    AdditionalData, GraphEnum, Model, Object, ObjectExt, PropertyInfo, Shape, TypeInfo, TypeRef,
    TypeTag, UnionType, UnknownMember,
};
pub use patch::{Settable, null, set};

/// What the attribute's expansion calls; not for people, and not under semantic versioning.
#[doc(hidden)]
pub mod __private {
    pub use crate::engine::*;
    pub use crate::model::*;
    pub use crate::patch::Anything;
    pub use graph_derive::GraphEntity;
    pub use serde;

    /// A value without properties, for a type's description.
    pub fn create<T: Object + Default>() -> Box<dyn Object> {
        Box::new(T::default())
    }

    /// That a property which must be present is so; its type is bare, with no `Option` around it.
    #[inline]
    pub const fn required<T: Model>(_: &T) -> bool {
        true
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
}
