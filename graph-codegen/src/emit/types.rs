//! The Rust types of properties.

use std::collections::BTreeSet;

use super::context::Context;
use crate::flavour::Flavour;
use crate::layout::Location;
use crate::names;
use crate::schema::{FlatProperty, Kind, Primitive, Property, TypeId, Value};

/// Translates the types of properties, and collects the imports that they need.
pub(super) struct Types<'s> {
    context: Context<'s>,
    flavour: Flavour,
    from: &'s Location,
    /// The names that are used from `graph_models::edm`.
    pub(super) edm: BTreeSet<&'static str>,
    /// Whether `FlagSet` is used.
    pub(super) uses_flag_set: bool,
    /// Whether `Nav` is used.
    pub(super) uses_nav: bool,
}

impl<'s> Types<'s> {
    pub(super) fn new(context: Context<'s>, flavour: Flavour, from: &'s Location) -> Self {
        Self { context, flavour, from, edm: BTreeSet::new(), uses_flag_set: false, uses_nav: false }
    }

    /// The type of a property, without its `Option`.
    pub(super) fn of(&mut self, property: &Property) -> String {
        let value = self.value(property.value, property.collection);
        match property.collection {
            true => format!("Vec<{value}>"),
            false => value,
        }
    }

    /// The type of a property's field.
    pub(super) fn field(&mut self, flat: &FlatProperty<'_>) -> String {
        match self.is_nav(flat) {
            true => self.nav(flat.property),
            false => format!("Option<{}>", self.of(flat.property)),
        }
    }

    /// Whether a property is a `Nav`: a navigation property, except in plain structs.
    pub(super) fn is_nav(&self, flat: &FlatProperty<'_>) -> bool {
        flat.flags.navigation && self.flavour == Flavour::Models
    }

    /// `Nav<AnyDirectoryObject>` or `Nav<Vec<AnyDirectoryObject>>`
    fn nav(&mut self, property: &Property) -> String {
        self.uses_nav = true;
        let element = self.value(property.value, true);
        match property.collection {
            true => format!("Nav<Vec<{element}>>"),
            false => format!("Nav<{element}>"),
        }
    }

    /// The option `target` of a `Nav`, if the attribute would derive another type from its name.
    pub(super) fn target(&self, flat: &FlatProperty<'_>, namespace: &str) -> Option<String> {
        let declared = &flat.property.type_name;
        let name = declared.strip_prefix("Collection(").and_then(|name| name.strip_suffix(')'));
        let name = name.unwrap_or(declared);
        let derived = match flat.property.value {
            Value::Structure(id) => {
                let location = &self.context.layout.types[id];
                let rust_name = match self.context.layout.unions.contains_key(&id) {
                    true => location.union_name.clone(),
                    false => location.name.clone(),
                };
                format!("{namespace}.{}", names::wire_name_of_target(&rust_name))
            }
            _ => String::new(),
        };
        (!names::is_derived(&derived, name)).then(|| format!("target = {:?}", format!("#{name}")))
    }

    /// The type of a value that is the body or an element of a collection.
    pub(super) fn element(&mut self, value: Value) -> String {
        self.value(value, true)
    }

    /// The type of the content of a stream.
    pub(super) fn content(&mut self) -> String {
        self.edm("Binary")
    }

    /// The type that a union's accessor returns, in the syntax of `base_properties!`.
    pub(super) fn accessor(&mut self, flat: &FlatProperty<'_>) -> String {
        if self.is_nav(flat) {
            return format!(" => {}", self.nav(flat.property));
        }
        let property = flat.property;
        let value = self.value(property.value, property.collection);
        let copied = matches!(
            property.value,
            Value::Primitive(
                Primitive::Boolean
                    | Primitive::SByte
                    | Primitive::Byte
                    | Primitive::Int16
                    | Primitive::Int32
                    | Primitive::Int64
                    | Primitive::Single
                    | Primitive::Double
                    | Primitive::DateTimeOffset
                    | Primitive::Date
                    | Primitive::TimeOfDay
                    | Primitive::Guid
            )
        );
        let boxed = value.strip_prefix("Box<").and_then(|value| value.strip_suffix('>'));
        match (property.collection, boxed) {
            (true, _) => format!(" -> [{value}]"),
            (false, Some(inner)) => format!(" -> {inner}"),
            (false, None) if value == "String" => " -> str".to_owned(),
            (false, None) if copied => format!(" = {value}"),
            (false, None) => format!(": {value}"),
        }
    }

    fn value(&mut self, value: Value, in_collection: bool) -> String {
        match value {
            Value::Primitive(primitive) => self.primitive(primitive),
            Value::Json => self.json(),
            Value::Enumeration(id) => {
                let path = self.path(id, |location| location.name.clone());
                match &self.context.schema.types[id].kind {
                    Kind::Enumeration(enumeration) if enumeration.flags => self.flag_set(&path),
                    _ => path,
                }
            }
            Value::Structure(id) if self.context.layout.unions.contains_key(&id) => {
                self.path(id, |location| location.union_name.clone())
            }
            Value::Structure(id) => {
                let path = self.path(id, |location| location.name.clone());
                match in_collection {
                    true => path,
                    false => format!("Box<{path}>"),
                }
            }
        }
    }

    fn flag_set(&mut self, path: &str) -> String {
        match self.flavour {
            Flavour::Models => {
                self.uses_flag_set = true;
                format!("FlagSet<{path}>")
            }
            Flavour::Plain => "String".to_owned(),
        }
    }

    fn json(&mut self) -> String {
        match self.flavour {
            Flavour::Models => self.edm("Value"),
            Flavour::Plain => "serde_json::Value".to_owned(),
        }
    }

    fn edm(&mut self, name: &'static str) -> String {
        self.edm.insert(name);
        name.to_owned()
    }

    fn primitive(&mut self, primitive: Primitive) -> String {
        let plain = match primitive {
            Primitive::Boolean => "bool",
            Primitive::SByte => "i8",
            Primitive::Byte => "u8",
            Primitive::Int16 => "i16",
            Primitive::Int32 => "i32",
            Primitive::Int64 => "i64",
            Primitive::Single => "f32",
            Primitive::Double => "f64",
            Primitive::String => "String",
            _ if self.flavour == Flavour::Plain => match primitive {
                Primitive::Date => "chrono::NaiveDate",
                Primitive::TimeOfDay => "chrono::NaiveTime",
                Primitive::DateTimeOffset => "chrono::DateTime<chrono::FixedOffset>",
                Primitive::Decimal => "rust_decimal::Decimal",
                Primitive::Guid => "uuid::Uuid",
                // No common type has the format of Graph for these.
                _ => "String",
            },
            Primitive::DateTimeOffset => {
                self.edm.extend(["DateTime", "FixedOffset"]);
                return "DateTime<FixedOffset>".to_owned();
            }
            Primitive::Binary => return self.edm("Binary"),
            Primitive::Date => return self.edm("NaiveDate"),
            Primitive::Decimal => return self.edm("Decimal"),
            Primitive::Duration => return self.edm("Duration"),
            Primitive::Guid => return self.edm("Uuid"),
            Primitive::TimeOfDay => return self.edm("NaiveTime"),
        };
        plain.to_owned()
    }

    /// The path to an item in the file of another type.
    pub(super) fn path(&self, to: TypeId, item: impl Fn(&Location) -> String) -> String {
        path(self.from, &self.context.layout.types[to], item)
    }
}

/// The path from the file of a type to an item in the file of another: `super::User`, or only the
/// name of the item if it is the same file.
pub(super) fn path(from: &Location, to: &Location, item: impl Fn(&Location) -> String) -> String {
    if from == to {
        return item(to);
    }
    let shared = from.folder.iter().zip(&to.folder).take_while(|(from, to)| from == to).count();
    let up = "super::".repeat(1 + from.folder.len() - shared);
    let down: String = to.folder[shared..].iter().map(|word| format!("{word}::")).collect();
    format!("{up}{down}{}", item(to))
}
