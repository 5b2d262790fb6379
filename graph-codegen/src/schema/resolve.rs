//! Resolves a document: aliases, base types, the types of properties.

mod identifiers;
mod operations;
mod repeated;

use self::identifiers::find_wrong_names;
use self::operations::resolve_operations;
use self::repeated::{find_repeated_names, find_repeated_properties};
use super::annotate::annotate;
use super::lookup::Lookup;
use super::property::{Property, PropertyFlags, TypeId, Value};
use super::types::{Enumeration, Kind, Member, Schema, Structure, Type};
use crate::csdl::{self, Document, TypeKind};
use crate::error::{Error, Errors};
use crate::names;

/// Resolves a document.
///
/// # Errors
///
/// Types that are not defined; base types of the wrong kind or in a cycle; types, properties,
/// members and operations that are declared twice. All of them are reported, each with its line.
pub fn resolve(document: &Document) -> Result<Schema, Errors> {
    let mut errors = Vec::new();
    find_wrong_names(document, &mut errors);
    let lookup = Lookup::new(document, &mut errors);
    let types = (lookup.declared.iter())
        .map(|(namespace, ty)| resolve_type(namespace, ty, &lookup, &mut errors))
        .collect();
    let operations = resolve_operations(document, &lookup, &mut errors);
    let schema = Schema { types, operations, aliases: lookup.aliases.clone(), ..Schema::default() };
    find_cycles(&schema, &mut errors);
    // The steps below follow base types, which must not form a cycle.
    let mut schema = Errors::unless(errors, schema)?;
    let mut errors = Vec::new();
    find_repeated_properties(&schema, &mut errors);
    inherit(&mut schema);
    annotate(&mut schema, document, &lookup, &mut errors);
    Errors::unless(errors, schema)
}

fn resolve_type(
    namespace: &str,
    ty: &csdl::Type,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Type {
    let subject = format!("{namespace}.{}", ty.name);
    let kind = match &ty.kind {
        TypeKind::Structure(structure) => {
            Kind::Structure(resolve_structure(structure, &subject, ty.line, lookup, errors))
        }
        TypeKind::Enumeration(enumeration) => {
            let members = enumeration.members.iter().map(|member| (&*member.name, member.line));
            find_repeated_names("member", members, &subject, errors);
            let members = enumeration.members.iter().map(|member| Member {
                name: member.name.clone(),
                rust_name: names::variant_name(&member.name),
                line: member.line,
            });
            let members = members.collect();
            Kind::Enumeration(Enumeration { flags: enumeration.flags, members })
        }
    };
    let rust_name = names::type_name(&ty.name);
    Type { namespace: namespace.to_owned(), name: ty.name.clone(), rust_name, line: ty.line, kind }
}

fn resolve_structure(
    structure: &csdl::Structure,
    subject: &str,
    line: u32,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Structure {
    let base_name = structure.base.as_deref().map(|base| lookup.qualified(base));
    let base = base_name.as_deref().and_then(|base| {
        let message = match lookup.find(base) {
            Some((id, TypeKind::Structure(found))) if found.entity == structure.entity => {
                return Some(id);
            }
            Some(_) if structure.entity => format!("base type `{base}` is not an entity type"),
            Some(_) => format!("base type `{base}` is not a complex type"),
            None => format!("base type `{base}` is not defined"),
        };
        errors.push(Error::at(line, subject, message));
        None
    });
    let properties = structure.properties.iter();
    Structure {
        entity: structure.entity,
        base,
        base_name,
        is_abstract: structure.is_abstract,
        open: structure.open,
        has_stream: structure.has_stream,
        properties: properties
            .map(|property| resolve_property(property, subject, lookup, errors))
            .collect(),
        inherited_flags: Vec::new(),
    }
}

fn resolve_property(
    property: &csdl::Property,
    owner: &str,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Property {
    let subject = format!("{owner}.{}", property.name);
    let ty = lookup.value_type(&property.type_name, &subject, property.line, errors);
    if property.navigation && matches!(ty.value, Value::Primitive(_) | Value::Enumeration(_)) {
        let message = format!(
            "a navigation property leads to entities, and `{}` is not an entity type",
            ty.name
        );
        errors.push(Error::at(property.line, subject, message));
    }
    Property {
        name: property.name.clone(),
        rust_name: names::field_name(&property.name),
        type_name: ty.name,
        value: ty.value,
        collection: ty.collection,
        // Without the attribute a property is nullable (CSDL XML 4.01, sections 7.2.1 and 8.3).
        nullable: property.nullable.unwrap_or(true),
        flags: PropertyFlags { navigation: property.navigation, ..PropertyFlags::default() },
        line: property.line,
    }
}

/// Reports each cycle of base types once, at its first type.
fn find_cycles(schema: &Schema, errors: &mut Vec<Error>) {
    // For each type, the start of the latest walk that visited it.
    let mut visited: Vec<Option<TypeId>> = vec![None; schema.types.len()];
    for (start, ..) in schema.structures() {
        for id in schema.ancestry(start) {
            match visited[id].replace(start) {
                None => {}
                // The walk came back to a type that it has visited, so there is a cycle.
                Some(walk) if walk == start => {
                    errors.push(cycle(schema, id));
                    break;
                }
                // An earlier walk has checked the rest.
                Some(_) => break,
            }
        }
    }
}

/// The error for a cycle through a type.
fn cycle(schema: &Schema, id: TypeId) -> Error {
    let others = schema.ancestry(id).skip(1).take_while(|&other| other != id);
    let mut types: Vec<TypeId> = [id].into_iter().chain(others).collect();
    let first = types.iter().copied().min().unwrap_or(id);
    let before = types.iter().position(|&ty| ty == first).unwrap_or_default();
    types.rotate_left(before);
    types.push(first);
    let names: Vec<_> = types.iter().map(|&id| schema.types[id].to_string()).collect();
    let ty = &schema.types[first];
    let message = format!("the type is derived from itself: {}", names.join(" → "));
    Error::at(ty.line, ty.to_string(), message)
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
