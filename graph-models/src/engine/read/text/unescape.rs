//! Reads strings with escapes from JSON text.

use graph_table::naming::is_escaped_byte;

use crate::engine::scan::{is_plain, plain_in};

/// Text of which escapes are replaced.
pub(super) struct Unescaped {
    /// The text, and bytes after it that further text replaces.
    bytes: Vec<u8>,
    length: usize,
}

impl Unescaped {
    pub(super) const fn new() -> Self {
        Self { bytes: Vec::new(), length: 0 }
    }

    /// Adds the start of a chunk, which is copied whole because that costs less than copying a part.
    #[inline(always)]
    fn add<const N: usize>(&mut self, chunk: &[u8; N], length: usize) {
        loop {
            match self.bytes.get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
                Some(room) => break *room = *chunk,
                None => self.grow(N),
            }
        }
        self.length += length;
    }

    #[inline(never)]
    fn grow(&mut self, least: usize) {
        self.bytes.resize(2 * self.bytes.len() + 64.max(least), 0);
    }

    /// Reads the string before whose quote the text is. Returns it, and how many bytes it and its quote have; `None`
    /// if it is left to serde.
    #[inline(never)]
    pub(super) fn string(&mut self, text: &[u8]) -> Option<(String, usize)> {
        self.length = 0;
        let mut rest = text;
        loop {
            rest = self.plain_run(rest);
            let (byte, after) = rest.split_first()?;
            rest = match byte {
                b'"' => {
                    // The room is kept for the next string.
                    let string = std::str::from_utf8(self.bytes.get(..self.length)?).ok()?;
                    return Some((string.to_owned(), text.len() - after.len()));
                }
                b'\\' => self.escape(after)?,
                _ => return None,
            };
        }
    }

    /// Copies text up to the first quote, backslash or control character. Returns what follows.
    #[inline(always)]
    fn plain_run<'t>(&mut self, mut text: &'t [u8]) -> &'t [u8] {
        while let Some((chunk, rest)) = text.split_first_chunk::<16>() {
            if !is_plain(chunk) {
                let length = plain_in(chunk);
                self.add(chunk, length);
                return text.get(length..).unwrap_or_default();
            }
            self.add(chunk, chunk.len());
            text = rest;
        }
        while let Some((byte, rest)) =
            text.split_first().filter(|(byte, _)| !is_escaped_byte(**byte))
        {
            self.add(&[*byte], 1);
            text = rest;
        }
        text
    }

    /// Reads an escape, whose backslash was read. Returns what follows.
    #[inline(always)]
    fn escape<'t>(&mut self, text: &'t [u8]) -> Option<&'t [u8]> {
        let (byte, rest) = text.split_first()?;
        let meant = match byte {
            b'"' | b'\\' | b'/' => *byte,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 0x08,
            b'f' => 0x0C,
            b'u' => return self.escaped_code(rest),
            _ => return None,
        };
        self.add(&[meant], 1);
        Some(rest)
    }

    /// Reads the digits of an escape by code, and the second escape of a pair of surrogates.
    #[inline(never)]
    fn escaped_code<'t>(&mut self, text: &'t [u8]) -> Option<&'t [u8]> {
        let (first, mut rest) = code_unit(text)?;
        let char = match char::from_u32(u32::from(first)) {
            Some(char) => char,
            None => {
                let (second, after) = code_unit(rest.strip_prefix(b"\\u")?)?;
                rest = after;
                char::decode_utf16([first, second]).next()?.ok()?
            }
        };
        let mut bytes = [0; 4];
        let length = char.encode_utf8(&mut bytes).len();
        self.add(&bytes, length);
        Some(rest)
    }
}

/// Reads four hexadecimal digits.
fn code_unit(text: &[u8]) -> Option<(u16, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<4>()?;
    let digit =
        |digit: &u8| char::from(*digit).to_digit(16).and_then(|digit| u16::try_from(digit).ok());
    let unit = digits.iter().try_fold(0, |unit, byte| Some(unit << 4 | digit(byte)?))?;
    Some((unit, rest))
}

#[cfg(test)]
mod tests {
    use super::Unescaped;

    fn read(text: &str) -> Option<String> {
        let (string, length) = Unescaped::new().string(text.strip_prefix('"')?.as_bytes())?;
        (length + 1 == text.len()).then_some(string)
    }

    #[test]
    fn escapes_anywhere_in_text_of_any_length_are_replaced() {
        let escapes = [r"\n", r#"\""#, r"\\", r"\/", r"\u00e9", r"\ud83d\ude00", r"\b\f\r\t"];
        for escape in escapes {
            for before in 0..70 {
                for after in [0, 1, 15, 16, 17, 40] {
                    let text = format!("\"{}{escape}{}\"", "é".repeat(before), "z".repeat(after));
                    let expected: String = serde_json::from_str(&text).expect("it is JSON");
                    assert_eq!(read(&text), Some(expected), "{text}");
                }
            }
        }
        // The room of a long string is there for the next one.
        let mut room = Unescaped::new();
        let long = room.string(br#"a long string with \n an escape", 1"#);
        assert_eq!(long, Some(("a long string with \n an escape".to_owned(), 32)));
        assert_eq!(room.string(br#"\t""#), Some(("\t".to_owned(), 3)));
    }

    #[test]
    fn what_is_not_a_string_is_left_to_serde() {
        for text in [
            r#"""#,
            r#""\"#,
            r#""\n"#,
            r#""\x""#,
            r#""\u12""#,
            r#""\u12g4""#,
            r#""\u+123""#,
            r#""\ud83d""#,
            r#""\ud83d\n""#,
            r#""\ud83dude00""#,
            r#""\ud83d\u0041""#,
            r#""\ude00""#,
            "\"\\n\u{1}\"",
            "\"\\n\n\"",
        ] {
            assert_eq!(read(text), None, "{text}");
            assert!(serde_json::from_str::<String>(text).is_err(), "{text}");
        }
    }
}
