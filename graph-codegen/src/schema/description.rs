//! What a document says about an element.

/// The sentences that a document has about an element. Qualified annotations are not part of it,
/// because they hold under a condition only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Description {
    /// `Org.OData.Core.V1.Description`
    pub short: Option<String>,
    /// `Org.OData.Core.V1.LongDescription`
    pub long: Option<String>,
}

impl Description {
    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.short.is_none() && self.long.is_none()
    }

    /// Adds the texts of another description that this one lacks.
    pub(super) fn add(&mut self, other: &Self) {
        self.short = self.short.take().or_else(|| other.short.clone());
        self.long = self.long.take().or_else(|| other.long.clone());
    }
}
