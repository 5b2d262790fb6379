//! What additional data keeps for the fields of declared properties.

use super::AdditionalData;
use super::kept::{Form, Kept};
use crate::model::about::TypeInfo;

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
