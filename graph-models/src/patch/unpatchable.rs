//! What a patch cannot say.

use std::fmt;

use super::mention::structured;
use super::{apply, diff};
use crate::engine::{equal_kept, equal_slots, kept_of};
use crate::model::{Object, ObjectExt, Patchable, PropertyInfo, Relationship, Twin};

/// The differences between two values that the patch which [`diff`] makes does not remove: what stays
/// different if it is applied to `before`.
///
/// A program that must reach `after` looks here whether a patch is enough. The list has a property that is
/// not nullable and that only `before` has, because a patch cannot remove it. It also has keys, computed,
/// immutable and navigation properties, which a patch leaves out. Annotations are not compared.
///
/// ```
/// use graph_models::{AdditionalData, UnpatchableReason, graph_entity, unpatchable};
///
/// #[graph_entity]
/// pub struct Office {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(non_null)]
///     pub desks: Option<i32>,
///     pub name: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let before = Office { desks: Some(7), name: Some("Pine".to_owned()), ..Office::default() };
/// let found = unpatchable(&before, &Office::default());
/// assert_eq!(found.len(), 1);
/// assert_eq!((&*found[0].path, found[0].reason), ("desks", UnpatchableReason::NotNullable));
/// assert_eq!(found[0].to_string(), "a patch cannot change `desks`: it is not nullable");
/// ```
pub fn unpatchable<T>(before: &T, after: &T) -> Vec<Unpatchable>
where
    T: Object + Clone + Patchable<Patch: Twin>,
{
    let patch = diff(before, after);
    let mut reached = before.clone();
    apply(&patch, &mut reached);
    let mut search = Search { said: patch.touched(), found: Vec::new() };
    search.object("", &reached, after);
    search.found
}

/// A difference between two values that a patch does not remove; found by [`unpatchable`].
///
/// `Display` prints it as a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unpatchable {
    /// The names that lead to the property: `passwordProfile.password`.
    pub path: String,
    /// Why a patch does not change it.
    pub reason: UnpatchableReason,
}

/// Why a patch does not change a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnpatchableReason {
    /// Only the value before has the property, which is not nullable, so a patch cannot remove it.
    NotNullable,
    /// It is part of the key.
    Key,
    /// Only the service sets it.
    Computed,
    /// It is set when the entity is created, and never changes.
    Immutable,
    /// It leads to other entities, which are changed by requests of their own. Or it is bound to something
    /// that is not the address of an entity.
    Navigation,
    /// It is the type of the value, `@odata.type`.
    Type,
}

impl fmt::Display for Unpatchable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a patch cannot change `{}`: it {}", self.path, self.reason)
    }
}

impl fmt::Display for UnpatchableReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotNullable => "is not nullable",
            Self::Key => "is part of the key",
            Self::Computed => "is set by the service",
            Self::Immutable => "is set when the entity is created",
            Self::Navigation => "leads to other entities",
            Self::Type => "is the type of the value",
        })
    }
}

struct Search {
    /// What the patch says, as [`ObjectExt::touched`] lists it.
    said: Vec<String>,
    found: Vec<Unpatchable>,
}

impl Search {
    /// Compares what the patch reaches with what is wanted, both at a path.
    fn object<'v>(&mut self, path: &str, reached: &'v dyn Object, wanted: &'v dyn Object) {
        let info = wanted.type_info();
        let tag = |value: &dyn Object| value.additional().foreign_type().map(str::to_owned);
        if !info.is(reached.type_info()) || tag(reached) != tag(wanted) {
            self.found(format!("{path}@odata.type"), UnpatchableReason::Type);
        }
        if !info.is(reached.type_info()) {
            return;
        }
        for (position, property) in info.properties.iter().enumerate() {
            let name = format!("{path}{}", property.wire_name());
            let (old, new) = (reached.property(position).slot(), wanted.property(position).slot());
            let relationship = |value: &'v dyn Object| value.relationship(property.wire_name());
            if let (Some(old), Some(new)) = (relationship(reached), relationship(wanted)) {
                self.relationship(name, old, new);
            } else if let (Some((_, old)), Some((_, new))) = (structured(old), structured(new)) {
                self.object(&format!("{name}."), old, new);
            } else if !equal_slots(old, new)
                || !equal_kept(kept_of(reached, position), kept_of(wanted, position))
            {
                self.found(name, reason(property));
            }
        }
    }

    /// An entity or bind that the patch says nothing of.
    fn relationship(&mut self, name: String, reached: &Relationship, wanted: &Relationship) {
        let bound = wanted.bind_json().is_some_and(|bind| reached.bind_json() != Some(bind));
        if (bound || reached.json() != wanted.json())
            && !self.said.contains(&format!("{name}@odata.bind"))
            && !self.said.contains(&name)
        {
            self.found(name, UnpatchableReason::Navigation);
        }
    }

    fn found(&mut self, path: String, reason: UnpatchableReason) {
        self.found.push(Unpatchable { path, reason });
    }
}

fn reason(property: &PropertyInfo) -> UnpatchableReason {
    if property.is_key() {
        UnpatchableReason::Key
    } else if property.is_computed() {
        UnpatchableReason::Computed
    } else if property.is_immutable() {
        UnpatchableReason::Immutable
    } else if property.is_navigation() {
        UnpatchableReason::Navigation
    } else {
        UnpatchableReason::NotNullable
    }
}
