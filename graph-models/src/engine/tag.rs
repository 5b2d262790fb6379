//! The annotation that names a value's type.

/// The name of the annotation, which is the tag of a value in JSON.
pub(super) const TAG: &str = "@odata.type";
