//! A single value in a body.

use std::fmt;

use graph_table::PropertyFlags;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::item::PageItem;
use super::table::{envelope, presence};
use crate::engine;
use crate::model::{
    AdditionalData, Envelope, Field, Model, Object, PropertyInfo, Structured, TypeInfo, TypeRef,
};

/// A single value that is not an entity: a property that was requested by itself, or the result of a
/// function or action. On the wire it is an object with the property `value`.
///
/// ```
/// use graph_models::{SingleValue, json};
///
/// let body = r#"{"@odata.context":"https://example.org/$metadata#Edm.Boolean","value":true}"#;
/// let answer: SingleValue<bool> = json::from_str(body)?;
/// assert_eq!(answer.value, Some(true));
/// assert_eq!(json::to_string(&answer)?, body);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The value has one of the types that a [`Page`](crate::Page) holds, or is a `Vec` of one. A single
/// structured value needs no envelope, because its properties are in the body itself.
///
/// `Debug` prints text, bytes and untyped JSON as `"***"`, because the result of a function may be a
/// secret and the schema does not say so.
///
/// Source: [OData JSON Format 4.01], "Individual Property or Operation Response".
///
/// [OData JSON Format 4.01]: https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
pub struct SingleValue<T> {
    /// `@odata.context`: the address of the description of the value in the metadata.
    pub context: Option<String>,
    /// `value`: the value. A null that was received is kept; see
    /// [`is_explicit_null`](crate::ObjectExt::is_explicit_null).
    pub value: Option<T>,
    /// All other properties of the body, such as annotations.
    pub additional_data: AdditionalData,
}

static SINGLE_VALUE: TypeInfo = TypeInfo::envelope(
    "SingleValue",
    &[
        PropertyInfo::new("@odata.context", "context", PropertyFlags::NONE),
        PropertyInfo::new("value", "value", PropertyFlags::NONE),
    ],
);

envelope!(SingleValue, SINGLE_VALUE);

/// Whether values of this type may hold a secret.
fn may_be_secret<T: PageItem>() -> bool {
    matches!(TypeRef::of::<T>().name(), "Edm.String" | "Edm.Binary" | "Edm.Untyped")
}

impl<T: PageItem> fmt::Debug for SingleValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_secret =
            |property: &PropertyInfo| property.wire_name() == "value" && may_be_secret::<T>();
        engine::debug_hiding(self, &is_secret, f)
    }
}

#[diagnostic::do_not_recommend]
impl<T: PageItem> Object for SingleValue<T> {
    fn property(&self, position: usize) -> &dyn Field {
        match position {
            0 => &self.context,
            1 => &self.value,
            _ => &self.additional_data,
        }
    }

    fn property_mut(&mut self, position: usize) -> &mut dyn Field {
        match position {
            0 => &mut self.context,
            1 => &mut self.value,
            _ => &mut self.additional_data,
        }
    }

    fn presence(&self, block: usize) -> u64 {
        presence(block, &[self.context.is_some(), self.value.is_some()])
    }
}

/// An envelope without a value.
impl<T> Default for SingleValue<T> {
    fn default() -> Self {
        Self { context: None, value: None, additional_data: AdditionalData::EMPTY }
    }
}

impl<T> From<T> for SingleValue<T> {
    fn from(value: T) -> Self {
        Self { value: Some(value), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::edm::Binary;

    fn printed<T: PageItem>(body: Value) -> String {
        let value: SingleValue<T> = serde_json::from_value(body).expect("it is of the type");
        format!("{value:?}")
    }

    #[test]
    fn a_text_that_may_be_a_secret_is_not_printed() {
        let body = json!({"@odata.context": "c", "value": "aHVzaA==", "@a": 1});
        let expected = r#"SingleValue { context: "c", value: "***", additional_data: {"@a"} }"#;
        assert_eq!(printed::<String>(body.clone()), expected);
        assert_eq!(printed::<Binary>(body.clone()), expected);
        assert_eq!(printed::<Value>(body), expected);
        let list = json!({"value": ["hush"]});
        assert_eq!(printed::<Vec<String>>(list), r#"SingleValue { value: "***" }"#);
    }

    #[test]
    fn other_values_are_printed() {
        assert_eq!(printed::<bool>(json!({"value": true})), "SingleValue { value: true }");
        assert_eq!(printed::<String>(json!({"value": null})), "SingleValue { value: null }");
        assert_eq!(printed::<String>(json!({})), "SingleValue");
    }
}
