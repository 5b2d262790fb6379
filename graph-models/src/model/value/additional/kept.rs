//! What was received of declared properties beyond what their fields can hold.
//!
//! As with the other marks, an entry is for a position in a type table, so it has a meaning only for
//! that type.

use serde_json::Value;

use super::AdditionalData;
use crate::model::about::TypeInfo;
use crate::model::value::body_path::BodyPath;

/// A part of the JSON of a declared property that the field of the property does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// The position of the property in the type table.
    position: usize,
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

impl AdditionalData {
    /// Keeps a part of the JSON of a property.
    #[cold]
    pub(crate) fn keep(
        &mut self,
        position: usize,
        info: &'static TypeInfo,
        element: Option<usize>,
        form: Form,
    ) {
        if let (None, Form::Unfit(_)) = (element, &form) {
            // Like a null, the value is written as long as the field is empty.
            self.mark_null(position, info);
        }
        self.belong_to(info);
        self.rest_mut().kept.push(Kept { position, element, form });
    }

    /// What is kept of any property.
    #[inline]
    pub(crate) fn all_kept(&self, info: &'static TypeInfo) -> &[Kept] {
        match &self.rest {
            Some(rest) if !rest.kept.is_empty() && self.belongs_to(info) => &rest.kept,
            _ => &[],
        }
    }

    /// What is kept of a property, by element.
    pub(crate) fn kept(&self, position: usize, info: &'static TypeInfo) -> &[Kept] {
        // The entries of a property are next to each other, because a property is read once.
        let mut properties =
            self.all_kept(info).chunk_by(|left, right| left.position == right.position);
        properties.find(|kept| kept[0].position == position).unwrap_or_default()
    }

    /// Removes what is kept of a property.
    pub(crate) fn forget_kept(&mut self, position: usize, info: &'static TypeInfo) {
        if !self.all_kept(info).is_empty() {
            self.rest_mut().kept.retain(|kept| kept.position != position);
        }
    }

    /// Replaces what is kept of a property by what another value has kept of the same property, whose
    /// position may differ there.
    pub(crate) fn copy_kept(&mut self, position: usize, info: &'static TypeInfo, from: &[Kept]) {
        self.forget_kept(position, info);
        for kept in from {
            self.keep(position, info, kept.element, kept.form.clone());
        }
    }
}
