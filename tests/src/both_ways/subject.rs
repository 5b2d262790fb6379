//! What is read both ways, and how the results are compared.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use graph_models::http::{Response, ResponseError, read};
use graph_models::json::{self, Body};
use graph_models::serde_json::{self, Deserializer, Error};
use graph_models::{Object, TypeInfo};
use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// What one way makes of a text.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// The value, and the texts or errors of writing it directly and through serde_json.
    Value {
        /// The value, as `Debug` shows it.
        printed: String,
        /// As it is written directly.
        directly: Result<String, String>,
        /// As it is written through serde_json.
        through_serde: Result<String, String>,
    },
    /// The error.
    Error {
        /// The text.
        message: String,
        /// The line and the column.
        place: (usize, usize),
        /// Whether it is about the syntax, the data, or the end of the text.
        category: serde_json::error::Category,
    },
    /// The way panicked.
    Panic,
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

    /// Ways of a test of the comparison itself.
    pub fn of_ways(name: &str, ways: fn(&[u8]) -> Vec<Outcome>) -> Self {
        Self { name: name.to_owned(), ways: Ways::Typed(ways) }
    }

    /// Reads a text in all ways. Returns whether it was accepted, or the outcomes if they differ.
    ///
    /// # Errors
    ///
    /// The outcomes differ.
    pub fn compare(&self, text: &[u8]) -> Result<bool, Vec<Outcome>> {
        let read = || match self.ways {
            Ways::Described(info) => described(info, text),
            Ways::Typed(outcomes) => outcomes(text),
        };
        let outcomes =
            catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| vec![Outcome::Panic]);
        let is_consistent = |outcome: &Outcome| match outcome {
            Outcome::Value { directly, through_serde, .. } => directly == through_serde,
            Outcome::Error { .. } => true,
            Outcome::Panic => false,
        };
        let same = outcomes.windows(2).all(|pair| pair[0] == pair[1]);
        match same && outcomes.iter().all(is_consistent) {
            true => Ok(matches!(outcomes.first(), Some(Outcome::Value { .. }))),
            false => Err(outcomes),
        }
    }
}

fn described(info: &'static TypeInfo, text: &[u8]) -> Vec<Outcome> {
    let mut deserializer = Deserializer::from_slice(text);
    let through_serde = info.read(&mut deserializer);
    let through_serde =
        through_serde.map(|read| read.and_then(|value| deserializer.end().map(|()| value)));
    let outcome = |read: Result<Box<dyn Object>, Error>| {
        outcome(read, |value| value.to_json(), |value| serde_json::to_vec(&**value))
    };
    [info.read_json(text), through_serde].into_iter().flatten().map(outcome).collect()
}

fn outcomes<T: Body + Serialize + DeserializeOwned + Debug + 'static>(text: &[u8]) -> Vec<Outcome> {
    let mut read_values = vec![json::from_slice::<T>(text), serde_json::from_slice(text)];
    // In a response, a byte order mark is ignored, and a body without anything else is read as null.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    if !text.trim_ascii().is_empty() {
        match read(Response::new(text)) {
            Ok(value) => read_values.push(Ok(value)),
            Err(ResponseError::Unreadable(unreadable)) => read_values.push(Err(unreadable.error)),
            // The tests of responses say which bodies report an error.
            Err(ResponseError::Refused(refusal)) if refusal.error.is_some() => {}
            Err(_) => return vec![Outcome::Panic],
        }
    }
    let outcome = |read| outcome(read, json::to_vec::<T>, serde_json::to_vec::<T>);
    read_values.into_iter().map(outcome).collect()
}

fn outcome<T: Debug>(
    read: Result<T, Error>,
    directly: impl Fn(&T) -> Result<Vec<u8>, Error>,
    through_serde: impl Fn(&T) -> Result<Vec<u8>, Error>,
) -> Outcome {
    let text = |written: Result<Vec<u8>, Error>| match written {
        Ok(text) => String::from_utf8(text).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match read {
        Ok(value) => Outcome::Value {
            printed: format!("{value:?}"),
            directly: text(directly(&value)),
            through_serde: text(through_serde(&value)),
        },
        Err(error) => Outcome::Error {
            message: error.to_string(),
            place: (error.line(), error.column()),
            category: error.classify(),
        },
    }
}
