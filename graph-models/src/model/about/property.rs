//! The static description of a property.

use graph_table::PropertyFlags;

/// What is known of one property: its names and facets.
///
/// Wire name, Rust name, flags.
#[derive(Debug, Clone, Copy)]
pub struct PropertyInfo(pub(crate) &'static str, pub(crate) &'static str, pub(crate) PropertyFlags);

impl PropertyInfo {
    /// The name in JSON: `osVersion`.
    pub const fn wire_name(&self) -> &'static str {
        self.0
    }

    /// The name of the field: `os_version`.
    pub const fn rust_name(&self) -> &'static str {
        self.1
    }

    /// Whether the property may be null in the schema; `#[graph(non_null)]` and properties that
    /// must be present may not.
    pub const fn is_nullable(&self) -> bool {
        !self.2.intersects(PropertyFlags::NON_NULL.with(PropertyFlags::REQUIRED))
    }

    /// Whether the property is part of the key: `#[graph(key)]`.
    pub const fn is_key(&self) -> bool {
        self.2.contains(PropertyFlags::KEY)
    }

    /// Whether the service alone sets the property: `#[graph(computed)]`.
    pub const fn is_computed(&self) -> bool {
        self.2.contains(PropertyFlags::COMPUTED)
    }

    /// Whether the property is set when the entity is created and never changed:
    /// `#[graph(immutable)]`, `Org.OData.Core.V1.Immutable` in CSDL.
    pub const fn is_immutable(&self) -> bool {
        self.2.contains(PropertyFlags::IMMUTABLE)
    }

    /// Whether the property leads to other entities: `#[graph(navigation)]`.
    pub const fn is_navigation(&self) -> bool {
        self.2.contains(PropertyFlags::NAVIGATION)
    }

    /// Whether the value is kept out of `Debug`: `#[graph(secret)]`.
    pub const fn is_secret(&self) -> bool {
        self.2.contains(PropertyFlags::SECRET)
    }

    /// Whether the property is what an envelope is around: its field is no `Option`, yet a body
    /// without it is read, and comes back without it.
    pub(crate) const fn is_content(&self) -> bool {
        self.2.contains(PropertyFlags::CONTENT)
    }

    /// Whether a body without the property is refused: the field is not an `Option`.
    pub const fn is_required(&self) -> bool {
        self.2.contains(PropertyFlags::REQUIRED)
    }
}
