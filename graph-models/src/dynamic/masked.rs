//! A value without its secrets, for a log or a report.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::engine::{is_hidden, kept_of, positions, slot_to_json};
use crate::model::{Object, ObjectExt, Place, Slot, TypeInfo};

/// What is written in place of a secret.
const MASK: &str = "***";

/// A value that is written without its secrets; made by [`dyn Object::masked`](trait.Object.html#method.masked).
///
/// It hides what the value's `Debug` hides: `"***"` stands for secrets, for unknown properties and annotations,
/// for related entities, for untyped JSON and binary values, for values that do not fit their type, and for the links
/// of a page, because any of these can be a secret. The result is not a body that a service accepts.
#[derive(Clone, Copy)]
pub struct Masked<'v>(&'v dyn Object);

impl dyn Object {
    /// The value without its secrets, to be written to a log or a report.
    ///
    /// ```
    /// use graph_models::{AdditionalData, Object, graph_entity};
    ///
    /// #[graph_entity(complex)]
    /// pub struct Account {
    ///     pub name: Option<String>,
    ///     #[graph(secret)]
    ///     pub password: Option<String>,
    ///     #[graph(additional)]
    ///     pub additional_data: AdditionalData,
    /// }
    ///
    /// let account: Account =
    ///     serde_json::from_str(r#"{"name": "ada", "password": "hush", "token": "eyJ0"}"#)?;
    /// let object: &dyn Object = &account;
    /// assert_eq!(
    ///     serde_json::to_string(&object.masked())?,
    ///     r##"{"@odata.type":"#microsoft.graph.account","name":"ada","password":"***","token":"***"}"##,
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn masked(&self) -> Masked<'_> {
        Masked(self)
    }
}

impl std::fmt::Debug for Masked<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Masked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(self.0, None, serializer)
    }
}

/// Writes a value: at the top of a body, or in a property that is declared to be of a type.
fn write<S: Serializer>(
    object: &dyn Object,
    declared: Option<&'static TypeInfo>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let (info, data) = (object.type_info(), object.additional());
    let mut entries = serializer.serialize_map(None)?;
    let place = match declared {
        Some(declared) => Place::within(info, declared),
        None => Place::Top,
    };
    if let Some(tag) = data.tag_text(info, place) {
        entries.serialize_entry("@odata.type", tag)?;
    }
    for block in 0..info.blocks() {
        for position in positions(block, object.presence(block) | data.nulls(block, info)) {
            let Some(property) = info.properties.get(position) else { continue };
            let name = property.wire_name();
            let is_kept = kept_of(object, position).iter().any(|kept| kept.unfit().is_some());
            match object.property(position).slot() {
                Slot::Absent if is_kept => entries.serialize_entry(name, MASK)?,
                Slot::Absent if !data.is_null(position, info) => {}
                slot @ (Slot::Absent | Slot::Null) => {
                    entries.serialize_entry(name, &Value(slot))?
                }
                Slot::Relationship(relationship) => {
                    let entities = relationship.received().map(|_| name.to_owned());
                    let annotations = relationship.received_annotations();
                    let annotations =
                        annotations.map(|(annotation, _)| format!("{name}@{annotation}"));
                    for name in entities.into_iter().chain(annotations) {
                        entries.serialize_entry(&name, MASK)?;
                    }
                }
                _ if is_hidden(property) || is_kept => entries.serialize_entry(name, MASK)?,
                slot if is_secret_result(info, name, slot) => {
                    entries.serialize_entry(name, MASK)?
                }
                slot => entries.serialize_entry(name, &Value(slot))?,
            }
        }
    }
    for (name, _) in data.received() {
        entries.serialize_entry(name, MASK)?;
    }
    entries.end()
}

/// Whether a value is the result of a function or the value of a property that was requested by itself, of
/// which nothing says whether it is a secret.
fn is_secret_result(info: &TypeInfo, name: &str, slot: Slot<'_>) -> bool {
    let is_single = info.name().is_empty() && info.rust_name() == "SingleValue";
    let is_text = |slot: &Slot<'_>| {
        matches!(slot, Slot::String(_) | Slot::Binary(_) | Slot::Json(_) | Slot::Untyped(_))
    };
    is_single
        && name == "value"
        && match slot {
            Slot::List(list) => list.slots().any(|slot| is_text(&slot)),
            slot => is_text(&slot),
        }
}

/// The value of a property.
struct Value<'v>(Slot<'v>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Slot::Object(object) => write(object, Some(object.type_info()), serializer),
            Slot::Union(union) => write(union.value().1, Some(union.union_info()), serializer),
            Slot::List(list) => serializer.collect_seq(list.slots().map(Value)),
            Slot::Json(value) if value.is_null() => serializer.serialize_unit(),
            Slot::Untyped(value) if value.is_null() => serializer.serialize_unit(),
            // What these hold is not described, as in `Debug`.
            Slot::Relationship(_)
            | Slot::Additional(_)
            | Slot::Json(_)
            | Slot::Untyped(_)
            | Slot::Binary(_) => serializer.serialize_str(MASK),
            slot => match slot_to_json(slot) {
                Ok(value) => value.serialize(serializer),
                // A date after the year 9999, for example.
                Err(_) => serializer.serialize_str(MASK),
            },
        }
    }
}
