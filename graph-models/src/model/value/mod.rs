//! The values of a type: the fields that hold them, and the slots through which the engine reaches
//! them.

mod additional;
mod bind;
mod body_path;
mod enums;
mod field;
mod flag_set;
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
pub use bind::{Bind, Bound};
pub(crate) use body_path::{BodyPath, Step};
pub(crate) use enums::OneOf;
pub use enums::{EnumSlot, EnumValue, GraphEnum, UnknownMember, member};
pub use field::Field;
pub use flag_set::FlagSet;
pub(crate) use kind::type_table;
pub use kind::{
    Boxed, Collection, Enumeration, Flags, Kind, Model, Primitive, Structured, Tagged,
    TwinInfoKind, Union,
};
pub use list::{List, ListMut, ListSlot};
pub(crate) use navigation::DELTA;
pub use navigation::{Nav, Relationship};
pub use object::{Fill, NewTwin, Object, ObjectExt, ObjectSlot};
pub use primitive::PrimitiveValue;
pub use slot::{Cleared, Slot, SlotMut, Store};
pub use twin_relation::{
    Checked, NoTwin, Patched, TwinConstructor, TwinInfo, TwinRelation, UnionHasTwin,
};
pub(crate) use union::DescribedUnion;
pub use union::{UnionSlot, UnionType, UnionValue, VariantValue};
pub use variants::{HasVariants, NoVariants};
