//! From what a person writes to the type that is meant, or the one that may be.

use std::collections::HashMap;

use graph_table::suggest::{Tolerance, distance};

use crate::error::Error;
use crate::schema::{Schema, TypeId};

/// The names of a schema's types.
pub(super) struct Names<'s> {
    schema: &'s Schema,
    exact: HashMap<String, TypeId>,
    /// In lower case; of types that differ in case alone, the first.
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

    /// The type with a full name, written with an alias or in another case, too.
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

    /// The mistake of a name that no type has, with the nearest that one has.
    pub(super) fn unknown(&self, name: &str) -> Error {
        match self.near(plain(name)) {
            _ if plain(name).is_empty() => Error::new("", "the name of a type is empty"),
            Some(near) => {
                let near = &self.schema.types[near];
                Error::new(name, format!("the document has no such type; did you mean `{near}`?"))
            }
            None => Error::new(name, "the document has no such type"),
        }
    }

    /// The type of that name in another namespace, the one with the fewest letters changed, or the
    /// shortest that has the name as a part.
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
