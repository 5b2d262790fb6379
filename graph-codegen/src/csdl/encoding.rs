//! From bytes to text.

/// The text of a file, which may be encoded as UTF-8, UTF-16 or Latin-1.
///
/// # Errors
///
/// The bytes are not text of the encoding, or the XML declares another encoding.
///
/// ```
/// use graph_codegen::csdl::decode;
///
/// assert_eq!(decode(b"<a/>").as_deref(), Ok("<a/>"));
/// assert_eq!(decode(b"\xff\xfe<\0a\0/\0>\0").as_deref(), Ok("<a/>"));
/// let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><\xe4/>";
/// assert!(decode(latin)?.ends_with("<ä/>"));
/// assert!(decode(b"<\xe4/>").is_err());
/// # Ok::<(), String>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0x1f, 0x8b, ..] => Err("the document is compressed; unpack it".to_owned()),
        [b'P', b'K', 3, 4, ..] => Err("the document is a ZIP archive; unpack it".to_owned()),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // Without a byte order mark, the first character shows the order.
        [b'<' | b'{', 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, b'<' | b'{', ..] => utf_16(bytes, u16::from_be_bytes),
        _ => match declared(bytes).as_deref() {
            Some("iso-8859-1" | "latin1" | "latin-1" | "us-ascii" | "ascii") => {
                Ok(bytes.iter().map(|&byte| char::from(byte)).collect())
            }
            Some("windows-1252" | "cp1252") => {
                Ok(bytes.iter().map(|&byte| windows(byte)).collect())
            }
            // A file that was converted may still declare UTF-16.
            None | Some("utf-8" | "utf8" | "utf-16") => utf_8(bytes),
            Some(other) => {
                Err(format!("the document is encoded as `{other}`; convert it to UTF-8"))
            }
        },
    }
}

/// The encoding that an XML declaration names, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).strip_prefix(b"<?xml")?;
    let end = start.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(start.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name.to_ascii_lowercase())
}

fn utf_8(bytes: &[u8]) -> Result<String, String> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!(
            "the document is not encoded as UTF-8, and does not declare an encoding (line {line})"
        )
    })
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let wrong = || "the document is not encoded as UTF-16, although it starts so".to_owned();
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(wrong());
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| wrong())
}

/// A byte of Windows-1252, which differs from Latin-1 in 27 characters.
fn windows(byte: u8) -> char {
    const DIFFERENT: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let different = byte.checked_sub(0x80).and_then(|index| DIFFERENT.get(usize::from(index)));
    different.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_recognized() {
        let text = "<?xml version=\"1.0\" encoding='utf-16'?><ä€𝄞/>";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xff\xfe", little.as_slice()].concat(),
            [b"\xfe\xff", big.as_slice()].concat(),
            little,
            big,
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
        let declared = |encoding: &str, byte: u8| {
            let start = format!("<?xml encoding = \"{encoding}\"?>");
            let decoded = decode(&[start.as_bytes(), &[byte]].concat())?;
            Ok::<_, String>(decoded.chars().last())
        };
        assert_eq!(declared("Latin1", 0x80), Ok(Some('\u{80}')));
        assert_eq!(declared("Windows-1252", 0x80), Ok(Some('€')));
        assert_eq!(declared("Windows-1252", 0xe4), Ok(Some('ä')));
        assert_eq!(declared("Windows-1252", 0x9f), Ok(Some('Ÿ')));
        let error = "the document is encoded as `koi8-r`; convert it to UTF-8";
        assert_eq!(declared("KOI8-R", b'a'), Err(error.to_owned()));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for (bytes, message) in [
            (&b"<a>\n\n\xe4"[..], "UTF-8, and does not declare an encoding (line 3)"),
            (b"<?xml encoding='utf-8'?>\xe4", "UTF-8, and does not declare an encoding (line 1)"),
            (b"\xff\xfe<", "UTF-16, although it starts so"),
            (b"\xff\xfe<\x00\x00\xd8", "UTF-16, although it starts so"),
        ] {
            let error = decode(bytes).expect_err("not text");
            assert_eq!(error, format!("the document is not encoded as {message}"));
        }
    }

    #[test]
    fn archives_are_told() {
        let error = |bytes: &[u8]| decode(bytes).expect_err("not text");
        assert_eq!(error(b"\x1f\x8b\x08"), "the document is compressed; unpack it");
        assert_eq!(error(b"PK\x03\x04"), "the document is a ZIP archive; unpack it");
    }

    #[test]
    fn incomplete_declarations_are_utf_8() {
        for text in
            ["", "<?xml", "<?xml encoding", "<?xml encoding=?>", "<?xml encoding='a?>", "<?xml?>"]
        {
            assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
        }
    }
}
