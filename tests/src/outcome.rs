//! What the two ways of JSON make of a text: directly, and through serde_json.

use std::fmt::Debug;

use graph_models::serde_json::{self, Deserializer, Error, Value};
use graph_models::{Object, PropertyInfo, Registry, TypeInfo};

/// What is written of a value, or the error.
type Written = Result<String, String>;

/// What one way makes of a text.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// The value, and the texts or errors of writing it directly and through serde_json.
    Value {
        /// The value, as `Debug` shows it.
        printed: String,
        /// As it is written directly.
        directly: Written,
        /// As it is written through serde_json.
        through_serde: Written,
        /// The errors of reading related entities, whose paths begin at the root of the text.
        related_errors: Vec<String>,
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

impl Outcome {
    /// What a way that reads and writes makes of a text.
    pub fn new<T: Debug>(
        read: Result<T, Error>,
        directly: impl Fn(&T) -> Result<Vec<u8>, Error>,
        through_serde: impl Fn(&T) -> Result<Vec<u8>, Error>,
    ) -> Self {
        let text = |written: Result<Vec<u8>, Error>| match written {
            Ok(text) => String::from_utf8(text).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        match read {
            Ok(value) => Self::Value {
                printed: format!("{value:?}"),
                directly: text(directly(&value)),
                through_serde: text(through_serde(&value)),
                related_errors: Vec::new(),
            },
            Err(error) => Self::Error {
                message: error.to_string(),
                place: (error.line(), error.column()),
                category: error.classify(),
            },
        }
    }

    /// Adds the hint at the tolerant way to an error of a response, if the other error is the same but for
    /// the hint. The message of a response has a hint of its own.
    pub fn add_hint_of(&mut self, other: &Self) {
        const HINT: &str = " (`json::tolerant` keeps such a value)";
        if let (Self::Error { message, .. }, Self::Error { message: other, .. }) = (self, other)
            && other.replacen(HINT, "", 1) == *message
        {
            message.clone_from(other);
        }
    }

    /// Adds the errors of reading related entities.
    fn with_related_errors(mut self, errors: impl IntoIterator<Item = Error>) -> Self {
        if let Self::Value { related_errors, .. } = &mut self {
            related_errors.extend(errors.into_iter().map(|error| error.to_string()));
        }
        self
    }

    /// Whether the text was accepted.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value { .. })
    }
}

/// Reads and writes a type of a registry, or the parameters of an operation, both ways.
pub fn described(registry: Registry, info: &'static TypeInfo, text: &[u8]) -> Vec<Outcome> {
    let mut deserializer = Deserializer::from_slice(text);
    let through_serde = info.read(&mut deserializer);
    let through_serde =
        through_serde.map(|read| read.and_then(|value| deserializer.end().map(|()| value)));
    let outcome = |read: Result<Box<dyn Object>, Error>| {
        let related_errors =
            read.as_ref().map_or(Vec::new(), |value| related_errors(registry, &**value));
        Outcome::new(read, |value| value.to_json(), |value| serde_json::to_vec(&**value))
            .with_related_errors(related_errors)
    };
    [info.read_json(text), through_serde].into_iter().flatten().map(outcome).collect()
}

/// The errors of reading the related entities of a value.
fn related_errors(registry: Registry, value: &dyn Object) -> Vec<Error> {
    let properties = value.type_info().properties().iter();
    let names = properties.filter(|it| it.is_navigation()).map(PropertyInfo::wire_name);
    names.filter_map(|name| registry.related(value, name)?.err()).collect()
}

/// Whether all ways come to the same, and none of them panics.
pub fn agree(outcomes: &[Outcome]) -> bool {
    let is_consistent = |outcome: &Outcome| match outcome {
        Outcome::Value { directly, through_serde, .. } => directly == through_serde,
        Outcome::Error { .. } => true,
        Outcome::Panic => false,
    };
    outcomes.windows(2).all(|pair| same(&pair[0], &pair[1])) && outcomes.iter().all(is_consistent)
}

/// Whether two ways come to the same.
fn same(left: &Outcome, right: &Outcome) -> bool {
    match (left, right) {
        (
            Outcome::Value { printed, directly, related_errors, .. },
            Outcome::Value { printed: other, directly: other_text, related_errors: errors, .. },
        ) => printed == other && same_texts(directly, other_text) && related_errors == errors,
        _ => left == right,
    }
}

/// Whether two texts are the same, or differ in nothing but the order of names: untyped JSON that was read
/// directly keeps the order in which it was received, and serde_json sorts names.
fn same_texts(left: &Written, right: &Written) -> bool {
    let (Ok(left), Ok(right)) = (left, right) else { return left == right };
    let json = |text| serde_json::from_str::<Value>(text).ok();
    left == right || left.len() == right.len() && json(left) == json(right)
}
