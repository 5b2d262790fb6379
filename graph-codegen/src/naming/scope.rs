//! Chooses the names of one scope: the fields of a struct, the variants of an enum, the items of a
//! module.

use std::collections::HashMap;

use super::spelling::{Item, alternatives, plainness};

/// A declaration that needs a Rust name.
#[derive(Clone)]
pub(crate) struct Declared {
    pub(crate) item: Item,
    /// The type or operation that declares it, or that it is.
    pub(crate) owner: Option<String>,
    /// The name on the wire.
    pub(crate) wire_name: String,
    /// The full name, for notes.
    pub(crate) full_name: String,
    /// The Rust name that it has if no other declaration has it.
    pub(crate) plain: String,
    /// Whether the user has chosen the Rust name, so that it has precedence.
    pub(crate) chosen: bool,
}

/// The names of a scope, with the full names of what they stand for.
#[derive(Default, Clone)]
pub(crate) struct Scope {
    taken: HashMap<String, String>,
}

impl Scope {
    /// Takes a name. Returns what it stands for already, if it is taken.
    pub(crate) fn take(&mut self, rust_name: &str, full_name: &str) -> Option<String> {
        if let Some(other) = self.taken.get(rust_name) {
            return Some(other.clone());
        }
        self.taken.insert(rust_name.to_owned(), full_name.to_owned());
        None
    }

    /// What a name stands for.
    pub(crate) fn holder(&self, rust_name: &str) -> Option<&str> {
        self.taken.get(rust_name).map(String::as_str)
    }

    /// Chooses a name for each declaration, so that all are different. If it is not the plain name,
    /// the full name of the declaration that has the plain name is returned with it.
    pub(crate) fn choose(&mut self, declared: &[Declared]) -> Vec<(String, Option<String>)> {
        let mut order: Vec<usize> = (0..declared.len()).collect();
        order.sort_by_cached_key(|&position| {
            let Declared { item, wire_name, plain, chosen, .. } = &declared[position];
            (!chosen, plainness(*item, wire_name, plain))
        });
        let mut names: Vec<_> = declared.iter().map(|it| (it.plain.clone(), None)).collect();
        // All plain names are taken first, so that no other name displaces one.
        let mut displaced = Vec::new();
        for position in order {
            let Declared { plain, full_name, .. } = &declared[position];
            if let Some(by) = self.take(plain, full_name) {
                displaced.push((position, by));
            }
        }
        for (position, by) in displaced {
            let Declared { item, wire_name, full_name, plain, .. } = &declared[position];
            let mut names_left = alternatives(*item, wire_name, plain);
            if let Some(name) = names_left.find(|name| self.take(name, full_name).is_none()) {
                names[position] = (name, Some(by));
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::field_name;

    fn fields(names: &[&str]) -> Vec<String> {
        let declared = names.iter().map(|name| Declared {
            item: Item::Field,
            owner: None,
            wire_name: (*name).to_owned(),
            full_name: format!("t.{name}"),
            plain: field_name(name),
            chosen: false,
        });
        let chosen = Scope::default().choose(&declared.collect::<Vec<_>>());
        chosen.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_stay_the_same_when_others_are_added() {
        let all = ["aB", "a_b", "_aB", "A_B", "aBWithUnderscore"];
        let expected = [
            "a_b",
            "a_b_with_underscore_x6871",
            "a_b_with_underscore_xd50d",
            "a_b_with_underscore_xceb1",
            "a_b_with_underscore",
        ];
        assert_eq!(fields(&all), expected);
        for names in [&["aB", "a_b"][..], &["a_b", "aB"], &["aB", "A_B", "a_b"]] {
            let chosen = fields(names);
            let of = |name: &str| {
                chosen[names.iter().position(|known| *known == name).unwrap_or(0)].clone()
            };
            assert_eq!((of("aB"), of("a_b")), ("a_b".to_owned(), "a_b_with_underscore".to_owned()));
        }
    }

    #[test]
    fn a_name_that_only_one_has_is_never_displaced() {
        assert_eq!(
            fields(&["_a", "a", "aWithUnderscore"]),
            ["a_with_underscore_x729d", "a", "a_with_underscore"]
        );
    }
}
