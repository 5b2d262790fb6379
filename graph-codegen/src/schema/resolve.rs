//! Resolves a document: aliases, base types, the types of properties.

mod operations;
mod repeated;

use self::operations::resolve_operations;
use self::repeated::{find_repeated_names, find_repeated_properties};
use super::addresses::annotate_addresses;
use super::annotate::annotate;
use super::describe::{describe, description};
use super::identifiers::find_wrong_names;
use super::lookup::{Declared, Lookup, Names, report_undefined};
use super::numbers::member_values;
use super::property::{Property, PropertyFlags, TypeId, Value};
use super::types::{Enumeration, Kind, Member, Schema, Structure, Type};
use crate::csdl::{self, Document, TypeKind};
use crate::error::{Errors, Position, Problems};
use crate::names as rust_names;

/// Resolves a document.
///
/// # Errors
///
/// Types that are not defined; base types of the wrong kind or in a cycle; types, properties,
/// members and operations that are declared twice. All of them are reported, each with its position.
pub fn resolve(document: &Document) -> Result<Schema, Errors> {
    let mut problems = Problems::default();
    let schema = resolve_all(std::slice::from_ref(document), &mut problems);
    Errors::unless(problems.errors, schema)
}

/// Resolves documents that may reference each other, as far as possible, and reports what is wrong.
pub(crate) fn resolve_all(documents: &[Document], problems: &mut Problems) -> Schema {
    find_wrong_names(documents, problems);
    let lookup = Lookup::new(documents, problems);
    let types = lookup.declared.iter().map(|declared| resolve_type(declared, &lookup, problems));
    let types = types.collect();
    let operations = resolve_operations(documents, &lookup, problems);
    let aliases = lookup.all_aliases();
    let mut schema = Schema { types, operations, aliases, ..Schema::default() };
    // The steps below follow base types, which must not form a cycle.
    break_cycles(&mut schema, problems);
    find_repeated_properties(&schema, problems);
    inherit(&mut schema);
    annotate(&mut schema, documents, &lookup, problems);
    annotate_addresses(&mut schema, documents, &lookup);
    describe(&mut schema, documents, &lookup);
    schema
}

fn resolve_type(declared: &Declared<'_>, lookup: &Lookup<'_>, problems: &mut Problems) -> Type {
    let Declared { document, namespace, ty } = declared;
    let subject = format!("{namespace}.{}", ty.name);
    let names = lookup.in_document(*document);
    let kind = match &ty.kind {
        TypeKind::Structure(structure) => {
            Kind::Structure(resolve_structure(structure, &subject, &ty.position, names, problems))
        }
        TypeKind::Enumeration(enumeration) => {
            let members = enumeration.members.iter();
            let members = members.map(|member| (&*member.name, &member.position));
            find_repeated_names("member", members, &subject, problems);
            let values = member_values(enumeration, &subject, problems);
            let members = enumeration.members.iter().zip(values).map(|(member, value)| Member {
                name: member.name.clone(),
                rust_name: rust_names::variant_name(&member.name),
                description: description(&member.annotations, names),
                value,
                position: member.position.clone(),
            });
            let members = members.collect();
            Kind::Enumeration(Enumeration { flags: enumeration.flags, members })
        }
    };
    Type {
        namespace: (*namespace).to_owned(),
        name: ty.name.clone(),
        rust_name: rust_names::type_name(&ty.name),
        description: description(&ty.annotations, names),
        position: ty.position.clone(),
        kind,
    }
}

fn resolve_structure(
    structure: &csdl::Structure,
    subject: &str,
    position: &Position,
    names: Names<'_, '_>,
    problems: &mut Problems,
) -> Structure {
    let base_name = structure.base.as_deref().map(|base| names.qualified(base));
    let base = base_name.as_deref().and_then(|base| match names.lookup.find(base) {
        Some((id, TypeKind::Structure(found))) => found.is_like(structure).then_some(id),
        // Reported above.
        Some(_) => None,
        None => {
            let message = names.not_defined("base type", base);
            let consequence = "its inherited properties are additional data";
            report_undefined(base, position, subject, message, consequence, problems);
            None
        }
    });
    let properties = structure.properties.iter();
    Structure {
        entity: structure.entity,
        container: structure.container,
        base,
        base_name,
        is_abstract: structure.is_abstract,
        open: structure.open,
        has_stream: structure.has_stream,
        alternate_keys: Vec::new(),
        key_as_segment: None,
        properties: properties
            .map(|property| resolve_property(property, subject, names, problems))
            .collect(),
        inherited_flags: Vec::new(),
        inherited_descriptions: Vec::new(),
    }
}

fn resolve_property(
    property: &csdl::Property,
    owner: &str,
    names: Names<'_, '_>,
    problems: &mut Problems,
) -> Property {
    let subject = format!("{owner}.{}", property.name);
    let ty = names.value_type(&property.type_name, &subject, &property.position, problems);
    if property.navigation && matches!(ty.value, Value::Primitive(_) | Value::Enumeration(_)) {
        let message = format!(
            "a navigation property leads to entities, and `{}` is not an entity type",
            ty.name
        );
        problems.error(&property.position, subject, message);
    }
    Property {
        name: property.name.clone(),
        rust_name: rust_names::field_name(&property.name),
        type_name: ty.name,
        value: ty.value,
        collection: ty.collection,
        // Without the attribute a property is nullable (CSDL XML 4.01, sections 7.2.1 and 8.3).
        nullable: property.nullable.unwrap_or(true),
        flags: PropertyFlags { navigation: property.navigation, ..PropertyFlags::default() },
        description: description(&property.annotations, names),
        position: property.position.clone(),
    }
}

/// Reports each cycle of base types once, at its first type. That type then has no base, so that the
/// steps that follow base types come to an end.
fn break_cycles(schema: &mut Schema, problems: &mut Problems) {
    // For each type, the start of the latest walk that visited it.
    let mut visited: Vec<Option<TypeId>> = vec![None; schema.types.len()];
    let mut cycles = Vec::new();
    for (start, ..) in schema.structures() {
        for id in schema.ancestry(start) {
            match visited[id].replace(start) {
                None => {}
                // The walk came back to a type that it has visited, so there is a cycle.
                Some(walk) if walk == start => {
                    cycles.push(cycle(schema, id));
                    break;
                }
                // An earlier walk has checked the rest.
                Some(_) => break,
            }
        }
    }
    for types in cycles {
        let Some(&first) = types.first() else { continue };
        let names: Vec<_> = types.iter().map(|&id| schema.types[id].to_string()).collect();
        let ty = &mut schema.types[first];
        let message = format!("the type is derived from itself: {}", names.join(" → "));
        problems.error(&ty.position, ty.to_string(), message);
        if let Kind::Structure(structure) = &mut ty.kind {
            structure.base = None;
        }
    }
}

/// The types of a cycle through a type. It starts and ends with the one that is declared first.
fn cycle(schema: &Schema, id: TypeId) -> Vec<TypeId> {
    let others = schema.ancestry(id).skip(1).take_while(|&other| other != id);
    let mut types: Vec<TypeId> = [id].into_iter().chain(others).collect();
    let first = types.iter().copied().min().unwrap_or(id);
    let before = types.iter().position(|&ty| ty == first).unwrap_or_default();
    types.rotate_left(before);
    types.push(first);
    types
}

/// Passes `OpenType` and `HasStream` on to derived types.
fn inherit(schema: &mut Schema) {
    for id in 0..schema.types.len() {
        let (mut open, mut has_stream, mut next) = (false, false, Some(id));
        while let Some(structure) = next.and_then(|id| schema.types[id].structure()) {
            open |= structure.open;
            has_stream |= structure.has_stream;
            next = structure.base;
        }
        if let Kind::Structure(structure) = &mut schema.types[id].kind {
            (structure.open, structure.has_stream) = (open, has_stream);
        }
    }
}
