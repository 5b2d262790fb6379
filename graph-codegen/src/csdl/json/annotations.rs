//! The annotations of an element.

use super::Reader;
use super::value::{Kind, Value};
use crate::csdl::annotation::{Annotation, AnnotationValue, Record};

impl Reader<'_, '_> {
    /// The annotations among the members of an element: `"@Core.Computed#Tablet": true`
    pub(super) fn annotations(&self, value: &Value) -> Vec<Annotation> {
        self.annotations_of(value, "")
    }

    /// The annotations of a member that is not an object: `"red@Core.Description": "The colour."`
    pub(super) fn annotations_of(&self, value: &Value, member: &str) -> Vec<Annotation> {
        let annotations = value.members().iter().filter_map(|(name, value)| {
            let name = name.strip_prefix(member)?.strip_prefix('@')?;
            let (term, qualifier) = match name.split_once('#') {
                Some((term, qualifier)) => (term, Some(qualifier.to_owned())),
                None => (name, None),
            };
            Some(Annotation {
                term: term.to_owned(),
                qualifier,
                value: self.annotation_value(value),
            })
        });
        annotations.collect()
    }

    /// The value of an annotation. How deep it is nested was checked when the JSON was read.
    fn annotation_value(&self, value: &Value) -> AnnotationValue {
        match &value.kind {
            Kind::Bool(bool) => AnnotationValue::Bool(*bool),
            Kind::Text(text) => AnnotationValue::Text(text.clone()),
            Kind::Object(members) if !members.iter().any(|(name, _)| name.starts_with('$')) => {
                // A name with `@` is that of an annotation or of the type.
                let properties = members.iter().filter(|(name, _)| !name.contains('@'));
                let properties =
                    properties.map(|(name, value)| (name.clone(), self.annotation_value(value)));
                let properties = properties.collect();
                AnnotationValue::Record(Record { properties, position: self.position(value) })
            }
            Kind::Array(elements) => AnnotationValue::Collection(
                elements.iter().map(|element| self.annotation_value(element)).collect(),
            ),
            _ => AnnotationValue::Other,
        }
    }
}
