//! The types that are wanted, and what they reach.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::error::{Error, Errors};
use crate::schema::{Kind, Schema, Type, TypeId, Value};

/// Which types to take from a schema.
///
/// With each type come the enumerations and complex types that its properties need, and the types
/// based on those complex types. Navigation properties are followed for a number of steps; what
/// lies beyond stays JSON, and is still read and written without loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subset {
    /// The full names of the types.
    pub types: Vec<String>,
    /// How many navigation properties are followed from each, one after the other.
    pub follow: usize,
}

/// The part of a schema that a subset asks for.
///
/// # Errors
///
/// A name that no type has, with the nearest one that exists.
pub fn select(schema: &Schema, subset: &Subset) -> Result<Schema, Errors> {
    let (mut wanted, mut mistakes) = (Vec::new(), Vec::new());
    for name in &subset.types {
        match find(schema, name) {
            Some(id) => wanted.push(id),
            None => mistakes.push(unknown(schema, name)),
        }
    }
    if subset.types.is_empty() {
        mistakes.push(Error::new("", "a subset needs at least one type"));
    }
    let wanted = Errors::unless(mistakes, wanted)?;
    Ok(keep(schema, &reach(schema, &wanted, subset.follow)))
}

/// The type with a full name, written with an alias or in another case, too.
fn find(schema: &Schema, name: &str) -> Option<TypeId> {
    let name = name.trim_start_matches('#');
    let qualified = name.rsplit_once('.').and_then(|(namespace, local)| {
        Some(format!("{}.{local}", schema.aliases.get(namespace)?))
    });
    let name = qualified.as_deref().unwrap_or(name);
    schema.find(name).or_else(|| {
        schema.types.iter().position(|ty| ty.to_string().eq_ignore_ascii_case(name))
    })
}

fn unknown(schema: &Schema, name: &str) -> Error {
    let local = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
    let same = schema.types.iter().find(|ty| ty.name.to_ascii_lowercase() == local);
    let near = same.or_else(|| {
        let longer = schema.types.iter();
        longer.filter(|ty| ty.name.to_ascii_lowercase().contains(&local)).min_by_key(|ty| ty.name.len())
    });
    match near {
        Some(near) => {
            Error::new(name, format!("the document has no such type; did you mean `{near}`?"))
        }
        None => Error::new(name, "the document has no such type"),
    }
}

/// The types that are reached, breadth first, so that each is found by its shortest way.
fn reach(schema: &Schema, wanted: &[TypeId], follow: usize) -> BTreeSet<TypeId> {
    let derived = schema.derived();
    let mut steps: BTreeMap<TypeId, usize> = BTreeMap::new();
    let mut queue: VecDeque<(TypeId, usize)> = wanted.iter().map(|&id| (id, follow)).collect();
    while let Some((id, left)) = queue.pop_front() {
        if steps.get(&id).is_some_and(|&known| known >= left) {
            continue;
        }
        steps.insert(id, left);
        for flat in schema.flat_properties(id) {
            let (Value::Structure(to) | Value::Enumeration(to)) = flat.property.value else {
                continue;
            };
            match (flat.facets.navigation, left.checked_sub(1)) {
                (false, _) => queue.push_back((to, left)),
                (true, Some(left)) => queue.push_back((to, left)),
                (true, None) => {}
            }
        }
        // A complex property holds a value of any type based on its own; of an entity, those are
        // too many to come uncalled.
        if schema.types[id].structure().is_some_and(|structure| !structure.entity) {
            queue.extend(derived.get(&id).into_iter().flatten().map(|&id| (id, left)));
        }
    }
    steps.into_keys().collect()
}

/// The schema with these types alone. Inherited properties become properties of the type where the
/// base stays behind.
fn keep(schema: &Schema, kept: &BTreeSet<TypeId>) -> Schema {
    let moved: BTreeMap<TypeId, TypeId> =
        kept.iter().enumerate().map(|(new, &old)| (old, new)).collect();
    let types = kept.iter().map(|&id| keep_type(schema, id, &moved)).collect();
    Schema { types, aliases: schema.aliases.clone() }
}

fn keep_type(schema: &Schema, id: TypeId, moved: &BTreeMap<TypeId, TypeId>) -> Type {
    let mut ty = schema.types[id].clone();
    let Kind::Structure(structure) = &mut ty.kind else { return ty };
    // The nearest base that is kept, and all properties below it.
    let base = schema.ancestry(id).skip(1).find(|base| moved.contains_key(base));
    let above: BTreeSet<TypeId> =
        base.map(|base| schema.ancestry(base).collect()).unwrap_or_default();
    let own = schema.flat_properties(id).into_iter().filter(|flat| !above.contains(&flat.owner));
    structure.properties = own
        .map(|flat| {
            let mut property = flat.property.clone();
            property.facets = flat.facets;
            property.value = match property.value {
                Value::Structure(to) => moved.get(&to).map_or(Value::Json, |&to| Value::Structure(to)),
                Value::Enumeration(to) => {
                    moved.get(&to).map_or(Value::Json, |&to| Value::Enumeration(to))
                }
                value => value,
            };
            property
        })
        .collect();
    structure.base = base.map(|base| moved[&base]);
    ty
}
