//! A property's value as the engine sees it: the closed type system of OData.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::{
    AdditionalData, EnumSlot, EnumValue, List, ListMut, ListSlot, Object, ObjectSlot, Relationship,
    UnionSlot, UnionValue,
};
use crate::edm::{Binary, Duration};

/// The value of a property, to be written, compared, copied or printed.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    /// No value: the property is not written.
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
    /// A navigation property about which something was said.
    Relationship(&'a Relationship),
    /// The properties that the type does not declare.
    Additional(&'a AdditionalData),
}

/// The slot of a property, to be read into.
pub enum SlotMut<'a> {
    /// `Edm.Boolean`
    Bool(&'a mut dyn Store<bool>),
    /// `Edm.SByte`
    SByte(&'a mut dyn Store<i8>),
    /// `Edm.Byte`
    Byte(&'a mut dyn Store<u8>),
    /// `Edm.Int16`
    Int16(&'a mut dyn Store<i16>),
    /// `Edm.Int32`
    Int32(&'a mut dyn Store<i32>),
    /// `Edm.Int64`
    Int64(&'a mut dyn Store<i64>),
    /// `Edm.Single`
    Single(&'a mut dyn Store<f32>),
    /// `Edm.Double`
    Double(&'a mut dyn Store<f64>),
    /// `Edm.Decimal`
    Decimal(&'a mut dyn Store<Decimal>),
    /// `Edm.String`
    String(&'a mut dyn Store<String>),
    /// `Edm.DateTimeOffset`
    DateTime(&'a mut dyn Store<DateTime<FixedOffset>>),
    /// `Edm.Date`
    Date(&'a mut dyn Store<NaiveDate>),
    /// `Edm.TimeOfDay`
    Time(&'a mut dyn Store<NaiveTime>),
    /// `Edm.Duration`
    Duration(&'a mut dyn Store<Duration>),
    /// `Edm.Guid`
    Guid(&'a mut dyn Store<Uuid>),
    /// `Edm.Binary`
    Binary(&'a mut dyn Store<Binary>),
    /// Untyped JSON
    Json(&'a mut dyn Store<Value>),
    /// An enumeration or a set of flags
    Enum(&'a mut dyn EnumSlot),
    /// A structured value that is there already: an element of a list, a required property
    Item(&'a mut dyn Object),
    /// A structured value that may be absent
    Object(&'a mut dyn ObjectSlot),
    /// A structured value whose type the tag identifies
    Union(&'a mut dyn UnionSlot),
    /// A collection that is there already
    Items(&'a mut dyn ListMut),
    /// A collection that may be absent
    List(&'a mut dyn ListSlot),
    /// A navigation property
    Relationship(&'a mut Relationship),
    /// The properties that the type does not declare
    Additional(&'a mut AdditionalData),
}

/// A slot that accepts values of one type. The fields of structs are such slots.
pub trait Store<T> {
    /// Stores a value, or adds it to a list.
    fn store(&mut self, value: T);

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;
}

/// What became of a null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// The slot is empty. That the null was explicit must be recorded elsewhere.
    Empty,
    /// The slot holds the null.
    Stored,
    /// The slot always holds a value.
    Refused,
}

impl<T> Store<T> for T {
    #[inline]
    fn store(&mut self, value: T) {
        *self = value;
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}

impl<T> Store<T> for Option<T> {
    #[inline]
    fn store(&mut self, value: T) {
        *self = Some(value);
    }
    fn clear(&mut self) -> Cleared {
        *self = None;
        Cleared::Empty
    }
}

impl<T> Store<T> for Option<Option<T>> {
    #[inline]
    fn store(&mut self, value: T) {
        *self = Some(Some(value));
    }
    fn clear(&mut self) -> Cleared {
        *self = Some(None);
        Cleared::Stored
    }
}

impl<T> Store<T> for Vec<T> {
    #[inline]
    fn store(&mut self, value: T) {
        self.push(value);
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}
