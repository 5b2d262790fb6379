//! Objects, their fields, and the slots through which the engine reads and changes a value.
//!
//! An object has fields, a field has a slot, and a slot can hold an object, a union or a list. These
//! definitions name each other, so they are in one file. Their implementations are in other files,
//! which import this one.

use std::any::Any;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::edm_types::edm_types;
use super::{
    AdditionalData, Cleared, EnumSlot, EnumValue, Fill, Relationship, Store, Untyped, ValueSlot,
};
use crate::edm::{Binary, Duration};
use crate::model::about::{TypeInfo, TypeRef};

/// An entity or complex value, or a patch twin, as the engine sees it.
///
/// Implemented by [`graph_entity`](crate::graph_entity); called by the engine. Programs that handle
/// values of any type use it through [`ObjectExt`](crate::ObjectExt).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a structured type",
    label = "not an entity or complex type",
    note = "write `#[graph_entity]` above the struct"
)]
pub trait Object: Any + Typed {
    /// The field of the property at this position of the table; past its end, the additional data.
    #[doc(hidden)]
    fn property(&self, position: usize) -> &dyn Field;

    /// The same field, to be changed.
    #[doc(hidden)]
    fn property_mut(&mut self, position: usize) -> &mut dyn Field;

    /// A bit for each of the 64 properties of a block: 0 if the property has no value, 1 if its field
    /// must be asked. By default all bits are 1, which is enough for a type with few properties or one
    /// that is rarely written.
    #[doc(hidden)]
    fn presence(&self, block: usize) -> u64 {
        match self.type_info().properties().len().saturating_sub(64 * block) {
            64.. => u64::MAX,
            properties => (1 << properties) - 1,
        }
    }
}

/// The description of a value's type, for values behind a trait object.
pub trait Typed {
    /// The description of the type.
    fn type_info(&self) -> &'static TypeInfo;
}

/// Declares a trait that only the types of properties implement, with the message for all others.
macro_rules! property_type {
    ($($trait:tt)*) => {
        #[diagnostic::on_unimplemented(
            message = "`{Self}` cannot be the type of a Graph property",
            label = "not an OData type",
            note = "write `#[graph_entity]` above a struct or an enum of your own, or use `String`, `bool`, `i8`, `u8`, \
                    `i16`, `i32`, `i64`, `f32`, `f64` or a type of `graph_models::edm`; it may be in an `Option` or a `Vec`, \
                    and a struct in a `Box`"
        )]
        $($trait)*
    };
}

pub(super) use property_type;

property_type! {
    /// A field of a structured type: [`Object::property`] returns it.
    ///
    /// Implemented by this crate for every [`Model`](crate::Model): by itself, in an `Option`, and in
    /// two `Option`s as in a patch twin.
    pub trait Field {
        /// The value.
        fn slot(&self) -> Slot<'_>;

        /// The slot, to be read into.
        fn slot_mut(&mut self) -> SlotMut<'_>;

        /// The declared type.
        fn type_ref(&self) -> TypeRef;
    }
}

/// The value of a property, to be written, compared, copied or printed.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    /// There is no value: the property is not written.
    Absent,
    /// A null that a patch twin sets.
    Null,
    /// `Edm.Boolean`
    Bool(bool),
    /// `Edm.SByte`, `Edm.Byte`, `Edm.Int16`, `Edm.Int32` and `Edm.Int64`
    Int(i64),
    /// `Edm.Single`
    Single(f32),
    /// `Edm.Double`
    Double(f64),
    /// `Edm.Decimal`
    Decimal(&'a Decimal),
    /// `Edm.String`
    String(&'a str),
    /// `Edm.DateTimeOffset`
    DateTime(&'a DateTime<FixedOffset>),
    /// `Edm.Date`
    Date(&'a NaiveDate),
    /// `Edm.TimeOfDay`
    Time(&'a NaiveTime),
    /// `Edm.Duration`
    Duration(&'a Duration),
    /// `Edm.Guid`
    Guid(&'a Uuid),
    /// `Edm.Binary`
    Binary(&'a Binary),
    /// Untyped JSON: `Edm.Untyped`, `Edm.Stream`, `graph.Json`
    Json(&'a Value),
    /// Untyped JSON that is parsed when it is asked for.
    Untyped(&'a Untyped),
    /// A member of an enumeration.
    Enum(&'a dyn EnumValue),
    /// A set of flags.
    Flags(&'a dyn EnumValue),
    /// An entity or complex value of exactly the declared type.
    Object(&'a dyn Object),
    /// An entity or complex value of the declared type or one derived from it.
    Union(&'a dyn UnionValue),
    /// A collection.
    List(&'a dyn List),
    /// A navigation property that is not absent.
    Relationship(&'a Relationship),
    /// The additional data.
    Additional(&'a AdditionalData),
}

/// Declares [`SlotMut`], with a variant for the Edm type in each row.
macro_rules! slot_mut {
    ($($rust:ty, $edm:literal, $variant:ident, |$value:ident| $slot:expr;)*) => {
        /// The slot of a property, to be read into.
        pub enum SlotMut<'a> {
            $(
                #[doc = concat!("`", $edm, "`")]
                $variant(ValueSlot<'a, $rust>),
            )*
            /// An enumeration or a set of flags
            Enum(&'a mut dyn EnumSlot),
            /// A structured value that is always present: an element of a list, a required property
            Item(&'a mut dyn Object),
            /// A structured value that can be absent
            Object(&'a mut dyn ObjectSlot),
            /// A structured value whose type is identified by its tag
            Union(&'a mut dyn UnionSlot),
            /// A collection that is always present
            Items(&'a mut dyn ListMut),
            /// A collection that can be absent
            List(&'a mut dyn ListSlot),
            /// A navigation property
            Relationship(&'a mut Relationship),
            /// The bind of a navigation property to one entity, in a patch twin
            Bind(&'a mut dyn BindSlot),
            /// The additional data
            Additional(&'a mut AdditionalData),
        }
    };
}

edm_types!(slot_mut);

/// A slot that can hold a structured value.
pub trait ObjectSlot {
    /// Stores a value without properties, or returns the stored one.
    fn create(&mut self, fill: Fill) -> &mut dyn Object;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;

    /// Empties the slot, as if nothing had ever been stored.
    fn leave(&mut self);
}

/// A slot for the bind of a navigation property: an address, or an entity.
pub trait BindSlot: Store<String> {
    /// Stores an entity, which is sent itself.
    fn store_entity(&mut self, entity: Relationship);
}

/// The value of a union, as the engine sees it.
pub trait UnionValue {
    /// The description of the union.
    fn union_info(&self) -> &'static TypeInfo;

    /// The value, with the position of its variant.
    fn value(&self) -> (usize, &dyn Object);
}

/// A slot for the value of a union.
pub trait UnionSlot {
    /// The description of the union.
    fn union_info(&self) -> &'static TypeInfo;

    /// Stores a value of a variant, without properties, or returns the stored value of any variant.
    fn create(&mut self, variant: usize, fill: Fill) -> &mut dyn Object;

    /// Replaces the value that `create` stored with a value of another variant.
    fn replace(&mut self, variant: usize) -> &mut dyn Object;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;

    /// Empties the slot, as if nothing had ever been stored.
    fn leave(&mut self);
}

/// A collection to be written.
pub trait List {
    /// The number of elements.
    fn count(&self) -> usize;

    /// An element; [`Slot::Absent`] past the end.
    fn item(&self, position: usize) -> Slot<'_>;
}

impl dyn List + '_ {
    /// The elements.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot<'_>> {
        (0..self.count()).map(|position| self.item(position))
    }
}

/// A collection to be read into.
pub trait ListMut {
    /// A slot for one more element.
    fn push(&mut self) -> SlotMut<'_>;

    /// Makes room for so many more elements.
    fn reserve(&mut self, more: usize);

    /// Removes all elements after the first `count`.
    fn truncate(&mut self, count: usize);
}

/// A slot that can hold a collection.
pub trait ListSlot {
    /// Stores an empty collection.
    fn create(&mut self) -> &mut dyn ListMut;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;
}
