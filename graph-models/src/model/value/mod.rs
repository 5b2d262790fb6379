//! The values of a type: the fields that hold them, and the slots through which the engine reaches
//! them.

mod additional;
mod bind;
mod body_path;
mod enums;
mod field;
mod flag_set;
mod initial;
pub(in crate::model) mod kind;
pub(in crate::model) mod list;
mod navigation;
mod object;
mod primitive;
mod properties;
mod slot;
mod twin_relation;
pub(in crate::model) mod union;
mod variants;

pub use additional::{AdditionalData, TypeTag};
pub use bind::Bind;
pub(crate) use bind::Bound;
pub(crate) use body_path::{BodyPath, Step};
pub(crate) use enums::{EnumSlot, OneOf};
pub use enums::{EnumValue, GraphEnum, UnknownMember, member};
pub use field::Field;
pub use flag_set::FlagSet;
pub use initial::{always, pack};
pub(crate) use kind::{
    Boxed, Collection, Flags, Kind, Primitive, Tagged, TwinInfoKind, type_table,
};
pub use kind::{Enumeration, Model, Structured, Union};
pub(crate) use list::{List, ListMut, ListSlot};
pub(crate) use navigation::DELTA;
pub use navigation::{Nav, Relationship};
pub(crate) use object::{Fill, NewTwin, ObjectSlot};
pub use object::{Object, ObjectExt};
pub(crate) use primitive::PrimitiveValue;
pub use slot::Slot;
pub(crate) use slot::{Cleared, SlotMut, Store};
pub use twin_relation::{Checked, NoTwin, Patched};
pub(crate) use twin_relation::{TwinConstructor, TwinInfo, TwinRelation, UnionHasTwin};
pub(crate) use union::{DescribedUnion, UnionSlot, UnionValue};
pub use union::{UnionType, VariantValue};
pub(crate) use variants::HasVariants;
pub use variants::NoVariants;
