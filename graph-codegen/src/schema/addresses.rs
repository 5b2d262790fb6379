//! Finds what annotations say about addresses: alternate keys, keys that a service does not accept, and
//! where operations can be called. It is told in docs only.

use std::collections::BTreeMap;

use super::annotate::{CAPABILITIES, term_of, term_of_core};
use super::describe::Target;
use super::keys::walk;
use super::lookup::{Declared, Lookup, Names};
use super::property::{Property, PropertyFlags, TypeId, Value};
use super::types::{AlternateKey, KeyPart, Kind, Schema, WrongKey};
use crate::csdl::{Annotation, AnnotationValue, Document, Record, TypeKind};
use crate::error::Error;

/// Whether an operation can be called only where it is listed.
pub(super) fn requires_explicit_binding(annotations: &[Annotation], names: Names<'_, '_>) -> bool {
    let mut terms = annotations.iter().filter(|annotation| annotation.qualifier.is_none());
    terms.any(|Annotation { term, value, .. }| {
        let term = names.qualified(term);
        term_of_core(&term) == Some("RequiresExplicitBinding") && value.tag() == Some(true)
    })
}

/// Adds what annotations say about addresses. What is inside of an element has precedence.
pub(super) fn annotate_addresses(schema: &mut Schema, documents: &[Document], lookup: &Lookup<'_>) {
    let mut said = Said::default();
    for (id, Declared { document, ty, .. }) in lookup.declared.iter().enumerate() {
        let names = lookup.in_document(*document);
        said.read(schema, Element { id, part: None }, &ty.annotations, names);
        let TypeKind::Structure(structure) = &ty.kind else { continue };
        for property in &structure.properties {
            let element = Element { id, part: Some(&property.name) };
            said.read(schema, element, &property.annotations, names);
        }
    }
    for (number, document) in documents.iter().enumerate() {
        let names = lookup.in_document(number);
        let outside = document.schemas.iter().flat_map(|namespace| &namespace.annotations);
        for outside in outside.filter(|outside| outside.qualifier.is_none()) {
            let target = Target::parse(&outside.target, names);
            match lookup.find(&target.name) {
                Some((id, _)) if target.signature.is_none() => {
                    let element = Element { id, part: target.part };
                    said.read(schema, element, &outside.annotations, names);
                }
                _ if target.part.is_none()
                    && requires_explicit_binding(&outside.annotations, names) =>
                {
                    let operations = schema.operations.iter_mut();
                    let operations =
                        operations.filter(|it| it.binding.is_some() && target.is_operation(it));
                    operations.for_each(|it| it.explicit_bindings = Some(Vec::new()));
                }
                _ => {}
            }
        }
    }
    add_places(schema, &said.bindings);
    add_keys(schema, said);
}

impl Schema {
    /// Removes what annotations say about addresses.
    pub(crate) fn remove_what_is_said_of_addresses(&mut self) {
        for ty in &mut self.types {
            let Kind::Structure(structure) = &mut ty.kind else { continue };
            structure.alternate_keys.clear();
            structure.key_as_segment = None;
            let inherited = structure.inherited_flags.iter_mut().map(|(_, flags)| flags);
            let declared = structure.properties.iter_mut().map(|property| &mut property.flags);
            declared.chain(inherited).for_each(|flags| flags.without_key = false);
        }
        self.operations.iter_mut().for_each(|operation| operation.explicit_bindings = None);
    }
}

/// An element that annotations apply to.
#[derive(Clone, Copy)]
struct Element<'e> {
    /// The type, or the container.
    id: TypeId,
    /// The property, or the entity set or singleton of the container.
    part: Option<&'e str>,
}

/// What annotations say that needs other elements, too.
#[derive(Default)]
struct Said<'a> {
    /// The alternate keys of types.
    of_types: BTreeMap<TypeId, Vec<Key>>,
    /// The alternate keys of entity sets, by container and name.
    of_sets: BTreeMap<(TypeId, String), Vec<Key>>,
    /// The elements that list operations, and the operations.
    bindings: Vec<(Place, Target<'a>)>,
}

/// An element that lists operations.
#[derive(Clone)]
struct Place {
    /// As it is written in the docs: `a.ship/crew`
    name: String,
    /// The type of its value or of the elements of that.
    ty: Option<TypeId>,
}

impl Place {
    fn of(schema: &Schema, Element { id, part }: Element<'_>) -> Self {
        let ty = &schema.types[id];
        let Some(part) = part else { return Self { name: ty.to_string(), ty: Some(id) } };
        let properties = schema.flat_properties(id);
        let property = properties.iter().find(|flat| flat.property.name == part);
        let ty_of_part = match property.map(|flat| flat.property.value) {
            Some(Value::Structure(ty) | Value::Enumeration(ty)) => Some(ty),
            _ => None,
        };
        Self { name: format!("{ty}/{part}"), ty: ty_of_part }
    }

    /// Whether it has values that an operation is bound to. Overloads for other types have the same name.
    fn may_have(&self, schema: &Schema, binding: Option<TypeId>) -> bool {
        let (Some(one), Some(other)) = (self.ty, binding) else { return true };
        let is_ancestor = |of, id| schema.ancestry(of).any(|ancestor| ancestor == id);
        is_ancestor(one, other) || is_ancestor(other, one)
    }
}

/// An alternate key that is not checked.
struct Key(Vec<(KeyPart, Record)>);

impl<'a> Said<'a> {
    fn read(
        &mut self,
        schema: &mut Schema,
        element: Element<'_>,
        annotations: &'a [Annotation],
        names: Names<'_, '_>,
    ) {
        let Element { id, part } = element;
        let is_container = schema.types[id].is_container();
        let is_entity = schema.types[id].structure().is_some_and(|structure| structure.entity);
        for Annotation { term, qualifier, value } in annotations {
            let term = names.qualified(term);
            if qualifier.is_some() {
                continue;
            }
            match (term_of_core(&term), term_of(CAPABILITIES, &term), part) {
                (Some("AlternateKeys"), _, None) if is_entity => {
                    self.of_types.entry(id).or_insert_with(|| keys(value));
                }
                (Some("AlternateKeys"), _, Some(set)) if is_container => {
                    self.of_sets.entry((id, set.to_owned())).or_insert_with(|| keys(value));
                }
                (Some("ExplicitOperationBindings"), ..) => {
                    let place = Place::of(schema, element);
                    let listed = value.elements().iter().filter_map(AnnotationValue::text);
                    let listed = listed.map(|name| (place.clone(), Target::parse(name, names)));
                    self.bindings.extend(listed);
                }
                (_, Some("IndexableByKey"), Some(set))
                    if value.tag() == Some(false) && set_of(schema, id, set).is_some() =>
                {
                    let flags = PropertyFlags { without_key: true, ..PropertyFlags::default() };
                    schema.set_flags(id, set, flags);
                }
                (_, Some("KeyAsSegmentSupported"), None) if is_container => {
                    if let Kind::Structure(container) = &mut schema.types[id].kind {
                        container.key_as_segment = container.key_as_segment.or(value.tag());
                    }
                }
                _ => {}
            }
        }
    }
}

/// Adds the elements that list operations to the operations that can be called only there.
fn add_places(schema: &mut Schema, bindings: &[(Place, Target<'_>)]) {
    let mut operations = std::mem::take(&mut schema.operations);
    for operation in &mut operations {
        let Some(mut places) = operation.explicit_bindings.take() else { continue };
        let ty = operation.binding.as_ref().and_then(|binding| binding.ty);
        let listing = bindings
            .iter()
            .filter(|(place, listed)| listed.is_operation(operation) && place.may_have(schema, ty));
        for (place, _) in listing {
            if !places.contains(&place.name) {
                places.push(place.name.clone());
            }
        }
        operation.explicit_bindings = Some(places);
    }
    schema.operations = operations;
}

/// The keys in the value of `AlternateKeys`.
fn keys(value: &AnnotationValue) -> Vec<Key> {
    let keys = records(value).filter_map(|key| {
        let parts = records(key.property("Key")?).map(|part| {
            let text = |name: &str| part.property(name).and_then(AnnotationValue::text);
            let path = text("Name").unwrap_or_default().to_owned();
            let alias = text("Alias").filter(|alias| !alias.is_empty() && *alias != path);
            (KeyPart { alias: alias.map(str::to_owned), path }, part.clone())
        });
        Some(Key(parts.collect()))
    });
    keys.filter(|key| !key.0.is_empty()).collect()
}

fn records(value: &AnnotationValue) -> impl Iterator<Item = &Record> {
    value.elements().iter().filter_map(|element| match element {
        AnnotationValue::Record(record) => Some(record),
        _ => None,
    })
}

/// An entity set that a container has or inherits.
fn set_of<'s>(schema: &'s Schema, id: TypeId, name: &str) -> Option<&'s Property> {
    let properties = schema.types[id].is_container().then(|| schema.flat_properties(id));
    let mut properties = properties.into_iter().flatten().map(|flat| flat.property);
    properties.find(|property| property.name == name && property.collection)
}

/// Adds alternate keys to their types, and those of entity sets to the types of the sets. A type inherits
/// those of its base unless it has its own (CSDL XML 4.01, section 14.2).
fn add_keys(schema: &mut Schema, said: Said<'_>) {
    let mut wrong = Vec::new();
    let mut of_types = BTreeMap::new();
    for (id, keys) in said.of_types {
        let subject = schema.types[id].to_string();
        of_types.insert(id, checked(schema, id, &subject, keys, None, &mut wrong));
    }
    let mut all: BTreeMap<TypeId, Vec<AlternateKey>> = BTreeMap::new();
    for (id, ..) in schema.structures() {
        let keys = schema.ancestry(id).find_map(|id| of_types.get(&id));
        all.insert(id, keys.cloned().unwrap_or_default());
    }
    for ((container, name), keys) in said.of_sets {
        let Some(Property { value: Value::Structure(ty), .. }) = set_of(schema, container, &name)
        else {
            continue;
        };
        let subject = format!("{}.{name}", schema.types[container]);
        let keys = checked(schema, *ty, &subject, keys, Some(&name), &mut wrong);
        let known = all.entry(*ty).or_default();
        for key in keys {
            if !known.iter().any(|it| it.set.is_none() && it.parts == key.parts) {
                known.push(key);
            }
        }
    }
    schema.wrong_keys = wrong;
    for (id, keys) in all {
        if let Kind::Structure(structure) = &mut schema.types[id].kind {
            structure.alternate_keys = keys;
        }
    }
}

/// The keys whose parts are properties of a type. Those that are not are kept apart, because documents of
/// Graph have some.
fn checked(
    schema: &Schema,
    ty: TypeId,
    subject: &str,
    keys: Vec<Key>,
    set: Option<&str>,
    wrong: &mut Vec<WrongKey>,
) -> Vec<AlternateKey> {
    let mut checked = Vec::new();
    for Key(parts) in keys {
        let before = wrong.len();
        for (KeyPart { path, .. }, Record { position, .. }) in &parts {
            let what = match path.as_str() {
                "" => "has a part without `Name`".to_owned(),
                path => match walk(schema, ty, path) {
                    Ok(_) => continue,
                    Err(reason) => format!("names {reason}"),
                },
            };
            let message = format!("the alternate key {what}; it is left out");
            let note = Error::at(position, subject, message).to_string();
            wrong.push(WrongKey { subject: subject.to_owned(), path: path.clone(), note });
        }
        if wrong.len() == before {
            let parts = parts.into_iter().map(|(part, _)| part).collect();
            checked.push(AlternateKey { parts, set: set.map(str::to_owned) });
        }
    }
    checked
}
