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

    /// The bits of a block of properties that have a value.
    #[inline]
    pub fn pack(present: &[bool]) -> u64 {
        let mut bits = 0;
        let (eights, rest) = present.as_chunks::<8>();
        for (byte, eight) in eights.iter().enumerate() {
            // Each product moves the lowest bit of one byte to its place in the highest byte.
            let word = u64::from_le_bytes(eight.map(u8::from));
            bits |= (word.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * byte);
        }
        for (bit, present) in rest.iter().enumerate() {
            bits |= u64::from(*present) << (8 * eights.len() + bit);
        }
        bits
    }
}
