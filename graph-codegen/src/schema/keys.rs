//! Marks the properties that are keys.
//!
//! A key may be a path into a complex value: `Info/ID`. Then only `ID` is a part of the key, and the
//! rest of `Info` can be changed. Because `ID` belongs to the type of `Info`, it is marked only if
//! values of that type are nowhere else, where it would not be a key.

use std::collections::HashSet;

use super::lookup::Lookup;
use super::property::{PropertyFlags, TypeId, Value};
use super::types::Schema;
use crate::csdl::TypeKind;
use crate::error::Problems;

/// The flags of a part of a key.
const KEY: PropertyFlags = PropertyFlags {
    key: true,
    computed: false,
    immutable: false,
    navigation: false,
    secret: false,
    optional: false,
    without_key: false,
};

/// Marks the properties that the keys of all types name. A key that names something else is an error.
pub(super) fn mark_keys(schema: &mut Schema, lookup: &Lookup<'_>, problems: &mut Problems) {
    let mut paths = Vec::new();
    for (id, declared) in lookup.declared.iter().enumerate() {
        let TypeKind::Structure(structure) = &declared.ty.kind else { continue };
        // A missing name is already reported.
        for part in structure.key.iter().filter(|part| !part.name.is_empty()) {
            match walk(schema, id, &part.name) {
                Ok(None) => {}
                Ok(Some(path)) => paths.push(path),
                Err(reason) => {
                    let message = format!("the key names {reason}");
                    problems.error(&part.position, schema.types[id].to_string(), message);
                }
            }
        }
    }
    let on_paths: HashSet<(TypeId, String)> = paths.iter().flatten().cloned().collect();
    for path in paths {
        let [before @ .., (ty, property)] = path.as_slice() else { continue };
        if before.is_empty() || is_only_in_keys(schema, *ty, &on_paths) {
            schema.set_flags(*ty, property, KEY);
        }
    }
}

/// The properties of a path: the type that each was looked up in, and its name. `None` if it leads
/// through a navigation property, which makes none of them a key. An error says what is wrong.
pub(super) fn walk(
    schema: &Schema,
    start: TypeId,
    path: &str,
) -> Result<Option<Vec<(TypeId, String)>>, String> {
    let (mut ty, mut steps) = (start, Vec::new());
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        let all = schema.flat_properties(ty);
        let Some(flat) = all.iter().find(|flat| flat.property.name == name) else {
            let what = if ty == start { "the type" } else { &*format!("`{}`", schema.types[ty]) };
            return Err(format!("`{name}`, which is not a property of {what}"));
        };
        let is_last = names.peek().is_none();
        match flat.property.value {
            _ if flat.flags.navigation && !is_last && !flat.property.collection => return Ok(None),
            _ if flat.flags.navigation => {
                return Err(format!("`{name}`, which is a navigation property"));
            }
            _ if flat.property.collection => {
                return Err(format!("`{name}`, which is a collection"));
            }
            Value::Structure(next) if !is_last => {
                steps.push((ty, name.to_owned()));
                ty = next;
            }
            // The type of the value is not known.
            Value::Json if !is_last => return Ok(None),
            _ if !is_last => return Err(format!("`{name}`, whose value has no properties")),
            _ => steps.push((ty, name.to_owned())),
        }
    }
    Ok(Some(steps))
}

/// Whether all properties of a type are on paths of keys.
fn is_only_in_keys(schema: &Schema, ty: TypeId, on_paths: &HashSet<(TypeId, String)>) -> bool {
    let is_on_path = |owner: TypeId, name: &str| {
        // The path may have reached the property through a derived type.
        on_paths.iter().any(|(id, known)| {
            known == name && schema.ancestry(*id).any(|ancestor| ancestor == owner)
        })
    };
    schema.structures().all(|(owner, _, structure)| {
        let mut values = structure.properties.iter().filter(|it| it.value == Value::Structure(ty));
        values.all(|property| is_on_path(owner, &property.name))
    })
}
