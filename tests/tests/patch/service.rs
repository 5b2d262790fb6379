//! A service that merges the body of a PATCH into its entity by the protocol's rules (OData 4.01,
//! Protocol, section 11.4.3). It works on JSON and type information only.

use graph_models::{PropertyInfo, Shape, TypeInfo};
use serde_json::{Map, Value};

const TAG: &str = "@odata.type";

/// Whether a client may change a property.
pub(crate) fn is_patchable(property: &PropertyInfo) -> bool {
    !(property.is_key()
        || property.is_computed()
        || property.is_immutable()
        || property.is_navigation())
}

/// The type of an object whose declared type is given.
pub(crate) fn type_of(declared: &'static TypeInfo, object: &Value) -> &'static TypeInfo {
    let tag = object.get(TAG).and_then(Value::as_str);
    match declared.shape() {
        Shape::Union => declared
            .variants()
            .find(|variant| tag.is_some_and(|tag| tag == variant.odata_type()))
            .or_else(|| declared.variants().last())
            .unwrap_or(declared),
        _ => declared,
    }
}

/// The declared type of a property that holds one structured value.
pub(crate) fn inner_type(info: &'static TypeInfo, name: &str) -> Option<&'static TypeInfo> {
    let ty = info.property_type(name)?;
    let element = ty.info().filter(|_| !ty.is_collection())?;
    matches!(element.shape(), Shape::Structured | Shape::Union).then_some(element)
}

/// Merges the body of a PATCH into an entity or complex value of a type.
pub(crate) fn merge(entity: &mut Value, patch: &Value, info: &'static TypeInfo) {
    let (Some(entity), Some(patch)) = (entity.as_object_mut(), patch.as_object()) else { return };
    for (name, value) in patch.iter().filter(|(name, _)| !name.contains('@')) {
        match info.property(name) {
            Some(property) if !is_patchable(property) => {}
            Some(_) => match inner_type(info, name) {
                Some(declared) if value.is_object() => {
                    let current = entity.entry(name.as_str()).or_insert(Value::Null);
                    merge_inner(current, value, declared);
                }
                _ => _ = entity.insert(name.clone(), value.clone()),
            },
            None => merge_dynamic(entity, name, value),
        }
    }
}

fn merge_inner(current: &mut Value, patch: &Value, declared: &'static TypeInfo) {
    let tag = patch.get(TAG);
    if !current.is_object() {
        *current = Value::Object(Map::new());
    } else if tag.is_some() && !std::ptr::eq(type_of(declared, current), type_of(declared, patch)) {
        change_type(current, type_of(declared, current), type_of(declared, patch));
    }
    if let Some(tag) = tag {
        current[TAG] = tag.clone();
    }
    let info = type_of(declared, current);
    merge(current, patch, info);
    let declared_tag = Value::from(declared.odata_type());
    if let Some(entries) = current.as_object_mut()
        && entries.get(TAG) == Some(&declared_tag)
    {
        entries.remove(TAG);
    }
}

/// "Properties shared through inheritance, as well as dynamic properties, are retained. Other
/// properties of the original type are discarded."
fn change_type(current: &mut Value, from: &'static TypeInfo, to: &'static TypeInfo) {
    let Some(entries) = current.as_object_mut() else { return };
    let type_name = |info: &'static TypeInfo, name: &str| {
        info.property_type(name).map(|ty| (ty.to_string(), ty.info().map(TypeInfo::rust_name)))
    };
    entries.retain(|name, _| match (type_name(from, name), type_name(to, name)) {
        (None, to) => to.is_none(),
        (from, to) => from == to,
    });
}

/// Merges a dynamic property. A null removes it, at any depth.
fn merge_dynamic(entity: &mut Map<String, Value>, name: &str, value: &Value) {
    match value {
        Value::Null => _ = entity.remove(name),
        Value::Object(changes) => {
            let current = entity.entry(name).or_insert(Value::Null);
            if !current.is_object() {
                *current = Value::Object(Map::new());
            }
            if let Value::Object(current) = current {
                changes.iter().for_each(|(name, value)| merge_dynamic(current, name, value));
            }
        }
        value => _ = entity.insert(name.to_owned(), value.clone()),
    }
}
