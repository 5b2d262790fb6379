//! Finds a type or operation by the name that a user writes, or suggests a similar one.

use std::collections::HashMap;

use graph_table::suggest::{Tolerance, distance};

use crate::error::Error;
use crate::schema::{Schema, TypeId};

/// The names of a schema's types.
pub(super) struct Names<'s> {
    schema: &'s Schema,
    exact: HashMap<String, TypeId>,
    /// In lower case; the first type if several differ only in case.
    lower: HashMap<String, TypeId>,
}

impl<'s> Names<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let mut lower = HashMap::new();
        for (id, ty) in schema.types.iter().enumerate() {
            lower.entry(ty.to_string().to_lowercase()).or_insert(id);
        }
        Self { schema, exact: schema.ids(), lower }
    }

    /// The type with a full name. Aliases are accepted, and case is ignored.
    pub(super) fn find(&self, name: &str) -> Option<TypeId> {
        let name = self.qualified(name);
        self.exact.get(&name).or_else(|| self.lower.get(&name.to_lowercase())).copied()
    }

    /// The positions of the operations with a full name, which may be overloads. Aliases are accepted,
    /// and case is ignored unless several names differ only in case.
    pub(super) fn operations(&self, name: &str) -> Vec<usize> {
        let name = self.qualified(name);
        let with = |is_name: &dyn Fn(&str) -> bool| {
            let operations = self.schema.operations.iter().enumerate();
            let found = operations.filter(|(_, operation)| is_name(&operation.to_string()));
            found.map(|(at, _)| at).collect::<Vec<_>>()
        };
        match with(&|known| known == name) {
            found if found.is_empty() => with(&|known| known.to_lowercase() == name.to_lowercase()),
            found => found,
        }
    }

    /// A name with its alias replaced by the namespace.
    fn qualified(&self, name: &str) -> String {
        let name = plain(name);
        let qualified = name.rsplit_once('.').and_then(|(alias, local)| {
            let mut aliases = self.schema.aliases.iter();
            let (_, namespace) = aliases.find(|(known, _)| known.eq_ignore_ascii_case(alias))?;
            Some(format!("{namespace}.{local}"))
        });
        qualified.unwrap_or_else(|| name.to_owned())
    }

    /// The error for an unknown name, with a suggestion if there is a similar name.
    pub(super) fn unknown(&self, name: &str) -> Error {
        match self.near(plain(name)) {
            _ if plain(name).is_empty() => Error::new(
                "",
                "the name of a type is empty; write a full name such as `microsoft.graph.user`",
            ),
            Some(near) => {
                let near = &self.schema.types[near];
                let message =
                    format!("the document has no such type or operation; did you mean `{near}`?");
                Error::new(name, message)
            }
            None => Error::new(name, "the document has no such type or operation"),
        }
    }

    /// The type of the same name in another namespace, else the type with the fewest changed
    /// letters, else the shortest name that contains this one.
    fn near(&self, name: &str) -> Option<TypeId> {
        let local = name.rsplit('.').next().unwrap_or(name).to_lowercase();
        let types = self.schema.types.iter().enumerate();
        let rank = |(id, name): (TypeId, String)| {
            let distance = distance(&local, &name, Tolerance::Strict);
            let longer = name.contains(&local).then_some(usize::MAX / 2 + name.len());
            Some((distance.or(longer)?, id))
        };
        let near = types.map(|(id, ty)| (id, ty.name.to_lowercase())).filter_map(rank).min();
        near.map(|(_, id)| id)
    }
}

fn plain(name: &str) -> &str {
    name.trim().trim_start_matches('#')
}
