//! Relationships to existing entities as OData 4.01 writes them: `"manager": {"@id": "people/1"}` in place
//! of `"manager@odata.bind": "people/1"`.
//!
//! Source: OData JSON Format 4.01, section 8.5 "Bind Operation", and section 14 "Entity Reference".

use std::borrow::Cow;

use graph_table::naming::bound_property;
use serde::ser::{Error, SerializeMap};
use serde_json::{Value, json};

use super::value::WriteSlot;

/// The name of the address of an entity.
const ID: &str = "@id";

/// The entries of a navigation property, with the addresses that it is bound to as references under the name
/// of the property. New entities and references in one collection are written together.
pub(super) fn with_references<'v>(
    entries: Vec<(String, Cow<'v, Value>)>,
    property: &str,
) -> Vec<(String, Cow<'v, Value>)> {
    let is_bind = |name: &str| bound_property(name) == Some(property);
    let (binds, mut others): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|(name, _)| is_bind(name));
    for (_, addresses) in binds {
        let references = references(&addresses);
        let value = others.iter_mut().find(|(name, _)| name == property).map(|(_, value)| value);
        match (value, references) {
            (None, references) => others.insert(0, (property.to_owned(), Cow::Owned(references))),
            (Some(value), Value::Array(more)) if value.is_array() => {
                if let Value::Array(entities) = value.to_mut() {
                    entities.extend(more);
                }
            }
            // The address is the later word, as in the other form, where the service decides.
            (Some(value), references) => *value = Cow::Owned(references),
        }
    }
    others
}

/// References to the entities with these addresses: one, or an array of them.
fn references(addresses: &Value) -> Value {
    match addresses {
        Value::String(address) => json!({ ID: address }),
        Value::Array(addresses) => addresses.iter().map(references).collect(),
        // A null, which removes the relationship.
        other => other.clone(),
    }
}

/// Writes the bind of a patch twin under the name of its property.
pub(super) fn write_reference<M: SerializeMap>(
    property: &str,
    bind: &WriteSlot<'_>,
    map: &mut M,
) -> Result<(), M::Error> {
    let addresses = serde_json::to_value(bind).map_err(M::Error::custom)?;
    map.serialize_entry(property, &references(&addresses))
}
