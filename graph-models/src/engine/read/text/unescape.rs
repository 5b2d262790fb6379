//! Reads strings with escapes from JSON text.

use graph_table::naming::is_escaped_byte;

use super::cursor::Cursor;
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

    /// The text, if it is UTF-8.
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(..self.length)?).ok()
    }
}

impl Cursor<'_> {
    /// Reads a string that starts here, which may have escapes.
    #[inline(never)]
    pub(super) fn escaped_string(&mut self) -> Option<String> {
        self.unescaped.length = 0;
        self.at += 1;
        loop {
            self.plain_run();
            let byte = self.byte()?;
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => self.escape()?,
                _ => return None,
            }
        }
        // The room is kept for the next string, because new room of this size would come from the system.
        self.unescaped.text().map(str::to_owned)
    }

    /// Copies text up to the first quote, backslash or control character.
    #[inline(always)]
    fn plain_run(&mut self) {
        let mut rest = self.rest();
        while let Some((chunk, after)) = rest.split_first_chunk::<16>() {
            if !is_plain(chunk) {
                let length = plain_in(chunk);
                self.unescaped.add(chunk, length);
                return self.advance(length);
            }
            self.unescaped.add(chunk, chunk.len());
            self.advance(chunk.len());
            rest = after;
        }
        while let Some(byte) = self.byte().filter(|byte| !is_escaped_byte(*byte)) {
            self.unescaped.add(&[byte], 1);
            self.advance(1);
        }
    }

    /// Reads an escape, whose backslash was read.
    #[inline(always)]
    fn escape(&mut self) -> Option<()> {
        let byte = self.byte()?;
        self.at += 1;
        let meant = match byte {
            b'"' | b'\\' | b'/' => byte,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 0x08,
            b'f' => 0x0C,
            b'u' => return self.escaped_code(),
            _ => return None,
        };
        self.unescaped.add(&[meant], 1);
        Some(())
    }

    /// Reads the digits of an escape by code, and the second escape of a pair of surrogates.
    #[inline(never)]
    fn escaped_code(&mut self) -> Option<()> {
        let first = self.code_unit()?;
        let char = match char::from_u32(u32::from(first)) {
            Some(char) => char,
            None => {
                self.word(b"\\u")?;
                let second = self.code_unit()?;
                char::decode_utf16([first, second]).next()?.ok()?
            }
        };
        let mut bytes = [0; 4];
        let length = char.encode_utf8(&mut bytes).len();
        self.unescaped.add(&bytes, length);
        Some(())
    }

    /// Reads four hexadecimal digits.
    fn code_unit(&mut self) -> Option<u16> {
        let digits = self.text(4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    fn read(text: &str) -> Option<String> {
        let mut cursor = Cursor::new(text);
        let string = cursor.escaped_string()?;
        (cursor.position() == text.len()).then_some(string)
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
        let mut cursor = Cursor::new(r#""a long string with \n an escape""\t""#);
        assert_eq!(cursor.escaped_string().as_deref(), Some("a long string with \n an escape"));
        assert_eq!(cursor.escaped_string().as_deref(), Some("\t"));
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
