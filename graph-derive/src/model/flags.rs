//! The options of a field that describe its property.

use crate::options::Options;

/// Which options of a field are given.
#[derive(Clone, Copy, Default)]
pub(crate) struct PropertyFlags {
    pub(crate) key: bool,
    pub(crate) computed: bool,
    pub(crate) immutable: bool,
    pub(crate) non_null: bool,
    pub(crate) navigation: bool,
    pub(crate) secret: bool,
}

impl PropertyFlags {
    /// The flags among the options of a field.
    pub(crate) fn of(options: &Options) -> Self {
        Self {
            key: options.has("key"),
            computed: options.has("computed"),
            immutable: options.has("immutable"),
            non_null: options.has("non_null"),
            navigation: options.has("navigation"),
            secret: options.has("secret"),
        }
    }
}
