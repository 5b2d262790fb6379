//! From XML to a [`Document`].

mod annotations;

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::annotation::Annotations;
use super::document::{
    Definition, Document, Enumeration, Include, Member, Property, PropertyRef, Reference, Schema,
    Structure, Type, TypeKind,
};
use super::format;
use super::integer::integer;
use super::lines::Lines;
use super::operation::{Import, Operation, OperationKind, Parameter, ReturnType};
use crate::error::{Error, Position};

/// Reads a document as far as possible, and reports what is wrong.
pub(super) fn read(text: &str, lines: Lines<'_>, errors: &mut Vec<Error>) -> Document {
    let xml = match Xml::parse_with_options(text, ParsingOptions::default()) {
        Ok(xml) => xml,
        Err(error) => {
            errors.push(not_xml(&error, text, lines));
            return Document::default();
        }
    };
    if let Some((offset, message)) = format::not_supported(&xml) {
        errors.push(Error::at(&lines.position(offset), "", message));
        return Document::default();
    }
    Reader { lines, errors }.document(xml.root_element())
}

fn not_xml(error: &roxmltree::Error, text: &str, lines: Lines<'_>) -> Error {
    use roxmltree::Error::{NoRootNode, UnclosedRootNode, UnexpectedEndOfStream};
    let message = error.to_string();
    // Some messages contain the position. `Error` prints the position itself, so it is removed here.
    let shown = format!(" at {}", error.pos());
    let position = match error {
        // The document is empty or truncated, so the error is at its end.
        NoRootNode | UnclosedRootNode | UnexpectedEndOfStream => {
            lines.position(text.trim_end_matches(['\r', '\n']).len())
        }
        _ if message.contains(&shown) => {
            let pos = error.pos();
            Position { document: lines.name, line: pos.row, column: pos.col }
        }
        _ => return Error::new("", format!("not XML: {message}")).in_document(lines.name),
    };
    Error::at(&position, "", format!("not XML: {}", message.replacen(&shown, "", 1)))
}

struct Reader<'x, 'e> {
    lines: Lines<'x>,
    errors: &'e mut Vec<Error>,
}

impl<'x> Reader<'x, '_> {
    fn document(&mut self, root: Node<'x, 'x>) -> Document {
        let mut document = Document::default();
        if root.tag_name().name() == "Schema" {
            document.schemas.push(self.schema(root));
        }
        for services in elements(root, "DataServices") {
            // `Schema` and `DataServices` are of different XML namespaces.
            let schemas = services.children().filter(|node| node.tag_name().name() == "Schema");
            document.schemas.extend(schemas.map(|schema| self.schema(schema)));
        }
        for reference in elements(root, "Reference") {
            let includes = elements(reference, "Include").filter_map(|include| {
                let namespace = include.attribute("Namespace")?.to_owned();
                Some(Include { namespace, alias: include.attribute("Alias").map(str::to_owned) })
            });
            let annotations = elements(reference, "IncludeAnnotations");
            let terms = annotations.filter_map(|it| it.attribute("TermNamespace"));
            document.references.push(Reference {
                uri: reference.attribute("Uri").unwrap_or_default().to_owned(),
                includes: includes.collect(),
                annotations: terms.map(str::to_owned).collect(),
            });
        }
        if document.schemas.is_empty() && document.references.is_empty() {
            let message = "not CSDL: `edmx:DataServices` has no `Schema`";
            self.error(root, "", message);
        }
        document
    }

    fn error(&mut self, node: Node<'x, 'x>, subject: &str, message: impl Into<String>) {
        let position = self.position_of(node);
        self.errors.push(Error::at(&position, subject, message));
    }

    fn schema(&mut self, node: Node<'x, 'x>) -> Schema {
        let namespace = self.required(node, "Namespace", "");
        let mut schema = Schema {
            alias: node.attribute("Alias").map(str::to_owned),
            position: self.position_of(node),
            types: Vec::new(),
            definitions: Vec::new(),
            operations: Vec::new(),
            imports: Vec::new(),
            annotations: Vec::new(),
            own_annotations: self.annotations(node, &namespace),
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
                    qualifier: child.attribute("Qualifier").map(str::to_owned),
                    annotations: self.annotations(child, &schema.namespace),
                }),
                "EntityContainer" => {
                    schema.types.push(self.container(child, &schema.namespace));
                    let imports =
                        children(child).filter_map(|it| self.import(it, &schema.namespace));
                    schema.imports.extend(imports);
                }
                // Models do not need terms.
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
                    position: self.position_of(part),
                })),
                "Property" => properties.push(self.property(child, &subject, false)),
                "NavigationProperty" => properties.push(self.property(child, &subject, true)),
                _ => {}
            }
        }
        let structure = Structure {
            entity,
            container: false,
            base: node.attribute("BaseType").map(str::to_owned),
            is_abstract: self.flag(node, "Abstract", &subject),
            open: self.flag(node, "OpenType", &subject),
            has_stream: self.flag(node, "HasStream", &subject),
            key,
            properties,
        };
        self.declared(node, name, &subject, TypeKind::Structure(structure))
    }

    fn property(&mut self, node: Node<'x, 'x>, owner: &str, navigation: bool) -> Property {
        let (name, subject) = self.name(node, owner);
        Property {
            type_name: self.required(node, "Type", &subject),
            nullable: self.boolean(node, "Nullable", &subject),
            navigation,
            annotations: self.annotations(node, &subject),
            position: self.position_of(node),
            name,
        }
    }

    fn container(&mut self, node: Node<'x, 'x>, namespace: &str) -> Type {
        let (name, subject) = self.name(node, namespace);
        let mut properties = Vec::new();
        for child in children(node) {
            let type_name = match child.tag_name().name() {
                "EntitySet" => {
                    format!("Collection({})", self.required(child, "EntityType", &subject))
                }
                "Singleton" => self.required(child, "Type", &subject),
                _ => continue,
            };
            let (name, subject) = self.name(child, &subject);
            properties.push(Property {
                type_name,
                nullable: Some(false),
                navigation: true,
                annotations: self.annotations(child, &subject),
                position: self.position_of(child),
                name,
            });
        }
        let base = node.attribute("Extends").map(str::to_owned);
        let structure = Structure { container: true, base, properties, ..Structure::default() };
        self.declared(node, name, &subject, TypeKind::Structure(structure))
    }

    fn import(&mut self, node: Node<'x, 'x>, namespace: &str) -> Option<Import> {
        let (kind, attribute) = match node.tag_name().name() {
            "ActionImport" => (OperationKind::Action, "Action"),
            "FunctionImport" => (OperationKind::Function, "Function"),
            _ => return None,
        };
        let (name, subject) = self.name(node, namespace);
        let operation = self.required(node, attribute, &subject);
        Some(Import { name, kind, operation, position: self.position_of(node) })
    }

    fn enumeration(&mut self, node: Node<'x, 'x>, namespace: &str) -> Type {
        let (name, subject) = self.name(node, namespace);
        let members = elements(node, "Member")
            .map(|member| Member {
                name: self.required(member, "Name", &subject),
                value: self.integer(member, "Value", &subject),
                annotations: self.annotations(member, &subject),
                position: self.position_of(member),
            })
            .collect();
        let enumeration = Enumeration { flags: self.flag(node, "IsFlags", &subject), members };
        self.declared(node, name, &subject, TypeKind::Enumeration(enumeration))
    }

    fn declared(
        &mut self,
        node: Node<'x, 'x>,
        name: String,
        subject: &str,
        kind: TypeKind,
    ) -> Type {
        let annotations = self.annotations(node, subject);
        Type { name, annotations, position: self.position_of(node), kind }
    }

    fn definition(&mut self, node: Node<'x, 'x>, namespace: &str) -> Definition {
        let (name, subject) = self.name(node, namespace);
        let underlying = self.required(node, "UnderlyingType", &subject);
        Definition { name, underlying, position: self.position_of(node) }
    }

    fn operation(&mut self, node: Node<'x, 'x>, kind: OperationKind, namespace: &str) -> Operation {
        let (name, subject) = self.name(node, namespace);
        let parameters = elements(node, "Parameter").map(|node| {
            let (name, subject) = self.name(node, &subject);
            Parameter {
                type_name: self.required(node, "Type", &subject),
                nullable: self.boolean(node, "Nullable", &subject),
                annotations: self.annotations(node, &subject),
                position: self.position_of(node),
                name,
            }
        });
        let parameters = parameters.collect();
        let return_type = elements(node, "ReturnType").next().map(|node| ReturnType {
            type_name: self.required(node, "Type", &subject),
            position: self.position_of(node),
        });
        let bound = self.flag(node, "IsBound", &subject);
        let composable = self.flag(node, "IsComposable", &subject);
        let annotations = self.annotations(node, &subject);
        let position = self.position_of(node);
        Operation { name, kind, bound, composable, parameters, return_type, annotations, position }
    }

    /// The name of an element, and its full name for messages: `microsoft.graph.user`
    fn name(&mut self, node: Node<'x, 'x>, owner: &str) -> (String, String) {
        let name = self.required(node, "Name", owner);
        let parts = [owner, &name].into_iter().filter(|part| !part.is_empty());
        let subject = parts.collect::<Vec<_>>().join(".");
        (name, subject)
    }

    fn position_of(&self, node: Node<'x, 'x>) -> Position {
        self.lines.position(node.range().start)
    }

    /// The value of a required attribute; empty if it is missing, which is reported.
    fn required(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> String {
        if let Some(value) = node.attribute(attribute).filter(|value| !value.is_empty()) {
            return value.to_owned();
        }
        let message = format!("`{}` has no `{attribute}`", node.tag_name().name());
        self.error(node, subject, message);
        String::new()
    }

    fn flag(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> bool {
        self.boolean(node, attribute, subject).unwrap_or(false)
    }

    fn boolean(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> Option<bool> {
        let text = node.attribute(attribute)?;
        let value = boolean(text);
        if value.is_none() {
            let message = format!("`{attribute}` is `{text}`; write `true` or `false`");
            self.error(node, subject, message);
        }
        value
    }

    fn integer(&mut self, node: Node<'x, 'x>, attribute: &str, subject: &str) -> Option<i64> {
        let value = integer(node.attribute(attribute)?, attribute);
        value.map_err(|message| self.error(node, subject, message)).ok()
    }
}

/// A boolean. XML has `1` and `0`, too, and some services write `True`.
fn boolean(text: &str) -> Option<bool> {
    match text.trim() {
        "1" => Some(true),
        "0" => Some(false),
        word if word.eq_ignore_ascii_case("true") => Some(true),
        word if word.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
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
