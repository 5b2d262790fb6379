//! Marks on declared properties: explicit nulls, quoted numbers, and envelopes without their content.
//!
//! A mark is on a position in a type table, so it has a meaning only for that type, and each method
//! takes the type of the value. Additional data that is moved to a value of another type has no marks
//! there.

use super::AdditionalData;
use crate::model::about::TypeInfo;

impl AdditionalData {
    /// Whether there is nothing but the type's own tag: no property, no mark, and no other tag.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
        self.rest.is_none() && self.nulls == 0
    }

    /// The explicit nulls among the 64 properties of a block.
    #[inline]
    pub(crate) fn nulls(&self, block: usize, info: &'static TypeInfo) -> u64 {
        match block {
            _ if !self.belongs_to(info) => 0,
            0 => self.nulls,
            _ => self.more_nulls(block),
        }
    }

    #[cold]
    fn more_nulls(&self, block: usize) -> u64 {
        let more = self.rest.as_ref().and_then(|rest| rest.more_nulls.get(block - 1));
        more.copied().unwrap_or(0)
    }

    /// Whether a property is explicitly null, or a value is kept that its field cannot hold. Either is
    /// written as long as the field is empty.
    pub(crate) fn is_null(&self, position: usize, info: &'static TypeInfo) -> bool {
        self.nulls(position / 64, info) >> (position % 64) & 1 != 0
    }

    /// Marks properties in a block of 64 as explicitly null.
    pub(crate) fn mark_nulls(&mut self, block: usize, nulls: u64, info: &'static TypeInfo) {
        self.belong_to(info);
        *self.null_block(block) |= nulls;
    }

    /// Marks a property as explicitly null.
    pub(crate) fn mark_null(&mut self, position: usize, info: &'static TypeInfo) {
        self.mark_nulls(position / 64, 1 << (position % 64), info);
    }

    /// Removes the mark that a property is explicitly null, and the value that is kept in its place.
    pub(crate) fn forget_null(&mut self, position: usize, info: &'static TypeInfo) {
        if self.is_null(position, info) {
            *self.null_block(position / 64) &= !(1 << (position % 64));
            self.forget_kept(position, info);
        }
    }

    /// Records that the numbers of a property were received in quotes.
    #[cold]
    pub(crate) fn mark_quoted(&mut self, position: usize, info: &'static TypeInfo) {
        self.belong_to(info);
        self.rest_mut().quoted.push(position);
    }

    /// Removes the record that the numbers of a property were received in quotes.
    pub(crate) fn forget_quoted(&mut self, position: usize, info: &'static TypeInfo) {
        if self.quoted(info).contains(&position) {
            self.rest_mut().quoted.retain(|quoted| *quoted != position);
        }
    }

    /// The positions of the properties whose numbers were received in quotes.
    #[inline]
    pub(crate) fn quoted(&self, info: &'static TypeInfo) -> &[usize] {
        match &self.rest {
            Some(rest) if !rest.quoted.is_empty() && self.belongs_to(info) => &rest.quoted,
            _ => &[],
        }
    }

    /// Records that control information was received under a name without `odata.`.
    #[cold]
    pub(crate) fn mark_short_name(&mut self, position: usize, info: &'static TypeInfo) {
        self.belong_to(info);
        self.rest_mut().short_names.push(position);
    }

    /// The positions of the properties whose names were received without `odata.`.
    #[inline]
    pub(crate) fn short_names(&self, info: &'static TypeInfo) -> &[usize] {
        match &self.rest {
            Some(rest) if !rest.short_names.is_empty() && self.belongs_to(info) => {
                &rest.short_names
            }
            _ => &[],
        }
    }

    /// Whether a property was received in another form than it is written: in quotes, under a short name,
    /// or with more than its field holds.
    #[inline]
    pub(crate) fn is_odd(&self, info: &'static TypeInfo) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.has_odd_properties()) && self.belongs_to(info)
    }

    /// Records that the tag was received under its name without `odata.`.
    #[cold]
    pub(crate) fn mark_short_tag(&mut self) {
        self.rest_mut().short_tag = true;
    }

    /// Whether the tag was received under its name without `odata.`.
    pub(crate) fn has_short_tag(&self) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.short_tag)
    }

    /// Records that an envelope was received without its content.
    #[cold]
    pub(crate) fn mark_bare(&mut self, info: &'static TypeInfo) {
        self.belong_to(info);
        self.rest_mut().bare = true;
    }

    /// Whether an envelope was received without its content.
    pub(crate) fn is_bare(&self, info: &'static TypeInfo) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.bare) && self.belongs_to(info)
    }

    /// Whether the marks are on properties of this type.
    #[inline]
    pub(super) fn belongs_to(&self, info: &'static TypeInfo) -> bool {
        self.marks_of.is_some_and(|of| of.is(info))
    }

    /// Makes this the type whose properties are marked. Marks on another type are removed.
    #[inline]
    pub(super) fn belong_to(&mut self, info: &'static TypeInfo) {
        if !self.belongs_to(info) {
            self.marks_of = Some(info);
            self.nulls = 0;
            if let Some(rest) = &mut self.rest {
                rest.more_nulls.clear();
                rest.quoted.clear();
                rest.kept.clear();
                rest.short_names.clear();
                rest.bare = false;
            }
        }
    }

    /// The bits for the nulls of a block, to be changed.
    fn null_block(&mut self, block: usize) -> &mut u64 {
        let Some(block) = block.checked_sub(1) else { return &mut self.nulls };
        let more = &mut self.rest_mut().more_nulls;
        if more.len() <= block {
            more.resize(block + 1, 0);
        }
        &mut more[block]
    }
}
