//! Values: the types that hold them, and the slots through which the engine reads and changes them.
//!
//! Imports run in one direction. `slot` defines objects, fields and slots. It imports only what does
//! not need slots: additional data, relationships, enumerations as text, and the list of Edm types.
//! `kind` imports `slot`, the files for the types of each kind import `kind`, and `kind_slots` imports
//! these.

mod additional;
mod arrived;
mod bind;
mod body_path;
mod constructor;
mod edm_types;
mod enum_slots;
mod enum_text;
mod enums;
mod field;
mod flag_set;
mod initial;
pub(in crate::model) mod kind;
mod kind_slots;
pub(in crate::model) mod list;
mod navigation;
mod object;
mod object_ext;
mod object_slot;
mod primitive;
mod properties;
mod received;
mod slot;
mod store;
mod twin_relation;
pub(in crate::model) mod union;
mod untyped;
mod variants;

pub use additional::{AdditionalData, TypeTag};
pub(crate) use additional::{Form, Kept, Place, Unfit};
pub(crate) use arrived::Arrived;
pub use bind::Bind;
pub(crate) use bind::Bound;
pub(crate) use body_path::{BodyPath, Step};
pub(crate) use enum_text::EnumSlot;
pub use enum_text::EnumValue;
pub(crate) use enums::OneOf;
pub use enums::{GraphEnum, UnknownMember, member};
pub use flag_set::FlagSet;
pub(crate) use flag_set::equal_sets;
pub use initial::{always, pack};
pub(crate) use kind::{
    BodyForm, Boxed, Collection, Flags, Kind, Primitive, Tagged, TwinInfoKind, type_table,
};
pub use kind::{Checked, Enumeration, Model, Patched, Structured, Union};
pub(crate) use navigation::{DELTA, KEY, REMOVED};
pub use navigation::{Nav, Relationship};
pub use object_ext::ObjectExt;
pub(crate) use received::Received;
pub(crate) use slot::{
    BindSlot, List, ListMut, ListSlot, ObjectSlot, SlotMut, Typed, UnionSlot, UnionValue,
};
pub use slot::{Field, Object, Slot};
pub(crate) use store::{Cleared, Fill, Store, ValueSlot};
pub use twin_relation::NoTwin;
pub(crate) use twin_relation::{
    Envelope, NewTwin, TwinConstructor, TwinInfo, TwinRelation, UnionHasTwin,
};
pub(crate) use union::DescribedUnion;
pub use union::{UnionType, VariantValue};
pub use untyped::Untyped;
pub use variants::NoVariants;
pub(crate) use variants::{HasVariants, Variants};
