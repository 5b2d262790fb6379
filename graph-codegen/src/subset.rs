//! Selects some types of a schema, and the types that they reach.

mod find;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use self::find::Names;
use crate::error::{Error, Errors};
use crate::schema::{Kind, Operation, Property, Schema, Type, TypeId, Value};

/// Which types of a schema to generate.
///
/// Each type includes the enumerations and complex types of its properties, and the types derived
/// from those complex types. It includes inherited properties, but its base type only if that is
/// listed, too. Navigation properties are followed for a number of steps. Those beyond that keep
/// the name of their type, and their entities are JSON, which is read and written without loss.
///
/// The entity container is included with the entity sets and singletons of included types.
///
/// Actions and functions are included if they are bound to a listed type, to a collection of it or
/// to one of its base types, or if they are listed themselves, as those must be that are not bound to any
/// type. A parameter or return value that is an entity is followed like a
/// navigation property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subset {
    /// The full names of the types and operations. The name of an operation stands for all its
    /// overloads. Aliases of namespaces and a leading `#` are accepted, and case
    /// is ignored.
    pub types: Vec<String>,
    /// How many steps of navigation properties to follow from each type.
    pub follow: usize,
}

/// Selects a subset of a schema.
///
/// # Errors
///
/// A name is not the name of a type or operation. If a type has a similar name, the error suggests it.
pub fn select(schema: &Schema, subset: &Subset) -> Result<Schema, Errors> {
    let (mut wanted, mut errors) = (Vec::new(), Vec::new());
    let mut listed = BTreeSet::new();
    let names = Names::new(schema);
    for name in &subset.types {
        match (names.find(name), names.operations(name)) {
            (Some(id), _) => wanted.push(id),
            (None, found) if found.is_empty() => errors.push(names.unknown(name)),
            (None, found) => listed.extend(found),
        }
    }
    if subset.types.is_empty() {
        errors.push(Error::new("", "the subset is empty; name at least one type"));
    }
    let wanted = Errors::unless(errors, wanted)?;
    let operations = operations_of(schema, &wanted, &listed);
    let mut kept = reach(schema, &wanted, &operations, subset.follow);
    let containers: Vec<TypeId> = containers_of(schema, &kept).collect();
    kept.extend(containers);
    Ok(keep(schema, &kept, &operations))
}

/// The schema without entity containers.
pub(crate) fn without_containers(schema: &Schema) -> Schema {
    let types = (0..schema.types.len()).filter(|&id| !schema.types[id].is_container());
    keep(schema, &types.collect(), &schema.operations.iter().collect::<Vec<_>>())
}

/// The entity containers that have an entity set or singleton of one of these types.
fn containers_of(schema: &Schema, kept: &BTreeSet<TypeId>) -> impl Iterator<Item = TypeId> {
    let leads_to_kept = |id: &TypeId| {
        let properties = schema.flat_properties(*id);
        properties.iter().any(|flat| leads_to(flat.property).is_some_and(|to| kept.contains(&to)))
    };
    (0..schema.types.len()).filter(|&id| schema.types[id].is_container()).filter(leads_to_kept)
}

fn leads_to(property: &Property) -> Option<TypeId> {
    match property.value {
        Value::Structure(to) => Some(to),
        Value::Enumeration(_) | Value::Primitive(_) | Value::Json => None,
    }
}

/// The operations that can be called on values of these types or on collections of them, and those that
/// are listed by their position.
fn operations_of<'s>(
    schema: &'s Schema,
    wanted: &[TypeId],
    listed: &BTreeSet<usize>,
) -> Vec<&'s Operation> {
    let wanted: BTreeSet<TypeId> = wanted.iter().flat_map(|&id| schema.ancestry(id)).collect();
    let is_bound = |operation: &&Operation| {
        let ty = operation.binding.as_ref().and_then(|binding| binding.ty);
        ty.is_some_and(|ty| wanted.contains(&ty))
    };
    let operations = schema.operations.iter().enumerate();
    let operations = operations.filter(|(at, it)| listed.contains(at) || is_bound(it));
    operations.map(|(_, operation)| operation).collect()
}

/// The types that are reached. The search is breadth first, so each is found by its shortest path.
fn reach(
    schema: &Schema,
    wanted: &[TypeId],
    operations: &[&Operation],
    follow: usize,
) -> BTreeSet<TypeId> {
    let derived = schema.derived();
    let mut steps: BTreeMap<TypeId, usize> = BTreeMap::new();
    let mut queue: VecDeque<(TypeId, usize)> = wanted.iter().map(|&id| (id, follow)).collect();
    let in_operations = operations.iter().flat_map(|operation| {
        let returned = operation.return_type.as_ref().map(|returned| returned.value);
        operation.parameters.iter().map(|parameter| parameter.value).chain(returned)
    });
    for value in in_operations {
        let (Value::Structure(to) | Value::Enumeration(to)) = value else { continue };
        let entity = schema.types[to].structure().is_some_and(|structure| structure.entity);
        match (entity, follow.checked_sub(1)) {
            (false, _) => queue.push_back((to, follow)),
            (true, Some(left)) => queue.push_back((to, left)),
            (true, None) => {}
        }
    }
    while let Some((id, left)) = queue.pop_front() {
        if steps.get(&id).is_some_and(|&known| known >= left) {
            continue;
        }
        steps.insert(id, left);
        for flat in schema.flat_properties(id) {
            let (Value::Structure(to) | Value::Enumeration(to)) = flat.property.value else {
                continue;
            };
            match (flat.flags.navigation, left.checked_sub(1)) {
                (false, _) => queue.push_back((to, left)),
                (true, Some(left)) => queue.push_back((to, left)),
                (true, None) => {}
            }
        }
        // A complex property may hold a value of any derived type. Entities often have too many
        // derived types to include them unasked.
        if schema.types[id].structure().is_some_and(|structure| !structure.entity) {
            queue.extend(derived.get(&id).into_iter().flatten().map(|&id| (id, left)));
        }
    }
    steps.into_keys().collect()
}

/// The schema with only these types and operations. Properties that are inherited from an omitted
/// base become properties of the type itself.
fn keep(schema: &Schema, kept: &BTreeSet<TypeId>, operations: &[&Operation]) -> Schema {
    let moved: BTreeMap<TypeId, TypeId> =
        kept.iter().enumerate().map(|(new, &old)| (old, new)).collect();
    let types = kept.iter().map(|&id| keep_type(schema, id, &moved)).collect();
    let operations = operations.iter().map(|operation| keep_operation(operation, &moved)).collect();
    let (aliases, modules) = (schema.aliases.clone(), schema.modules.clone());
    let (descriptions, wrong_keys) = (schema.descriptions.clone(), schema.wrong_keys.clone());
    Schema { types, operations, aliases, modules, descriptions, wrong_keys }
}

fn keep_operation(operation: &Operation, moved: &BTreeMap<TypeId, TypeId>) -> Operation {
    let mut operation = operation.clone();
    if let Some(binding) = &mut operation.binding {
        binding.ty = binding.ty.and_then(|ty| moved.get(&ty).copied());
    }
    for parameter in &mut operation.parameters {
        parameter.value = keep_value(parameter.value, moved);
    }
    if let Some(returned) = &mut operation.return_type {
        returned.value = keep_value(returned.value, moved);
    }
    operation
}

fn keep_type(schema: &Schema, id: TypeId, moved: &BTreeMap<TypeId, TypeId>) -> Type {
    let mut ty = schema.types[id].clone();
    let Kind::Structure(structure) = &mut ty.kind else { return ty };
    // The type and its omitted bases, up to the nearest base that is kept.
    let is_left = |base: &TypeId| *base == id || !moved.contains_key(base);
    let merged: Vec<TypeId> = schema.ancestry(id).take_while(is_left).collect();
    let base = schema.ancestry(id).nth(merged.len());
    let is_kept =
        |property: &Property| leads_to(property).is_some_and(|to| moved.contains_key(&to));
    let own = schema
        .flat_properties(id)
        .into_iter()
        .filter(|flat| flat.owner.is_some_and(|owner| merged.contains(&owner)))
        .filter(|flat| !structure.container || is_kept(flat.property));
    structure.properties = own
        .map(|flat| Property {
            flags: flat.flags,
            description: flat.description.clone(),
            value: keep_value(flat.property.value, moved),
            ..flat.property.clone()
        })
        .collect();
    let above = merged.iter().filter_map(|&id| schema.types[id].structure());
    structure.inherited_flags =
        above.clone().flat_map(|structure| structure.inherited_flags.iter().cloned()).collect();
    structure.inherited_descriptions =
        above.flat_map(|structure| structure.inherited_descriptions.iter().cloned()).collect();
    structure.base = base.and_then(|base| moved.get(&base).copied());
    ty
}

fn keep_value(value: Value, moved: &BTreeMap<TypeId, TypeId>) -> Value {
    let kept = match value {
        Value::Structure(to) => moved.get(&to).map(|&to| Value::Structure(to)),
        Value::Enumeration(to) => moved.get(&to).map(|&to| Value::Enumeration(to)),
        Value::Primitive(_) | Value::Json => Some(value),
    };
    kept.unwrap_or(Value::Json)
}

#[cfg(test)]
mod tests;
