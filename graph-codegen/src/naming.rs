//! Chooses the Rust name of every namespace, type, property, member, parameter and operation, so
//! that no two in one scope have the same.
//!
//! Of several wire names with one Rust name, the plainest keeps it. The others get a suffix that
//! says how they are spelled:
//!
//! ```text
//! pub summary: Option<String>,                  // summary
//! #[graph(rename = "_summary")]
//! pub summary_with_underscore: Option<String>,  // _summary
//! ```
//!
//! An inherited property keeps its name in derived types, because unions have accessors for it.
//! Names are chosen before a subset is selected, so that they are the same in every subset.

mod operations;
mod rename;
mod scope;
mod spelling;
mod types;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(crate) use self::operations::Stems;
use self::rename::Chosen;
pub use self::rename::Renames;
pub(crate) use self::scope::{Declared, Scope};
pub(crate) use self::spelling::Item;
use self::types::Reason;
use crate::error::Error;
use crate::names;
use crate::schema::{Kind, Property, Schema, TypeId};
use crate::vocabularies;

/// A note about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The full name of the type or operation that it concerns, so that notes about what a subset
    /// omits can be left out. `None` for a namespace.
    pub(crate) owner: Option<String>,
    pub(crate) text: String,
}

/// Chooses all names of a schema. Returns a note for each that is not the plain one.
///
/// It is an error if a name that the user chooses is not a Rust name of the right form, is chosen
/// twice, or is for something that does not exist.
pub(crate) fn choose(schema: &mut Schema, renames: &Renames, errors: &mut Vec<Error>) -> Vec<Note> {
    let mut naming = Naming { chosen: Chosen::new(renames), notes: Vec::new(), errors };
    naming.namespaces(schema);
    naming.types(schema);
    naming.members(schema);
    naming.properties(schema);
    naming.operations(schema);
    let Naming { chosen, notes, .. } = naming;
    errors.extend(chosen.errors());
    notes
}

/// The texts of the notes about what a schema has, which may be a subset.
pub(crate) fn about(notes: Vec<Note>, schema: &Schema) -> impl Iterator<Item = String> {
    let types = schema.types.iter().map(ToString::to_string);
    let operations = schema.operations.iter().map(ToString::to_string);
    let owners: BTreeSet<String> = types.chain(operations).collect();
    let is_kept = move |note: &Note| note.owner.as_ref().is_none_or(|owner| owners.contains(owner));
    notes.into_iter().filter(is_kept).map(|note| note.text)
}

struct Naming<'r, 'e> {
    chosen: Chosen<'r>,
    notes: Vec<Note>,
    errors: &'e mut Vec<Error>,
}

impl Naming<'_, '_> {
    /// What is known of a name before those beside it are.
    fn declared(
        &mut self,
        item: Item,
        owner: Option<&str>,
        full_name: String,
        wire_name: &str,
        plain: String,
        accepts: impl Fn(&str) -> String,
    ) -> Declared {
        let chosen = self.chosen.name(&full_name, accepts);
        Declared {
            item,
            owner: owner.map(str::to_owned),
            wire_name: wire_name.to_owned(),
            full_name,
            chosen: chosen.is_some(),
            plain: chosen.unwrap_or(plain),
        }
    }

    /// Notes that a declaration does not have its plain name. For one whose name the user has
    /// chosen, that is an error.
    fn displaced(&mut self, declared: &Declared, rust_name: &str, by: &str) {
        let Declared { full_name, plain, chosen, owner, .. } = declared;
        if *chosen {
            let message = format!("cannot be renamed to `{plain}`, which is the name of {by}");
            self.errors.push(Error::new(full_name, message));
        } else {
            let text = format!(
                "{full_name}: the name in Rust is `{rust_name}`, because `{plain}` is that of {by}"
            );
            self.notes.push(Note { owner: owner.clone(), text });
        }
    }

    /// Chooses names in a scope, and notes those that are not the plain ones.
    fn choose(&mut self, scope: &mut Scope, declared: &[Declared]) -> Vec<String> {
        let chosen = scope.choose(declared);
        let names = declared.iter().zip(chosen).map(|(declared, (name, by))| {
            if let Some(by) = by {
                self.displaced(declared, &name, &format!("`{by}`"));
            }
            name
        });
        names.collect()
    }

    /// Names the module of each namespace, and of each beginning of one.
    fn namespaces(&mut self, schema: &mut Schema) {
        // Vocabularies have modules of their own.
        let is_own = |namespace: &&str| vocabularies::short_name(namespace).is_none();
        let has_own = schema.namespaces().any(|namespace| is_own(&namespace));
        let namespaces = schema.namespaces().filter(|it| is_own(it) || !has_own);
        let parts: BTreeSet<String> = namespaces.flat_map(beginnings).collect();
        let mut siblings: BTreeMap<String, Vec<Declared>> = BTreeMap::new();
        for part in parts {
            let (parent, word) = part.rsplit_once('.').unwrap_or(("", &part));
            let plain = names::module_name(word);
            let (parent, word) = (parent.to_owned(), word.to_owned());
            let declared =
                self.declared(Item::Module, None, part, &word, plain, names::module_name);
            siblings.entry(parent).or_default().push(declared);
        }
        for declared in siblings.into_values() {
            let names = self.choose(&mut Scope::default(), &declared);
            schema.modules.extend(declared.into_iter().map(|it| it.full_name).zip(names));
        }
    }

    fn types(&mut self, schema: &mut Schema) {
        let mut namespaces: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
        let mut tags: HashMap<String, TypeId> = HashMap::new();
        for (id, ty) in schema.types.iter().enumerate() {
            namespaces.entry(ty.namespace.clone()).or_default().push(id);
            if let Some(other) = tags.insert(ty.to_string().to_ascii_lowercase(), id) {
                let text = format!(
                    "{ty}: the name differs from `{}` only in case, which `@odata.type` and the \
                     registry ignore, so a search by name may find either",
                    schema.types[other]
                );
                self.notes.push(Note { owner: Some(ty.to_string()), text });
            }
        }
        for ids in namespaces.into_values() {
            let declared = ids.iter().map(|&id| {
                let (ty, name) = (&schema.types[id], schema.types[id].to_string());
                let (plain, accepts) = (names::type_name(&ty.name), names::type_name);
                self.declared(Item::Camel, Some(&name), name.clone(), &ty.name, plain, accepts)
            });
            let declared: Vec<Declared> = declared.collect();
            let structures: Vec<bool> =
                ids.iter().map(|&id| schema.types[id].structure().is_some()).collect();
            let names = types::choose(&declared, &structures);
            for ((&id, declared), (name, by)) in ids.iter().zip(&declared).zip(names) {
                match by {
                    Some(Reason::Type(other)) => {
                        self.displaced(declared, &name, &format!("`{other}`"));
                    }
                    Some(Reason::Twin(other)) => {
                        self.displaced(declared, &name, &format!("the patch of `{other}`"));
                    }
                    Some(Reason::OwnTwin(other)) => {
                        let by = format!("`{other}`, and would be that of its patch");
                        let plain = names::patch_name(&declared.plain);
                        self.displaced(&Declared { plain, ..declared.clone() }, &name, &by);
                    }
                    None => {}
                }
                schema.types[id].rust_name = name;
            }
        }
    }

    fn members(&mut self, schema: &mut Schema) {
        for ty in &mut schema.types {
            let owner = ty.to_string();
            let Kind::Enumeration(enumeration) = &mut ty.kind else { continue };
            let declared = enumeration.members.iter().map(|member| {
                let full_name = format!("{owner}.{}", member.name);
                // A fix-up may have set the name already.
                let plain = member.rust_name.clone();
                let accepts = names::variant_name;
                let owner = Some(&*owner);
                self.declared(Item::Camel, owner, full_name, &member.name, plain, accepts)
            });
            let declared: Vec<Declared> = declared.collect();
            let names = self.choose(&mut Scope::default(), &declared);
            for (member, name) in enumeration.members.iter_mut().zip(names) {
                member.rust_name = name;
            }
        }
    }

    /// Names the fields of each struct, those of a base before those of its derived types.
    fn properties(&mut self, schema: &mut Schema) {
        let mut scopes: HashMap<TypeId, Scope> = HashMap::new();
        let mut order: Vec<TypeId> = schema.structures().map(|(id, ..)| id).collect();
        order.sort_by_cached_key(|&id| schema.ancestry(id).count());
        for id in order {
            let ty = &schema.types[id];
            let owner = ty.to_string();
            let Some(structure) = ty.structure() else { continue };
            let mut scope =
                structure.base.and_then(|base| scopes.get(&base)).cloned().unwrap_or_default();
            let names = self.fields(&mut scope, &structure.properties, &owner, &owner);
            scopes.insert(id, scope);
            if let Kind::Structure(structure) = &mut schema.types[id].kind {
                for (property, name) in structure.properties.iter_mut().zip(names) {
                    property.rust_name = name;
                }
            }
        }
    }

    /// The names of the fields for properties or parameters.
    fn fields(
        &mut self,
        scope: &mut Scope,
        properties: &[Property],
        prefix: &str,
        owner: &str,
    ) -> Vec<String> {
        let declared = properties.iter().map(|property| {
            let item = if property.flags.navigation { Item::Navigation } else { Item::Field };
            let full_name = format!("{prefix}.{}", property.name);
            let plain = names::field_name(&property.name);
            self.declared(item, Some(owner), full_name, &property.name, plain, names::field_name)
        });
        let declared: Vec<Declared> = declared.collect();
        self.choose(scope, &declared)
    }
}

/// `microsoft` and `microsoft.graph` of `microsoft.graph`
pub(crate) fn beginnings(namespace: &str) -> impl Iterator<Item = String> {
    let dots = namespace.match_indices('.').map(|(dot, _)| dot).chain([namespace.len()]);
    dots.map(|end| namespace[..end].to_owned())
}

#[cfg(test)]
mod tests;
