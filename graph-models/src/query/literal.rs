//! Values as they stand in addresses: in filters, and as parameters of functions.

use serde_json::Value;

use crate::envelope::SingleValue;
use crate::model::{Enumeration, Field, Flags, Model, Primitive, Slot};

/// The kinds of types whose values can be compared in a filter: primitives and enumerations.
#[diagnostic::on_unimplemented(
    message = "values of this property cannot be compared",
    label = "neither of an Edm type nor an enumeration",
    note = "compare one of its properties, or the items of a collection with `any`"
)]
pub trait Scalar {}

impl Scalar for Primitive {}
impl Scalar for Flags {}
impl<const N: usize> Scalar for Enumeration<N> {}

/// A value that a property with values of type `V` can be compared with: what converts into one.
#[diagnostic::on_unimplemented(
    message = "a property of type `{V}` cannot be compared with `{Self}`",
    label = "not the type of the property",
    note = "the value is converted with `Into`: write a date or a GUID parsed"
)]
pub trait Operand<V> {
    /// The value.
    fn into_value(self) -> V;
}

#[diagnostic::do_not_recommend]
impl<V, U: Into<V>> Operand<V> for U {
    fn into_value(self) -> V {
        self.into()
    }
}

/// A value as the URL conventions of OData write it.
pub(super) fn literal<V: Model<Kind: Scalar>>(value: V) -> String {
    // The engine writes what stands in an object.
    let single = SingleValue::from(value);
    let json =
        serde_json::to_value(&single).ok().and_then(|mut body| Some(body.get_mut("value")?.take()));
    match single.value.as_ref().map(Field::slot) {
        Some(slot) => slot_literal(slot, json.as_ref()),
        None => "null".to_owned(),
    }
}

/// A scalar value of untyped JSON as the URL conventions write it; others are not for a URL.
pub(crate) fn json_literal(json: &Value) -> String {
    slot_literal(Slot::Json(json), Some(json))
}

/// A value, and what it is in JSON, if it has a form on the wire.
pub(crate) fn slot_literal(slot: Slot<'_>, json: Option<&Value>) -> String {
    let text = match json {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => without_wire_form(slot),
    };
    match slot {
        Slot::String(_) | Slot::Enum(_) | Slot::Flags(_) => quoted(&text),
        Slot::Json(Value::String(_)) => quoted(&text),
        Slot::Duration(_) => format!("duration'{text}'"),
        // The alphabet for addresses.
        Slot::Binary(_) => format!("binary'{}'", text.replace('+', "-").replace('/', "_")),
        _ => text,
    }
}

/// A text between quotes, in which a quote is doubled.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A time that has no wire form, such that the service refuses it.
fn without_wire_form(slot: Slot<'_>) -> String {
    match slot {
        Slot::DateTime(value) => format!("{value:?}"),
        Slot::Date(value) => format!("{value:?}"),
        Slot::Time(value) => format!("{value:?}"),
        _ => String::new(),
    }
}
