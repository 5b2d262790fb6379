//! From XML to a [`Document`].

use std::str::FromStr;

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::{
    Annotation, Annotations, Document, Enumeration, Member, Property, Schema, Structure, Type,
    TypeKind,
};
use crate::error::{Error, Errors};

/// Reads a CSDL document.
///
/// # Errors
///
/// The text is not XML (truncated, say), is not CSDL, or an element lacks an attribute that it must
/// have or has one that is not of its type.
///
/// ```
/// let error = graph_codegen::csdl::read("<Schema Namespace='a'>").unwrap_err();
/// assert_eq!(error.to_string(), "not XML: the root node was opened but never closed");
/// ```
pub fn read(text: &str) -> Result<Document, Errors> {
    // A byte order mark is no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let xml = Xml::parse_with_options(text, ParsingOptions::default()).map_err(not_xml)?;
    let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let newlines = newlines.map(|(offset, _)| offset).collect();
    let mut reader = Reader { xml: &xml, newlines, mistakes: Vec::new() };
    let document = reader.document();
    Errors::unless(reader.mistakes, document)
}

fn not_xml(error: roxmltree::Error) -> Errors {
    let message = error.to_string();
    // The position, where there is one, ends the message; ours tells the line in its own way.
    let message = message.split(" at ").next().unwrap_or_default();
    let line = Some(error.pos().row).filter(|_| message.len() < error.to_string().len());
    Error { place: String::new(), message: format!("not XML: {message}"), line }.into()
}

struct Reader<'x> {
    xml: &'x Xml<'x>,
    /// Where the lines end; roxmltree would count them anew for every element.
    newlines: Vec<usize>,
    mistakes: Vec<Error>,
}

impl<'x> Reader<'x> {
    fn document(&mut self) -> Document {
        let root = self.xml.root_element();
        let mut document = Document::default();
        match root.tag_name().name() {
            "Edmx" => {}
            "Schema" => document.schemas.push(self.schema(root)),
            other => {
                let message = format!("not CSDL: the root element is `{other}`, not `edmx:Edmx`");
                self.mistakes.push(Error::at(self.line(root), "", message));
                return document;
            }
        }
        for services in elements(root, "DataServices") {
            for schema in elements(services, "Schema") {
                let schema = self.schema(schema);
                document.schemas.push(schema);
            }
        }
        for include in elements(root, "Reference").flat_map(|node| elements(node, "Include")) {
            if let (Some(alias), Some(namespace)) =
                (include.attribute("Alias"), include.attribute("Namespace"))
            {
                document.included.push((alias.to_owned(), namespace.to_owned()));
            }
        }
        if document.schemas.is_empty() && self.mistakes.is_empty() {
            let message = "not CSDL: there is no `Schema` in `edmx:DataServices`";
            self.mistakes.push(Error::at(self.line(root), "", message));
        }
        document
    }

    fn schema(&mut self, node: Node<'x, 'x>) -> Schema {
        let namespace = self.required(node, "Namespace", "Schema");
        let (mut types, mut annotations) = (Vec::new(), Vec::new());
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "EntityType" => types.push(self.structure(child, true)),
                "ComplexType" => types.push(self.structure(child, false)),
                "EnumType" => types.push(self.enumeration(child)),
                "TypeDefinition" => types.push(self.definition(child)),
                "Annotations" => annotations.push(Annotations {
                    target: child.attribute("Target").unwrap_or_default().to_owned(),
                    annotations: self.annotations(child),
                }),
                // Actions, functions, terms and containers are no models.
                _ => {}
            }
        }
        Schema { namespace, alias: node.attribute("Alias").map(str::to_owned), types, annotations }
    }

    fn structure(&mut self, node: Node<'x, 'x>, entity: bool) -> Type {
        let name = self.required(node, "Name", node.tag_name().name());
        let mut properties = Vec::new();
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "Property" => properties.push(self.property(child, &name, false)),
                "NavigationProperty" => properties.push(self.property(child, &name, true)),
                _ => {}
            }
        }
        let references = elements(node, "Key").flat_map(|key| elements(key, "PropertyRef"));
        let structure = Structure {
            entity,
            base: node.attribute("BaseType").map(str::to_owned),
            is_abstract: self.flag(node, "Abstract", &name),
            open: self.flag(node, "OpenType", &name),
            has_stream: self.flag(node, "HasStream", &name),
            key: references.map(|node| self.required(node, "Name", &name)).collect(),
            properties,
        };
        self.named(node, name, TypeKind::Structure(structure))
    }

    fn property(&mut self, node: Node<'x, 'x>, owner: &str, navigation: bool) -> Property {
        let name = self.required(node, "Name", owner);
        let place = format!("{owner}.{name}");
        Property {
            type_name: self.required(node, "Type", &place),
            nullable: self.parsed(node, "Nullable", &place, "`true` or `false`"),
            navigation,
            annotations: self.annotations(node),
            line: self.line(node),
            name,
        }
    }

    fn enumeration(&mut self, node: Node<'x, 'x>) -> Type {
        let name = self.required(node, "Name", "EnumType");
        let members = elements(node, "Member")
            .map(|member| Member {
                name: self.required(member, "Name", &name),
                line: self.line(member),
            })
            .collect();
        let enumeration = Enumeration { flags: self.flag(node, "IsFlags", &name), members };
        self.named(node, name, TypeKind::Enumeration(enumeration))
    }

    fn definition(&mut self, node: Node<'x, 'x>) -> Type {
        let name = self.required(node, "Name", "TypeDefinition");
        let underlying = self.required(node, "UnderlyingType", &name);
        self.named(node, name, TypeKind::Definition(underlying))
    }

    fn named(&mut self, node: Node<'x, 'x>, name: String, kind: TypeKind) -> Type {
        Type { name, line: self.line(node), kind, annotations: self.annotations(node) }
    }

    fn annotations(&mut self, node: Node<'x, 'x>) -> Vec<Annotation> {
        elements(node, "Annotation")
            .map(|annotation| {
                let place = annotation.attribute("Term").unwrap_or("Annotation");
                let bool = self.parsed(annotation, "Bool", place, "`true` or `false`");
                let child = elements(annotation, "Bool").next().and_then(|bool| bool.text());
                Annotation {
                    term: self.required(annotation, "Term", place),
                    bool: bool.or_else(|| child?.trim().parse().ok()),
                }
            })
            .collect()
    }

    fn line(&self, node: Node<'x, 'x>) -> u32 {
        let start = node.range().start;
        let before = self.newlines.partition_point(|newline| *newline < start);
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    /// The value of an attribute that must be there; empty after a mistake.
    fn required(&mut self, node: Node<'x, 'x>, attribute: &str, place: &str) -> String {
        if let Some(value) = node.attribute(attribute).filter(|value| !value.is_empty()) {
            return value.to_owned();
        }
        let message = format!("`{}` has no `{attribute}`", node.tag_name().name());
        self.mistakes.push(Error::at(self.line(node), place, message));
        String::new()
    }

    fn flag(&mut self, node: Node<'x, 'x>, attribute: &str, place: &str) -> bool {
        self.parsed(node, attribute, place, "`true` or `false`").unwrap_or(false)
    }

    fn parsed<T: FromStr>(
        &mut self,
        node: Node<'x, 'x>,
        attribute: &str,
        place: &str,
        expected: &str,
    ) -> Option<T> {
        let text = node.attribute(attribute)?;
        let value = text.parse().ok();
        if value.is_none() {
            let message = format!("`{attribute}` is `{text}`; expected {expected}");
            self.mistakes.push(Error::at(self.line(node), place, message));
        }
        value
    }
}

/// The children that are elements of this name, whatever their XML namespace: services use those of
/// several versions.
fn elements<'x>(node: Node<'x, 'x>, name: &'static str) -> impl Iterator<Item = Node<'x, 'x>> {
    node.children().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        read(text).expect_err("the document is refused").to_string()
    }

    #[test]
    fn what_is_no_csdl_is_refused() {
        assert_eq!(refusal(""), "not XML: the document does not have a root node");
        assert_eq!(refusal("{\"a\": 1}"), "not XML: unknown token (line 1)");
        assert_eq!(
            refusal("<html></html>"),
            "not CSDL: the root element is `html`, not `edmx:Edmx` (line 1)"
        );
        assert_eq!(
            refusal("<Edmx></Edmx>"),
            "not CSDL: there is no `Schema` in `edmx:DataServices` (line 1)"
        );
    }

    #[test]
    fn truncated_xml_is_refused() {
        let whole = "<Edmx><DataServices><Schema Namespace='a'><EntityType Name='b'/></Schema>\
                     </DataServices></Edmx>";
        assert!(read(whole).is_ok());
        for end in 0..whole.len() {
            assert!(refusal(&whole[..end]).starts_with("not XML: "), "{end}");
        }
    }

    #[test]
    fn all_missing_attributes_are_named_with_their_lines() {
        let text = "<Schema Namespace='a'>
            <EntityType Name='b' OpenType='yes'>
                <Property Name='c'/>
                <Property Type='Edm.String'/>
            </EntityType>
            <EnumType><Member/></EnumType>
        </Schema>";
        assert_eq!(
            refusal(text).lines().collect::<Vec<_>>(),
            [
                "b.c: `Property` has no `Type` (line 3)",
                "b: `Property` has no `Name` (line 4)",
                "b: `OpenType` is `yes`; expected `true` or `false` (line 2)",
                "EnumType: `EnumType` has no `Name` (line 6)",
                "`Member` has no `Name` (line 6)",
            ]
        );
    }
}
