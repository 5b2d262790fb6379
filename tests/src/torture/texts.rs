//! Texts that are almost valid.

use crate::random::Random;

/// What is planted as a secret. It has its trace twice, so that a change of one of them leaves the other.
pub(super) const PLANTED: &str = "x7f3a9-x7f3a9";

/// What is not to be printed of it.
pub(super) const TRACE: &str = "7f3a9";

/// Characters and tokens that often have a meaning.
const TOKENS: &[&str] = &[
    "0",
    "1",
    "9",
    "-",
    "+",
    ".",
    ":",
    ";",
    ",",
    "/",
    "//",
    "\\",
    "?",
    "#",
    "&",
    "=",
    "%",
    "%2F",
    "%2f",
    "%2e",
    "%00",
    "%",
    "@",
    "'",
    "''",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    " ",
    "\t",
    "\n",
    "\r",
    "\0",
    "$",
    "~",
    "*",
    "|",
    "^",
    "`",
    "!",
    "_",
    "T",
    "Z",
    "P",
    "D",
    "e",
    "E",
    "a",
    "é",
    "\u{2028}",
    "\u{feff}",
    "\u{661}",
    "😀",
    "..",
    ".",
    "null",
    "true",
    "INF",
    "NaN",
    "microsoft.graph.",
    "odata",
    "http:",
    "https:",
    "00000000000000000000",
    "99999999999999999999",
];

/// One of several texts, changed at up to `most` places.
pub(super) fn almost(random: &mut Random, texts: &[&str], most: usize) -> String {
    let mut text = (*random.pick(texts).unwrap_or(&"")).to_owned();
    for _ in 0..random.below(most + 1) {
        change(&mut text, random);
    }
    text
}

/// Changes a text at one place.
pub(super) fn change(text: &mut String, random: &mut Random) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |random: &mut Random| places[random.below(places.len())];
    let (one, other) = (place(random), place(random));
    let (start, end) = (one.min(other), one.max(other));
    let token = random.pick(TOKENS).copied().unwrap_or_default();
    match random.below(6) {
        0 | 1 => text.insert_str(start, token),
        2 => {
            let next = places.iter().find(|at| **at > start).copied().unwrap_or(start);
            text.replace_range(start..next, token);
        }
        3 => {
            let next = places.iter().find(|at| **at > start).copied().unwrap_or(start);
            text.replace_range(start..next, "");
        }
        4 => {
            let part = text[start..end].to_owned();
            text.insert_str(end, &part);
        }
        _ => text.replace_range(start..end, ""),
    }
}

/// Decodes `%2F`; `None` if a `%` is not followed by two digits, or the bytes are not UTF-8.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &after[2..];
    }
    String::from_utf8(bytes).ok()
}
