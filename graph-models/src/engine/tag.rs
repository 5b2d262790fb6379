//! The annotation that names a value's type.

/// The name of the annotation.
pub(super) const TAG: &str = "@odata.type";
