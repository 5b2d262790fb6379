//! Resolves the names in a document.

use std::collections::{BTreeMap, HashMap};

use super::property::{Primitive, TypeId, Value};
use crate::csdl::{Document, Schema, Type, TypeKind};
use crate::error::Error;

/// The type that Graph uses for values that may be any JSON, such as the cells of a workbook.
const UNTYPED: &str = "microsoft.graph.Json";

/// The types and aliases of a document, by name.
pub(super) struct Lookup<'d> {
    /// The aliases that `Schema` elements declare: alias, namespace.
    pub(super) aliases: BTreeMap<String, String>,
    /// The aliases that `edmx:Include` declares. They may stand for namespaces of this document,
    /// too.
    included: HashMap<&'d str, &'d str>,
    /// The namespace and declaration of each structured type and enumeration, in document order.
    pub(super) declared: Vec<(&'d str, &'d Type)>,
    /// The positions in `declared`, by full name.
    ids: HashMap<String, TypeId>,
    /// The underlying type of each type definition, by full name.
    definitions: HashMap<String, &'d str>,
}

impl<'d> Lookup<'d> {
    pub(super) fn new(document: &'d Document, errors: &mut Vec<Error>) -> Self {
        let included = document.included.iter();
        let mut lookup = Self {
            aliases: BTreeMap::new(),
            included: included.map(|(alias, of)| (alias.as_str(), of.as_str())).collect(),
            declared: Vec::new(),
            ids: HashMap::new(),
            definitions: HashMap::new(),
        };
        let mut lines = HashMap::new();
        for schema in &document.schemas {
            lookup.add_alias(schema, errors);
            let mut add = |name: &str, line: u32| {
                let name = format!("{}.{name}", schema.namespace);
                if let Some(other) = lines.insert(name.clone(), line) {
                    let message =
                        format!("the type is already declared in line {}", line.min(other));
                    errors.push(Error::at(line.max(other), &name, message));
                }
                name
            };
            for ty in &schema.types {
                lookup.ids.insert(add(&ty.name, ty.line), lookup.declared.len());
                lookup.declared.push((&schema.namespace, ty));
            }
            for definition in &schema.definitions {
                let name = add(&definition.name, definition.line);
                lookup.definitions.insert(name, &definition.underlying);
            }
        }
        lookup
    }

    fn add_alias(&mut self, schema: &Schema, errors: &mut Vec<Error>) {
        let Some(alias) = &schema.alias else { return };
        let other = self.aliases.insert(alias.clone(), schema.namespace.clone());
        if let Some(other) = other.filter(|other| *other != schema.namespace) {
            let message = format!("alias `{alias}` already stands for `{other}`");
            errors.push(Error::at(schema.line, &schema.namespace, message));
        }
    }

    /// A name with its alias replaced by the namespace.
    pub(super) fn qualified(&self, name: &str) -> String {
        let Some((alias, local)) = name.rsplit_once('.') else { return name.to_owned() };
        let namespace = self.aliases.get(alias).map(String::as_str);
        match namespace.or_else(|| self.included.get(alias).copied()) {
            Some(namespace) => format!("{namespace}.{local}"),
            None => name.to_owned(),
        }
    }

    /// The structured type or enumeration with a qualified name.
    pub(super) fn find(&self, name: &str) -> Option<(TypeId, &'d TypeKind)> {
        let id = *self.ids.get(name)?;
        Some((id, &self.declared[id].1.kind))
    }

    /// Resolves the `Type` attribute of an element. A type that is not defined is reported and
    /// becomes JSON.
    pub(super) fn value_type(
        &self,
        type_name: &str,
        subject: &str,
        line: u32,
        errors: &mut Vec<Error>,
    ) -> ValueType {
        let (name, collection) = element(type_name);
        let name = self.qualified(name);
        let value = self.value(&name).unwrap_or_else(|message| {
            errors.push(Error::at(line, subject, message));
            Value::Json
        });
        let name = if collection { format!("Collection({name})") } else { name };
        ValueType { name, value, collection }
    }

    /// The type of a property that is declared with a qualified name; an error says why there is
    /// none.
    fn value(&self, name: &str) -> Result<Value, String> {
        if name == UNTYPED {
            return Ok(Value::Json);
        }
        if name.starts_with("Edm.") {
            return edm(name).ok_or_else(|| format!("`{name}` is not an OData type"));
        }
        match (self.find(name), self.definitions.get(name)) {
            (Some((id, TypeKind::Enumeration(_))), _) => Ok(Value::Enumeration(id)),
            (Some((id, _)), _) => Ok(Value::Structure(id)),
            (None, Some(underlying)) => edm(underlying).ok_or_else(|| {
                format!("`{name}` stands for `{underlying}`, which is not a primitive type")
            }),
            (None, None) => Err(format!("type `{name}` is not defined")),
        }
    }
}

/// The type of a property, parameter or return value.
pub(super) struct ValueType {
    /// As CSDL writes it, with aliases replaced by namespaces.
    pub(super) name: String,
    /// The type of the value, or of the elements of a collection.
    pub(super) value: Value,
    pub(super) collection: bool,
}

/// The type inside `Collection(…)`, and whether it is a collection.
pub(super) fn element(type_name: &str) -> (&str, bool) {
    let element = type_name.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
    (element.unwrap_or(type_name).trim(), element.is_some())
}

/// A type of the namespace `Edm` (CSDL XML 4.01, sections 3.3 and 3.4).
fn edm(name: &str) -> Option<Value> {
    Some(Value::Primitive(match name.strip_prefix("Edm.")? {
        "Binary" => Primitive::Binary,
        "Boolean" => Primitive::Boolean,
        "Byte" => Primitive::Byte,
        "Date" => Primitive::Date,
        "DateTimeOffset" => Primitive::DateTimeOffset,
        "Decimal" => Primitive::Decimal,
        "Double" => Primitive::Double,
        "Duration" => Primitive::Duration,
        "Guid" => Primitive::Guid,
        "Int16" => Primitive::Int16,
        "Int32" => Primitive::Int32,
        "Int64" => Primitive::Int64,
        "SByte" => Primitive::SByte,
        "Single" => Primitive::Single,
        "String" => Primitive::String,
        "TimeOfDay" => Primitive::TimeOfDay,
        // JSON holds a stream only as annotations. Abstract types may hold anything.
        "Stream" | "Untyped" | "PrimitiveType" | "ComplexType" | "EntityType" => {
            return Some(Value::Json);
        }
        // GeoJSON.
        other if other.starts_with("Geography") || other.starts_with("Geometry") => {
            return Some(Value::Json);
        }
        _ => return None,
    }))
}
