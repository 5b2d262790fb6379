//! The Edm primitive types, and the Rust types that hold them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::{Kind, Model, Primitive, Slot, SlotMut, Store};
use crate::edm::{Binary, Duration};
use crate::model::about::TypeInfo;

/// A Rust type that holds an Edm primitive. Only this crate implements it.
pub trait PrimitiveValue: Default + 'static {
    /// The description of the type.
    const INFO: &'static TypeInfo;

    /// The value, to be written.
    fn slot(&self) -> Slot<'_>;

    /// A slot for such a value.
    fn slot_mut<S: Store<Self>>(slot: &mut S) -> SlotMut<'_>;
}

impl<T: PrimitiveValue> Kind<T> for Primitive {
    const TYPE: &'static TypeInfo = T::INFO;
    type Patched = T;
    type Itself = T;

    #[inline]
    fn slot(value: &T) -> Slot<'_> {
        value.slot()
    }
    #[inline]
    fn plain(slot: &mut T) -> SlotMut<'_> {
        T::slot_mut(slot)
    }
    #[inline]
    fn optional(slot: &mut Option<T>) -> SlotMut<'_> {
        T::slot_mut(slot)
    }
    #[inline]
    fn patch(slot: &mut Option<Option<T>>) -> SlotMut<'_> {
        T::slot_mut(slot)
    }
    #[inline]
    fn push(list: &mut Vec<T>) -> SlotMut<'_> {
        T::slot_mut(list)
    }
}

macro_rules! primitive {
    ($($rust:ty, $edm:literal, $variant:ident, |$value:ident| $slot:expr;)*) => {$(
        impl PrimitiveValue for $rust {
            const INFO: &'static TypeInfo = &TypeInfo::primitive($edm, stringify!($rust));

            #[inline]
            fn slot(&self) -> Slot<'_> {
                let $value = self;
                $slot
            }
            #[inline]
            fn slot_mut<S: Store<Self>>(slot: &mut S) -> SlotMut<'_> {
                SlotMut::$variant(slot)
            }
        }

        #[diagnostic::do_not_recommend]
        impl Model for $rust {
            type Kind = Primitive;
        }
    )*};
}

primitive! {
    bool, "#Edm.Boolean", Bool, |value| Slot::Bool(*value);
    i8, "#Edm.SByte", SByte, |value| Slot::Int(i64::from(*value));
    u8, "#Edm.Byte", Byte, |value| Slot::Int(i64::from(*value));
    i16, "#Edm.Int16", Int16, |value| Slot::Int(i64::from(*value));
    i32, "#Edm.Int32", Int32, |value| Slot::Int(i64::from(*value));
    i64, "#Edm.Int64", Int64, |value| Slot::Int(*value);
    f32, "#Edm.Single", Single, |value| Slot::Single(*value);
    f64, "#Edm.Double", Double, |value| Slot::Double(*value);
    Decimal, "#Edm.Decimal", Decimal, |value| Slot::Decimal(value);
    String, "#Edm.String", String, |value| Slot::String(value);
    DateTime<FixedOffset>, "#Edm.DateTimeOffset", DateTime, |value| Slot::DateTime(value);
    NaiveDate, "#Edm.Date", Date, |value| Slot::Date(value);
    NaiveTime, "#Edm.TimeOfDay", Time, |value| Slot::Time(value);
    Duration, "#Edm.Duration", Duration, |value| Slot::Duration(value);
    Uuid, "#Edm.Guid", Guid, |value| Slot::Guid(value);
    Binary, "#Edm.Binary", Binary, |value| Slot::Binary(value);
    Value, "#Edm.Untyped", Json, |value| Slot::Json(value);
}
