//! The options that an item, a field or a variant can have, and those that were given.

use syn::{LitBool, LitStr, Path};

/// The name of an option, and the form of its value.
pub(crate) type Known = (&'static str, Form);

/// What follows the name of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing: `key`
    Flag,
    /// A string: `rename = "…"`
    Text,
    /// A path: `crate = my::path`
    Path,
    /// A boolean: `patch = false`
    Bool,
    /// An integer: `value = 4`
    Integer,
}

/// The options of the attribute itself.
pub(crate) const ITEM: &[Known] = &[
    ("odata_type", Form::Text),
    ("namespace", Form::Text),
    ("base", Form::Text),
    ("complex", Form::Flag),
    ("abstract_type", Form::Flag),
    ("open_type", Form::Flag),
    ("has_stream", Form::Flag),
    ("flags", Form::Flag),
    ("patch", Form::Bool),
    ("tag", Form::Bool),
    ("profile", Form::Text),
    ("crate", Form::Path),
];

/// The options of a field.
pub(crate) const FIELD: &[Known] = &[
    ("rename", Form::Text),
    ("key", Form::Flag),
    ("computed", Form::Flag),
    ("immutable", Form::Flag),
    ("non_null", Form::Flag),
    ("navigation", Form::Flag),
    ("target", Form::Text),
    ("secret", Form::Flag),
    ("additional", Form::Flag),
];

/// The options of a variant.
pub(crate) const VARIANT: &[Known] =
    &[("rename", Form::Text), ("value", Form::Integer), ("unrecognized", Form::Flag)];

/// An option that was given.
pub(super) struct Given {
    pub(super) name: &'static str,
    pub(super) key: Path,
    pub(super) value: Value,
}

/// The value of an option.
pub(super) enum Value {
    Flag,
    Text(LitStr),
    Path(Path),
    Bool(LitBool),
    Integer(i64),
}
