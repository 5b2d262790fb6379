//! Enumerations, and the places that hold a member or a set of them.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use super::{Cleared, Model, Put, TypeInfo};
use crate::edm::FlagSet;

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
    match E::TYPE.member_position(text) {
        Some(position) => E::MEMBERS.get(position).cloned(),
        None => E::unrecognized(text),
    }
}

/// The text is no member of a closed enumeration.
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
pub trait EnumValue: Any {
    /// Writes the value in schema spelling.
    fn text(&self) -> Cow<'_, str>;

    /// Whether another value is of the same type and equal.
    fn equals(&self, other: &dyn EnumValue) -> bool;
}

/// A place for a member of an enumeration or a set of flags.
pub trait EnumSlot {
    /// The description of the enumeration.
    fn info(&self) -> &'static TypeInfo;

    /// Reads the text of a value; `false` if a closed enumeration has no such member.
    fn put_text(&mut self, text: &str) -> bool;

    /// Takes a copy of a value of the same type.
    fn copy(&mut self, value: &dyn EnumValue);

    /// Takes a null.
    fn clear(&mut self) -> Cleared;
}

/// The places of a type of value that is read from text.
macro_rules! enum_slot {
    ($value:ty, $from_text:path, $($place:ty),*) => {$(
        impl<E: GraphEnum> EnumSlot for $place {
            fn info(&self) -> &'static TypeInfo {
                E::TYPE
            }
            fn put_text(&mut self, text: &str) -> bool {
                $from_text(text).map(|value: $value| Put::put(self, value)).is_some()
            }
            fn copy(&mut self, value: &dyn EnumValue) {
                if let Some(value) = (value as &dyn Any).downcast_ref::<$value>() {
                    Put::put(self, value.clone());
                }
            }
            fn clear(&mut self) -> Cleared {
                Put::<$value>::clear(self)
            }
        }
    )*};
}

enum_slot!(E, member, E, Option<E>, Option<Option<E>>, Vec<E>);
enum_slot!(
    FlagSet<E>,
    FlagSet::from_text,
    FlagSet<E>,
    Option<FlagSet<E>>,
    Option<Option<FlagSet<E>>>,
    Vec<FlagSet<E>>
);

impl<E: GraphEnum> EnumValue for E {
    fn text(&self) -> Cow<'_, str> {
        self.as_ref().into()
    }
    fn equals(&self, other: &dyn EnumValue) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| other == self)
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
    fn equals(&self, other: &dyn EnumValue) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| other == self)
    }
}

impl<E: GraphEnum> Model for FlagSet<E> {
    type Kind = super::Flags;
    const TYPE: &'static TypeInfo = E::TYPE;
}
