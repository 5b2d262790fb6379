//! Values in addresses: in filters, and as parameters of functions.

use serde_json::Value;

use crate::engine::slot_to_json;
use crate::model::{Enumeration, Field, Flags, Model, Primitive, Slot};

/// The kinds of types whose values can be compared in a filter: primitives and enumerations.
#[diagnostic::on_unimplemented(
    message = "values of this property cannot be compared",
    label = "neither an Edm type nor an enumeration",
    note = "compare one of its properties, or the items of a collection with `any`"
)]
pub trait Scalar {}

impl Scalar for Primitive {}
impl Scalar for Flags {}
impl<const N: usize> Scalar for Enumeration<N> {}

/// A value that can be compared with a property of type `V`.
///
/// Implemented for every type that converts into `V`; called by the comparisons of
/// [`Property`](super::Property).
#[diagnostic::on_unimplemented(
    message = "a property of type `{V}` cannot be compared with `{Self}`",
    label = "not the type of the property",
    note = "the value is converted with `Into`; parse the text of a date or a GUID first"
)]
pub trait Operand<V> {
    /// Converts into the type of the property.
    fn into_value(self) -> V;
}

#[diagnostic::do_not_recommend]
impl<V, U: Into<V>> Operand<V> for U {
    fn into_value(self) -> V {
        self.into()
    }
}

/// A value in the form of OData's URL conventions.
pub(crate) fn literal<V: Model<Kind: Scalar>>(value: V) -> String {
    let slot = value.slot();
    slot_literal(slot, slot_to_json(slot).ok().as_ref())
}

/// A scalar value of untyped JSON in the form of the URL conventions.
pub(crate) fn json_literal(json: &Value) -> String {
    slot_literal(Slot::Json(json), Some(json))
}

/// A value in the form of the URL conventions. `json` is its wire form, if it has one.
pub(crate) fn slot_literal(slot: Slot<'_>, json: Option<&Value>) -> String {
    let text = match json {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => without_wire_form(slot),
    };
    match slot {
        Slot::Enum(value) | Slot::Flags(value) => {
            let info = value.info();
            let prefix = if info.profile().qualified_enums() { info.name() } else { "" };
            // An address has the name, also where a body has the number.
            let name = if let Some(Value::String(_)) = json { text.into() } else { value.text() };
            format!("{prefix}{}", quoted(&name))
        }
        Slot::String(_) => quoted(&text),
        Slot::Json(_) | Slot::Untyped(_) if matches!(json, Some(Value::String(_))) => quoted(&text),
        Slot::Duration(_) => format!("duration'{text}'"),
        // The URL-safe alphabet of base64.
        Slot::Binary(_) => format!("binary'{}'", text.replace('+', "-").replace('/', "_")),
        _ => text,
    }
}

/// A text in quotes, with its own quotes doubled.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A date or time without a wire form, written in a form that the service refuses.
fn without_wire_form(slot: Slot<'_>) -> String {
    match slot {
        Slot::DateTime(value) => format!("{value:?}"),
        Slot::Date(value) => format!("{value:?}"),
        Slot::Time(value) => format!("{value:?}"),
        _ => String::new(),
    }
}
