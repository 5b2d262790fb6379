//! Names in an object by which serde_json takes it for something else.

/// With its feature `arbitrary_precision`, serde_json deserializes a number as an object whose only
/// key is this one.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// The start of every such name.
pub(super) const PRIVATE: &str = "$serde_json::private::";
