//! The static description of a property.

use graph_table::PropertyFlags;
use graph_table::naming::bound_property;

/// The description of a property: its names, its flags and, for a [`Nav`](crate::Nav), the type of the
/// related entities.
#[derive(Debug, Clone, Copy)]
pub struct PropertyInfo {
    pub(super) wire_name: &'static str,
    pub(super) rust_name: &'static str,
    /// The type of the related entities as CSDL writes it; empty unless the property is a `Nav`.
    pub(super) target: &'static str,
    pub(in crate::model) flags: PropertyFlags,
}

impl PropertyInfo {
    /// A placeholder, until the row of a property is decoded.
    pub(super) const NAMELESS: Self = Self::new("", "", PropertyFlags::NONE);

    /// A property of an envelope, which has no type table.
    pub(crate) const fn new(
        wire_name: &'static str,
        rust_name: &'static str,
        flags: PropertyFlags,
    ) -> Self {
        Self { wire_name, rust_name, target: "", flags }
    }

    /// The name in JSON: `osVersion`.
    pub const fn wire_name(&self) -> &'static str {
        self.wire_name
    }

    /// The name of the navigation property: `manager`, also for the property of a twin that binds it,
    /// whose name in JSON is `manager@odata.bind`.
    pub(crate) fn relationship_name(&self) -> &'static str {
        bound_property(self.wire_name).unwrap_or(self.wire_name)
    }

    /// The name of the field: `os_version`.
    pub const fn rust_name(&self) -> &'static str {
        self.rust_name
    }

    /// Whether the schema allows null. It does not if the property is `#[graph(non_null)]` or must be
    /// present.
    pub const fn is_nullable(&self) -> bool {
        !self.flags.intersects(PropertyFlags::NON_NULL.with(PropertyFlags::REQUIRED))
    }

    /// Whether the property is part of the key: `#[graph(key)]`.
    pub const fn is_key(&self) -> bool {
        self.flags.contains(PropertyFlags::KEY)
    }

    /// Whether only the service sets the property: `#[graph(computed)]`.
    pub const fn is_computed(&self) -> bool {
        self.flags.contains(PropertyFlags::COMPUTED)
    }

    /// Whether the property is set when the entity is created and never changes:
    /// `#[graph(immutable)]`, `Org.OData.Core.V1.Immutable` in CSDL.
    pub const fn is_immutable(&self) -> bool {
        self.flags.contains(PropertyFlags::IMMUTABLE)
    }

    /// Whether the property leads to other entities: `#[graph(navigation)]`.
    pub const fn is_navigation(&self) -> bool {
        self.flags.contains(PropertyFlags::NAVIGATION)
    }

    /// Whether the value is kept out of `Debug`: `#[graph(secret)]`.
    pub const fn is_secret(&self) -> bool {
        self.flags.contains(PropertyFlags::SECRET)
    }

    /// Whether the property is the content of an envelope. Its field is not an `Option`, but a body
    /// without the property is accepted and written back without it.
    pub(crate) const fn is_content(&self) -> bool {
        self.flags.contains(PropertyFlags::CONTENT)
    }

    /// Whether a body without the property is refused, because the field is not an `Option`.
    pub const fn is_required(&self) -> bool {
        self.flags.contains(PropertyFlags::REQUIRED)
    }

    /// Whether the tolerant way can leave the property without a value, and keep what does not fit.
    pub(crate) const fn can_be_without_value(&self) -> bool {
        !self.is_required() && !self.is_content()
    }
}
