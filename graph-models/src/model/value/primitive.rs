//! The Edm primitive types, and the Rust types that hold them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use super::edm_types::edm_types;
use super::{Kind, Model, Primitive, Slot, SlotMut, Untyped, ValueSlot};
use crate::edm::{Binary, Duration};
use crate::model::about::TypeInfo;

/// A Rust type that holds an Edm primitive. Only this crate implements it.
pub trait PrimitiveValue: Default + 'static {
    /// The description of the type.
    const INFO: &'static TypeInfo;

    /// The value, to be written.
    fn slot(&self) -> Slot<'_>;

    /// A slot for such a value.
    fn slot_mut(slot: ValueSlot<'_, Self>) -> SlotMut<'_>;
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
        T::slot_mut(ValueSlot::Other(slot))
    }
    #[inline]
    fn optional(slot: &mut Option<T>) -> SlotMut<'_> {
        T::slot_mut(ValueSlot::Optional(slot))
    }
    #[inline]
    fn patch(slot: &mut Option<Option<T>>) -> SlotMut<'_> {
        T::slot_mut(ValueSlot::Other(slot))
    }
    #[inline]
    fn push(list: &mut Vec<T>) -> SlotMut<'_> {
        T::slot_mut(ValueSlot::Other(list))
    }
}

/// Writes the impls of the Rust type in each row.
macro_rules! primitive {
    ($($rust:ty, $edm:literal, $variant:ident, |$value:ident| $slot:expr;)*) => {$(
        impl PrimitiveValue for $rust {
            const INFO: &'static TypeInfo = &TypeInfo::primitive(concat!("#", $edm), stringify!($rust));

            #[inline]
            fn slot(&self) -> Slot<'_> {
                let $value = self;
                $slot
            }
            #[inline]
            fn slot_mut(slot: ValueSlot<'_, Self>) -> SlotMut<'_> {
                SlotMut::$variant(slot)
            }
        }

        #[diagnostic::do_not_recommend]
        impl Model for $rust {
            type Kind = Primitive;
        }
    )*};
}

edm_types!(primitive);
