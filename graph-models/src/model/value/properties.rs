//! JSON values by name: unknown properties and annotations.

use std::mem;

use serde_json::{Map, Value};

/// Properties by name, in the order of their names.
///
/// Most objects have one to three of them, for example the annotation `@odata.etag`. These are in a
/// vector, because a map allocates a node for eleven, which is more than the rest of such an object.
/// Many properties are in a map, because inserting them into a vector would take quadratic time.
#[derive(Clone)]
pub(super) enum Properties {
    Few(Vec<(String, Value)>),
    Many(Map<String, Value>),
}

/// The greatest number of properties that are kept in a vector.
const FEW: usize = 16;

impl Default for Properties {
    fn default() -> Self {
        Self::NONE
    }
}

/// The position of a name, or the position to insert it at.
fn find(few: &[(String, Value)], name: &str) -> Result<usize, usize> {
    few.binary_search_by(|(other, _)| other.as_str().cmp(name))
}

impl Properties {
    pub(super) const NONE: Self = Self::Few(Vec::new());

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Few(few) => few.len(),
            Self::Many(many) => many.len(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Few(few) => find(few, name).ok().map(|position| &few[position].1),
            Self::Many(many) => many.get(name),
        }
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        match self {
            Self::Few(few) => find(few, name).ok().map(|position| &mut few[position].1),
            Self::Many(many) => many.get_mut(name),
        }
    }

    pub(super) fn insert(&mut self, name: String, value: Value) -> Option<Value> {
        let few = match self {
            Self::Many(many) => return many.insert(name, value),
            Self::Few(few) => few,
        };
        match find(few, &name) {
            Ok(position) => Some(mem::replace(&mut few[position].1, value)),
            Err(position) if few.len() < FEW => {
                // A vector that grows by itself has room for four at once.
                if few.is_empty() {
                    few.reserve_exact(1);
                }
                few.insert(position, (name, value));
                None
            }
            Err(_) => {
                let mut many: Map<_, _> = few.drain(..).collect();
                many.insert(name, value);
                *self = Self::Many(many);
                None
            }
        }
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<Value> {
        match self {
            Self::Few(few) => find(few, name).ok().map(|position| few.remove(position).1),
            Self::Many(many) => many.remove(name),
        }
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = (String, Value)> {
        let (few, many) = match self {
            Self::Few(few) => (few, None),
            Self::Many(many) => (Vec::new(), Some(many)),
        };
        few.into_iter().chain(many.into_iter().flatten())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let (few, many) = match self {
            Self::Few(few) => (few.as_slice(), None),
            Self::Many(many) => (&[][..], Some(many)),
        };
        let few = few.iter().map(|(name, value)| (name.as_str(), value));
        few.chain(many.into_iter().flatten().map(|(name, value)| (name.as_str(), value)))
    }
}

impl PartialEq for Properties {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
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
                assert_eq!(properties.insert(format!("p{number:03}"), number.into()), None);
            }
            assert_eq!(properties.len(), count);
            for number in 0..count {
                let name = format!("p{number:03}");
                assert_eq!(properties.get(&name), Some(&number.into()));
                assert_eq!(properties.insert(name.clone(), true.into()), Some(number.into()));
                *properties.get_mut(&name).expect("it was just inserted") = false.into();
            }
            assert!(properties.iter().map(|(name, _)| name).is_sorted());
            assert_eq!(properties.iter().count(), count);
            let names = properties.clone().into_iter().map(|(name, _)| name);
            assert!(names.eq(properties.iter().map(|(name, _)| name)));
            for number in 0..count {
                assert_eq!(properties.remove(&format!("p{number:03}")), Some(false.into()));
            }
            assert_eq!((properties.len(), properties.get("p000")), (0, None));
        }
    }
}
