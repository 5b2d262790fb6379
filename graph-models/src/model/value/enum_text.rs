//! Enumerations and sets of flags as text, without their Rust types.

use std::borrow::Cow;

use super::Cleared;
use crate::model::about::{Spelling, TypeInfo};

/// A member of an enumeration or a set of flags, as the engine sees it.
///
/// Two values of one type are equal if their texts are equal; the texts of sets are compared as sets.
/// The engine copies a value by reading its text.
pub trait EnumValue {
    /// The value in the spelling of the schema.
    fn text(&self) -> Cow<'_, str>;

    /// The description of the enumeration.
    fn info(&self) -> &'static TypeInfo;
}

/// A slot for a member of an enumeration or a set of flags.
pub trait EnumSlot {
    /// The description of the enumeration.
    fn info(&self) -> &'static TypeInfo;

    /// Stores the value with this text; `false` if a closed enumeration has no such member.
    fn store_text(&mut self, text: &str, spelling: Spelling) -> bool;

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;
}
