//! Enumerations, and the slots that hold a member or a set of members.

use std::borrow::Cow;
use std::fmt;

use super::{Cleared, FlagSet, Model};
use crate::model::about::{Spelling, TypeInfo};

/// An enumeration of the schema; implemented by [`graph_entity`](crate::graph_entity).
///
/// ```
/// use graph_models::{GraphEnum, graph_entity};
///
/// #[graph_entity]
/// pub enum Color {
///     Grey,
///     DarkBlue,
///     #[graph(unrecognized)]
///     Unrecognized(Box<str>),
/// }
///
/// assert_eq!(Color::MEMBERS, [Color::Grey, Color::DarkBlue]);
/// assert_eq!(Color::DarkBlue.as_str(), "darkBlue");
/// assert_eq!(Color::from("DARKBLUE"), Color::DarkBlue);
/// assert_eq!(Color::from("teal").to_string(), "teal");
/// ```
pub trait GraphEnum: Model + AsRef<str> + Clone + PartialEq + Send + Sync {
    /// All members that the type knows, in declaration order.
    const MEMBERS: &'static [Self];

    /// A value that keeps an unknown member's text; `None` for a closed enumeration.
    fn unrecognized(text: &str) -> Option<Self>;
}

/// The member with this text: exactly, or ignoring case, or kept as unrecognized.
#[doc(hidden)]
pub fn member<E: GraphEnum>(text: &str) -> Option<E> {
    find_member(text, Spelling::Any)
}

/// The member with this text, or the text kept as unrecognized.
pub(crate) fn find_member<E: GraphEnum>(text: &str, spelling: Spelling) -> Option<E> {
    match E::TYPE.member_position(text, spelling) {
        Some(position) => Some(E::MEMBERS[position].clone()),
        None => E::unrecognized(text),
    }
}

/// The text is not a member of a closed enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownMember {
    found: Box<str>,
    members: &'static [&'static str],
}

impl UnknownMember {
    #[doc(hidden)]
    pub fn new(found: &str, info: &'static TypeInfo) -> Self {
        Self { found: found.into(), members: info.members() }
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", OneOf(self.members), self.found)
    }
}

impl std::error::Error for UnknownMember {}

/// Prints the members of an enumeration as a choice.
pub(crate) struct OneOf(pub(crate) &'static [&'static str]);

impl fmt::Display for OneOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of ")?;
        for (position, member) in self.0.iter().enumerate() {
            write!(f, "{}`{member}`", if position == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// A member of an enumeration or a set of flags, seen by the engine.
///
/// Two values of one type are equal if their texts are, those of sets as sets, and a copy is what is
/// read from the text.
pub trait EnumValue {
    /// The value in schema spelling.
    fn text(&self) -> Cow<'_, str>;
}

/// A place for a member of an enumeration or a set of flags.
pub trait EnumSlot {
    /// The description of the enumeration.
    fn info(&self) -> &'static TypeInfo;

    /// Reads the text of a value; `false` if a closed enumeration has no such member.
    fn store_text(&mut self, text: &str, spelling: Spelling) -> bool;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;
}

/// The places of a type of value that is read from text; each is compiled for hundreds of
/// enumerations.
macro_rules! enum_slot {
    ($value:ty, $from_text:path, $($place:ty, |$slot:ident, $read:ident| $store:expr, $clear:expr;)*) => {$(
        impl<E: GraphEnum> EnumSlot for $place {
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

/// What a null does in each form of a slot: one that always holds a value, an optional one, and one
/// that holds nulls.
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
}

impl<E: GraphEnum> EnumValue for FlagSet<E> {
    fn text(&self) -> Cow<'_, str> {
        let mut members = self.iter();
        match (members.next(), members.next()) {
            (Some(only), None) => only.as_ref().into(),
            _ => self.to_string().into(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<E: GraphEnum> Model for FlagSet<E> {
    type Kind = super::Flags;
}
