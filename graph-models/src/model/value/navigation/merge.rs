//! What a later body says about a relationship, merged into what is known of it.

use serde_json::{Map, Value};

use super::Relationship;
use super::relationship::Entities;
use super::wire::{DELTA, KEY, REMOVED};
use crate::model::value::properties::Properties;
use crate::model::value::received::Received;

/// The annotations that describe the list of related entities in the same body, or that change an earlier one.
const OF_THE_LIST: [&str; 3] = ["count", "nextLink", DELTA];

impl Relationship {
    /// Takes over what another body says about the same relationship; what that one does not say stays.
    pub(crate) fn merge(&mut self, said: &Self) {
        let Some(new) = &said.__content else { return };
        let was_absent = self.is_absent();
        let content = self.content_mut();
        if was_absent || !matches!(new.entities, Entities::Absent) {
            content.origin.clone_from(&new.origin);
        }
        if !matches!(new.entities, Entities::Absent) {
            content.entities.clone_from(&new.entities);
            for name in OF_THE_LIST {
                content.annotations.remove(name);
                content.annotations.remove(&format!("odata.{name}"));
            }
        }
        for (name, value) in new.annotations.iter() {
            merge_annotation(&mut content.annotations, name, value);
        }
    }
}

/// Later changes of a list follow the earlier ones. Any other annotation is replaced.
fn merge_annotation(known: &mut Properties, name: &str, value: Received<'_>) {
    let is_delta = name.strip_prefix("odata.").unwrap_or(name) == DELTA;
    // The same changes again are no others, also if an entity is in them several times.
    if known.get(name) == Some(value) {
        return;
    }
    if is_delta
        && let (Some(known), Some(later)) =
            (known.get_mut(name).and_then(Value::as_array_mut), value.value().as_array())
    {
        later.iter().for_each(|change| add_change(known, change));
        return;
    }
    known.insert(name.into(), value.into());
}

/// Adds the change of an entity to a list of changes. The earlier ones of the same entity become one with it.
fn add_change(known: &mut Vec<Value>, later: &Value) {
    let mut merged = Map::new();
    known.retain(|earlier| {
        let is_earlier = is_of_same_entity(earlier, later);
        if let (true, Value::Object(earlier)) = (is_earlier, earlier) {
            merge_change(&mut merged, earlier);
        }
        !is_earlier
    });
    known.push(match later {
        Value::Object(later) => {
            merge_change(&mut merged, later);
            merged.into()
        }
        other => other.clone(),
    });
}

/// What a later change says replaces what an earlier one said. An entity that was removed and is in the
/// list again is no longer removed.
fn merge_change(change: &mut Map<String, Value>, later: &Map<String, Value>) {
    change.retain(|name, _| !REMOVED.contains(&name.as_str()));
    change.extend(later.iter().map(|(name, value)| (name.clone(), value.clone())));
}

/// Whether two changes are of one entity. Without a key, they are if they are equal.
fn is_of_same_entity(left: &Value, right: &Value) -> bool {
    let key = |change: &Value| {
        let names = [KEY, "@odata.id", "@id"];
        names.into_iter().find_map(|name| change.get(name).cloned())
    };
    match (key(left), key(right)) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn relationship(value: Option<Value>, annotations: &[(&str, Value)]) -> Relationship {
        let mut relationship = Relationship::EMPTY;
        if let Some(value) = value {
            relationship.set_json(value);
        }
        for (name, value) in annotations {
            relationship.set_annotation(*name, value.clone());
        }
        relationship
    }

    #[test]
    fn a_list_replaces_the_known_one_with_what_describes_it() {
        let links = [("odata.navigationLink", json!("n")), ("odata.etag", json!("e"))];
        let mut annotations = vec![
            ("odata.nextLink", json!("n")),
            ("count", json!(7)),
            ("delta", json!([{"id": "1"}])),
        ];
        annotations.extend(links.clone());
        let mut known = relationship(Some(json!([{"id": "1"}])), &annotations);
        let said = relationship(Some(json!([])), &[("odata.count", json!(0))]);
        known.merge(&said);
        let expected = [&links[..], &[("odata.count", json!(0))]].concat();
        assert_eq!(known, relationship(Some(json!([])), &expected));
    }

    #[test]
    fn changes_follow_the_known_list_and_the_earlier_changes() {
        let list = json!([{"id": "1"}, {"id": "2"}]);
        let delta = json!([{"id": "2", "a": 1, "@removed": {}}, {"id": "3", "a": 1}, 7]);
        let mut known = relationship(Some(list.clone()), &[("delta", delta)]);
        let later = json!([{"id": "2", "b": 2}, {"id": "4"}, 7, {"@id": "x"}]);
        let said = relationship(None, &[("delta", later)]);
        known.merge(&said);
        let delta =
            json!([{"id": "3", "a": 1}, {"id": "2", "a": 1, "b": 2}, {"id": "4"}, 7, {"@id": "x"}]);
        let expected = relationship(Some(list), &[("delta", delta)]);
        assert_eq!(known, expected);
        known.merge(&said);
        assert_eq!(known, expected, "merged twice");
    }

    #[test]
    fn an_entity_may_be_in_the_same_changes_several_times() {
        let delta = json!([{"id": "1", "a": 1}, {"id": "1", "b": 2}]);
        let said = relationship(None, &[("delta", delta)]);
        let mut known = said.clone();
        known.merge(&said);
        assert_eq!(known, said);
        let mut known = relationship(None, &[("delta", json!([{"id": "1", "a": 0, "c": 3}]))]);
        known.merge(&said);
        let merged = json!([{"id": "1", "a": 1, "b": 2, "c": 3}]);
        assert_eq!(known.annotation("delta"), Some(&merged));
        known.merge(&said);
        assert_eq!(known.annotation("delta"), Some(&merged));
    }

    #[test]
    fn nothing_is_said_and_nothing_is_known() {
        let mut known = relationship(Some(Value::Null), &[]);
        known.merge(&Relationship::EMPTY);
        assert!(known.is_null());
        let mut nothing = Relationship::EMPTY;
        nothing.merge(&Relationship::EMPTY);
        assert!(nothing.is_absent());
        nothing.merge(&known);
        assert_eq!(nothing, known);
    }
}
