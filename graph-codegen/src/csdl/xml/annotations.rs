//! The annotations of an element.

use roxmltree::Node;

use super::{Reader, boolean, children, elements};
use crate::csdl::annotation::{Annotation, AnnotationValue};

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
        if let Some(bool) = self.boolean(node, "Bool", subject) {
            return AnnotationValue::Bool(bool);
        }
        if let Some(members) = node.attribute("EnumMember") {
            return AnnotationValue::of_members(members);
        }
        if let Some(text) = node.attribute("String") {
            return AnnotationValue::Text(text.to_owned());
        }
        let is_value = |name: &str| !matches!(name, "Term" | "Qualifier" | "Bool");
        if node.attributes().any(|it| it.namespace().is_none() && is_value(it.name())) {
            return AnnotationValue::Other;
        }
        // An annotation may be annotated itself.
        let Some(value) = children(node).find(|child| child.tag_name().name() != "Annotation")
        else {
            return AnnotationValue::Default;
        };
        // A section of `CDATA` is a text of its own.
        let text: String =
            value.children().filter(Node::is_text).filter_map(|it| it.text()).collect();
        let text = text.trim();
        match value.tag_name().name() {
            "Bool" => boolean(text).map_or(AnnotationValue::Other, AnnotationValue::Bool),
            "EnumMember" => AnnotationValue::of_members(text),
            "String" => AnnotationValue::Text(text.to_owned()),
            "Record" => AnnotationValue::Record,
            _ => AnnotationValue::Other,
        }
    }
}
