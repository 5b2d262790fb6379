//! The text of an address: segments, and the arguments in their parentheses.

use std::borrow::Cow;

use super::error::AddressProblem;

/// The segments of an address, as they stand in it. A slash between quotes in parentheses is part of
/// a key.
pub(super) fn split(address: &str) -> Vec<&str> {
    let address = address.strip_prefix('/').unwrap_or(address);
    let (mut segments, mut start) = (Vec::new(), 0);
    let (mut in_parentheses, mut quoted) = (false, false);
    for (position, byte) in address.bytes().enumerate() {
        match byte {
            b'/' if !quoted => {
                segments.push(&address[start..position]);
                (start, in_parentheses) = (position + 1, false);
            }
            b'\'' => quoted = in_parentheses && !quoted,
            b'(' | b')' if !quoted => in_parentheses = byte == b'(',
            _ => {}
        }
    }
    segments.push(&address[start..]);
    segments
}

/// What an absolute address begins with: `https:`.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let end = address.find("://")?;
    let is_part = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
    let is_scheme = address.starts_with(|char: char| char.is_ascii_alphabetic())
        && address[..end].chars().all(is_part);
    is_scheme.then(|| &address[..=end])
}

/// A segment without percent-encoding.
pub(super) fn decode(segment: &str) -> Result<Cow<'_, str>, AddressProblem> {
    if !segment.contains('%') {
        return Ok(segment.into());
    }
    let mut parts = segment.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).ok_or(AddressProblem::Encoding)?;
        // `from_str_radix` also takes a sign.
        let is_hex = code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let byte = u8::from_str_radix(code, 16).ok().filter(|_| is_hex);
        bytes.push(byte.ok_or(AddressProblem::Encoding)?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| AddressProblem::Encoding)
}

/// A name with parentheses: `messages('2')`, `range(address='A1')`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Called<'s> {
    pub(super) name: &'s str,
    pub(super) arguments: Vec<Argument<'s>>,
}

/// An argument in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Argument<'s> {
    /// The name before the equals sign.
    pub(super) name: Option<&'s str>,
    /// The value as it is written.
    pub(super) literal: &'s str,
}

impl<'s> Called<'s> {
    /// Parses a segment, given as it stands in the address, and decoded. `None` if it has no
    /// parentheses; those that are encoded are part of a key.
    pub(super) fn parse(segment: &str, decoded: &'s str) -> Option<Result<Self, AddressProblem>> {
        let open = decode(&segment[..segment.find('(')?]).map_or(0, |name| name.len());
        let parsed = || {
            let (name, inner) = decoded.split_at_checked(open)?;
            let inner = inner.strip_prefix('(')?.strip_suffix(')')?;
            let arguments = segment.ends_with(')').then(|| arguments(inner))??;
            Some(Self { name, arguments })
        };
        Some(parsed().ok_or(AddressProblem::Parentheses))
    }
}

/// Splits at the commas outside of texts and JSON.
fn arguments(inner: &str) -> Option<Vec<Argument<'_>>> {
    if inner.is_empty() {
        return Some(Vec::new());
    }
    let mut arguments = Vec::new();
    let (mut start, mut equals, mut depth) = (0, None, 0_usize);
    let mut bytes = inner.bytes().enumerate();
    while let Some((position, byte)) = bytes.next() {
        match byte {
            // The second of two quotes opens another text, with the same result.
            b'\'' => drop(bytes.find(|(_, byte)| *byte == b'\'')?),
            b'"' if depth > 0 => loop {
                match bytes.next()?.1 {
                    b'\\' => drop(bytes.next()?),
                    b'"' => break,
                    _ => {}
                }
            },
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.checked_sub(1)?,
            b'(' | b')' => return None,
            b'=' if depth == 0 && equals.is_none() => equals = Some(position),
            b',' if depth == 0 => {
                arguments.push(argument(inner, start, equals.take(), position)?);
                start = position + 1;
            }
            _ => {}
        }
    }
    arguments.push(argument(inner, start, equals, inner.len())?);
    (depth == 0).then_some(arguments)
}

fn argument(inner: &str, start: usize, equals: Option<usize>, end: usize) -> Option<Argument<'_>> {
    let name = equals.map(|equals| &inner[start..equals]);
    let literal = &inner[equals.map_or(start, |equals| equals + 1)..end];
    let valid = !literal.is_empty() && name.is_none_or(is_identifier);
    valid.then_some(Argument { name, literal })
}

/// The text in a literal with quotes.
pub(super) fn unquoted(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_one_text = !inner.replace("''", "").contains('\'');
    is_one_text.then(|| inner.replace("''", "'"))
}

/// Whether a text can be the name of an operation or a parameter.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_part = |char: char| char == '_' || char.is_alphanumeric();
    !name.is_empty() && name.chars().all(is_part)
}

/// Whether a text can be a full name.
pub(super) fn is_full_name(name: &str) -> bool {
    name.contains('.') && name.split('.').all(is_identifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_in_the_text_of_a_key_does_not_end_a_segment() {
        for (address, segments) in [
            ("a/b", &["a", "b"][..]),
            ("/a('b/c')/d", &["a('b/c')", "d"]),
            ("a('b''/c')/d", &["a('b''/c')", "d"]),
            ("o'brien/a'b", &["o'brien", "a'b"]),
            ("a(b/c)", &["a(b", "c)"]),
            ("", &[""]),
            ("//a/", &["", "a", ""]),
        ] {
            assert_eq!(split(address), segments, "{address}");
        }
    }

    #[test]
    fn encoding_is_removed_once() {
        for (segment, expected) in [
            ("a%2Fb%2f%20", Ok("a/b/ ")),
            ("%C3%BC%25", Ok("ü%")),
            ("a+b", Ok("a+b")),
            ("%", Err(AddressProblem::Encoding)),
            ("100%", Err(AddressProblem::Encoding)),
            ("%+1", Err(AddressProblem::Encoding)),
            ("%4ü", Err(AddressProblem::Encoding)),
            ("%FF", Err(AddressProblem::Encoding)),
        ] {
            assert_eq!(decode(segment), expected.map(Cow::from), "{segment}");
        }
    }

    fn called(segment: &str) -> Option<Vec<(Option<&str>, &str)>> {
        let parsed = Called::parse(segment, segment)?.ok()?;
        Some(parsed.arguments.iter().map(|argument| (argument.name, argument.literal)).collect())
    }

    #[test]
    fn arguments_are_split_outside_of_texts_and_json() {
        assert_eq!(Called::parse("a", "a"), None);
        assert_eq!(called("a()"), Some(vec![]));
        assert_eq!(called("a('b,c=''d')"), Some(vec![(None, "'b,c=''d'")]));
        assert_eq!(
            called("a(b=1,c='=',d=@d)"),
            Some(vec![(Some("b"), "1"), (Some("c"), "'='"), (Some("d"), "@d")])
        );
        let json = r#"a(b=["x,]\"",'y'],c={"d":1})"#;
        let literals = vec![(Some("b"), r#"["x,]\"",'y']"#), (Some("c"), r#"{"d":1}"#)];
        assert_eq!(called(json), Some(literals));
        for broken in [
            "a(",
            "a(b",
            "a('b)",
            "a(b))",
            "a(,)",
            "a(b=)",
            "a(=b)",
            "a([)",
            "a(])",
            "a(\u{fc} b=1)",
        ] {
            let parsed = Called::parse(broken, broken);
            assert_eq!(parsed, Some(Err(AddressProblem::Parentheses)), "{broken}");
        }
    }

    #[test]
    fn encoded_parentheses_are_not_those_of_a_call() {
        assert_eq!(Called::parse("a%28b%29", "a(b)"), None);
        let called = Called::parse("\u{fc}%28('%29')", "\u{fc}((')')");
        let arguments = vec![Argument { name: None, literal: "')'" }];
        assert_eq!(called, Some(Ok(Called { name: "\u{fc}(", arguments })));
        for (broken, decoded) in [("a('1'%29", "a('1')"), ("a(%29)", "a())")] {
            let parsed = Called::parse(broken, decoded);
            assert_eq!(parsed, Some(Err(AddressProblem::Parentheses)), "{broken}");
        }
    }

    #[test]
    fn quotes_in_a_text_are_doubled() {
        assert_eq!(unquoted("'O''Hara'").as_deref(), Some("O'Hara"));
        assert_eq!(unquoted("''").as_deref(), Some(""));
        for broken in ["'", "a", "'a", "'a'b'", "'''", "binary'a'"] {
            assert_eq!(unquoted(broken), None, "{broken}");
        }
    }
}
