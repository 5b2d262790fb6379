//! From CSDL JSON to a [`Document`] ([OData CSDL JSON
//! 4.01](https://docs.oasis-open.org/odata/odata-csdl-json/v4.01/odata-csdl-json-v4.01.html)).

mod annotations;
mod value;

use self::value::{Kind, Value, parse};
use super::annotation::Annotations;
use super::document::{
    Definition, Document, Enumeration, Include, Member, Property, PropertyRef, Reference, Schema,
    Structure, Type, TypeKind,
};
use super::integer::integer;
use super::lines::Lines;
use super::operation::{Import, Operation, OperationKind, Parameter, ReturnType};
use crate::error::{Error, Position};

/// Reads a document as far as possible, and reports what is wrong.
pub(super) fn read(text: &str, lines: Lines<'_>, errors: &mut Vec<Error>) -> Document {
    let root = match parse(text) {
        Ok(root) => root,
        Err(wrong) => {
            let message = format!("not JSON: {}", wrong.message);
            errors.push(Error::at(&lines.position(wrong.offset), "", message));
            return Document::default();
        }
    };
    Reader { lines, errors }.document(&root)
}

struct Reader<'x, 'e> {
    lines: Lines<'x>,
    errors: &'e mut Vec<Error>,
}

impl Reader<'_, '_> {
    fn document(&mut self, root: &Value) -> Document {
        let mut document = Document::default();
        if let Some(message) = other_format(root) {
            self.error(root, "", message);
            return document;
        }
        for (name, value) in root.members() {
            match name.as_str() {
                "$Reference" => {
                    let references = value.members().iter();
                    document.references.extend(references.map(|(uri, it)| reference(uri, it)));
                }
                "$Version" | "$EntityContainer" => {}
                name if name.starts_with('@') || name.contains('@') => {}
                _ => document.schemas.push(self.schema(name, value)),
            }
        }
        if document.schemas.is_empty() && document.references.is_empty() {
            self.error(root, "", "not CSDL: the document has no namespace");
        }
        document
    }

    fn error(&mut self, value: &Value, subject: &str, message: impl Into<String>) {
        self.errors.push(Error::at(&self.position(value), subject, message));
    }

    fn position(&self, value: &Value) -> Position {
        self.lines.position(value.offset)
    }

    fn schema(&mut self, namespace: &str, value: &Value) -> Schema {
        let mut schema = Schema {
            namespace: namespace.to_owned(),
            alias: value.text("$Alias").map(str::to_owned),
            position: self.position(value),
            types: Vec::new(),
            definitions: Vec::new(),
            operations: Vec::new(),
            imports: Vec::new(),
            annotations: Vec::new(),
            own_annotations: self.annotations(value),
        };
        for (name, value) in value.members() {
            if name == "$Annotations" {
                schema.annotations.extend(value.members().iter().map(|(target, value)| {
                    let annotations = self.annotations(value);
                    Annotations { target: target.clone(), qualifier: None, annotations }
                }));
                continue;
            }
            if name.starts_with('$') || name.contains('@') {
                continue;
            }
            if let Kind::Array(overloads) = &value.kind {
                let overloads =
                    overloads.iter().filter_map(|it| self.operation(name, it, namespace));
                schema.operations.extend(overloads);
                continue;
            }
            let subject = format!("{namespace}.{name}");
            let position = self.position(value);
            let kind = match value.text("$Kind") {
                Some("EntityType") => self.structure(value, true),
                Some("ComplexType") => self.structure(value, false),
                Some("EnumType") => TypeKind::Enumeration(self.enumeration(value, &subject)),
                Some("TypeDefinition") => {
                    let underlying = value.text("$UnderlyingType").map(str::to_owned);
                    if underlying.is_none() {
                        self.error(value, &subject, "`TypeDefinition` has no `$UnderlyingType`");
                    }
                    let underlying = underlying.unwrap_or_default();
                    let name = name.clone();
                    schema.definitions.push(Definition { name, underlying, position });
                    continue;
                }
                Some("EntityContainer") => {
                    let imports = value.members().iter();
                    schema.imports.extend(imports.filter_map(|(name, it)| self.import(name, it)));
                    self.container(value)
                }
                // Models do not need terms.
                Some(_) => continue,
                None => {
                    self.error(value, &subject, "the element has no `$Kind`");
                    continue;
                }
            };
            let annotations = self.annotations(value);
            schema.types.push(Type { name: name.clone(), annotations, position, kind });
        }
        schema
    }

    fn structure(&self, value: &Value, entity: bool) -> TypeKind {
        let key = value.elements("$Key").iter().filter_map(|part| {
            // A path has an alias: `{"EntityInfoID": "Info/ID"}`
            let path = part.members().first().map_or(part, |(_, path)| path);
            let Kind::Text(name) = &path.kind else { return None };
            Some(PropertyRef { name: name.clone(), position: self.position(part) })
        });
        let key = key.collect();
        let members = value.declared();
        let properties = members.map(|(name, value)| {
            let navigation = value.text("$Kind") == Some("NavigationProperty");
            let nullable = value.flag("$Nullable");
            Property {
                name: name.clone(),
                type_name: type_name(value),
                // Collections of entities have no null.
                nullable: (!navigation || !value.flag("$Collection")).then_some(nullable),
                navigation,
                annotations: self.annotations(value),
                position: self.position(value),
            }
        });
        TypeKind::Structure(Structure {
            properties: properties.collect(),
            entity,
            container: false,
            base: value.text("$BaseType").map(str::to_owned),
            is_abstract: value.flag("$Abstract"),
            open: value.flag("$OpenType"),
            has_stream: value.flag("$HasStream"),
            key,
        })
    }

    /// The entity sets and singletons of a container. Its other members are imports.
    fn container(&self, value: &Value) -> TypeKind {
        let members = value.declared();
        let sets = members.filter(|(_, member)| member.text("$Type").is_some());
        let properties = sets.map(|(name, member)| Property {
            name: name.clone(),
            type_name: type_name(member),
            nullable: Some(false),
            navigation: true,
            annotations: self.annotations(member),
            position: self.position(member),
        });
        TypeKind::Structure(Structure {
            container: true,
            properties: properties.collect(),
            base: value.text("$Extends").map(str::to_owned),
            ..Structure::default()
        })
    }

    fn import(&self, name: &str, value: &Value) -> Option<Import> {
        let imported = [("$Action", OperationKind::Action), ("$Function", OperationKind::Function)];
        let found =
            imported.into_iter().find_map(|(member, kind)| Some((value.text(member)?, kind)));
        let (operation, kind) = found?;
        let (name, operation) = (name.to_owned(), operation.to_owned());
        Some(Import { name, kind, operation, position: self.position(value) })
    }

    fn enumeration(&mut self, value: &Value, subject: &str) -> Enumeration {
        let members = value.declared();
        let members = members.map(|(name, number)| Member {
            name: name.clone(),
            value: self.member_value(name, number, subject),
            annotations: self.annotations_of(value, name),
            position: self.position(number),
        });
        let members = members.collect();
        Enumeration { flags: value.flag("$IsFlags"), members }
    }

    /// The number of a member. It is in quotes if the document has large integers in quotes.
    fn member_value(&mut self, name: &str, value: &Value, subject: &str) -> Option<i64> {
        let number = match &value.kind {
            Kind::Number(text) | Kind::Text(text) => integer(text, name),
            _ => Err(format!("`{name}` is not a number; write that of the member")),
        };
        number.map_err(|message| self.error(value, subject, message)).ok()
    }

    fn operation(&mut self, name: &str, value: &Value, namespace: &str) -> Option<Operation> {
        let kind = match value.text("$Kind") {
            Some("Action") => OperationKind::Action,
            Some("Function") => OperationKind::Function,
            _ => {
                let subject = format!("{namespace}.{name}");
                self.error(value, &subject, "`$Kind` is neither `Action` nor `Function`");
                return None;
            }
        };
        let parameters = value.elements("$Parameter").iter().map(|parameter| {
            let own = parameter.text("$Name").unwrap_or_default().to_owned();
            if own.is_empty() {
                let subject = format!("{namespace}.{name}");
                self.error(parameter, &subject, "the parameter has no `$Name`");
            }
            Parameter {
                name: own,
                type_name: type_name(parameter),
                nullable: Some(parameter.flag("$Nullable")),
                annotations: self.annotations(parameter),
                position: self.position(parameter),
            }
        });
        let parameters = parameters.collect();
        let return_type = value.member("$ReturnType").map(|returned| ReturnType {
            type_name: type_name(returned),
            position: self.position(returned),
        });
        Some(Operation {
            name: name.to_owned(),
            kind,
            bound: value.flag("$IsBound"),
            composable: value.flag("$IsComposable"),
            parameters,
            return_type,
            annotations: self.annotations(value),
            position: self.position(value),
        })
    }
}

/// What a JSON document is that is not CSDL, if it is known.
fn other_format(root: &Value) -> Option<&'static str> {
    let has = |name: &str| root.member(name).is_some();
    Some(match () {
        () if has("openapi") || has("swagger") => {
            "not CSDL: the document is OpenAPI; download the `$metadata` of the service"
        }
        () if has("error") => "not CSDL: the document is the error that a service answered",
        () if has("@odata.context") || has("value") => {
            "not CSDL: the document is an answer with data; add `/$metadata` to the address of the \
             service"
        }
        () if !has("$Version") => "not CSDL: the document has no `$Version`",
        () => return None,
    })
}

fn reference(uri: &str, value: &Value) -> Reference {
    let includes = value.elements("$Include").iter().filter_map(|include| {
        let namespace = include.text("$Namespace")?.to_owned();
        Some(Include { namespace, alias: include.text("$Alias").map(str::to_owned) })
    });
    let annotations = value.elements("$IncludeAnnotations").iter();
    let terms = annotations.filter_map(|it| it.text("$TermNamespace"));
    Reference {
        uri: uri.to_owned(),
        includes: includes.collect(),
        annotations: terms.map(str::to_owned).collect(),
    }
}

/// The type as CSDL XML writes it. Without one, it is a text.
fn type_name(value: &Value) -> String {
    let name = value.text("$Type").unwrap_or("Edm.String");
    match value.flag("$Collection") {
        true => format!("Collection({name})"),
        false => name.to_owned(),
    }
}

impl Value {
    /// The members, if this is an object.
    fn members(&self) -> &[(String, Value)] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// The members that declare something: neither facets of the element nor annotations.
    fn declared(&self) -> impl Iterator<Item = &(String, Value)> {
        let is_declared = |name: &str| !name.starts_with('$') && !name.contains('@');
        self.members().iter().filter(move |(name, _)| is_declared(name))
    }

    fn member(&self, name: &str) -> Option<&Value> {
        self.members().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The elements of a member that is an array.
    fn elements(&self, name: &str) -> &[Value] {
        match self.member(name).map(|value| &value.kind) {
            Some(Kind::Array(elements)) => elements,
            _ => &[],
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        match &self.member(name)?.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    fn flag(&self, name: &str) -> bool {
        self.member(name).is_some_and(|value| value.kind == Kind::Bool(true))
    }
}

#[cfg(test)]
mod tests;
