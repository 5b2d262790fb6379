//! Slots of enumerations and sets of flags.

use std::borrow::Cow;

use super::enums::find_member;
use super::{Cleared, EnumSlot, EnumValue, FlagSet, Flags, GraphEnum, Model};
use crate::model::about::{Spelling, TypeInfo};

/// Implements slots of a type of value that is read from text. The code is short, because each slot is
/// compiled for hundreds of enumerations.
macro_rules! enum_slot {
    ($value:ty, $from_text:path, $($slot_type:ty, |$slot:ident, $read:ident| $store:expr, $clear:expr;)*) => {$(
        impl<E: GraphEnum> EnumSlot for $slot_type {
            fn info(&self) -> &'static TypeInfo {
                E::TYPE
            }
            fn store_text(&mut self, text: &str, spelling: Spelling) -> bool {
                let $slot = self;
                match $from_text(text, spelling) {
                    Some($read) => {
                        $store;
                        true
                    }
                    None => false,
                }
            }
            fn clear(&mut self) -> Cleared {
                let $slot = self;
                $clear
            }
        }
    )*};
}

/// Implements the slots of a type of value: those that hold a value, a list, a value or nothing, and
/// nothing, null or a value.
macro_rules! enum_slots {
    ($value:ty, $from_text:path) => {
        enum_slot! {
            $value, $from_text,
            $value, |slot, value| *slot = value, { _ = slot; Cleared::Refused };
            Vec<$value>, |slot, value| slot.push(value), { _ = slot; Cleared::Refused };
            Option<$value>, |slot, value| *slot = Some(value),
                { *slot = None; Cleared::Empty };
            Option<Option<$value>>, |slot, value| *slot = Some(Some(value)),
                { *slot = Some(None); Cleared::Stored };
        }
    };
}

enum_slots!(E, find_member);
enum_slots!(FlagSet<E>, FlagSet::from_text);

impl<E: GraphEnum> EnumValue for E {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_ref())
    }
    fn info(&self) -> &'static TypeInfo {
        E::TYPE
    }
}

impl<E: GraphEnum> EnumValue for FlagSet<E> {
    fn text(&self) -> Cow<'_, str> {
        let mut members = self.iter();
        match (members.next(), members.next()) {
            (Some(only), None) => only.as_ref().into(),
            _ => self.to_string().into(),
        }
    }
    fn info(&self) -> &'static TypeInfo {
        E::TYPE
    }
}

#[diagnostic::do_not_recommend]
impl<E: GraphEnum> Model for FlagSet<E> {
    type Kind = Flags;
}
