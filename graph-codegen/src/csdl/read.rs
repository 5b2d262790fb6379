//! From XML to a [`Document`].

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::{
    Annotation, Annotations, Definition, Document, Enumeration, Member, Operation, OperationKind,
    Parameter, Property, PropertyRef, ReturnType, Schema, Structure, Type, TypeKind,
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
/// assert_eq!(error.to_string(), "not XML: the root node was opened but never closed (line 1)");
/// ```
pub fn read(text: &str) -> Result<Document, Errors> {
    // A byte order mark is no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let xml = Xml::parse_with_options(text, ParsingOptions::default())
        .map_err(|error| not_xml(error, text))?;
    let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let newlines = newlines.map(|(offset, _)| offset).collect();
    let mut reader = Reader { xml: &xml, newlines, mistakes: Vec::new() };
    let document = reader.document();
    Errors::unless(reader.mistakes, document)
}

fn not_xml(error: roxmltree::Error, text: &str) -> Errors {
    use roxmltree::Error::{NoRootNode, UnclosedRootNode, UnexpectedEndOfStream};
    let message = error.to_string();
    // Not all messages have a position. Ours tell the line in their own way.
    let position = format!(" at {}", error.pos());
    let line = match error {
        // What is missing, is missing at the end: the document was cut off, or is empty.
        NoRootNode | UnclosedRootNode | UnexpectedEndOfStream => {
            Some(u32::try_from(text.lines().count().max(1)).unwrap_or(u32::MAX))
        }
        _ => message.contains(&position).then_some(error.pos().row),
    };
    let message = format!("not XML: {}", message.replacen(&position, "", 1));
    Error { place: String::new(), message, line }.into()
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
            // CSDL has another XML namespace than the envelope.
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
        if document.schemas.is_empty() && self.mistakes.is_empty() {
            let message = "not CSDL: there is no `Schema` in `edmx:DataServices`";
            self.mistakes.push(Error::at(self.line(root), "", message));
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
                // Terms and containers are no models.
                _ => {}
            }
        }
        schema
    }

    fn structure(&mut self, node: Node<'x, 'x>, entity: bool, namespace: &str) -> Type {
        let (name, place) = self.name(node, namespace);
        let (mut key, mut properties) = (Vec::new(), Vec::new());
        for child in children(node) {
            match child.tag_name().name() {
                "Key" => key.extend(elements(child, "PropertyRef").map(|part| PropertyRef {
                    name: self.required(part, "Name", &place),
                    line: self.line(part),
                })),
                "Property" => properties.push(self.property(child, &place, false)),
                "NavigationProperty" => properties.push(self.property(child, &place, true)),
                _ => {}
            }
        }
        let structure = Structure {
            entity,
            base: node.attribute("BaseType").map(str::to_owned),
            is_abstract: self.flag(node, "Abstract", &place),
            open: self.flag(node, "OpenType", &place),
            has_stream: self.flag(node, "HasStream", &place),
            key,
            properties,
        };
        Type { name, line: self.line(node), kind: TypeKind::Structure(structure) }
    }

    fn property(&mut self, node: Node<'x, 'x>, owner: &str, navigation: bool) -> Property {
        let (name, place) = self.name(node, owner);
        Property {
            type_name: self.required(node, "Type", &place),
            nullable: self.boolean(node, "Nullable", &place),
            navigation,
            annotations: self.annotations(node, &place),
            line: self.line(node),
            name,
        }
    }

    fn enumeration(&mut self, node: Node<'x, 'x>, namespace: &str) -> Type {
        let (name, place) = self.name(node, namespace);
        let members = elements(node, "Member")
            .map(|member| Member {
                name: self.required(member, "Name", &place),
                line: self.line(member),
            })
            .collect();
        let enumeration = Enumeration { flags: self.flag(node, "IsFlags", &place), members };
        Type { name, line: self.line(node), kind: TypeKind::Enumeration(enumeration) }
    }

    fn definition(&mut self, node: Node<'x, 'x>, namespace: &str) -> Definition {
        let (name, place) = self.name(node, namespace);
        let underlying = self.required(node, "UnderlyingType", &place);
        Definition { name, underlying, line: self.line(node) }
    }

    fn operation(&mut self, node: Node<'x, 'x>, kind: OperationKind, namespace: &str) -> Operation {
        let (name, place) = self.name(node, namespace);
        let parameters = elements(node, "Parameter").map(|node| {
            let (name, place) = self.name(node, &place);
            Parameter {
                type_name: self.required(node, "Type", &place),
                nullable: self.boolean(node, "Nullable", &place),
                annotations: self.annotations(node, &place),
                line: self.line(node),
                name,
            }
        });
        let parameters = parameters.collect();
        let return_type = elements(node, "ReturnType").next().map(|node| ReturnType {
            type_name: self.required(node, "Type", &place),
            line: self.line(node),
        });
        let (bound, line) = (self.flag(node, "IsBound", &place), self.line(node));
        Operation { name, kind, bound, parameters, return_type, line }
    }

    fn annotations(&mut self, node: Node<'x, 'x>, place: &str) -> Vec<Annotation> {
        elements(node, "Annotation")
            .map(|annotation| {
                let bool = self.boolean(annotation, "Bool", place);
                let child = elements(annotation, "Bool").next().and_then(|bool| bool.text());
                Annotation {
                    term: self.required(annotation, "Term", place),
                    bool: bool.or_else(|| child?.trim().parse().ok()),
                }
            })
            .collect()
    }

    /// The name of a type or property, and how mistakes in it are told: `microsoft.graph.user`.
    fn name(&mut self, node: Node<'x, 'x>, owner: &str) -> (String, String) {
        let name = self.required(node, "Name", owner);
        let parts = [owner, &name].into_iter().filter(|part| !part.is_empty());
        let place = parts.collect::<Vec<_>>().join(".");
        (name, place)
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
        self.boolean(node, attribute, place).unwrap_or(false)
    }

    fn boolean(&mut self, node: Node<'x, 'x>, attribute: &str, place: &str) -> Option<bool> {
        let text = node.attribute(attribute)?;
        let value = text.parse().ok();
        if value.is_none() {
            let message = format!("`{attribute}` is `{text}`; write `true` or `false`");
            self.mistakes.push(Error::at(self.line(node), place, message));
        }
        value
    }
}

/// The elements in an element that are of its XML namespace. Which one that is differs from service
/// to service, by the version of CSDL; elements of others are extensions that models do without.
fn children<'x>(node: Node<'x, 'x>) -> impl Iterator<Item = Node<'x, 'x>> {
    let namespace = node.tag_name().namespace();
    let children = node.children().filter(Node::is_element);
    children.filter(move |child| child.tag_name().namespace() == namespace)
}

/// Those of one name.
fn elements<'x>(node: Node<'x, 'x>, name: &'static str) -> impl Iterator<Item = Node<'x, 'x>> {
    children(node).filter(move |child| child.tag_name().name() == name)
}

#[cfg(test)]
mod tests;
