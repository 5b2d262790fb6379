//! What a type tells the engine: its static description and how its values are reached.
//!
//! A structured type implements [`Object`] (three short accessors over its fields) and [`Model`]
//! (its name and property table); [`graph_entity`](crate::graph_entity) writes both. Everything
//! else, reading, writing, comparing, copying and printing, happens in the engine through the
//! slots that these traits hand out.

mod additional;
mod bind;
mod change;
mod counted;
mod declared;
mod enums;
mod field;
mod index;
mod info;
mod kind;
mod list;
mod object;
mod patch;
mod primitive;
mod properties;
mod property;
mod slot;
mod union;
mod union_patch;
mod variants;

pub use additional::{AdditionalData, TypeTag};
pub use bind::{Bind, Bound};
pub use change::{Change, Changed};
pub use counted::*;
pub use declared::{Declared, ShapeCode};
pub(crate) use enums::OneOf;
pub(crate) use enums::find_member;
pub use enums::{EnumSlot, EnumValue, GraphEnum, Spelling, UnknownMember, member};
pub use field::{Field, TypeRef};
pub use index::NameIndex;
pub use info::{Shape, TypeInfo};
pub use kind::{
    Boxed, Collection, DescribeTwinKind, Enumeration, Flags, Kind, Model, Primitive, Structured,
    Tagged, Union,
};
pub use list::{List, ListMut, ListSlot};
pub use object::{Fill, Object, ObjectExt, ObjectSlot, Typed};
pub use patch::{
    Checked, HasTwin, IsTwinOf, NewTwin, NoTwin, Patchable, Patched, Twin, TwinRelation,
};
pub use primitive::PrimitiveValue;
pub use property::{PropertyFlags, PropertyInfo};
pub use slot::{Cleared, Put, Slot, SlotMut};
pub(crate) use union::DescribedUnion;
pub use union::{UnionSlot, UnionType, UnionValue, VariantValue};
pub use union_patch::UnionPatch;
pub use variants::{Lists, NoVariants, VariantGroup, VariantList, Variants};
