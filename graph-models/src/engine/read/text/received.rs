//! Keeps untyped JSON as text, if it is written as serde_json would write it.

use std::borrow::Cow;

use serde_json::Number;

use super::cursor::Cursor;
use crate::engine::private_names::PRIVATE;
use crate::engine::scan::plain;
use crate::model::Arrived;

/// The most names of one object of which each is compared with those before it. More are sorted at the end.
const FEW_NAMES: usize = 32;

impl<'t> Cursor<'t> {
    /// Reads any value. An object, an array or a string stays text, if it is written as serde_json would write it.
    pub(super) fn received(&mut self) -> Option<Arrived<'t>> {
        if let b'{' | b'[' | b'"' = self.peek()? {
            let start = self.position();
            let text = self.ahead(|cursor| {
                cursor.skip(&mut Vec::new())?;
                cursor.text_since(start)
            });
            if let Some(text) = text {
                self.advance(text.len());
                return Some(Arrived::Text(text));
            }
        }
        self.untyped().map(Arrived::from)
    }

    /// Skips a value that is written as serde_json would write it. `names` are those of the objects that it
    /// is in.
    fn skip(&mut self, names: &mut Vec<&'t str>) -> Option<()> {
        match self.byte()? {
            b'"' => self.skip_string(),
            b'{' => self.skip_object(names),
            b'[' => self.skip_array(names),
            b'n' => self.word(b"null"),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            _ => self.skip_number(),
        }
    }

    fn skip_array(&mut self, names: &mut Vec<&'t str>) -> Option<()> {
        self.open()?;
        if !self.without_space()?.is_empty(b']')? {
            loop {
                self.skip(names)?;
                if !self.without_space()?.more(b']')? {
                    break;
                }
            }
        }
        Some(())
    }

    fn skip_object(&mut self, names: &mut Vec<&'t str>) -> Option<()> {
        let outer = names.len();
        self.open()?;
        if !self.without_space()?.is_empty(b'}')? {
            loop {
                let name = self.plain_name()?;
                let others = names.get(outer..)?;
                if others.len() < FEW_NAMES && others.contains(&name) || name.starts_with(PRIVATE) {
                    return None;
                }
                names.push(name);
                self.skip(names)?;
                if !self.without_space()?.more(b'}')? {
                    break;
                }
            }
        }
        let own = names.get_mut(outer..)?;
        if own.len() > FEW_NAMES {
            own.sort_unstable();
            if own.windows(2).any(|pair| pair[0] == pair[1]) {
                return None;
            }
        }
        names.truncate(outer);
        Some(())
    }

    /// This position, if there is no space here.
    fn without_space(&mut self) -> Option<&mut Self> {
        (self.byte()? > b' ').then_some(self)
    }

    /// Reads a name without escapes, and the colon after it, if there are no spaces around the name.
    fn plain_name(&mut self) -> Option<&'t str> {
        let start = self.position();
        match self.name()? {
            Cow::Borrowed(name) if self.position() == start + name.len() + 3 => Some(name),
            _ => None,
        }
    }

    /// Skips a string whose escapes are those that serde_json writes.
    fn skip_string(&mut self) -> Option<()> {
        if self.plain_string().is_some() {
            return Some(());
        }
        let text = self.after_next()?;
        let mut length = 0;
        loop {
            length += plain(text.get(length..)?);
            match text.get(length..)? {
                [b'"', ..] => break,
                [b'\\', b'"' | b'\\' | b'n' | b'r' | b't' | b'b' | b'f', ..] => length += 2,
                _ => return None,
            }
        }
        self.advance(length + 2);
        Some(())
    }

    /// Skips a number that is written in the only way that there is.
    fn skip_number(&mut self) -> Option<()> {
        let text = self.number_text()?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_integer = digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_canonical = (is_integer && text != "-0")
            || text.parse::<Number>().is_ok_and(|number| number.to_string() == text);
        is_canonical.then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::read::context::DEEPEST;

    /// What the text is kept as: `Ok` as text, `Err` as the value that serde_json writes so. `None` if it is
    /// left to serde.
    fn received(text: &str) -> Option<Result<&str, String>> {
        let mut cursor = Cursor::new(text);
        let arrived = cursor.received()?;
        assert!(cursor.is_at_end(), "{text}");
        Some(match arrived {
            Arrived::Text(text) => Ok(text),
            Arrived::Json(json) => Err(json.value().to_string()),
        })
    }

    #[test]
    fn what_serde_json_would_write_stays_text() {
        for text in [
            "{}",
            "[]",
            r#""""#,
            r#""é\"\\\n\r\t\b\f""#,
            r#"{"b":[1,-7,0,1.5,12345678901234567890,true,false,null],"a":{"b":"","c":[[],{}]}}"#,
        ] {
            assert_eq!(received(text), Some(Ok(text)));
            let value: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            assert_eq!(
                value.to_string().len(),
                text.len(),
                "the order of names is all that differs"
            );
        }
    }

    #[test]
    fn what_serde_json_would_write_otherwise_becomes_a_value() {
        for (text, written) in [
            (r#"{"a": 1}"#, r#"{"a":1}"#),
            ("{ }", "{}"),
            ("[1 ,2\n]", "[1,2]"),
            (r#""\u00e9\/""#, r#""é/""#),
            (r#"{"\u0061":1}"#, r#"{"a":1}"#),
            (r#"{"a" :1}"#, r#"{"a":1}"#),
            (r#"{"a":1, "b":2}"#, r#"{"a":1,"b":2}"#),
            ("null", "null"),
            ("true", "true"),
            ("7", "7"),
        ] {
            assert_eq!(received(text), Some(Err(written.to_owned())));
        }
        // With `arbitrary_precision`, serde_json keeps the spelling.
        for number in ["1.50", "1e2", "-0"] {
            let value: serde_json::Value = serde_json::from_str(number).expect("it is JSON");
            let (text, written) = (format!("[{number}]"), format!("[{value}]"));
            let expected = if text == written { Ok(text.as_str()) } else { Err(written) };
            assert_eq!(received(&text), Some(expected));
        }
        let private = r#"{"$serde_json::private::RawValue":"[1]"}"#;
        assert_eq!(received(private), Some(Err(private.to_owned())));
    }

    #[test]
    fn an_object_may_have_any_number_of_names_but_none_twice() {
        let object = |names: &[usize]| {
            let entries: Vec<_> = names.iter().map(|name| format!("\"{name}\":0")).collect();
            format!("{{\"inner\":{{{}}},\"1\":0}}", entries.join(","))
        };
        for count in [1, FEW_NAMES - 1, FEW_NAMES, FEW_NAMES + 1, 200] {
            let mut names: Vec<_> = (0..count).rev().collect();
            assert_eq!(received(&object(&names)), Some(Ok(object(&names).as_str())));
            for twice in [0, count / 2, count - 1] {
                names.push(twice);
                assert_eq!(received(&object(&names)), None, "{twice} of {count}");
                names.pop();
            }
        }
    }

    #[test]
    fn what_is_not_accepted_is_left_to_serde() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(received(&deep(DEEPEST)), Some(Ok(deep(DEEPEST).as_str())));
        let too_deep = deep(DEEPEST + 1);
        for text in [
            r#"{"a":1,"a":2}"#,
            r#"{"b":{"a":1},"c":{"a":1,"b":{},"a":2}}"#,
            r#"{"a":1,}"#,
            "[1,]",
            "[01]",
            "[nul]",
            r#"["\ud800"]"#,
            "[\"\n\"]",
            r#"{"a"}"#,
            r#"{a:1}"#,
            "[",
            r#""a"#,
            "",
            &too_deep,
        ] {
            assert_eq!(received(text), None, "{text}");
        }
    }
}
