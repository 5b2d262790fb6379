//! Follows the segments of an address from the service on.

use super::error::{AddressProblem, Failure, MOST_SEGMENTS, UnresolvedAddress};
use super::key::AddressKey;
use super::lookup::Lookup;
use super::operation::{self, Found};
use super::place::{End, Place, Resource, bases};
use super::resolved::{AddressStep, Destination, ResolvedAddress};
use super::segment::{Argument, Called, decode, scheme, split};
use crate::address::key::is_in_main_namespace;
use crate::model::{PropertyInfo, Shape, TypeInfo, TypeRef};
use crate::operation::{Operations, RegisteredOperation, segment as operation_segment};
use crate::registry::Registry;

pub(super) fn resolve(
    registry: Registry,
    operations: Option<&Operations>,
    address: &str,
) -> Result<ResolvedAddress, UnresolvedAddress> {
    let lookup = Lookup { registry, operations };
    let mut walk = Walk { lookup, place: Place::Service, steps: Vec::new() };
    if let Some(scheme) = scheme(address) {
        return Err(walk.error(0, scheme, Failure::new(AddressProblem::Absolute)));
    }
    if let Some(start) = address.find(['?', '#']) {
        return Err(walk.error(0, &address[start..], Failure::new(AddressProblem::Query)));
    }
    let segments = split(address);
    if let Some(segment) = segments.get(MOST_SEGMENTS) {
        let failure = Failure::new(AddressProblem::Length);
        return Err(walk.error(MOST_SEGMENTS, segment, failure));
    }
    for (position, segment) in segments.into_iter().enumerate() {
        let text = decode(segment)
            .map_err(|problem| walk.error(position, segment, Failure::new(problem)))?;
        walk.step(segment, &text).map_err(|failure| walk.error(position, &text, failure))?;
    }
    Ok(walk.finish())
}

struct Walk<'o> {
    lookup: Lookup<'o>,
    place: Place,
    steps: Vec<AddressStep>,
}

type Outcome = Result<(), Failure>;

impl Walk<'_> {
    /// Takes a segment, given as it stands in the address, and decoded.
    fn step(&mut self, segment: &str, text: &str) -> Outcome {
        if matches!(text, "" | "." | "..") {
            return Err(AddressProblem::Segment.into());
        }
        if let Place::End(end) = self.place {
            self.place = Place::Resource(end.result.ok_or(AddressProblem::End)?);
        }
        if text.starts_with('$') {
            return self.system(text);
        }
        if text.ends_with(':') {
            return Err(AddressProblem::ByPath.into());
        }
        let called = Called::parse(segment, text).transpose()?;
        let is_collection =
            matches!(self.place, Place::Resource(Resource { collection: true, .. }));
        match called {
            Some(called) => self.called(&called),
            None if is_collection => self.element(text),
            None => self.member(text),
        }
    }

    /// `$count`, `$ref` or `$value`.
    fn system(&mut self, text: &str) -> Outcome {
        let Place::Resource(resource) = self.place else {
            return Err(AddressProblem::System.into());
        };
        let is_scalar =
            |info: &TypeInfo| matches!(info.shape(), Shape::Primitive | Shape::Enum { .. });
        let has_bytes = resource.is_entity || resource.info.is_some_and(is_scalar);
        let (step, destination) = match text.to_ascii_lowercase().as_str() {
            "$count" if resource.collection => (AddressStep::Count, Destination::Count),
            "$ref" if resource.is_entity => (AddressStep::Reference, Destination::Reference),
            "$value" if has_bytes && !resource.collection => {
                (AddressStep::Value, Destination::Bytes)
            }
            _ => return Err(AddressProblem::System.into()),
        };
        self.steps.push(step);
        let resource = Some(resource);
        self.place = Place::End(End { destination, resource, operation: None, result: None });
        Ok(())
    }

    /// A name with parentheses: a collection with a key, or a function with parameters.
    fn called(&mut self, called: &Called<'_>) -> Outcome {
        let arguments = &called.arguments;
        match self.place {
            // The parentheses of a collection of entities are those of a key after a cast.
            Place::Resource(resource) if resource.collection => {
                if let Some(info) = self.lookup.type_named(called.name) {
                    let cast = self.cast(resource, info)?;
                    return self.key(cast, arguments);
                }
            }
            _ => {
                // A function may have the name of a property.
                let function = || self.lookup.operation(self.place, called.name);
                let property = self.lookup.property(self.place, called.name);
                if let Some((info, property)) = property.filter(|(_, property)| {
                    property.target().is_some_and(TypeRef::is_collection) || function().is_none()
                }) {
                    let collection = self.enter(info, property)?;
                    return self.key(collection, arguments);
                }
            }
        }
        match self.lookup.operation(self.place, called.name) {
            Some(Found::Functions(functions)) => self.call(&functions, arguments),
            // The parameters of an action are in the body.
            Some(Found::Action(_)) => Err(AddressProblem::Parameters.into()),
            None => Err(self.lookup.unknown(self.place, called.name)),
        }
    }

    /// A segment after a collection.
    fn element(&mut self, text: &str) -> Outcome {
        let Place::Resource(resource) = self.place else {
            return Err(self.lookup.unknown(self.place, text));
        };
        if let Some(info) = self.lookup.type_named(text) {
            self.cast(resource, info)?;
            return Ok(());
        }
        if let Some(found) = self.lookup.operation(self.place, text) {
            return self.invoke(&found);
        }
        if is_in_main_namespace(text) {
            return Err(self.lookup.unknown_type(text));
        }
        if !resource.is_entity {
            return Err(AddressProblem::Keyless.into());
        }
        let info = resource.info.ok_or(AddressProblem::Undescribed)?;
        let key = AddressKey::from_segment(info, text).ok_or(AddressProblem::Key)?;
        self.select(resource, key);
        Ok(())
    }

    /// A segment after the service or one resource.
    fn member(&mut self, text: &str) -> Outcome {
        if let Some((info, property)) = self.lookup.property(self.place, text) {
            self.enter(info, property)?;
            return Ok(());
        }
        if let (Place::Resource(resource), Some(info)) = (self.place, self.lookup.type_named(text))
        {
            self.cast(resource, info)?;
            return Ok(());
        }
        match self.lookup.operation(self.place, text) {
            Some(found) => self.invoke(&found),
            None if is_in_main_namespace(text) => Err(self.lookup.unknown_type(text)),
            None => Err(self.lookup.unknown(self.place, text)),
        }
    }

    fn enter(
        &mut self,
        info: &'static TypeInfo,
        property: &'static PropertyInfo,
    ) -> Result<Resource, Failure> {
        let name = property.wire_name();
        let ty = info.property_type(name).ok_or(AddressProblem::Unknown)?;
        let resource = Resource {
            name: ty.name(),
            // The type itself, not its union: a property of a derived type follows a cast.
            info: self.lookup.registry.get(ty.name()).or_else(|| ty.info()),
            collection: ty.is_collection(),
            is_entity: property.is_navigation(),
        };
        self.steps.push(AddressStep::Property(name));
        self.place = Place::Resource(resource);
        Ok(resource)
    }

    fn cast(
        &mut self,
        resource: Resource,
        info: &'static TypeInfo,
    ) -> Result<Resource, AddressProblem> {
        if !bases(self.lookup.registry, info.name())
            .any(|name| name.eq_ignore_ascii_case(resource.name))
        {
            return Err(AddressProblem::Cast);
        }
        let resource = Resource { name: info.name(), info: Some(info), ..resource };
        self.steps.push(AddressStep::Cast(info.name()));
        self.place = Place::Resource(resource);
        Ok(resource)
    }

    /// A key in parentheses.
    fn key(&mut self, resource: Resource, arguments: &[Argument<'_>]) -> Outcome {
        if !resource.is_entity || !resource.collection {
            return Err(AddressProblem::Keyless.into());
        }
        let info = resource.info.ok_or(AddressProblem::Undescribed)?;
        let key = AddressKey::from_arguments(info, arguments, |value| {
            self.lookup.is_key(self.place, value)
        });
        self.select(resource, key.ok_or(AddressProblem::Key)?);
        Ok(())
    }

    fn select(&mut self, resource: Resource, key: AddressKey) {
        self.steps.push(AddressStep::Key(key));
        self.place = Place::Resource(Resource { collection: false, ..resource });
    }

    /// An operation without parentheses.
    fn invoke(&mut self, found: &Found) -> Outcome {
        match found {
            Found::Functions(functions) => self.call(functions, &[]),
            Found::Action(info) => {
                let step = AddressStep::Action(self.operation_name(info));
                self.end(step, Destination::Action, info, None);
                Ok(())
            }
        }
    }

    fn call(&mut self, functions: &[RegisteredOperation], arguments: &[Argument<'_>]) -> Outcome {
        let (function, parameters) =
            operation::call(functions, arguments).ok_or(AddressProblem::Parameters)?;
        let info = function.parameters;
        let result = function.result.map(|(info, collection)| {
            let name = info.name();
            let info = self.lookup.registry.get(name).unwrap_or(info);
            let is_entity = info.shape() == Shape::Structured && !info.is_complex();
            Resource { name, info: Some(info), collection, is_entity }
        });
        let name = self.operation_name(info);
        let step = AddressStep::Function { name, parameters };
        self.end(step, Destination::Function, info, result);
        Ok(())
    }

    /// The name of an operation in an address. It is the full name where the name alone would be that of
    /// a property.
    fn operation_name(&self, info: &'static TypeInfo) -> &'static str {
        let name = operation_segment(info.odata_type());
        let is_element = matches!(self.place, Place::Resource(Resource { collection: true, .. }));
        let is_property = !is_element && self.lookup.property(self.place, name).is_some();
        if is_property { info.name() } else { name }
    }

    fn end(
        &mut self,
        step: AddressStep,
        destination: Destination,
        operation: &'static TypeInfo,
        result: Option<Resource>,
    ) {
        let resource = match self.place {
            Place::Resource(resource) => Some(resource),
            _ => None,
        };
        self.steps.push(step);
        let operation = Some(operation);
        self.place = Place::End(End { destination, resource, operation, result });
    }

    fn finish(self) -> ResolvedAddress {
        let (destination, resource, operation) = match self.place {
            Place::End(end) => (end.destination, end.resource, end.operation),
            Place::Resource(resource) if resource.collection => {
                (Destination::Collection, Some(resource), None)
            }
            Place::Resource(resource) => (Destination::One, Some(resource), None),
            // Not reached, because the first segment leads on or is an error.
            Place::Service => (Destination::One, None, None),
        };
        ResolvedAddress {
            steps: self.steps,
            destination,
            type_name: resource.map_or("", |resource| resource.name),
            type_info: resource.and_then(|resource| resource.info),
            operation,
        }
    }

    fn error(&self, position: usize, segment: &str, failure: Failure) -> UnresolvedAddress {
        let Failure { problem, nearest } = failure;
        let within = self.place.type_name(self.lookup.registry);
        UnresolvedAddress { problem, segment: segment.to_owned(), position, within, nearest }
    }
}
