//! What a name in a document stands for.

use std::collections::{BTreeMap, HashMap};

use super::{Primitive, TypeId, Value};
use crate::csdl::{Document, Schema, Type, TypeKind};
use crate::error::Error;

/// The type that Graph uses for cells and the like, which hold any JSON.
const UNTYPED: &str = "microsoft.graph.Json";

/// All that the names of a document stand for.
pub(super) struct Lookup<'d> {
    /// Alias and namespace, for the namespaces of the document.
    pub(super) aliases: BTreeMap<String, String>,
    /// Those that `edmx:Include` gives, which may be to namespaces of the document as well.
    included: HashMap<&'d str, &'d str>,
    /// Namespace and declaration of each structured type and enumeration, in document order.
    pub(super) declared: Vec<(&'d str, &'d Type)>,
    /// Their positions, by full name.
    ids: HashMap<String, TypeId>,
    /// What each type definition stands for, by full name.
    definitions: HashMap<String, &'d str>,
}

impl<'d> Lookup<'d> {
    pub(super) fn new(document: &'d Document, mistakes: &mut Vec<Error>) -> Self {
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
            lookup.add_alias(schema, mistakes);
            let mut add = |name: &str, line: u32| {
                let name = format!("{}.{name}", schema.namespace);
                if let Some(other) = lines.insert(name.clone(), line) {
                    let message =
                        format!("the type is declared in line {} already", line.min(other));
                    mistakes.push(Error::at(line.max(other), &name, message));
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

    fn add_alias(&mut self, schema: &Schema, mistakes: &mut Vec<Error>) {
        let Some(alias) = &schema.alias else { return };
        let other = self.aliases.insert(alias.clone(), schema.namespace.clone());
        if let Some(other) = other.filter(|other| *other != schema.namespace) {
            let message = format!("the alias `{alias}` stands for `{other}` already");
            mistakes.push(Error::at(schema.line, &schema.namespace, message));
        }
    }

    /// A full name with its alias written out.
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

    /// What a qualified name means as the type of a property; an error says why nothing.
    pub(super) fn value(&self, name: &str) -> Result<Value, String> {
        if name == UNTYPED {
            return Ok(Value::Json);
        }
        if name.starts_with("Edm.") {
            return edm(name).ok_or_else(|| format!("`{name}` is no type of OData"));
        }
        match (self.find(name), self.definitions.get(name)) {
            (Some((id, TypeKind::Enumeration(_))), _) => Ok(Value::Enumeration(id)),
            (Some((id, _)), _) => Ok(Value::Structure(id)),
            (None, Some(underlying)) => edm(underlying)
                .ok_or_else(|| format!("`{name}` stands for `{underlying}`, no primitive type")),
            (None, None) => Err(format!("type `{name}` is not defined")),
        }
    }
}

/// The type within `Collection(…)`, and whether there is a collection.
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
        // Streams are annotations, the others may hold anything, shapes and points are GeoJSON.
        "Stream" | "Untyped" | "PrimitiveType" | "ComplexType" | "EntityType" => {
            return Some(Value::Json);
        }
        other if other.starts_with("Geography") || other.starts_with("Geometry") => {
            return Some(Value::Json);
        }
        _ => return None,
    }))
}
