//! Finds wire names with the same Rust name, and names of types that differ only in case.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::location::Layout;
use crate::error::Error;
use crate::names;
use crate::schema::{Enumeration, Kind, Operation, Schema, TypeId};

/// Reports every clash once, at the later of the two declarations.
pub(super) fn find(schema: &Schema, layout: &Layout) -> Vec<Error> {
    let mut errors = Vec::new();
    find_namespaces(schema, layout, &mut errors);
    find_types(schema, layout, &mut errors);
    for (id, ty) in schema.types.iter().enumerate() {
        match &ty.kind {
            Kind::Structure(_) => find_fields(schema, id, &mut errors),
            Kind::Enumeration(enumeration) => {
                find_members(&ty.to_string(), enumeration, &mut errors);
            }
        }
    }
    find_variants(schema, layout, &mut errors);
    find_operations(schema, layout, &mut errors);
    for operation in &schema.operations {
        find_parameters(operation, &mut errors);
    }
    errors
}

/// A declaration with its Rust name.
struct Named {
    rust_name: String,
    /// The full name on the wire.
    name: String,
    line: u32,
    /// Whether the declaration is in the type that is checked. A clash of two inherited properties
    /// is reported for the base that declares them.
    own: bool,
}

/// Reports Rust names that occur twice. `what` describes the name in the message.
fn find_repeated(what: &str, all: impl Iterator<Item = Named>, errors: &mut Vec<Error>) {
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
                // A base may be declared after its derived type.
                let later = named.own && (named.line >= other.line || !other.own);
                let (at, before) = if later { (&named, other) } else { (other, &named) };
                let message = already_used(what, &at.rust_name, &before.name, before.line);
                errors.push(Error::at(at.line, &at.name, message));
            }
        }
    }
}

fn already_used(what: &str, rust_name: &str, other: &str, line: u32) -> String {
    format!("{what} in Rust is `{rust_name}`, which `{other}` (line {line}) already uses")
}

/// Reports namespaces with the same folder.
fn find_namespaces(schema: &Schema, layout: &Layout, errors: &mut Vec<Error>) {
    let mut namespaces: HashMap<&[String], &str> = HashMap::new();
    let mut reported = HashSet::new();
    let types = schema.types.iter().zip(&layout.types);
    let types = types.map(|(ty, location)| (&ty.namespace, ty.to_string(), ty.line, location));
    let operations = schema.operations.iter().zip(&layout.operations);
    let operations =
        operations.map(|(it, location)| (&it.namespace, it.to_string(), it.line, location));
    for (namespace, name, line, location) in types.chain(operations) {
        let other = namespaces.entry(&location.folder).or_insert(namespace);
        if other != namespace && reported.insert(namespace) {
            let module = location.folder.join("::");
            let message = format!(
                "the Rust module of the namespace is `{module}`, which `{other}` already uses"
            );
            errors.push(Error::at(line, name, message));
        }
    }
}

/// Reports types, twins and unions with the same name in one module, and names of types that differ
/// only in case, because `@odata.type` is compared without regard to case.
fn find_types(schema: &Schema, layout: &Layout, errors: &mut Vec<Error>) {
    let mut items: HashMap<(&[String], String), TypeId> = HashMap::new();
    let mut tags: HashMap<String, TypeId> = HashMap::new();
    for (id, (ty, location)) in schema.types.iter().zip(&layout.types).enumerate() {
        let patch = ty.structure().map(|_| ("the name of its patch", location.patch_name()));
        let union =
            layout.unions.get(&id).map(|_| ("the name of its union", location.union_name()));
        let taken = [("the name", location.name.clone())].into_iter().chain(patch).chain(union);
        let taken = taken.filter_map(|(what, name)| {
            let other = items.insert((&location.folder, name.clone()), id)?;
            let other = &schema.types[other];
            Some(already_used(what, &name, &other.to_string(), other.line))
        });
        let other = tags.insert(ty.to_string().to_ascii_lowercase(), id);
        let same_tag = other.map(|other| {
            let other = &schema.types[other];
            format!(
                "the name differs from `{other}` (line {}) only in case, which `@odata.type` ignores",
                other.line
            )
        });
        // If the names of two types are the same, so are those of their patches: one error is
        // enough.
        let taken: Vec<String> = taken.chain(same_tag).collect();
        errors.extend(
            taken.into_iter().take(1).map(|message| Error::at(ty.line, ty.to_string(), message)),
        );
    }
}

fn find_fields(schema: &Schema, id: TypeId, errors: &mut Vec<Error>) {
    let properties = schema.flat_properties(id);
    let fields = properties.iter().map(|flat| Named {
        rust_name: names::field_name(&flat.property.name),
        name: format!("{}.{}", schema.types[flat.owner.unwrap_or(id)], flat.property.name),
        line: flat.property.line,
        own: flat.owner == Some(id),
    });
    find_repeated("the name", fields, errors);
}

fn find_members(ty: &str, enumeration: &Enumeration, errors: &mut Vec<Error>) {
    let members = enumeration.members.iter().map(|member| Named {
        rust_name: member.rust_name.clone(),
        name: format!("{ty}.{}", member.name),
        line: member.line,
        own: true,
    });
    find_repeated("the name", members, errors);
}

fn find_variants(schema: &Schema, layout: &Layout, errors: &mut Vec<Error>) {
    for (&base, variants) in &layout.unions {
        let what = format!("the name in the union over `{}`", schema.types[base]);
        let variants = variants.iter().map(|variant| {
            let ty = &schema.types[variant.ty];
            let rust_name = variant.name.clone();
            Named { rust_name, name: ty.to_string(), line: ty.line, own: true }
        });
        find_repeated(&what, variants, errors);
    }
}

/// Reports operations with the same name in one module.
fn find_operations(schema: &Schema, layout: &Layout, errors: &mut Vec<Error>) {
    let mut items: HashMap<(&[String], &str), &Operation> = HashMap::new();
    for (operation, location) in schema.operations.iter().zip(&layout.operations) {
        if let Some(other) = items.insert((&location.folder, &location.name), operation) {
            let message = already_used("the name", &location.name, &other.to_string(), other.line);
            errors.push(Error::at(operation.line, operation.to_string(), message));
        }
    }
}

fn find_parameters(operation: &Operation, errors: &mut Vec<Error>) {
    let fields = operation.parameters.iter().map(|parameter| Named {
        rust_name: names::field_name(&parameter.name),
        name: format!("{operation}.{}", parameter.name),
        line: parameter.line,
        own: true,
    });
    find_repeated("the name", fields, errors);
}
