use proptest::prelude::*;

use super::{Binary, has_spare_bits};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE;

fn read(text: &str) -> Option<Vec<u8>> {
    text.parse().ok().map(Binary::into_vec)
}

#[test]
fn both_alphabets_are_read_with_and_without_padding() {
    for (text, bytes, written) in [
        ("", &[][..], ""),
        ("AA==", &[0], "AA=="),
        ("AA", &[0], "AA=="),
        ("AA=", &[0], "AA=="),
        ("AQID", &[1, 2, 3], "AQID"),
        ("+/8=", &[0xFB, 0xFF], "+/8="),
        ("+/8", &[0xFB, 0xFF], "+/8="),
        ("-_8=", &[0xFB, 0xFF], "+/8="),
        ("-_8", &[0xFB, 0xFF], "+/8="),
        ("+_8", &[0xFB, 0xFF], "+/8="),
        ("AR==", &[1], "AQ=="),
        ("AQJ", &[1, 2], "AQI="),
        ("bWFuaWZlc3Q=", b"manifest", "bWFuaWZlc3Q="),
    ] {
        assert_eq!(read(text).as_deref(), Some(bytes), "{text}");
        assert_eq!(Binary::from(bytes).encode(), written);
        assert_eq!(Binary::from(bytes).to_string(), written);
    }
}

#[test]
fn spare_bits_are_those_that_are_not_written_again() {
    let symbols: Vec<char> =
        ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/', '-', '_']).collect();
    for start in ["", "A", "AB", "ABC", "ABCD", "ABCDE"] {
        for last in &symbols {
            for padding in ["", "="] {
                let text = format!("{start}{last}{padding}");
                let Ok(binary) = text.parse::<Binary>() else { continue };
                let written = binary.to_string().replace('+', "-").replace('/', "_");
                let text = text.replace('+', "-").replace('/', "_");
                let is_same = written.trim_end_matches('=') == text.trim_end_matches('=');
                assert_eq!(has_spare_bits(&text), !is_same, "{text}");
            }
        }
    }
    assert!(!has_spare_bits(""));
}

#[test]
fn the_error_gives_the_position() {
    for (text, expected) in [
        ("A", "a length of 1, one character too few or too many"),
        ("AQIDA", "a length of 5, one character too few or too many"),
        ("AQI!", "a character at byte 3 that does not belong there"),
        (" AQID", "a character at byte 0 that does not belong there"),
        ("AQID\n", "a character at byte 4 that does not belong there"),
        ("AQ\r\nID", "a character at byte 2 that does not belong there"),
        ("AéD", "a character at byte 1 that does not belong there"),
        ("AQ==AQ==", "a character at byte 2 that does not belong there"),
        ("AQID=", "a character at byte 4 that does not belong there"),
        ("====", "a character at byte 0 that does not belong there"),
    ] {
        let error = text.parse::<Binary>().expect_err(text);
        assert_eq!(error.to_string(), format!("expected base64 or base64url, found {expected}"));
    }
}

#[test]
fn debug_and_errors_hide_the_content() {
    assert_eq!(format!("{:?}", Binary::default()), "Binary(0 bytes)");
    assert_eq!(format!("{:?}", Binary::from([7])), "Binary(1 byte)");
    assert_eq!(format!("{:?}", Binary::from([7; 32])), "Binary(32 bytes)");
    let error = "secret~".parse::<Binary>().expect_err("`~` is not in either alphabet");
    let printed = format!("{error:?}");
    assert!(!printed.contains("secret") && !printed.contains("126"), "{printed}");
}

proptest! {
    #[test]
    fn bytes_round_trip(bytes: Vec<u8>) {
        let binary = Binary::new(bytes.clone());
        prop_assert_eq!(read(&binary.encode()), Some(bytes.clone()));
        prop_assert_eq!(read(binary.encode().trim_end_matches('=')), Some(bytes.clone()));
        prop_assert_eq!(read(&BASE64_URL_SAFE.encode(&bytes)), Some(bytes.clone()));
        prop_assert_eq!(binary.to_string(), binary.encode());
    }

    #[test]
    fn no_text_panics(text in "[A-Za-z0-9+/_=-]{0,12}|.{0,12}") {
        if let Some(bytes) = read(&text) {
            let again = Binary::from(bytes).encode();
            let canonical = text.trim_end_matches('=').replace('-', "+").replace('_', "/");
            let again = again.trim_end_matches('=');
            // The last character may have had unused bits that were not zero.
            prop_assert_eq!(again.len(), canonical.len());
            let kept = canonical.len().saturating_sub(1);
            prop_assert_eq!(&again[..kept], &canonical[..kept]);
        }
    }
}
