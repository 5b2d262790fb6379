//! The messages of errors, without what was found.

use serde_json::error::Category;

use crate::engine::{Misfit, WITHOUT_VALUE};

/// The message of an error of reading, without any value of the body: `at value[3].age: expected an integer
/// from 0 to 255`.
///
/// The message of an error says what was found, of a text at most 40 characters. If bodies have personal
/// data, and messages go to a log, this is the message to write there. It has the names in the path, the
/// expected type and the position. Of an error of a type of another crate, whose message is not known, only
/// the position is left.
///
/// ```
/// use graph_models::{AdditionalData, graph_entity, json};
///
/// #[graph_entity]
/// pub struct Guest {
///     pub age: Option<u8>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let error = json::from_str::<Guest>(r#"{"age":"born 1970-01-01"}"#).unwrap_err();
/// assert!(error.to_string().contains("1970"));
/// assert_eq!(
///     json::without_values(&error),
///     "at age: expected an integer from 0 to 255 at line 1 column 24",
/// );
/// ```
pub fn without_values(error: &serde_json::Error) -> String {
    let message = error.to_string();
    // The messages about syntax, and about reading the text, repeat nothing of it.
    if error.classify() != Category::Data {
        return message;
    }
    let mut shown = message_without_values(&message);
    if error.line() > 0 {
        shown.push_str(&format!(" at line {} column {}", error.line(), error.column()));
    }
    shown
}

impl Misfit<'_> {
    /// The message without what was found, for a log if bodies have personal data: `at value[3].age: expected an
    /// integer from 0 to 255`. See [`json::without_values`](crate::json::without_values).
    pub fn without_value(&self) -> String {
        message_without_values(&self.to_string())
    }
}

/// A message without what was found, and without a position after it.
fn message_without_values(message: &str) -> String {
    let path = path_in(message);
    let rest = path.and_then(|path| message.get("at ".len() + path.len() + ": ".len()..));
    let mut shown = path.map(|path| format!("at {path}: ")).unwrap_or_default();
    let rest = rest.unwrap_or(message);
    let expected = rest.starts_with("expected ").then(|| rest.split_once(", found ")).flatten();
    let sentence = WITHOUT_VALUE.into_iter().find(|sentence| rest.starts_with(sentence));
    shown.push_str(match (expected, sentence) {
        (Some((expected, _)), _) => expected,
        (None, Some(sentence)) => sentence,
        (None, None) => "the value does not fit its type",
    });
    shown
}

/// The path in a message `at value[1].id: expected a string, …`. The messages of other types may begin
/// with the same word, so all of it must have the form of a path.
pub(crate) fn path_in(message: &str) -> Option<&str> {
    let text = message.strip_prefix("at ")?;
    let mut rest = text;
    while !rest.starts_with(": ") {
        rest = match rest.strip_prefix('[') {
            Some(step) => after_step(step)?,
            None => {
                let name = |char: char| char.is_alphanumeric() || "_@.…".contains(char);
                rest.strip_prefix(name)?
            }
        };
    }
    text.strip_suffix(rest).filter(|path| !path.is_empty())
}

/// What follows an index or a name in quotes, and the bracket at its end.
fn after_step(step: &str) -> Option<&str> {
    let Some(quoted) = step.strip_prefix('"') else {
        return step.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix(']');
    };
    let mut escaped = false;
    let end = quoted.find(|char| {
        let ends = char == '"' && !escaped;
        escaped = char == '\\' && !escaped;
        ends
    })?;
    let rest = quoted.get(end + 1..)?;
    rest.strip_prefix('…').unwrap_or(rest).strip_prefix(']')
}

#[cfg(test)]
mod tests {
    use serde::de::Error;

    use super::{path_in, without_values};
    use crate::{AdditionalData, graph_entity, json};

    #[graph_entity(crate = crate)]
    struct Guest {
        name: String,
        age: Option<u8>,
        #[graph(secret)]
        pin: Option<i32>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[test]
    fn no_message_has_a_value() {
        for (body, message) in [
            (r#"{"name":"a","age":1970}"#, "at age: expected an integer from 0 to 255"),
            (r#"{"name":"a","age":"hush, found 1"}"#, "at age: expected an integer from 0 to 255"),
            (r#"{"name":"a","age":1,"age":2}"#, "at age: the property appears twice"),
            (
                r#"{"name":"a","pin":"hush"}"#,
                "at pin: the value, a secret, is not of the property's type",
            ),
            (r#"{"age":1}"#, "at name: the property is missing"),
            (r#"["hush"]"#, "expected an object"),
        ] {
            let error = json::from_str::<Guest>(body).map(drop).expect_err("it does not fit");
            let shown = without_values(&error);
            let position = format!(" at line {} column {}", error.line(), error.column());
            assert_eq!(shown.strip_suffix(&position), Some(message));
        }
        let error = serde_json::from_str::<u8>("\"hush\"").expect_err("it does not fit");
        assert_eq!(without_values(&error), "the value does not fit its type at line 1 column 6");
        let error = serde_json::Error::custom("at a: hush");
        assert_eq!(without_values(&error), "at a: the value does not fit its type");
        let error =
            json::from_str::<Guest>("{\"name\":hush}").map(drop).expect_err("it is not JSON");
        assert_eq!(without_values(&error), error.to_string());
    }

    #[test]
    fn only_a_path_is_taken_from_a_message() {
        for (message, path) in [
            ("at value[0].id: expected a string", Some("value[0].id")),
            ("at [3]: expected", Some("[3]")),
            (r#"at a@odata.type["b: \"]c"…][12]: x: y"#, Some(r#"a@odata.type["b: \"]c"…][12]"#)),
            ("at a.b….y.z[1]: expected", Some("a.b….y.z[1]")),
            ("at value[0].id", None),
            ("at hush now: expected", None),
            ("at : expected", None),
            ("at [\"x: expected", None),
            ("at [x]: expected", None),
            ("expected value at line 1 column 1", None),
        ] {
            assert_eq!(path_in(message), path, "{message}");
        }
    }
}
