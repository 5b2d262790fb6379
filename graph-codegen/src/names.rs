//! Names of the schema as Rust identifiers.
//!
//! ```
//! use graph_codegen::names;
//!
//! assert_eq!(names::type_name("iosUpdateDeviceStatus"), "IosUpdateDeviceStatus");
//! assert_eq!(names::field_name("lastReportedDateTime"), "last_reported_date_time");
//! assert_eq!(names::field_name("type"), "type_");
//! ```

/// The words that Rust keeps for itself, up to edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The name of a type or a member: `complianceStatus` is `ComplianceStatus`.
pub fn type_name(name: &str) -> String {
    let words = split(name).map(|part| {
        let mut letters = part.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    let name: String = words.collect();
    set_apart(name, |name| name == "Self")
}

/// The name of a property or a file: `osVersion` is `os_version`. A run of capitals is a word, the
/// last of them the start of the next: `iOSDeviceId` is `i_os_device_id`.
pub fn field_name(name: &str) -> String {
    let words: Vec<String> = split(name).flat_map(words).collect();
    set_apart(words.join("_"), |name| KEYWORDS.contains(&name))
}

/// The parts between characters that no identifier has.
fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn words(part: &str) -> Vec<String> {
    let letters: Vec<char> = part.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (position, letter) in letters.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|position| letters.get(position));
        let after = letters.get(position + 1);
        let starts = letter.is_uppercase()
            && (before.is_some_and(|before| !before.is_uppercase())
                || after.is_some_and(|after| after.is_lowercase()));
        match words.last_mut() {
            Some(word) if !starts => word.extend(letter.to_lowercase()),
            _ => words.push(letter.to_lowercase().collect()),
        }
    }
    words
}

/// Makes an identifier of a name that is none by itself: a trailing underscore for a word that is
/// taken, a leading one before a digit.
fn set_apart(name: String, taken: impl Fn(&str) -> bool) -> String {
    match name.chars().next() {
        _ if taken(&name) => format!("{name}_"),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        None => "_".to_owned(),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_snake_case() {
        for (name, field) in [
            ("id", "id"),
            ("osVersion", "os_version"),
            ("iOSDeviceId", "i_os_device_id"),
            ("deviceID", "device_id"),
            ("sha256Hash", "sha256_hash"),
            ("isWPA2", "is_wpa2"),
            ("self", "self_"),
            ("type", "type_"),
            ("3DSecure", "_3_d_secure"),
            ("a-b.c", "a_b_c"),
        ] {
            assert_eq!(field_name(name), field);
        }
    }

    #[test]
    fn types_start_in_upper_case() {
        for (name, ty) in [
            ("complianceStatus", "ComplianceStatus"),
            ("x509Certificate", "X509Certificate"),
            ("self", "Self_"),
            ("10", "_10"),
            ("on-premises", "OnPremises"),
        ] {
            assert_eq!(type_name(name), ty);
        }
    }
}
