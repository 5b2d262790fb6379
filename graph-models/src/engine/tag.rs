//! The annotation that names a value's type.

/// The name of the annotation, which is the tag of a value in JSON.
pub(crate) const TAG: &str = "@odata.type";

/// The same name as OData 4.01 allows it (JSON Format, section 4.5), and services write it that were
/// asked for that version.
pub(crate) const SHORT_TAG: &str = "@type";
