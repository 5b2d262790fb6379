//! Where an address leads after some of its segments.

use std::iter;

use super::resolved::Destination;
use crate::model::TypeInfo;
use crate::registry::Registry;

/// Where the segments so far lead.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Service,
    Resource(Resource),
    End(End),
}

/// An entity or value, or a collection of them.
#[derive(Clone, Copy)]
pub(super) struct Resource {
    /// The full name of its type.
    pub(super) name: &'static str,
    pub(super) info: Option<&'static TypeInfo>,
    pub(super) collection: bool,
    /// Whether it is one of entities, or such a collection.
    pub(super) is_entity: bool,
}

/// What ends most addresses: `$count`, `$ref`, `$value` or an operation.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub(super) destination: Destination,
    /// What is counted, referred to or in the bytes, or what the operation is called on.
    pub(super) resource: Option<Resource>,
    pub(super) operation: Option<&'static TypeInfo>,
    /// What a composable function returns, from which the address can go on.
    pub(super) result: Option<Resource>,
}

impl Place {
    /// The full name of the type in which the next segment is looked up.
    pub(super) fn type_name(self, registry: Registry) -> &'static str {
        match self {
            Self::Service => registry.containers().next().map_or("", TypeInfo::name),
            Self::Resource(resource) => resource.name,
            Self::End(end) => end.resource.map_or("", |resource| resource.name),
        }
    }
}

/// The full name of a type, and those of its base types, the nearest first.
pub(super) fn bases(registry: Registry, name: &'static str) -> impl Iterator<Item = &'static str> {
    /// Ends a cycle in a registry that was written by hand.
    const DEEPEST: usize = 64;
    let base = move |name: &&'static str| registry.get(name).and_then(TypeInfo::base);
    iter::successors(Some(name), base).take(DEEPEST)
}
