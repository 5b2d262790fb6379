//! Sets property flags from keys, annotations and the list of secrets.

use super::lookup::{Declared, Lookup, Names};
use super::property::{PropertyFlags, TypeId};
use super::types::{Kind, Schema};
use crate::csdl::{Annotation, AnnotationValue, Document, TypeKind};
use crate::error::Problems;
use crate::secrets;

/// The vocabulary of the terms that are used here.
const CORE: &str = "Org.OData.Core.V1";

/// Sets the flags of each property.
///
/// Annotations of other targets, such as containers, are ignored. A key that names something other
/// than a property is an error.
pub(super) fn annotate(
    schema: &mut Schema,
    documents: &[Document],
    lookup: &Lookup<'_>,
    problems: &mut Problems,
) {
    for (id, Declared { document, namespace, ty }) in lookup.declared.iter().enumerate() {
        let TypeKind::Structure(structure) = &ty.kind else { continue };
        let name = format!("{namespace}.{}", ty.name);
        for part in &structure.key {
            if let Err(reason) = set_key(schema, id, &part.name) {
                problems.error(&part.position, &name, format!("the key names {reason}"));
            }
        }
        for property in &structure.properties {
            let secret = secrets::is_secret(&name, &property.name);
            let flags = flags(&property.annotations, lookup.in_document(*document));
            set_flags(schema, id, &property.name, PropertyFlags { secret, ..flags });
        }
    }
    for (number, document) in documents.iter().enumerate() {
        let names = lookup.in_document(number);
        for outside in document.schemas.iter().flat_map(|namespace| &namespace.annotations) {
            if outside.qualifier.is_none()
                && let Some((name, property)) = outside.target.split_once('/')
                && let Some((id, _)) = lookup.find(&names.qualified(name))
            {
                set_flags(schema, id, property, flags(&outside.annotations, names));
            }
        }
    }
}

/// Makes a property, which the type may inherit, a part of the key. An error says why that cannot be.
fn set_key(schema: &mut Schema, id: TypeId, path: &str) -> Result<(), String> {
    let (first, is_path) = match path.split_once('/') {
        Some((first, _)) => (first, true),
        None => (path, false),
    };
    // A missing name is already reported.
    if first.is_empty() {
        return Ok(());
    }
    let all = schema.flat_properties(id);
    let found = all.iter().find(|flat| flat.property.name == first);
    match found.map(|flat| (flat.flags.navigation, flat.property.collection)) {
        None => Err(format!("`{first}`, which is not a property of the type")),
        // A path through a navigation property makes none of the properties the key.
        Some((true, false)) if is_path => Ok(()),
        Some((true, _)) => Err(format!("`{first}`, which is a navigation property")),
        Some((false, true)) => Err(format!("`{first}`, which is a collection")),
        // A path into a complex property makes that property the key.
        Some((false, false)) => {
            set_flags(schema, id, first, PropertyFlags { key: true, ..PropertyFlags::default() });
            Ok(())
        }
    }
}

/// Adds flags to a property that a type declares or inherits, if there is one.
fn set_flags(schema: &mut Schema, id: TypeId, property: &str, flags: PropertyFlags) {
    if flags == PropertyFlags::default() {
        return;
    }
    let inherited = schema.inherited(id).any(|(_, inherited)| inherited.name == property);
    let Kind::Structure(structure) = &mut schema.types[id].kind else { return };
    let declared = structure.properties.iter_mut().find(|declared| declared.name == property);
    if let Some(declared) = declared {
        declared.flags = declared.flags.with(flags);
    } else if inherited {
        structure.inherited_flags.push((property.to_owned(), flags));
    }
}

/// The flags that annotations set.
pub(super) fn flags(annotations: &[Annotation], names: Names<'_, '_>) -> PropertyFlags {
    let mut flags = PropertyFlags::default();
    for annotation in annotations {
        // Under a condition, none of this holds in general.
        if annotation.qualifier.is_some() {
            continue;
        }
        let term = names.qualified(&annotation.term);
        let Some((CORE, term)) = term.rsplit_once('.') else { continue };
        // A tagging term without a value is true. A path leads to a value that differs by entity.
        let is_true =
            matches!(annotation.value, AnnotationValue::Default | AnnotationValue::Bool(true));
        match term {
            "Computed" => flags.computed |= is_true,
            "Immutable" => flags.immutable |= is_true,
            "OptionalParameter" => {
                flags.optional |= is_true || annotation.value == AnnotationValue::Record;
            }
            _ => {}
        }
    }
    flags
}
