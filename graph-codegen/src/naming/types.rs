//! Chooses the names of the types of a namespace. A struct has a twin beside it, whose name follows
//! from its own.

use super::scope::{Declared, Scope};
use super::spelling::{Item, alternatives, append};
use crate::names;

/// Why a type does not have its plain name.
pub(super) enum Reason {
    /// The type with this full name has it.
    Type(String),
    /// It is the name of the twin of the type with this full name.
    Twin(String),
    /// The user has chosen the name of its twin for the type with this full name.
    OwnTwin(String),
}

/// Chooses a name for each type, so that types and twins all have different names. `structures`
/// says which of them are entity or complex types, which have a twin.
pub(super) fn choose(declared: &[Declared], structures: &[bool]) -> Vec<(String, Option<Reason>)> {
    let mut names = Scope::default();
    let chosen = names.choose(declared);
    let mut result: Vec<_> =
        chosen.into_iter().map(|(name, by)| (name, by.map(Reason::Type))).collect();
    // The name of a twin is longer than that of its type, so when a type is looked at, the twin that
    // may have its name is known. The names that the user chooses come first.
    let mut order: Vec<usize> = (0..result.len()).collect();
    order.sort_by_cached_key(|&position| {
        let name = &result[position].0;
        (!declared[position].chosen, name.len(), name.clone())
    });
    let mut twins = Scope::default();
    let mut chosen_names = Scope::default();
    for position in order {
        let Declared { wire_name, full_name, chosen, .. } = &declared[position];
        let name = result[position].0.clone();
        let of_chosen =
            chosen_names.holder(&names::patch_name(&name)).filter(|_| structures[position]);
        let reason = twins.holder(&name).map(|other| Reason::Twin(other.to_owned()));
        let reason = reason.or_else(|| Some(Reason::OwnTwin(of_chosen?.to_owned())));
        if let Some(reason) = reason {
            let type_name = append(Item::Camel, &name, &["type"]);
            let coded = alternatives(Item::Camel, wire_name, &type_name);
            let is_free = |name: &String| {
                let twin = names::patch_name(name);
                let taken = [&names, &twins].iter().any(|scope| scope.holder(name).is_some());
                !taken && names.holder(&twin).is_none()
            };
            if let Some(free) = [type_name].into_iter().chain(coded).find(is_free) {
                names.take(&free, full_name);
                result[position] = (free, Some(reason));
            }
        }
        if structures[position] {
            twins.take(&names::patch_name(&result[position].0), full_name);
        }
        if *chosen {
            chosen_names.take(&name, full_name);
        }
    }
    result
}
