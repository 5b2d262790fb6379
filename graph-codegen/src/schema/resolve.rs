//! From names to types: aliases, base types, the types of properties.

use std::collections::HashMap;

use super::lookup::{Lookup, element};
use super::{
    Enumeration, Facets, Kind, Member, Property, Schema, Structure, Type, TypeId, Value, annotate,
    operations,
};
use crate::csdl::{self, Document, TypeKind};
use crate::error::{Error, Errors};
use crate::names;

/// Resolves a document.
///
/// # Errors
///
/// Types that are declared twice or not at all, bases that are no structured types or form a cycle,
/// properties, members and operations that are declared twice: all of them, each with its line.
pub fn resolve(document: &Document) -> Result<Schema, Errors> {
    let mut mistakes = Vec::new();
    let lookup = Lookup::new(document, &mut mistakes);
    let types = (lookup.declared.iter())
        .map(|(namespace, ty)| resolve_type(namespace, ty, &lookup, &mut mistakes))
        .collect();
    let operations = operations::resolve(document, &lookup, &mut mistakes);
    let schema = Schema { types, operations, aliases: lookup.aliases.clone() };
    find_cycles(&schema, &mut mistakes);
    // What follows walks from base to base.
    let mut schema = Errors::unless(mistakes, schema)?;
    let mut mistakes = Vec::new();
    find_repeated_properties(&schema, &mut mistakes);
    inherit(&mut schema);
    annotate::annotate(&mut schema, document, &lookup, &mut mistakes);
    Errors::unless(mistakes, schema)
}

fn resolve_type(
    namespace: &str,
    ty: &csdl::Type,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Type {
    let place = format!("{namespace}.{}", ty.name);
    let kind = match &ty.kind {
        TypeKind::Structure(structure) => {
            Kind::Structure(resolve_structure(structure, &place, ty.line, lookup, mistakes))
        }
        TypeKind::Enumeration(enumeration) => {
            find_repeated_members(enumeration, &place, mistakes);
            let members = enumeration.members.iter().map(|member| Member {
                name: member.name.clone(),
                rust_name: names::variant_name(&member.name),
                line: member.line,
            });
            let members = members.collect();
            Kind::Enumeration(Enumeration { flags: enumeration.flags, members })
        }
    };
    Type { namespace: namespace.to_owned(), name: ty.name.clone(), line: ty.line, kind }
}

fn resolve_structure(
    structure: &csdl::Structure,
    place: &str,
    line: u32,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
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
        mistakes.push(Error::at(line, place, message));
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
            .map(|property| resolve_property(property, place, lookup, mistakes))
            .collect(),
        inherited_facets: Vec::new(),
    }
}

fn resolve_property(
    property: &csdl::Property,
    owner: &str,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Property {
    let place = format!("{owner}.{}", property.name);
    let (type_name, value, collection) =
        resolve_value(&property.type_name, &place, property.line, lookup, mistakes);
    Property {
        name: property.name.clone(),
        type_name,
        value,
        collection,
        // Without the attribute a property may be null (CSDL XML 4.01, sections 7.2.1 and 8.3).
        nullable: property.nullable.unwrap_or(true),
        facets: Facets { navigation: property.navigation, ..Facets::default() },
        line: property.line,
    }
}

/// The type of a property or parameter: as CSDL writes it, aliases written out, what it means, and
/// whether it is a collection.
pub(super) fn resolve_value(
    type_name: &str,
    place: &str,
    line: u32,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> (String, Value, bool) {
    let (name, collection) = element(type_name);
    let name = lookup.qualified(name);
    let value = lookup.value(&name).unwrap_or_else(|message| {
        mistakes.push(Error::at(line, place, message));
        Value::Json
    });
    (if collection { format!("Collection({name})") } else { name }, value, collection)
}

fn find_repeated_members(enumeration: &csdl::Enumeration, place: &str, mistakes: &mut Vec<Error>) {
    let mut seen = HashMap::new();
    for member in &enumeration.members {
        if let Some(line) = seen.insert(&member.name, member.line) {
            let message = format!("member `{}` stands in line {line} already", member.name);
            mistakes.push(Error::at(member.line, place, message));
        }
    }
}

/// Reports each cycle of base types once, at its first type.
fn find_cycles(schema: &Schema, mistakes: &mut Vec<Error>) {
    // From which type the walk started that came by first.
    let mut passed: Vec<Option<TypeId>> = vec![None; schema.types.len()];
    for (start, ..) in schema.structures() {
        for id in schema.ancestry(start) {
            match passed[id].replace(start) {
                None => {}
                // Only a cycle leads to where the same walk has been.
                Some(walk) if walk == start => {
                    mistakes.push(cycle(schema, id));
                    break;
                }
                // What lies above is known.
                Some(_) => break,
            }
        }
    }
}

/// The mistake of a cycle through a type.
fn cycle(schema: &Schema, id: TypeId) -> Error {
    let others = schema.ancestry(id).skip(1).take_while(|&other| other != id);
    let mut types: Vec<TypeId> = [id].into_iter().chain(others).collect();
    let first = types.iter().copied().min().unwrap_or(id);
    let before = types.iter().position(|&ty| ty == first).unwrap_or_default();
    types.rotate_left(before);
    types.push(first);
    let names: Vec<_> = types.iter().map(|&id| schema.types[id].to_string()).collect();
    let ty = &schema.types[first];
    let message = format!("the type is based on itself: {}", names.join(" → "));
    Error::at(ty.line, ty.to_string(), message)
}

/// Types based on an open type are open, and those of an entity with a stream have one.
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

/// A property has one declaration, in the type or in one that it is based on.
fn find_repeated_properties(schema: &Schema, mistakes: &mut Vec<Error>) {
    for (id, ty, structure) in schema.structures() {
        let mut seen: HashMap<&str, (u32, TypeId)> = HashMap::new();
        for (owner, property) in schema.inherited(id) {
            seen.insert(&property.name, (property.line, owner));
        }
        for property in &structure.properties {
            if let Some((line, owner)) = seen.insert(&property.name, (property.line, id)) {
                let message = format!(
                    "the property is declared in `{}` already, in line {line}",
                    schema.types[owner]
                );
                let place = format!("{ty}.{}", property.name);
                mistakes.push(Error::at(property.line, place, message));
            }
        }
    }
}
