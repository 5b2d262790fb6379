//! What the engine knows about types and values.
//!
//! - `about`: the static description of a type;
//! - `value`: values, and the slots through which the engine reads and changes them;
//! - `twin`: patch twins.
//!
//! A structured type implements [`Object`] (three short accessors over its fields) and [`Model`]
//! (its type table). [`graph_entity`](crate::graph_entity) writes both. The engine does the rest
//! through the slots that these traits return: it reads, writes, compares, copies and prints.

mod about;
mod twin;
mod value;

pub use about::{PropertyInfo, Shape, TypeInfo, TypeRef};
pub(crate) use about::{Spelling, Tag, same_tag, without_address};
pub(crate) use twin::Changed;
pub use twin::{Change, HasTwin, IsTwinOf, Patchable, Twin, UnionPatch};
pub use value::{
    AdditionalData, Bind, Checked, EnumValue, Enumeration, Field, FlagSet, GraphEnum, Model, Nav,
    NoTwin, NoVariants, Object, ObjectExt, Patched, Relationship, Slot, Structured, TypeTag, Union,
    UnionType, UnknownMember, Untyped, VariantValue, always, member, pack,
};
pub(crate) use value::{
    Arrived, BodyForm, BodyPath, Bound, Boxed, Cleared, Collection, DELTA, DescribedUnion,
    EnumSlot, Envelope, Fill, Flags, Form, KEY, Kept, Kind, List, ListMut, ObjectSlot, OneOf,
    Place, Primitive, REMOVED, Received, SlotMut, Step, TwinInfoKind, Unfit, UnionSlot, UnionValue,
    ValueSlot, Variants, equal_sets, type_table,
};
