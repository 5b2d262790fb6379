//! Says in the message of an error that there is a way to read the body in spite of it.

use serde::de::Error;

/// Whether the tolerant way reads a body in spite of a value that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mended {
    /// Not yet: nothing that was left since can keep the value.
    No,
    /// A property or a collection around the value keeps it.
    Yes,
    /// The tolerant way refuses the value, too.
    Never,
}

/// What the message of an error says of the tolerant way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Nothing, because the value is read in a way that has no tolerant one.
    None,
    /// The functions for bodies.
    Json,
    /// The function for related entities.
    Nav,
}

/// The text of [`Hint::Json`].
const JSON: &str = " (`json::tolerant` keeps such a value)";

impl Hint {
    /// The words after the message. serde_json puts the position behind them, so they are in parentheses.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Json => JSON,
            Self::Nav => " (`Nav::read_tolerant` keeps such a value)",
        }
    }
}

/// The error without its hint, and whether it had one. Whoever has another function for the tolerant way
/// names that.
#[cold]
pub(crate) fn without_hint(error: serde_json::Error) -> (serde_json::Error, bool) {
    let message = error.to_string();
    match message.rsplit_once(JSON) {
        // Only the position follows. Elsewhere the words are those of the body.
        Some((before, after)) if after.is_empty() || after.starts_with(" at line ") => {
            (serde_json::Error::custom(format_args!("{before}{after}")), true)
        }
        _ => (error, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdditionalData, graph_entity, json};

    #[graph_entity(crate = crate)]
    struct Lamp {
        name: Option<String>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[test]
    fn the_position_stays_without_the_hint() {
        let error = json::from_str::<Lamp>("{\n\"name\":7}").expect_err("it is not a name");
        let position = (error.line(), error.column());
        assert_eq!(
            error.to_string(),
            "at name: expected a string, found a number (`json::tolerant` keeps such a value) at \
             line 2 column 8"
        );
        let (error, had_one) = without_hint(error);
        let text = "at name: expected a string, found a number at line 2 column 8";
        assert_eq!((error.to_string().as_str(), had_one), (text, true));
        assert_eq!((error.line(), error.column()), position);
        let (error, had_one) = without_hint(error);
        assert_eq!((error.to_string().as_str(), had_one), (text, false));
    }

    #[test]
    fn the_words_of_a_body_are_not_a_hint() {
        let text = format!("expected a number, found \"{JSON}\"");
        let (error, had_one) = without_hint(serde_json::Error::custom(&text));
        assert_eq!((error.to_string(), had_one), (text, false));
    }
}
