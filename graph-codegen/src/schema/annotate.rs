//! Sets property flags from keys, annotations and the list of secrets.

use super::keys::mark_keys;
use super::lookup::{Declared, Lookup, Names};
use super::property::PropertyFlags;
use super::types::Schema;
use crate::csdl::{Annotation, AnnotationValue, Document, TypeKind};
use crate::error::Problems;
use crate::secrets;

/// The vocabulary of what elements are.
const CORE: &str = "Org.OData.Core.V1";

/// The vocabulary of what a service can do.
pub(super) const CAPABILITIES: &str = "Org.OData.Capabilities.V1";

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
    mark_keys(schema, lookup, problems);
    for (id, Declared { document, namespace, ty }) in lookup.declared.iter().enumerate() {
        let TypeKind::Structure(structure) = &ty.kind else { continue };
        let name = format!("{namespace}.{}", ty.name);
        for property in &structure.properties {
            let secret = secrets::is_secret(&name, &property.name);
            let flags = flags(&property.annotations, lookup.in_document(*document));
            schema.set_flags(id, &property.name, PropertyFlags { secret, ..flags });
        }
    }
    for (number, document) in documents.iter().enumerate() {
        let names = lookup.in_document(number);
        for outside in document.schemas.iter().flat_map(|namespace| &namespace.annotations) {
            if outside.qualifier.is_none()
                && let Some((name, property)) = outside.target.split_once('/')
                && let Some((id, _)) = lookup.find(&names.qualified(name))
            {
                schema.set_flags(id, property, flags(&outside.annotations, names));
            }
        }
    }
}

/// The name of a term in the vocabulary `Core`.
pub(super) fn term_of_core(term: &str) -> Option<&str> {
    term_of(CORE, term)
}

/// The name of a term in a vocabulary.
pub(super) fn term_of<'t>(vocabulary: &str, term: &'t str) -> Option<&'t str> {
    let (of, term) = term.rsplit_once('.')?;
    (of == vocabulary).then_some(term)
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
        let Some(term) = term_of_core(&term) else { continue };
        let is_true = annotation.value.tag() == Some(true);
        match term {
            "Computed" => flags.computed |= is_true,
            "Immutable" => flags.immutable |= is_true,
            "OptionalParameter" => {
                flags.optional |= is_true || matches!(annotation.value, AnnotationValue::Record(_));
            }
            "Permissions" => flags.computed |= is_read_only(&annotation.value),
            _ => {}
        }
    }
    flags
}

/// Whether `Core.Permissions` lets a client read a property and not write it. Nobody but the service
/// sets such a property then, as if it were computed.
fn is_read_only(value: &AnnotationValue) -> bool {
    let members = value.members();
    let has = |member: &str| members.iter().any(|known| known == member);
    has("Read") && !has("Write") && !has("ReadWrite")
}
