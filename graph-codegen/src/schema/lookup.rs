//! Resolves the names in a document.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::identifiers::is_full_name;
use super::property::{Primitive, TypeId, Value};
use crate::csdl::{Document, Schema, Type, TypeKind};
use crate::error::{Position, Problems};

/// The type that Graph uses for values that may be any JSON, such as the cells of a workbook.
const UNTYPED: &str = "microsoft.graph.Json";

/// The types of all documents, by name.
pub(super) struct Lookup<'d> {
    documents: &'d [Document],
    /// The aliases that the `Schema` elements of each document declare, with their namespaces. An alias
    /// holds in its document only.
    aliases: Vec<BTreeMap<&'d str, &'d str>>,
    /// The structured types and enumerations, in document order.
    pub(super) declared: Vec<Declared<'d>>,
    /// The positions in `declared`, by full name.
    ids: HashMap<String, TypeId>,
    /// The underlying type of each type definition, by full name.
    definitions: HashMap<String, &'d str>,
}

/// A structured type or enumeration.
pub(super) struct Declared<'d> {
    /// The position of the document.
    pub(super) document: usize,
    pub(super) namespace: &'d str,
    pub(super) ty: &'d Type,
}

impl<'d> Lookup<'d> {
    pub(super) fn new(documents: &'d [Document], problems: &mut Problems) -> Self {
        let mut lookup = Self {
            documents,
            aliases: Vec::new(),
            declared: Vec::new(),
            ids: HashMap::new(),
            definitions: HashMap::new(),
        };
        let mut positions: HashMap<String, &Position> = HashMap::new();
        for (number, document) in documents.iter().enumerate() {
            let mut aliases = BTreeMap::new();
            for schema in &document.schemas {
                add_alias(&mut aliases, schema, problems);
                let mut add = |name: &str, position: &'d Position| {
                    let full_name = format!("{}.{name}", schema.namespace);
                    // A missing name is already reported.
                    if name.is_empty() {
                        return full_name;
                    }
                    if let Some(other) = positions.insert(full_name.clone(), position) {
                        let (first, second) = (position.min(other), position.max(other));
                        let message = format!("the type is already declared in {first}");
                        problems.error(second, &full_name, message);
                    }
                    full_name
                };
                for ty in &schema.types {
                    lookup.ids.insert(add(&ty.name, &ty.position), lookup.declared.len());
                    let namespace = &schema.namespace;
                    lookup.declared.push(Declared { document: number, namespace, ty });
                }
                for definition in &schema.definitions {
                    let name = add(&definition.name, &definition.position);
                    lookup.definitions.insert(name, &definition.underlying);
                }
            }
            lookup.aliases.push(aliases);
        }
        lookup.leave_out_types_with_wrong_bases(problems);
        lookup
    }

    /// Reports types whose base type is of another kind. If the user wants to keep going, they are
    /// left out.
    fn leave_out_types_with_wrong_bases(&mut self, problems: &mut Problems) {
        let mut left_out = HashSet::new();
        for (id, Declared { document, namespace, ty }) in self.declared.iter().enumerate() {
            let TypeKind::Structure(structure) = &ty.kind else { continue };
            let Some(base) = &structure.base else { continue };
            let base = self.in_document(*document).qualified(base);
            let what = match self.find(&base) {
                Some((_, TypeKind::Structure(found))) if found.is_like(structure) => {
                    continue;
                }
                Some(_) if structure.container => "an entity container",
                Some(_) if structure.entity => "an entity type",
                Some(_) => "a complex type",
                None => continue,
            };
            let message = format!("base type `{base}` is not {what}");
            let subject = format!("{namespace}.{}", ty.name);
            let consequence = "the type is left out";
            if problems.error_unless_going_on(&ty.position, subject, message, consequence) {
                left_out.insert(id);
            }
        }
        if left_out.is_empty() {
            return;
        }
        let declared = std::mem::take(&mut self.declared).into_iter().enumerate();
        let kept = declared.filter(|(id, _)| !left_out.contains(id));
        (self.declared, self.ids) = (Vec::new(), HashMap::new());
        for (_, declared) in kept {
            let name = format!("{}.{}", declared.namespace, declared.ty.name);
            self.ids.insert(name, self.declared.len());
            self.declared.push(declared);
        }
    }

    /// The names of a document.
    pub(super) fn in_document(&self, number: usize) -> Names<'_, 'd> {
        Names { lookup: self, number }
    }

    /// All aliases that `Schema` elements declare. One that stands for different namespaces in
    /// different documents is left out.
    pub(super) fn all_aliases(&self) -> BTreeMap<String, String> {
        let mut all: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for (alias, namespace) in self.aliases.iter().flatten() {
            let known = all.entry(alias).or_insert(Some(namespace));
            *known = known.filter(|known| known == namespace);
        }
        let unambiguous = all.into_iter().filter_map(|(alias, of)| Some((alias, of?)));
        unambiguous.map(|(alias, of)| (alias.to_owned(), of.to_owned())).collect()
    }

    /// The structured type or enumeration with a qualified name.
    pub(super) fn find(&self, name: &str) -> Option<(TypeId, &'d TypeKind)> {
        let id = *self.ids.get(name)?;
        Some((id, &self.declared[id].ty.kind))
    }
}

fn add_alias<'d>(
    aliases: &mut BTreeMap<&'d str, &'d str>,
    schema: &'d Schema,
    problems: &mut Problems,
) {
    let Some(alias) = &schema.alias else { return };
    let other = aliases.insert(alias, &schema.namespace);
    if let Some(other) = other.filter(|other| *other != schema.namespace) {
        let message = format!("alias `{alias}` already stands for `{other}`");
        problems.error(&schema.position, &schema.namespace, message);
    }
}

/// The names that elements of a document may use.
#[derive(Clone, Copy)]
pub(super) struct Names<'l, 'd> {
    pub(super) lookup: &'l Lookup<'d>,
    number: usize,
}

impl Names<'_, '_> {
    /// A name with its alias replaced by the namespace.
    pub(super) fn qualified(&self, name: &str) -> String {
        self.lookup.documents[self.number].qualified(name)
    }

    /// Resolves the `Type` attribute of an element. A type that is not defined is reported and
    /// becomes JSON.
    pub(super) fn value_type(
        &self,
        type_name: &str,
        subject: &str,
        position: &Position,
        problems: &mut Problems,
    ) -> ValueType {
        let (name, collection) = element(type_name);
        let name = self.qualified(name);
        let value = match self.value(&name) {
            Ok(value) => value,
            // A missing type is already reported.
            Err(_) if type_name.is_empty() => Value::Json,
            Err(message) => {
                let consequence = "its values are read as JSON";
                report_undefined(&name, position, subject, message, consequence, problems);
                Value::Json
            }
        };
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
        match (self.lookup.find(name), self.lookup.definitions.get(name)) {
            (Some((id, TypeKind::Enumeration(_))), _) => Ok(Value::Enumeration(id)),
            (Some((id, _)), _) => Ok(Value::Structure(id)),
            (None, Some(underlying)) => edm(underlying).ok_or_else(|| {
                format!("`{name}` stands for `{underlying}`, which is not a primitive type")
            }),
            (None, None) => Err(self.not_defined("type", name)),
        }
    }

    /// The message for a type that is defined nowhere. If its namespace is that of a document that is
    /// referenced, the message names that document.
    pub(super) fn not_defined(&self, what: &str, name: &str) -> String {
        let undefined = format!("{what} `{name}` is not defined");
        let (namespace, _) = name.rsplit_once('.').unwrap_or_default();
        let Lookup { documents, .. } = self.lookup;
        let mut schemas = documents.iter().flat_map(|document| &document.schemas);
        if schemas.any(|schema| schema.namespace == namespace) {
            return undefined;
        }
        // A document that is referenced by another one may define it, too.
        let own = documents.get(self.number).into_iter();
        let reference = own.chain(*documents).flat_map(|document| &document.references);
        let is_of_namespace = |reference: &&crate::csdl::Reference| {
            reference.includes.iter().any(|include| include.namespace == namespace)
        };
        match reference.into_iter().find(is_of_namespace) {
            Some(reference) => format!(
                "{undefined}; its namespace is in the document `{}`, which must be read, too",
                reference.uri
            ),
            None => undefined,
        }
    }
}

/// Reports a type that is not defined. The models keep its name, so the user cannot keep going if it
/// is not the full name of any type.
pub(super) fn report_undefined(
    name: &str,
    position: &Position,
    subject: &str,
    message: String,
    consequence: &str,
    problems: &mut Problems,
) {
    match is_full_name(name) {
        true => {
            problems.error_unless_going_on(position, subject, message, consequence);
        }
        false => problems.error(position, subject, message),
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
pub(crate) fn element(type_name: &str) -> (&str, bool) {
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
        // Paths in the schema, which are texts in JSON.
        "AnnotationPath"
        | "AnyPropertyPath"
        | "ModelElementPath"
        | "NavigationPropertyPath"
        | "PropertyPath" => Primitive::String,
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
