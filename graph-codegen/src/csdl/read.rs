//! From XML to a [`Document`].

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::annotation::{Annotation, Annotations};
use super::document::{
    Definition, Document, Enumeration, Member, Property, PropertyRef, Schema, Structure, Type,
    TypeKind,
};
use super::operation::{Operation, OperationKind, Parameter, ReturnType};
use crate::error::{Error, Errors};

/// Reads a CSDL document.
///
/// # Errors
///
/// The text is not XML (it may be truncated), it is not CSDL, an element lacks a required
/// attribute, or an attribute has a value of the wrong type.
///
/// ```
/// let error = graph_codegen::csdl::read("<Schema Namespace='a'>").unwrap_err();
/// assert_eq!(error.to_string(), "not XML: the root node was opened but never closed (line 1)");
/// ```
pub fn read(text: &str) -> Result<Document, Errors> {
    // A byte order mark is not part of the XML.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let xml = Xml::parse_with_options(text, ParsingOptions::default())
        .map_err(|error| not_xml(error, text))?;
    let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let newlines = newlines.map(|(offset, _)| offset).collect();
    let mut reader = Reader { xml: &xml, newlines, errors: Vec::new() };
    let document = reader.document();
    Errors::unless(reader.errors, document)
}

fn not_xml(error: roxmltree::Error, text: &str) -> Errors {
    use roxmltree::Error::{NoRootNode, UnclosedRootNode, UnexpectedEndOfStream};
    let message = error.to_string();
    // Some messages contain the position. `Error` prints the line itself, so it is removed here.
    let position = format!(" at {}", error.pos());
    let line = match error {
        // The document is empty or truncated, so the error is at its end.
        NoRootNode | UnclosedRootNode | UnexpectedEndOfStream => {
            Some(u32::try_from(text.lines().count().max(1)).unwrap_or(u32::MAX))
        }
        _ => message.contains(&position).then_some(error.pos().row),
    };
    let message = format!("not XML: {}", message.replacen(&position, "", 1));
    Error { subject: String::new(), message, line }.into()
}

struct Reader<'x> {
    xml: &'x Xml<'x>,
    /// The offsets of line ends. roxmltree would count the lines again for each element.
    newlines: Vec<usize>,
    errors: Vec<Error>,
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
                self.errors.push(Error::at(self.line(root), "", message));
                return document;
            }
        }
        for services in elements(root, "DataServices") {
            // `Schema` and `DataServices` are of different XML namespaces.
            let schemas = services.children().filter(|node| node.tag_name().name() == "Schema");
            document.schemas.extend(schemas.map(|schema| self.schema(schema)));
        }
        for include in elements(root, "Reference").flat_map(|node| elements(node, "Include")) {
            if let (Some(alias), Some(namespace)) =
                (include.attribute("Alias"), include.attribute("Namespace"))
            {
                document.included.push((alias.to_owned(), namespace.to_owned()));
            }
        }
        if document.schemas.is_empty() && self.errors.is_empty() {
            let message = "not CSDL: `edmx:DataServices` has no `Schema`";
            self.errors.push(Error::at(self.line(root), "", message));
        }
        document
    }

    fn schema(&mut self, node: Node<'x, 'x>) -> Schema {
        let namespace = self.required(node, "Namespace", "");
        let mut schema = Schema {
            alias: node.attribute("Alias").map(str::to_owned),
            line: self.line(node),
            types: Vec::new(),
            definitions: Vec::new(),
            operations: Vec::new(),
            annotations: Vec::new(),
            namespace,
        };
        for child in children(node) {
            match child.tag_name().name() {
                "EntityType" => schema.types.push(self.structure(child, true, &schema.namespace)),
                "ComplexType" => schema.types.push(self.structure(child, false, &schema.namespace)),
                "EnumType" => schema.types.push(self.enumeration(child, &schema.namespace)),
                "TypeDefinition" => {
                    schema.definitions.push(self.definition(child, &schema.namespace));
                }
                "Action" => {
                    let kind = OperationKind::Action;
                    schema.operations.push(self.operation(child, kind, &schema.namespace));
                }
                "Function" => {
                    let kind = OperationKind::Function;
                    schema.operations.push(self.operation(child, kind, &schema.namespace));
                }
                "Annotations" => schema.annotations.push(Annotations {
                    target: child.attribute("Target").unwrap_or_default().to_owned(),
                    annotations: self.annotations(child, &schema.namespace),
                }),
                // Models do not need terms and entity containers.
                _ => {}
            }
        }
        schema
    }

    fn structure(&mut self, node: Node<'x, 'x>, entity: bool, namespace: &str) -> Type {
        let (name, subject) = self.name(node, namespace);
        let (mut key, mut properties) = (Vec::new(), Vec::new());
        for child in children(node) {
            match child.tag_name().name() {
                "Key" => key.extend(elements(child, "PropertyRef").map(|part| PropertyRef {
                    name: self.required(part, "Name", &subject),
                    line: self.line(part),
                })),
                "Property" => properties.push(self.property(child, &subject, false)),
                "NavigationProperty" => properties.push(self.property(child, &subject, true)),
                _ => {}
            }
        }
        let structure = Structure {
            entity,
            base: node.attribute("BaseType").map(str::to_owned),
            is_abstract: self.flag(node, "Abstract", &subject),
            open: self.flag(node, "OpenType", &subject),
            has_stream: self.flag(node, "HasStream", &subject),
            key,
            properties,
        };
        Type { name, line: self.line(node), kind: TypeKind::Structure(structure) }
    }

    fn property(&mut self, node: Node<'x, 'x>, owner: &str, navigation: bool) -> Property {
        let (name, subject) = self.name(node, owner);
        Property {
            type_name: self.required(node, "Type", &subject),
            nullable: self.boolean(node, "Nullable", &subject),
            navigation,
            annotations: self.annotations(node, &subject),
            line: self.line(node),
            name,
        }
    }

    fn enumeration(&mut self, node: Node<'x, 'x>, namespace: &str) -> Type {
        let (name, subject) = self.name(node, namespace);
        let members = elements(node, "Member")
            .map(|member| Member {
                name: self.required(member, "Name", &subject),
                line: self.line(member),
            })
            .collect();
        let enumeration = Enumeration { flags: self.flag(node, "IsFlags", &subject), members };
        Type { name, line: self.line(node), kind: TypeKind::Enumeration(enumeration) }
    }

    fn definition(&mut self, node: Node<'x, 'x>, namespace: &str) -> Definition {
        let (name, subject) = self.name(node, namespace);
        let underlying = self.required(node, "UnderlyingType", &subject);
        Definition { name, underlying, line: self.line(node) }
    }

    fn operation(&mut self, node: Node<'x, 'x>, kind: OperationKind, namespace: &str) -> Operation {
        let (name, subject) = self.name(node, namespace);
        let parameters = elements(node, "Parameter").map(|node| {
            let (name, subject) = self.name(node, &subject);
            Parameter {
                type_name: self.required(node, "Type", &subject),
                nullable: self.boolean(node, "Nullable", &subject),
                annotations: self.annotations(node, &subject),
                line: self.line(node),
                name,
            }
        });
        let parameters = parameters.collect();
        let return_type = elements(node, "ReturnType").next().map(|node| ReturnType {
            type_name: self.required(node, "Type", &subject),
            line: self.line(node),
        });
        let (bound, line) = (self.flag(node, "IsBound", &subject), self.line(node));
        Operation { name, kind, bound, parameters, return_type, line }
    }

    fn annotations(&mut self, node: Node<'x, 'x>, subject: &str) -> Vec<Annotation> {
        elements(node, "Annotation")
            .map(|annotation| {
                let bool = self.boolean(annotation, "Bool", subject);
                let child = elements(annotation, "Bool").next().and_then(|bool| bool.text());
                Annotation {
                    term: self.required(annotation, "Term", subject),
                    bool: bool.or_else(|| child?.trim().parse().ok()),
                }
            })
            .collect()
    }

    /// The name of an element, and its full name for messages: `microsoft.graph.user`
    fn name(&mut self, node: Node<'x, 'x>, owner: &str) -> (String, String) {
        let name = self.required(node, "Name", owner);
        let parts = [owner, &name].into_iter().filter(|part| !part.is_empty());
        let subject = parts.collect::<Vec<_>>().join(".");
        (name, subject)
    }

    fn line(&self, node: Node<'x, 'x>) -> u32 {
        let start = node.range().start;
        let before = self.newlines.partition_point(|newline| *newline < start);
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    /// The value of a required attribute; empty if it is missing, which is reported.
    fn required(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> String {
        if let Some(value) = node.attribute(attribute).filter(|value| !value.is_empty()) {
            return value.to_owned();
        }
        let message = format!("`{}` has no `{attribute}`", node.tag_name().name());
        self.errors.push(Error::at(self.line(node), subject, message));
        String::new()
    }

    fn flag(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> bool {
        self.boolean(node, attribute, subject).unwrap_or(false)
    }

    fn boolean(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> Option<bool> {
        let text = node.attribute(attribute)?;
        let value = text.parse().ok();
        if value.is_none() {
            let message = format!("`{attribute}` is `{text}`; write `true` or `false`");
            self.errors.push(Error::at(self.line(node), subject, message));
        }
        value
    }
}

/// The child elements that have the XML namespace of their parent. That namespace depends on the
/// version of CSDL that a service uses. Elements of other namespaces are extensions and are
/// ignored.
fn children<'x>(node: Node<'x, 'x>) -> impl Iterator<Item = Node<'x, 'x>> {
    let namespace = node.tag_name().namespace();
    let children = node.children().filter(Node::is_element);
    children.filter(move |child| child.tag_name().namespace() == namespace)
}

/// The child elements with a name.
fn elements<'x>(node: Node<'x, 'x>, name: &'static str) -> impl Iterator<Item = Node<'x, 'x>> {
    children(node).filter(move |child| child.tag_name().name() == name)
}

#[cfg(test)]
mod tests;
