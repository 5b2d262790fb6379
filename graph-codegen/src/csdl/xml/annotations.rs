//! The annotations of an element.

use roxmltree::Node;

use super::{Reader, boolean, children, elements};
use crate::csdl::annotation::{Annotation, AnnotationValue, Record};

impl<'x> Reader<'x, '_> {
    /// The `Annotation` elements in an element.
    pub(super) fn annotations(&mut self, node: Node<'x, 'x>, subject: &str) -> Vec<Annotation> {
        let annotations = elements(node, "Annotation").map(|annotation| Annotation {
            term: self.required(annotation, "Term", subject),
            qualifier: annotation.attribute("Qualifier").map(str::to_owned),
            value: self.annotation_value(annotation, subject),
        });
        annotations.collect()
    }

    /// The value of an annotation, which is an attribute or an element in it.
    fn annotation_value(&mut self, node: Node<'x, 'x>, subject: &str) -> AnnotationValue {
        match self.boolean(node, "Bool", subject) {
            Some(bool) => AnnotationValue::Bool(bool),
            None => self.value_in(node, AnnotationValue::DEEPEST),
        }
    }

    /// The value in an `Annotation` or `PropertyValue` element.
    fn value_in(&self, node: Node<'x, 'x>, depth: usize) -> AnnotationValue {
        if let Some(bool) = node.attribute("Bool") {
            return boolean(bool).map_or(AnnotationValue::Other, AnnotationValue::Bool);
        }
        if let Some(members) = node.attribute("EnumMember") {
            return AnnotationValue::of_members(members);
        }
        if let Some(text) = node.attribute("String") {
            return AnnotationValue::Text(text.to_owned());
        }
        if let Some(path) = node.attribute("PropertyPath") {
            return AnnotationValue::PropertyPath(path.to_owned());
        }
        let is_value = |name: &str| !matches!(name, "Term" | "Qualifier" | "Property");
        if node.attributes().any(|it| it.namespace().is_none() && is_value(it.name())) {
            return AnnotationValue::Other;
        }
        // An annotation may be annotated itself.
        let value = children(node).find(|child| child.tag_name().name() != "Annotation");
        value.map_or(AnnotationValue::Default, |value| self.value(value, depth))
    }

    /// The value that is an element.
    fn value(&self, value: Node<'x, 'x>, depth: usize) -> AnnotationValue {
        let Some(left) = depth.checked_sub(1) else { return AnnotationValue::Other };
        // A section of `CDATA` is a text of its own.
        let text = || -> String {
            let parts = value.children().filter(Node::is_text).filter_map(|it| it.text());
            parts.collect::<String>().trim().to_owned()
        };
        match value.tag_name().name() {
            "Bool" => boolean(&text()).map_or(AnnotationValue::Other, AnnotationValue::Bool),
            "EnumMember" => AnnotationValue::of_members(&text()),
            "String" => AnnotationValue::Text(text()),
            "PropertyPath" => AnnotationValue::PropertyPath(text()),
            "Record" => {
                let properties = elements(value, "PropertyValue").map(|property| {
                    let name = property.attribute("Property").unwrap_or_default();
                    (name.to_owned(), self.value_in(property, left))
                });
                let properties = properties.collect();
                AnnotationValue::Record(Record { properties, position: self.position_of(value) })
            }
            "Collection" => {
                let elements = children(value).map(|element| self.value(element, left));
                AnnotationValue::Collection(elements.collect())
            }
            _ => AnnotationValue::Other,
        }
    }
}
