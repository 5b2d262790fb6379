//! JSON values by name: unknown properties and annotations.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;
use std::mem;

use serde_json::Value;

use super::arrived::Arrived;
use super::received::{Parsed, Received};
use super::untyped::Untyped;

/// Properties by name, in the order of their names.
///
/// Most objects have one, for example the annotation `@odata.etag`, which allocates nothing but its text.
#[derive(Clone, Default)]
pub(super) struct Properties {
    /// The one with the least name. If there is none, there are no others.
    first: Option<Entry>,
    others: Others,
}

impl Properties {
    pub(super) const NONE: Self = Self { first: None, others: Others::NONE };

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.others.len()
    }

    pub(super) fn get(&self, name: &str) -> Option<Received<'_>> {
        match &self.first {
            Some(first) if first.name() == name => Some(first.value()),
            _ => self.others.get(name),
        }
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        match &mut self.first {
            Some(first) if first.name() == name => Some(first.value_mut()),
            _ => self.others.get_mut(name),
        }
    }

    /// Adds a property, and returns the one that it replaces.
    pub(super) fn insert(
        &mut self,
        name: Cow<'_, str>,
        value: Arrived<'_>,
    ) -> Option<(String, Untyped)> {
        let entry = Entry::new(name, value);
        let Some(first) = &mut self.first else {
            self.first = Some(entry);
            return None;
        };
        match first.name().cmp(entry.name()) {
            Ordering::Less => self.others.insert(entry),
            Ordering::Equal => Some(mem::replace(first, entry).into_parts()),
            Ordering::Greater => self.others.insert(mem::replace(first, entry)),
        }
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<Untyped> {
        if self.first.as_ref()?.name() != name {
            return self.others.remove(name);
        }
        let next = self.others.pop_first();
        mem::replace(&mut self.first, next).map(|first| first.into_parts().1)
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = (String, Untyped)> {
        let (few, many) = match self.others {
            Others::Few(few) => (few, BTreeMap::new()),
            Others::Many(many) => (Vec::new(), many),
        };
        self.first.into_iter().chain(few).map(Entry::into_parts).chain(many)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Received<'_>)> {
        let (few, many) = match &self.others {
            Others::Few(few) => (few.as_slice(), None),
            Others::Many(many) => (&[][..], Some(many)),
        };
        let few = self.first.iter().chain(few).map(|entry| (entry.name(), entry.value()));
        let many = many.into_iter().flatten();
        few.chain(many.map(|(name, value)| (name.as_str(), value.received())))
    }
}

impl PartialEq for Properties {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

/// The properties after the first one. Few are in a vector, because a map allocates a node for eleven, which is
/// more than the rest of such an object. Many are in a map, because inserting them into a vector would take
/// quadratic time.
#[derive(Clone)]
enum Others {
    Few(Vec<Entry>),
    Many(BTreeMap<String, Untyped>),
}

/// The greatest number of properties that are kept in a vector.
const FEW: usize = 16;

/// The position of a name, or the position to insert it at. Services often send names in their order.
fn find(few: &[Entry], name: &str) -> Result<usize, usize> {
    match few.last() {
        Some(last) if last.name() < name => Err(few.len()),
        _ => few.binary_search_by(|entry| entry.name().cmp(name)),
    }
}

impl Default for Others {
    fn default() -> Self {
        Self::NONE
    }
}

impl Others {
    const NONE: Self = Self::Few(Vec::new());

    fn len(&self) -> usize {
        match self {
            Self::Few(few) => few.len(),
            Self::Many(many) => many.len(),
        }
    }

    fn get(&self, name: &str) -> Option<Received<'_>> {
        match self {
            Self::Few(few) => find(few, name).ok().map(|position| few[position].value()),
            Self::Many(many) => many.get(name).map(Untyped::received),
        }
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        match self {
            Self::Few(few) => find(few, name).ok().map(|position| few[position].value_mut()),
            Self::Many(many) => many.get_mut(name).map(Untyped::value_mut),
        }
    }

    fn insert(&mut self, entry: Entry) -> Option<(String, Untyped)> {
        let few = match self {
            Self::Few(few) => few,
            Self::Many(many) => {
                let (name, value) = entry.into_parts();
                return match many.entry(name) {
                    MapEntry::Occupied(mut entry) => {
                        Some((entry.key().clone(), entry.insert(value)))
                    }
                    MapEntry::Vacant(entry) => {
                        entry.insert(value);
                        None
                    }
                };
            }
        };
        match find(few, entry.name()) {
            Ok(position) => Some(mem::replace(&mut few[position], entry).into_parts()),
            Err(position) if few.len() < FEW => {
                few.insert(position, entry);
                None
            }
            Err(_) => {
                let all = few.drain(..).chain([entry]);
                *self = Self::Many(all.map(Entry::into_parts).collect());
                None
            }
        }
    }

    fn remove(&mut self, name: &str) -> Option<Untyped> {
        match self {
            Self::Few(few) => {
                find(few, name).ok().map(|position| few.remove(position).into_parts().1)
            }
            Self::Many(many) => many.remove(name),
        }
    }

    fn pop_first(&mut self) -> Option<Entry> {
        match self {
            Self::Few(few) => (!few.is_empty()).then(|| few.remove(0)),
            Self::Many(many) => many.pop_first().map(|(name, value)| Entry::Json(name, value)),
        }
    }
}

/// A property.
#[derive(Clone)]
enum Entry {
    /// The name, which ends at this position, and the text of the value after it. Both are in one piece, because
    /// most of the time that an unknown property takes is that of allocating.
    Text(Box<str>, usize, Parsed),
    Json(String, Untyped),
}

impl Entry {
    fn new(name: Cow<'_, str>, value: Arrived<'_>) -> Self {
        match value {
            Arrived::Text(text) => {
                let mut entry = String::with_capacity(name.len() + text.len());
                entry.push_str(&name);
                entry.push_str(text);
                Self::Text(entry.into_boxed_str(), name.len(), Parsed::new())
            }
            Arrived::Json(value) => Self::Json(name.into_owned(), value),
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Text(text, end, _) => text.get(..*end).unwrap_or_default(),
            Self::Json(name, _) => name,
        }
    }

    fn value(&self) -> Received<'_> {
        match self {
            Self::Text(text, end, parsed) => {
                Received::Text(text.get(*end..).unwrap_or_default(), parsed)
            }
            Self::Json(_, value) => value.received(),
        }
    }

    fn value_mut(&mut self) -> &mut Value {
        match *self {
            Self::Json(_, ref mut value) => value.value_mut(),
            Self::Text(..) => {
                let entry = mem::replace(self, Self::Json(String::new(), Untyped::NULL));
                let (name, value) = entry.into_parts();
                *self = Self::Json(name, value);
                self.value_mut()
            }
        }
    }

    fn into_parts(self) -> (String, Untyped) {
        match self {
            Self::Text(text, end, parsed) => {
                let (name, value) = text.split_at_checked(end).unwrap_or_default();
                (name.to_owned(), Untyped::of_text(value.into(), parsed))
            }
            Self::Json(name, value) => (name, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_behave_alike() {
        for count in [0, 1, FEW, FEW + 1, 100] {
            let mut properties = Properties::default();
            for number in (0..count).rev() {
                assert_eq!(
                    properties.insert(format!("p{number:03}").into(), Value::from(number).into()),
                    None
                );
            }
            assert_eq!(properties.len(), count);
            for number in 0..count {
                let name = format!("p{number:03}");
                let value = |properties: &Properties| {
                    properties.get(&name).map(|value| Arrived::from(value).into_untyped())
                };
                assert!(value(&properties).is_some_and(|value| value == Value::from(number)));
                let replaced = properties.insert(name.as_str().into(), Arrived::Text("[]"));
                assert_eq!(replaced, Some((name.clone(), Value::from(number).into())));
                assert_eq!(value(&properties), Some(Value::Array(Vec::new()).into()));
                *properties.get_mut(&name).expect("it was just inserted") = false.into();
            }
            assert!(properties.iter().map(|(name, _)| name).is_sorted());
            assert_eq!(properties.iter().count(), count);
            let names = properties.clone().into_iter().map(|(name, _)| name);
            assert!(names.eq(properties.iter().map(|(name, _)| name)));
            for number in 0..count {
                let removed = properties.remove(&format!("p{number:03}"));
                assert!(removed.is_some_and(|value| value == Value::Bool(false)));
            }
            assert!(properties.len() == 0 && properties.get("p000").is_none());
        }
    }
}
