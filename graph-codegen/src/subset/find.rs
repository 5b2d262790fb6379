//! Finds a type by the name that a user writes, or suggests a similar one.

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
        let name = plain(name);
        let qualified = name.rsplit_once('.').and_then(|(alias, local)| {
            let mut aliases = self.schema.aliases.iter();
            let (_, namespace) = aliases.find(|(known, _)| known.eq_ignore_ascii_case(alias))?;
            Some(format!("{namespace}.{local}"))
        });
        let name = qualified.as_deref().unwrap_or(name);
        self.exact.get(name).or_else(|| self.lower.get(&name.to_lowercase())).copied()
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
                Error::new(name, format!("the document has no such type; did you mean `{near}`?"))
            }
            None => Error::new(name, "the document has no such type"),
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
