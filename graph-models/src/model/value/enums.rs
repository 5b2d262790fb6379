//! Enumerations, and the error for a text that is not a member.

use std::fmt;

use super::Model;
use crate::edm::Excerpt;
use crate::model::about::{Spelling, TypeInfo};

/// An enumeration of the schema; implemented by [`graph_entity`](crate::graph_entity).
///
/// In a property, a text with the number of a member is read as the member, and written back as it came.
/// [`TypeInfo::member_value`] tells the numbers. The [profile](crate::Profile) of a service may say that bodies have
/// numbers; outside of a property, a member is always read from its text and written as it.
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

    /// A value that keeps the text of an unknown member; `None` for a closed enumeration.
    fn unrecognized(text: &str) -> Option<Self>;
}

/// The member with this text: an exact match, a match that ignores case, or the text kept as
/// unrecognized.
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

/// The error for a text that is not a member of a closed enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownMember {
    found: Box<str>,
    members: &'static [&'static str],
}

impl UnknownMember {
    #[doc(hidden)]
    pub fn new(found: &str, info: &'static TypeInfo) -> Self {
        Self { found: Excerpt::of_value(found).to_string().into(), members: info.members() }
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", OneOf(self.members), self.found)
    }
}

impl std::error::Error for UnknownMember {}

/// Prints the members of an enumeration as a list of choices.
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

#[cfg(test)]
mod tests {
    use crate::graph_entity;

    #[graph_entity(crate = crate)]
    enum Switch {
        On,
        Off,
    }

    #[test]
    fn the_error_shows_the_start_of_a_text() {
        let error = "\n".repeat(1_000_000).parse::<Switch>().expect_err("it is not a member");
        let found = r"\n".repeat(40);
        assert_eq!(error.to_string(), format!("expected one of `on`, `off`, found `{found}…`"));
        assert!(format!("{error:?}").len() < 300);
    }
}
