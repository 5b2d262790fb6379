//! What was received of declared properties beyond what their fields can hold.
//!
//! As with the other marks, an entry is for a position in a type table, so it has a meaning only for
//! that type.

use serde_json::Value;

use crate::model::value::body_path::BodyPath;

/// A part of the JSON of a declared property that the field of the property does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// The position of the property in the type table.
    pub(super) position: usize,
    /// The index in the array that was received; `None` for the whole value of the property.
    pub(crate) element: Option<usize>,
    pub(crate) form: Form,
}

/// What is kept of a value.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// That the value was in quotes. For a property whose values were all in quotes, see
    /// [`AdditionalData::mark_quoted`].
    Quoted,
    /// The text of a value in quotes, if the value would be written differently: `"007"`, or the
    /// number of a member.
    Spelled(Box<str>),
    /// The value itself, because the field cannot hold it.
    Unfit(Unfit),
}

/// A value that does not fit the declared type, or the null in place of an element.
#[derive(Debug, Clone)]
pub(crate) struct Unfit {
    pub(crate) value: Value,
    /// Why the declared type does not accept it; `None` for the null in place of an element.
    pub(crate) reason: Option<Box<str>>,
    /// The path from the value to the one in it that is the reason.
    pub(crate) inner: BodyPath,
    /// How many elements the array had. A collection with another number of elements was changed since.
    pub(crate) of: usize,
}

impl Form {
    /// The null in place of an element.
    pub(crate) const fn null() -> Self {
        let inner = BodyPath(Vec::new());
        Self::Unfit(Unfit { value: Value::Null, reason: None, inner, of: 0 })
    }
}

impl Kept {
    pub(crate) fn unfit(&self) -> Option<&Unfit> {
        match &self.form {
            Form::Unfit(unfit) => Some(unfit),
            Form::Quoted | Form::Spelled(_) => None,
        }
    }
}
