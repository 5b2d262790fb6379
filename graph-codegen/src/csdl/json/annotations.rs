//! The annotations of an element.

use super::value::{Kind, Value};
use crate::csdl::annotation::{Annotation, AnnotationValue};

/// The annotations among the members of an element: `"@Core.Computed#Tablet": true`
pub(super) fn annotations(value: &Value) -> Vec<Annotation> {
    annotations_of(value, "")
}

/// The annotations of a member that is not an object: `"red@Core.Description": "The colour."`
pub(super) fn annotations_of(value: &Value, member: &str) -> Vec<Annotation> {
    let annotations = value.members().iter().filter_map(|(name, value)| {
        let name = name.strip_prefix(member)?.strip_prefix('@')?;
        let (term, qualifier) = match name.split_once('#') {
            Some((term, qualifier)) => (term, Some(qualifier.to_owned())),
            None => (name, None),
        };
        let value = match &value.kind {
            Kind::Bool(bool) => AnnotationValue::Bool(*bool),
            Kind::Text(text) => AnnotationValue::Text(text.clone()),
            Kind::Object(members) if !members.iter().any(|(name, _)| name.starts_with('$')) => {
                AnnotationValue::Record
            }
            _ => AnnotationValue::Other,
        };
        Some(Annotation { term: term.to_owned(), qualifier, value })
    });
    annotations.collect()
}
