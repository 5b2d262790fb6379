//! The types that a union distinguishes.

use graph_table::TypeTable;

use super::TypeInfo;

/// A type of a union: its type table, and the way to the rest of its description.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    pub(crate) table: TypeTable<'static>,
    info: fn() -> &'static TypeInfo,
}

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

/// The types that a union distinguishes, the fallback last, in groups of [`UNION_GROUP`](graph_table::limits::UNION_GROUP).
#[derive(Debug, Clone, Copy)]
pub struct VariantList(pub(in crate::model) &'static [&'static [Variant]]);

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
