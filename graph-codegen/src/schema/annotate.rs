//! What keys, annotations and the list of secrets say of properties.

use std::collections::HashMap;

use super::{Facets, Kind, Schema, TypeId};
use crate::csdl::{Annotation, Document, TypeKind};
use crate::secrets;

/// The vocabulary of the terms that matter here.
const CORE: &str = "Org.OData.Core.V1";

/// Gives each property the facets that a key, an annotation or the list of secrets says it has.
///
/// Annotations of what is not a property of a known type concern containers and operations.
pub(super) fn annotate(schema: &mut Schema, document: &Document) {
    let terms = Terms::new(document);
    let mut found: Vec<(String, String, Facets)> = Vec::new();
    for namespace in &document.schemas {
        for ty in &namespace.types {
            let TypeKind::Structure(structure) = &ty.kind else { continue };
            let name = format!("{}.{}", namespace.namespace, ty.name);
            // The path of a key may lead into a complex property, which then is the key.
            let keys = structure.key.iter().filter_map(|key| key.split('/').next());
            for key in keys {
                let facets = Facets { key: true, ..Facets::default() };
                found.push((name.clone(), key.to_owned(), facets));
            }
            for property in &structure.properties {
                let secret = secrets::is_secret(&name, &property.name);
                let facets = Facets { secret, ..terms.facets(&property.annotations) };
                found.push((name.clone(), property.name.clone(), facets));
            }
        }
        for outside in &namespace.annotations {
            let Some((name, property)) = outside.target.split_once('/') else { continue };
            let facets = terms.facets(&outside.annotations);
            found.push((qualified(name, schema), property.to_owned(), facets));
        }
    }
    let ids: HashMap<String, TypeId> =
        schema.types.iter().enumerate().map(|(id, ty)| (ty.to_string(), id)).collect();
    for (name, property, facets) in found {
        if let Some(&id) = ids.get(&name)
            && facets != Facets::default()
        {
            give(schema, id, &property, facets);
        }
    }
}

/// Adds facets to a property that a type declares or inherits.
fn give(schema: &mut Schema, id: TypeId, property: &str, facets: Facets) {
    let inherited = schema.inherited(id).any(|(_, inherited)| inherited.name == property);
    let Kind::Structure(structure) = &mut schema.types[id].kind else { return };
    let declared = structure.properties.iter_mut().find(|declared| declared.name == property);
    if let Some(declared) = declared {
        declared.facets = declared.facets.with(facets);
    } else if inherited {
        structure.inherited_facets.push((property.to_owned(), facets));
    }
}

fn qualified(name: &str, schema: &Schema) -> String {
    match name.rsplit_once('.') {
        Some((namespace, local)) => match schema.aliases.get(namespace) {
            Some(namespace) => format!("{namespace}.{local}"),
            None => name.to_owned(),
        },
        None => name.to_owned(),
    }
}

/// The names under which the document knows the vocabulary.
struct Terms(Vec<String>);

impl Terms {
    fn new(document: &Document) -> Self {
        let aliases = document.included.iter().filter(|(_, namespace)| namespace == CORE);
        let names = aliases.map(|(alias, _)| alias.clone());
        Self(names.chain([CORE.to_owned()]).collect())
    }

    fn facets(&self, annotations: &[Annotation]) -> Facets {
        // A tagging term without a value is true.
        let says = |term: &str| {
            annotations.iter().any(|annotation| {
                annotation.bool.unwrap_or(true)
                    && annotation.term.rsplit_once('.').is_some_and(|(vocabulary, name)| {
                        name == term && self.0.iter().any(|known| known == vocabulary)
                    })
            })
        };
        Facets { computed: says("Computed"), immutable: says("Immutable"), ..Facets::default() }
    }
}
