//! Relationships to existing entities as OData 4.01 writes them: `"manager": {"@id": "people/1"}` in place
//! of `"manager@odata.bind": "people/1"`.
//!
//! Source: OData JSON Format 4.01, section 8.5 "Bind Operation", and section 14 "Entity Reference".

use std::borrow::Cow;

use graph_table::naming::bound_property;
use serde_json::{Value, json};

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
    for (name, addresses) in binds {
        let references = references(&addresses);
        let value = others.iter_mut().find(|(name, _)| name == property).map(|(_, value)| value);
        match (value, references) {
            (None, references) => others.insert(0, (property.to_owned(), Cow::Owned(references))),
            (Some(value), Value::Array(more)) if value.is_array() => {
                if let Value::Array(entities) = value.to_mut() {
                    entities.extend(more);
                }
            }
            (Some(value), references) if value.is_null() => *value = Cow::Owned(references),
            // A new entity and an address for one property: the service says what is wrong with it.
            (Some(_), _) => others.push((name, addresses)),
        }
    }
    others
}

/// References to the entities with these addresses: one, or an array of them.
pub(super) fn references(addresses: &Value) -> Value {
    match addresses {
        Value::String(address) => json!({ ID: address }),
        Value::Array(addresses) => addresses.iter().map(references).collect(),
        // A null, which removes the relationship.
        other => other.clone(),
    }
}
