//! Bodies that say themselves of which type they are.

use serde::de::Error as _;
use serde_json::{Error, Value};

use crate::edm::Excerpt;
use crate::engine::{
    Declared, SHORT_TAG, TAG, deserialize_json, deserialize_object_at, reports_error,
};
use crate::model::{BodyPath, Object, Step, TypeInfo};
use crate::registry::Registry;

/// Where a type is named.
const TAGS: [&str; 2] = [TAG, SHORT_TAG];
const CONTEXTS: [&str; 2] = ["@odata.context", "@context"];

impl Registry {
    /// Reads the entities or complex values in a body of any type: one, or those of a page. The type of each
    /// is the one that its `@odata.type` names, or else the one that the `@odata.context` of the body names.
    ///
    /// A page is read for its values; [`Page`](crate::Page) also has the link to the next one.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::{ObjectExt, v1};
    ///
    /// let body = br##"{
    ///     "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups('1')/members",
    ///     "value": [{"@odata.type": "#microsoft.graph.user", "id": "2"}]
    /// }"##;
    /// let members = v1::registry().read_any(body)?;
    /// assert_eq!(members[0].odata_type(), "#microsoft.graph.user");
    /// assert_eq!(members[0].id().as_deref(), Some("2"));
    /// # }
    /// # Ok::<(), graph_models::serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The body is not JSON, it names no type that the registry has, a value in it does not fit its type, or it
    /// is that of a refusal, which [`GraphError`](crate::GraphError) reads.
    pub fn read_any(&self, body: &[u8]) -> Result<Vec<Box<dyn Object>>, Error> {
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let json = deserialize_json(&mut deserializer)?;
        deserializer.end()?;
        let declared = text(&json, CONTEXTS).and_then(|context| self.resolve_context(context));
        let declared = declared.and_then(|declared| Some((declared.name(), declared.info()?)));
        let own = self.named(&json).or(declared);
        let values = json.get("value").and_then(Value::as_array);
        let Some(values) =
            values.filter(|_| !own.is_some_and(|(_, info)| declares_value(self, info)))
        else {
            let (name, _) = own.ok_or_else(|| unknown(&json))?;
            return Ok(vec![self.read_json(name, body).ok_or_else(|| unknown(&json))??]);
        };
        let elements = values.iter().enumerate();
        elements
            .map(|(index, value)| {
                let unknown = || unknown_element(index, value, &json);
                let (name, _) = self.named(value).or(declared).ok_or_else(unknown)?;
                let info = self.readable(name).ok_or_else(unknown)?;
                let path = BodyPath(vec![Step::Name("value".into()), Step::Index(index)]);
                deserialize_object_at(info, Some(&path), value).ok_or_else(unknown)?
            })
            .collect()
    }

    /// The type that the tag of a value names.
    fn named(&self, value: &Value) -> Option<(&'static str, &'static TypeInfo)> {
        let info = self.get(text(value, TAGS)?)?;
        Some((info.name(), info))
    }
}

/// The text under the first of these names.
fn text<'v>(value: &'v Value, names: [&str; 2]) -> Option<&'v str> {
    names.into_iter().find_map(|name| value.get(name)?.as_str())
}

/// Whether an array `value` belongs to the type itself.
fn declares_value(registry: &Registry, info: &'static TypeInfo) -> bool {
    let union = registry.union(info.name());
    let mut types = union.into_iter().flat_map(TypeInfo::variants).chain([info]);
    types.any(|info| info.property("value").is_some())
}

/// The error for a body of which the type is not known.
fn unknown(body: &Value) -> Error {
    match text(body, TAGS).or_else(|| text(body, CONTEXTS)) {
        Some(name) => unknown_name(name),
        None if reports_error(body, Declared::Nothing) => {
            Error::custom("the body is that of a refusal; read it as `GraphError`")
        }
        None => Error::custom("the body has neither `@odata.type` nor `@odata.context`"),
    }
}

/// The error for an element of a page of which the type is not known.
fn unknown_element(index: usize, element: &Value, body: &Value) -> Error {
    let reason = match text(element, TAGS).or_else(|| text(body, CONTEXTS)) {
        Some(name) => unknown_name(name),
        None => {
            Error::custom("the element has no `@odata.type`, and the body has no `@odata.context`")
        }
    };
    Error::custom(format_args!("at value[{index}]: {reason}"))
}

fn unknown_name(name: &str) -> Error {
    Error::custom(format_args!(
        "the registry does not have the type of `{}`",
        Excerpt::of_name(name)
    ))
}
