//! Names that are different on the wire and one in Rust, and names that only case tells apart.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::Layout;
use crate::error::Error;
use crate::names;
use crate::schema::{Enumeration, Kind, Operation, Schema, TypeId};

/// Reports every clash once, at the later of the two.
pub(super) fn find(schema: &Schema, layout: &Layout) -> Vec<Error> {
    let mut mistakes = Vec::new();
    find_namespaces(schema, layout, &mut mistakes);
    find_types(schema, layout, &mut mistakes);
    for (id, ty) in schema.types.iter().enumerate() {
        match &ty.kind {
            Kind::Structure(_) => find_fields(schema, id, &mut mistakes),
            Kind::Enumeration(enumeration) => {
                find_members(&ty.to_string(), enumeration, &mut mistakes);
            }
        }
    }
    find_variants(schema, layout, &mut mistakes);
    find_operations(schema, layout, &mut mistakes);
    for operation in &schema.operations {
        find_parameters(operation, &mut mistakes);
    }
    mistakes
}

/// Something with a name in Rust.
struct Named {
    rust_name: String,
    /// The full name on the wire.
    name: String,
    line: u32,
    /// Whether a clash is reported here; one of two inherited properties is, where they are
    /// declared.
    own: bool,
}

/// Reports the names in Rust that occur twice; `what` says what is named.
fn find_repeated(what: &str, all: impl Iterator<Item = Named>, mistakes: &mut Vec<Error>) {
    let mut seen: HashMap<String, Named> = HashMap::new();
    for named in all {
        match seen.entry(named.rust_name.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(named);
            }
            Entry::Occupied(entry) => {
                let other = entry.get();
                if !named.own && !other.own {
                    continue;
                }
                // A base may be declared below the type that is based on it.
                let later = named.own && (named.line >= other.line || !other.own);
                let (at, before) = if later { (&named, other) } else { (other, &named) };
                let message = has_already(what, &at.rust_name, &before.name, before.line);
                mistakes.push(Error::at(at.line, &at.name, message));
            }
        }
    }
}

fn has_already(what: &str, rust_name: &str, other: &str, line: u32) -> String {
    format!("{what} in Rust is `{rust_name}`, which `{other}` (line {line}) has already")
}

/// Each folder is of one namespace.
fn find_namespaces(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    let mut namespaces: HashMap<&[String], &str> = HashMap::new();
    let mut reported = HashSet::new();
    let types = schema.types.iter().zip(&layout.places);
    let types = types.map(|(ty, place)| (&ty.namespace, ty.to_string(), ty.line, place));
    let operations = schema.operations.iter().zip(&layout.operations);
    let operations = operations.map(|(it, place)| (&it.namespace, it.to_string(), it.line, place));
    for (namespace, name, line, place) in types.chain(operations) {
        let other = namespaces.entry(&place.folder).or_insert(namespace);
        if other != namespace && reported.insert(namespace) {
            let module = place.folder.join("::");
            let message = format!(
                "the module of its namespace is `{module}` in Rust, which `{other}` has already"
            );
            mistakes.push(Error::at(line, name, message));
        }
    }
}

/// All names of one module are different, and all names on the wire without regard to case, as tags
/// are compared.
fn find_types(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    let mut items: HashMap<(&[String], String), TypeId> = HashMap::new();
    let mut tags: HashMap<String, TypeId> = HashMap::new();
    for (id, (ty, place)) in schema.types.iter().zip(&layout.places).enumerate() {
        let patch = ty.structure().map(|_| ("the name of its patch", place.patch_name()));
        let union = layout.unions.get(&id).map(|_| ("the name of its union", place.union_name()));
        let taken = [("the name", place.name.clone())].into_iter().chain(patch).chain(union);
        let taken = taken.filter_map(|(what, name)| {
            let other = items.insert((&place.folder, name.clone()), id)?;
            let other = &schema.types[other];
            Some(has_already(what, &name, &other.to_string(), other.line))
        });
        let other = tags.insert(ty.to_string().to_ascii_lowercase(), id);
        let same_tag = other.map(|other| {
            let other = &schema.types[other];
            format!(
                "the name differs from `{other}` (line {}) in case alone, which tags do not tell apart",
                other.line
            )
        });
        // Where the names of two types are the same, those of their patches are, too.
        let taken: Vec<String> = taken.chain(same_tag).collect();
        mistakes.extend(
            taken.into_iter().take(1).map(|message| Error::at(ty.line, ty.to_string(), message)),
        );
    }
}

fn find_fields(schema: &Schema, id: TypeId, mistakes: &mut Vec<Error>) {
    let properties = schema.flat_properties(id);
    let fields = properties.iter().map(|flat| Named {
        rust_name: names::field_name(&flat.property.name),
        name: format!("{}.{}", schema.types[flat.owner.unwrap_or(id)], flat.property.name),
        line: flat.property.line,
        own: flat.owner == Some(id),
    });
    find_repeated("the name", fields, mistakes);
}

fn find_members(ty: &str, enumeration: &Enumeration, mistakes: &mut Vec<Error>) {
    let members = enumeration.members.iter().map(|member| Named {
        rust_name: member.rust_name.clone(),
        name: format!("{ty}.{}", member.name),
        line: member.line,
        own: true,
    });
    find_repeated("the name", members, mistakes);
}

fn find_variants(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    for (&base, variants) in &layout.unions {
        let what = format!("the name in the union over `{}`", schema.types[base]);
        let variants = variants.iter().map(|variant| {
            let ty = &schema.types[variant.ty];
            let rust_name = variant.name.clone();
            Named { rust_name, name: ty.to_string(), line: ty.line, own: true }
        });
        find_repeated(&what, variants, mistakes);
    }
}

/// All names of the operations of a kind and namespace are different.
fn find_operations(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    let mut items: HashMap<(&[String], &str), &Operation> = HashMap::new();
    for (operation, place) in schema.operations.iter().zip(&layout.operations) {
        if let Some(other) = items.insert((&place.folder, &place.name), operation) {
            let message = has_already("the name", &place.name, &other.to_string(), other.line);
            mistakes.push(Error::at(operation.line, operation.to_string(), message));
        }
    }
}

fn find_parameters(operation: &Operation, mistakes: &mut Vec<Error>) {
    let fields = operation.parameters.iter().map(|parameter| Named {
        rust_name: names::field_name(&parameter.name),
        name: format!("{operation}.{}", parameter.name),
        line: parameter.line,
        own: true,
    });
    find_repeated("the name", fields, mistakes);
}
