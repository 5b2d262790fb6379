//! The request by which Graph finds out whether an endpoint is ready.

use std::{error, fmt};

/// The query option with the token.
const OPTION: &str = "validationToken";

/// The token of a request by which Graph validates an endpoint.
///
/// When a subscription is created, Graph sends a `POST` with the token in the query to each address in it. The
/// endpoint must answer within 10 seconds, with the status 200, the media type [`text/plain`](Self::MEDIA_TYPE)
/// and the decoded token as the body. With the feature `http`, `validation_response` makes this response.
///
/// ```
/// use graph_models::notification::ValidationToken;
///
/// let query = "app=7&validationToken=Validation%3a+Testing+Request-Id%3A+522a8e7e";
/// let token = ValidationToken::of_query(query)?.unwrap();
/// assert_eq!(token.as_str(), "Validation: Testing Request-Id: 522a8e7e");
///
/// // A request that brings notifications has no token.
/// assert_eq!(ValidationToken::of_query("app=7")?, None);
///
/// let script = "validationToken=%3Cscript%3Ealert(1)%3C/script%3E";
/// assert!(ValidationToken::of_query(script).is_err());
/// # Ok::<(), graph_models::notification::InvalidValidationToken>(())
/// ```
///
/// An endpoint that answers with what it was sent can be misused to run a script in its name. Graph never sends
/// HTML or script, so a token with one of the characters that are escaped in HTML (`<`, `>`, `&`, `"`, `'`) is not
/// from Graph. It is refused, as is one with a character outside of printable ASCII, and one with more than 2,048.
/// It is not answered with these characters escaped, because Graph would not accept that either.
#[derive(Clone, PartialEq, Eq)]
pub struct ValidationToken(String);

impl ValidationToken {
    /// The media type of the response.
    pub const MEDIA_TYPE: &str = "text/plain; charset=utf-8";

    /// The most characters of a token.
    pub const MAX_LENGTH: usize = 2048;

    /// Takes the token out of the query of a request. `None` if the query has none. Other options are
    /// those that the address of the endpoint has itself.
    ///
    /// # Errors
    ///
    /// The token is empty, too long, there twice, not percent-encoded UTF-8, or has a character that Graph
    /// does not send. Answer the status 400, with an empty body.
    pub fn of_query(query: &str) -> Result<Option<Self>, InvalidValidationToken> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut tokens = query.split('&').filter_map(|option| {
            let (name, value) = option.split_once('=').unwrap_or((option, ""));
            (name == OPTION).then_some(value)
        });
        let Some(encoded) = tokens.next() else { return Ok(None) };
        match tokens.next() {
            None => Ok(Some(Self(decode(encoded).ok_or(InvalidValidationToken)?))),
            Some(_) => Err(InvalidValidationToken),
        }
    }

    /// The decoded token: the body of the response.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The decoded token: the body of the response.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Decodes the value of a query option, in which a plus sign is a space. `None` if it is not a token.
fn decode(encoded: &str) -> Option<String> {
    let mut token = String::new();
    let mut bytes = encoded.bytes();
    while let Some(byte) = bytes.next() {
        let char = char::from(match byte {
            b'%' => hex(bytes.next()?)? << 4 | hex(bytes.next()?)?,
            b'+' => b' ',
            byte => byte,
        });
        let is_allowed = matches!(char, ' '..='~') && !"<>&\"'".contains(char);
        if !is_allowed || token.len() == ValidationToken::MAX_LENGTH {
            return None;
        }
        token.push(char);
    }
    (!token.is_empty()).then_some(token)
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

/// Prints the length alone, because a token that is not from Graph may be made to be seen in a log.
impl fmt::Debug for ValidationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationToken({} characters)", self.0.len())
    }
}

/// A validation token that is not from Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidValidationToken;

impl fmt::Display for InvalidValidationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the validation token is not one that Graph sends")
    }
}

impl error::Error for InvalidValidationToken {}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(query: &str) -> Result<Option<String>, InvalidValidationToken> {
        Ok(ValidationToken::of_query(query)?.map(ValidationToken::into_string))
    }

    #[test]
    fn the_token_is_decoded_and_nothing_else_is_taken() {
        for (query, expected) in [
            ("validationToken=abc", "abc"),
            ("?validationToken=abc", "abc"),
            ("a=b&validationToken=a%2Bb+c%20d&c=d", "a+b c d"),
            ("validationToken=a%3ab%3Ac", "a:b:c"),
            ("validationToken=a=b", "a=b"),
            ("validationToken=%25%33%43", "%3C"),
        ] {
            assert_eq!(token(query), Ok(Some(expected.to_owned())), "{query}");
        }
        for query in [
            "",
            "?",
            "&",
            "token=a",
            "validationtoken=a",
            "xvalidationToken=a",
            "a=validationToken",
        ] {
            assert_eq!(token(query), Ok(None), "{query}");
        }
    }

    #[test]
    fn what_graph_does_not_send_is_refused() {
        for value in [
            "",
            "%",
            "%4",
            "%4g",
            "%+1",
            "a%",
            "%00",
            "%0d%0aSet-Cookie:a",
            "%7f",
            "%C3%A4",
            "ä",
            "%ff",
            "a<b",
            "%3Cb%3E",
            "%26lt;",
            "%22",
            "%27",
            "a&validationToken=b",
            "&validationToken=",
        ] {
            let query = format!("validationToken={value}");
            assert_eq!(token(&query), Err(InvalidValidationToken), "{query}");
        }
    }

    #[test]
    fn the_length_is_limited() {
        let longest = "a".repeat(ValidationToken::MAX_LENGTH);
        assert_eq!(token(&format!("validationToken={longest}")), Ok(Some(longest.clone())));
        assert_eq!(token(&format!("validationToken={longest}a")), Err(InvalidValidationToken));
        assert_eq!(token(&format!("validationToken={longest}%41")), Err(InvalidValidationToken));
    }
}
