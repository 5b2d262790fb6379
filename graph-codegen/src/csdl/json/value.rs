//! JSON with the offset of each value, and with members in the order of the text. serde_json keeps
//! neither.

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(super) struct Value {
    /// Where it starts.
    pub(super) offset: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    Null,
    /// A number as it is written
    Number(String),
    Bool(bool),
    Text(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// How deep values may be nested, so that the stack is not exhausted.
const DEEPEST: usize = 100;

/// What is wrong in a text, and where.
pub(super) struct Wrong {
    pub(super) offset: usize,
    pub(super) message: &'static str,
}

/// Reads a value that is the whole text.
pub(super) fn parse(text: &str) -> Result<Value, Wrong> {
    let mut parser = Parser { text, offset: 0 };
    let value = parser.value(0)?;
    parser.skip_space();
    match parser.offset == text.len() {
        true => Ok(value),
        false => Err(parser.wrong("text follows the value")),
    }
}

struct Parser<'x> {
    text: &'x str,
    offset: usize,
}

impl<'x> Parser<'x> {
    fn wrong(&self, message: &'static str) -> Wrong {
        Wrong { offset: self.offset, message }
    }

    fn rest(&self) -> &'x str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.offset += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// Skips space, and a character if it is next.
    fn skip(&mut self, char: char) -> bool {
        self.skip_space();
        let is_next = self.rest().starts_with(char);
        self.offset += if is_next { char.len_utf8() } else { 0 };
        is_next
    }

    fn value(&mut self, depth: usize) -> Result<Value, Wrong> {
        self.skip_space();
        if depth > DEEPEST {
            return Err(self.wrong("values are nested too deeply"));
        }
        let offset = self.offset;
        let kind = match self.rest().chars().next() {
            Some('{') => self.object(depth)?,
            Some('[') => self.array(depth)?,
            Some('"') => Kind::Text(self.string()?),
            _ => self.word()?,
        };
        Ok(Value { offset, kind })
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Wrong> {
        self.skip('{');
        let mut members = Vec::new();
        if self.skip('}') {
            return Ok(Kind::Object(members));
        }
        loop {
            self.skip_space();
            if !self.rest().starts_with('"') {
                return Err(self.wrong("expected a name in quotes"));
            }
            let name = self.string()?;
            if !self.skip(':') {
                return Err(self.wrong("expected `:`"));
            }
            members.push((name, self.value(depth + 1)?));
            match (self.skip(','), self.skip('}')) {
                (true, true) => return Err(self.wrong("expected a name before `}`")),
                (true, false) => {}
                (false, true) => return Ok(Kind::Object(members)),
                (false, false) => return Err(self.wrong("expected `,` or `}`")),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Kind, Wrong> {
        self.skip('[');
        let mut elements = Vec::new();
        if self.skip(']') {
            return Ok(Kind::Array(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            match (self.skip(','), self.skip(']')) {
                (true, true) => return Err(self.wrong("expected a value before `]`")),
                (true, false) => {}
                (false, true) => return Ok(Kind::Array(elements)),
                (false, false) => return Err(self.wrong("expected `,` or `]`")),
            }
        }
    }

    fn string(&mut self) -> Result<String, Wrong> {
        self.skip('"');
        let mut text = String::new();
        let mut letters = self.rest().char_indices();
        let start = self.offset;
        while let Some((at, letter)) = letters.next() {
            self.offset = start + at;
            match letter {
                '"' => {
                    self.offset += 1;
                    return Ok(text);
                }
                '\\' => match letters.next() {
                    Some((_, 'u')) => {
                        let high = hex(&mut letters);
                        // A character beyond the basic plane is a pair of escapes.
                        let code = match high {
                            Some(high @ 0xd800..=0xdbff) => {
                                let is_pair = letters.next().is_some_and(|(_, it)| it == '\\')
                                    && letters.next().is_some_and(|(_, it)| it == 'u');
                                let low = hex(&mut letters).filter(|low| is_pair && *low >= 0xdc00);
                                low.map(|low| 0x10000 + ((high - 0xd800) << 10) + (low & 0x3ff))
                            }
                            other => other,
                        };
                        match code.and_then(char::from_u32) {
                            Some(letter) => text.push(letter),
                            None => return Err(self.wrong("wrong escape in a text")),
                        }
                    }
                    Some((_, escaped)) => match escaped {
                        '"' | '\\' | '/' => text.push(escaped),
                        'b' => text.push('\u{8}'),
                        'f' => text.push('\u{c}'),
                        'n' => text.push('\n'),
                        'r' => text.push('\r'),
                        't' => text.push('\t'),
                        _ => return Err(self.wrong("wrong escape in a text")),
                    },
                    None => break,
                },
                control if control < ' ' => {
                    return Err(self.wrong("a text must not contain control characters"));
                }
                letter => text.push(letter),
            }
        }
        self.offset = self.text.len();
        Err(self.wrong("a text does not end"))
    }

    /// Null, a boolean or a number.
    fn word(&mut self) -> Result<Kind, Wrong> {
        let rest = self.rest();
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let word = &rest[..end];
        let kind = match word {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            _ if word.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
                && word.parse::<f64>().is_ok() =>
            {
                Kind::Number(word.to_owned())
            }
            _ => return Err(self.wrong("expected a value")),
        };
        self.offset += end;
        Ok(kind)
    }
}

/// The number that four hexadecimal digits stand for.
fn hex(letters: &mut std::str::CharIndices<'_>) -> Option<u32> {
    let mut digits = letters.by_ref().take(4).map(|(_, letter)| letter.to_digit(16));
    (0..4).try_fold(0, |number, _| Some((number << 4) | digits.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> Option<String> {
        match parse(json).ok()?.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn values_have_offsets_and_order() {
        let value = parse(" {\"b\": [true, -1.5e3 , null],\"a\":{} , \"a\":[]}\n").ok();
        let of = |offset, kind| Value { offset, kind };
        let array = vec![
            of(8, Kind::Bool(true)),
            of(14, Kind::Number("-1.5e3".to_owned())),
            of(23, Kind::Null),
        ];
        let members = vec![
            ("b".to_owned(), of(7, Kind::Array(array))),
            ("a".to_owned(), of(33, Kind::Object(Vec::new()))),
            ("a".to_owned(), of(42, Kind::Array(Vec::new()))),
        ];
        assert_eq!(value, Some(of(1, Kind::Object(members))));
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(
            text(r#""\"\\\/\b\f\n\r\t\u00e4\ud834\udd1e""#).as_deref(),
            Some("\"\\/\u{8}\u{c}\n\r\tä𝄞")
        );
        for wrong in [
            r#""\x""#,
            r#""\u12""#,
            r#""\ud834""#,
            r#""\ud834\u0041""#,
            r#""\udd1e""#,
            "\"\n\"",
            "\"a",
            r#""\"#,
        ] {
            assert_eq!(text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for (json, offset) in [
            ("", 0),
            ("{", 1),
            ("{a:1}", 1),
            ("{\"a\" 1}", 5),
            ("[1 2]", 3),
            ("[1,]", 4),
            ("[1],", 3),
            ("nul", 0),
            ("+1", 0),
            ("[inf]", 1),
            ("{\"a\":1,}", 8),
        ] {
            let wrong = parse(json).err().map(|wrong| wrong.offset);
            assert_eq!(wrong, Some(offset), "{json}");
        }
        assert!(parse(&"[".repeat(1_000_000)).is_err());
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&deep(DEEPEST + 1)).is_ok() && parse(&deep(DEEPEST + 2)).is_err());
    }
}
