//! The types that a union distinguishes.

use graph_table::TypeTable;

use super::{TypeInfo, Variant, VariantList};

impl Variant {
    pub(in crate::model) const fn new(
        table: TypeTable<'static>,
        info: fn() -> &'static TypeInfo,
    ) -> Self {
        Self { table, info }
    }

    /// The description of the type.
    pub(crate) fn info(&self) -> &'static TypeInfo {
        (self.info)()
    }
}

impl VariantList {
    pub(crate) const NONE: Self = Self(&[]);

    pub(crate) const fn last(self) -> Option<&'static Variant> {
        match self.0.last() {
            Some(group) => group.last(),
            None => None,
        }
    }

    pub(crate) fn len(self) -> usize {
        self.0.iter().map(|group| group.len()).sum()
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = &'static Variant> {
        self.0.iter().copied().flatten()
    }
}

impl TypeInfo {
    /// The types that a union distinguishes, the fallback last; empty for all but unions.
    pub fn variants(&self) -> impl DoubleEndedIterator<Item = &'static TypeInfo> {
        self.variants.iter().map(Variant::info)
    }
}
