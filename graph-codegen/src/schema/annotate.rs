//! What keys, annotations and the list of secrets say of properties.

use super::lookup::Lookup;
use super::{Facets, Kind, Schema, TypeId};
use crate::csdl::{Annotation, Document, TypeKind};
use crate::error::Error;
use crate::secrets;

/// The vocabulary of the terms that matter here.
const CORE: &str = "Org.OData.Core.V1";

/// Gives each property the facets that a key, an annotation or the list of secrets says it has.
///
/// Annotations of what is not a property of a known type concern containers and operations. That a
/// key names no property is a mistake.
pub(super) fn annotate(
    schema: &mut Schema,
    document: &Document,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) {
    let terms = Terms::new(document);
    for (id, &(namespace, ty)) in lookup.declared.iter().enumerate() {
        let TypeKind::Structure(structure) = &ty.kind else { continue };
        let name = format!("{namespace}.{}", ty.name);
        for part in &structure.key {
            // A path leads into a complex property, which then is the key, or by way of a navigation
            // property to another entity, which is none.
            let (property, is_path) = match part.name.split_once('/') {
                Some((property, _)) => (property, true),
                None => (&*part.name, false),
            };
            let mut navigation = structure.properties.iter().filter(|other| other.navigation);
            let mistake = match navigation.any(|other| other.name == property) {
                true if is_path => continue,
                true => "leads to an entity",
                false if give(schema, id, property, Facets { key: true, ..Facets::default() }) => {
                    continue;
                }
                false => "is no property of it",
            };
            let message = format!("the key names `{property}`, which {mistake}");
            mistakes.push(Error::at(part.line, &name, message));
        }
        for property in &structure.properties {
            let secret = secrets::is_secret(&name, &property.name);
            let facets = Facets { secret, ..terms.facets(&property.annotations) };
            give(schema, id, &property.name, facets);
        }
    }
    for outside in document.schemas.iter().flat_map(|namespace| &namespace.annotations) {
        if let Some((name, property)) = outside.target.split_once('/')
            && let Some((id, _)) = lookup.find(&lookup.qualified(name))
        {
            give(schema, id, property, terms.facets(&outside.annotations));
        }
    }
}

/// Adds facets to a property that a type declares or inherits, if there is one.
fn give(schema: &mut Schema, id: TypeId, property: &str, facets: Facets) -> bool {
    if facets == Facets::default() {
        return true;
    }
    let inherited = schema.inherited(id).any(|(_, inherited)| inherited.name == property);
    let Kind::Structure(structure) = &mut schema.types[id].kind else { return false };
    let declared = structure.properties.iter_mut().find(|declared| declared.name == property);
    if let Some(declared) = declared {
        declared.facets = declared.facets.with(facets);
        return true;
    }
    if inherited {
        structure.inherited_facets.push((property.to_owned(), facets));
    }
    inherited
}

/// The names under which the document knows the vocabulary.
pub(super) struct Terms(Vec<String>);

impl Terms {
    pub(super) fn new(document: &Document) -> Self {
        let aliases = document.included.iter().filter(|(_, namespace)| namespace == CORE);
        let names = aliases.map(|(alias, _)| alias.clone());
        Self(names.chain([CORE.to_owned()]).collect())
    }

    pub(super) fn facets(&self, annotations: &[Annotation]) -> Facets {
        // A tagging term without a value is true.
        let says = |term: &str| {
            annotations.iter().any(|annotation| {
                annotation.bool.unwrap_or(true)
                    && annotation.term.rsplit_once('.').is_some_and(|(vocabulary, name)| {
                        name == term && self.0.iter().any(|known| known == vocabulary)
                    })
            })
        };
        Facets {
            computed: says("Computed"),
            immutable: says("Immutable"),
            optional: says("OptionalParameter"),
            ..Facets::default()
        }
    }
}
