//! What a segment can be in a place: names of the registry, and the nearest ones to all others.

use super::error::{AddressProblem, Failure, nearest};
use super::key::position_of;
use super::operation::{self, Found};
use super::place::Place;
use super::segment::is_full_name;
use crate::address::key::is_segment;
use crate::model::{PropertyInfo, Shape, TypeInfo};
use crate::operation::Operations;
use crate::registry::Registry;

/// What addresses are resolved through.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'o> {
    pub(super) registry: Registry,
    pub(super) operations: Option<&'o Operations>,
}

impl Lookup<'_> {
    /// The property of the place with this name, and the type that declares it.
    pub(super) fn property(
        self,
        place: Place,
        name: &str,
    ) -> Option<(&'static TypeInfo, &'static PropertyInfo)> {
        let within = |info: &'static TypeInfo| {
            position_of(info, name)
                .and_then(|position| Some((info, info.properties().get(position)?)))
        };
        match place {
            Place::Service => self.registry.containers().find_map(within),
            Place::Resource(resource) => within(resource.info?),
            Place::End(_) => None,
        }
    }

    /// Whether a segment with this text is taken for a key after the collection, here, by a client and
    /// by a service.
    pub(super) fn is_key(self, place: Place, text: &str) -> bool {
        is_segment(text) && self.type_named(text).is_none() && self.operation(place, text).is_none()
    }

    /// The entity type or complex type with this name, with its namespace or its alias.
    pub(super) fn type_named(self, name: &str) -> Option<&'static TypeInfo> {
        let info = is_full_name(name).then(|| self.registry.get(name))??;
        (info.shape() == Shape::Structured).then_some(info)
    }

    /// The actions or functions with this name that can be called in the place.
    pub(super) fn operation(self, place: Place, name: &str) -> Option<Found> {
        let place = match place {
            Place::Service => Err(place.type_name(self.registry)),
            Place::Resource(resource) => Ok(resource),
            Place::End(_) => return None,
        };
        operation::find(self.operations?, place, name)
    }

    /// A name that the place does not have.
    pub(super) fn unknown(self, place: Place, name: &str) -> Failure {
        if matches!(place, Place::Resource(resource) if resource.info.is_none()) {
            return AddressProblem::Undescribed.into();
        }
        let names = |info: &'static TypeInfo| info.properties().iter().map(PropertyInfo::wire_name);
        let mut known: Vec<&str> = match place {
            Place::Service => self.registry.containers().flat_map(names).collect(),
            Place::Resource(resource) if !resource.collection => {
                resource.info.into_iter().flat_map(names).collect()
            }
            _ => Vec::new(),
        };
        if let (Some(operations), Place::Resource(resource)) = (self.operations, place) {
            known.extend(operation::names(operations, self.registry, resource));
        }
        Failure { problem: AddressProblem::Unknown, nearest: nearest(name, known.into_iter()) }
    }

    /// A type that the registry does not have.
    pub(super) fn unknown_type(self, name: &str) -> Failure {
        let known = self.registry.types().map(TypeInfo::name);
        Failure { problem: AddressProblem::Type, nearest: nearest(name, known) }
    }
}
