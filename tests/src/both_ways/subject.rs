//! What is read both ways, and how the results are compared.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use graph_models::http::{Response, ResponseError, read};
use graph_models::json::{self, Body};
use graph_models::serde_json::{self, Value};
use graph_models::{GraphError, TypeInfo};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::outcome::{Outcome, agree, described};

/// A type whose bodies are read and written directly and through serde_json.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The name of the type as it is in a test.
    pub name: String,
    ways: Ways,
}

/// Reads a text in each of the ways.
#[derive(Debug, Clone, Copy)]
enum Ways {
    Described(&'static TypeInfo),
    Typed(fn(&[u8]) -> Vec<Outcome>),
}

impl Subject {
    /// A type of a registry or the parameters of an operation.
    pub fn described(info: &'static TypeInfo) -> Self {
        Self { name: info.rust_name().to_owned(), ways: Ways::Described(info) }
    }

    /// A type that is known at compile time. It is also read as the body of a response.
    pub fn typed<T>(name: &str) -> Self
    where
        T: Body + Serialize + DeserializeOwned + Debug + 'static,
    {
        Self { name: name.to_owned(), ways: Ways::Typed(outcomes::<T>) }
    }

    /// A type that is read tolerantly: what does not fit it is kept.
    pub fn tolerant<T>(name: &str) -> Self
    where
        T: Body + Serialize + Debug + 'static,
    {
        Self { name: name.to_owned(), ways: Ways::Typed(tolerant_outcome::<T>) }
    }

    /// Ways of a test of the comparison itself.
    pub fn of_ways(name: &str, ways: fn(&[u8]) -> Vec<Outcome>) -> Self {
        Self { name: name.to_owned(), ways: Ways::Typed(ways) }
    }

    /// The type, if it is of a registry.
    pub(crate) fn info(&self) -> Option<&'static TypeInfo> {
        match self.ways {
            Ways::Described(info) => Some(info),
            Ways::Typed(_) => None,
        }
    }

    /// Reads a text in all ways. Returns whether it was accepted, or the outcomes if they differ.
    ///
    /// # Errors
    ///
    /// The outcomes differ.
    pub fn compare(&self, text: &[u8]) -> Result<bool, Vec<Outcome>> {
        Ok(self.outcome(text)?.is_some_and(|outcome| outcome.is_value()))
    }

    /// Reads a text in all ways, and returns what all of them come to; `None` if it has no way.
    pub(crate) fn outcome(&self, text: &[u8]) -> Result<Option<Outcome>, Vec<Outcome>> {
        let read = || match self.ways {
            Ways::Described(info) => described(crate::registry(), info, text),
            Ways::Typed(outcomes) => outcomes(text),
        };
        let outcomes =
            catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| vec![Outcome::Panic]);
        match agree(&outcomes) {
            true => Ok(outcomes.into_iter().next()),
            false => Err(outcomes),
        }
    }
}

fn tolerant_outcome<T: Body + Serialize + Debug + 'static>(text: &[u8]) -> Vec<Outcome> {
    let read = json::tolerant::from_slice::<T>(text);
    vec![Outcome::new(read, json::to_vec::<T>, serde_json::to_vec::<T>)]
}

fn outcomes<T: Body + Serialize + DeserializeOwned + Debug + 'static>(text: &[u8]) -> Vec<Outcome> {
    let outcome = |read| Outcome::new(read, json::to_vec::<T>, serde_json::to_vec::<T>);
    let mut outcomes =
        vec![outcome(json::from_slice::<T>(text)), outcome(serde_json::from_slice(text))];
    // In a response, a byte order mark is ignored, and a body without anything else is read as null.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    if !text.trim_ascii().is_empty() {
        match read(Response::new(text)) {
            Ok(value) => outcomes.push(outcome(Ok(value))),
            Err(ResponseError::Unreadable(unreadable)) => {
                let mut of_response = outcome(Err(unreadable.error));
                of_response.add_hint_of(&outcomes[0]);
                outcomes.push(of_response);
            }
            // The tests of responses say which bodies report an error. One of another form than Graph's gets
            // deeper when it is read, and may then be too deep.
            Err(ResponseError::Refused(refusal))
                if refusal.error.is_some()
                    || is_nearly_too_deep(text)
                        && json::from_slice::<GraphError>(text).is_err() => {}
            Err(_) => return vec![Outcome::Panic],
        }
    }
    outcomes
}

/// Whether JSON text is nested almost as deep as what is read at all, which is 127 levels.
fn is_nearly_too_deep(text: &[u8]) -> bool {
    fn depth(value: &Value) -> usize {
        match value {
            Value::Array(elements) => 1 + elements.iter().map(depth).max().unwrap_or(0),
            Value::Object(entries) => 1 + entries.values().map(depth).max().unwrap_or(0),
            _ => 0,
        }
    }
    serde_json::from_slice(text).is_ok_and(|value| depth(&value) > 120)
}
