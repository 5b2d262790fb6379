//! Sets property flags from keys, annotations and the list of secrets.

use super::lookup::{Lookup, element};
use super::property::{PropertyFlags, TypeId};
use super::types::{Kind, Schema};
use crate::csdl::{self, Annotation, Document, TypeKind};
use crate::error::Error;
use crate::secrets;

/// The vocabulary of the terms that are used here.
const CORE: &str = "Org.OData.Core.V1";

/// Sets the flags of each property.
///
/// Annotations of other targets, such as containers, are ignored. A key that names something other
/// than a property is an error.
pub(super) fn annotate(
    schema: &mut Schema,
    document: &Document,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) {
    let terms = Terms::new(document);
    for (id, &(namespace, ty)) in lookup.declared.iter().enumerate() {
        let TypeKind::Structure(structure) = &ty.kind else { continue };
        let name = format!("{namespace}.{}", ty.name);
        for part in &structure.key {
            // A path into a complex property makes that property the key. A path through a
            // navigation property makes none of the properties the key.
            let (property, is_path) = match part.name.split_once('/') {
                Some((property, _)) => (property, true),
                None => (&*part.name, false),
            };
            let is_collection =
                |it: &&csdl::Property| it.name == property && element(&it.type_name).1;
            if structure.properties.iter().any(|it| is_collection(&it)) {
                let message = format!("the key names `{property}`, which is a collection");
                errors.push(Error::at(part.line, &name, message));
                continue;
            }
            let mut navigation = structure.properties.iter().filter(|other| other.navigation);
            let reason = match navigation.any(|other| other.name == property) {
                true if is_path => continue,
                true => "is a navigation property",
                false
                    if set_flags(
                        schema,
                        id,
                        property,
                        PropertyFlags { key: true, ..PropertyFlags::default() },
                    ) =>
                {
                    continue;
                }
                false => "is not a property of the type",
            };
            let message = format!("the key names `{property}`, which {reason}");
            errors.push(Error::at(part.line, &name, message));
        }
        for property in &structure.properties {
            let secret = secrets::is_secret(&name, &property.name);
            let flags = PropertyFlags { secret, ..terms.flags(&property.annotations) };
            set_flags(schema, id, &property.name, flags);
        }
    }
    for outside in document.schemas.iter().flat_map(|namespace| &namespace.annotations) {
        if let Some((name, property)) = outside.target.split_once('/')
            && let Some((id, _)) = lookup.find(&lookup.qualified(name))
        {
            set_flags(schema, id, property, terms.flags(&outside.annotations));
        }
    }
}

/// Adds flags to a property that a type declares or inherits. Returns whether there is one.
fn set_flags(schema: &mut Schema, id: TypeId, property: &str, flags: PropertyFlags) -> bool {
    if flags == PropertyFlags::default() {
        return true;
    }
    let inherited = schema.inherited(id).any(|(_, inherited)| inherited.name == property);
    let Kind::Structure(structure) = &mut schema.types[id].kind else { return false };
    let declared = structure.properties.iter_mut().find(|declared| declared.name == property);
    if let Some(declared) = declared {
        declared.flags = declared.flags.with(flags);
        return true;
    }
    if inherited {
        structure.inherited_flags.push((property.to_owned(), flags));
    }
    inherited
}

/// The namespace and aliases of the vocabulary in this document.
pub(super) struct Terms(Vec<String>);

impl Terms {
    pub(super) fn new(document: &Document) -> Self {
        let aliases = document.included.iter().filter(|(_, namespace)| namespace == CORE);
        let names = aliases.map(|(alias, _)| alias.clone());
        Self(names.chain([CORE.to_owned()]).collect())
    }

    pub(super) fn flags(&self, annotations: &[Annotation]) -> PropertyFlags {
        // A tagging term without a value is true.
        let is_set = |term: &str| {
            annotations.iter().any(|annotation| {
                annotation.bool.unwrap_or(true)
                    && annotation.term.rsplit_once('.').is_some_and(|(vocabulary, name)| {
                        name == term && self.0.iter().any(|known| known == vocabulary)
                    })
            })
        };
        PropertyFlags {
            computed: is_set("Computed"),
            immutable: is_set("Immutable"),
            optional: is_set("OptionalParameter"),
            ..PropertyFlags::default()
        }
    }
}
