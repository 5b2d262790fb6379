//! Reads and writes an error, in Graph's form and in others.

use std::fmt;

use graph_table::PropertyFlags;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{GraphError, forms};
use crate::AdditionalData;
use crate::engine;
use crate::envelope::table::presence;
use crate::model::{BodyForm, Field, Model, Object, PropertyInfo, Structured, TypeInfo};

static GRAPH_ERROR: TypeInfo = TypeInfo::envelope(
    "GraphError",
    &[PropertyInfo::new("error", "error", PropertyFlags::REQUIRED.with(PropertyFlags::NON_NULL))],
);

impl GraphError {
    /// Reads the body of a response.
    ///
    /// # Errors
    ///
    /// The body does not tell an error. The message is that of reading it in Graph's form.
    pub(crate) fn of_body(body: Value) -> serde_json::Result<Self> {
        let read = engine::deserialize::<Self, _>(&body);
        if read.as_ref().is_ok_and(|error| error.code().is_some() && error.message().is_some()) {
            return read;
        }
        match Self::in_graph_form(&body) {
            Some(error) if !read.as_ref().is_ok_and(|read| read.tells_as_much_as(&error)) => {
                Ok(Self { received: Some(Box::new(body)), ..error })
            }
            _ => read,
        }
    }

    /// Reads an error in another form.
    fn in_graph_form(body: &Value) -> Option<Self> {
        engine::deserialize(forms::in_graph_form(body)?).ok()
    }

    /// Whether the code and the message are known if the other error knows them.
    fn tells_as_much_as(&self, other: &Self) -> bool {
        (self.code().is_some() || other.code().is_none())
            && (self.message().is_some() || other.message().is_none())
    }

    /// The body as it was received, if it is not written in Graph's form.
    fn unchanged(&self) -> Option<&Value> {
        let received = self.received.as_deref()?;
        (Self::in_graph_form(received).as_ref() == Some(self)).then_some(received)
    }
}

impl Model for GraphError {
    type Kind = Structured<0, false>;
    const TYPE: &'static TypeInfo = &GRAPH_ERROR;
    const FORM: Option<BodyForm<Self>> =
        Some(BodyForm { read: |text| serde_json::from_slice(text), write: serde_json::to_vec });
}

impl Serialize for GraphError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.unchanged() {
            Some(received) => engine::serialize_json(received, serializer),
            None => engine::serialize(self, serializer),
        }
    }
}

impl<'de> Deserialize<'de> for GraphError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_body(engine::deserialize_json(deserializer)?).map_err(D::Error::custom)
    }
}

impl Object for GraphError {
    fn property(&self, position: usize) -> &dyn Field {
        match position {
            0 => &self.error,
            _ => &self.additional_data,
        }
    }

    fn property_mut(&mut self, position: usize) -> &mut dyn Field {
        match position {
            0 => &mut self.error,
            _ => &mut self.additional_data,
        }
    }

    fn presence(&self, block: usize) -> u64 {
        presence(block, &[true])
    }
}

impl fmt::Debug for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        engine::debug(self, f)
    }
}

impl Default for GraphError {
    fn default() -> Self {
        let additional_data = AdditionalData::EMPTY;
        Self { error: super::MainError::default(), additional_data, received: None }
    }
}

impl Clone for GraphError {
    fn clone(&self) -> Self {
        Self { received: self.received.clone(), ..engine::clone(self) }
    }
}

/// The form of the bodies is not compared.
impl PartialEq for GraphError {
    fn eq(&self, other: &Self) -> bool {
        engine::equal(self, other)
    }
}
