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

/// Names of types that every generated file may speak of; `Self` is a keyword.
const TAKEN_TYPES: &[&str] = &[
    "Self",
    "Option",
    "String",
    "Vec",
    "Box",
    "AdditionalData",
    "FlagSet",
    "Binary",
    "DateTime",
    "Decimal",
    "Duration",
    "FixedOffset",
    "NaiveDate",
    "NaiveTime",
    "Uuid",
    "Value",
];

/// The name of a type: `complianceStatus` is `ComplianceStatus`.
pub fn type_name(name: &str) -> String {
    set_apart(upper_camel(name), |name| TAKEN_TYPES.contains(&name))
}

/// The name of a member of an enumeration, or of a union's variant: `notApplicable` is
/// `NotApplicable`. `Unrecognized` is the variant for all others.
pub fn variant_name(name: &str) -> String {
    set_apart(upper_camel(name), |name| name == "Self" || name == UNRECOGNIZED)
}

/// The variant that keeps what an enumeration or a union does not know.
pub const UNRECOGNIZED: &str = "Unrecognized";

/// Two digits stay apart: `tls1_2` is `Tls1_2`, another member than `tls12`.
fn upper_camel(name: &str) -> String {
    let mut joined = String::new();
    for part in split(name) {
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        if is_digit(joined.chars().next_back()) && is_digit(part.chars().next()) {
            joined.push('_');
        }
        let mut letters = part.chars();
        joined.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        joined.push_str(letters.as_str());
    }
    joined
}

/// The name on the wire that `#[graph_entity]` gives a field without `rename`. graph-derive's
/// `case` has the rule; a proc-macro crate cannot share it.
pub fn wire_name_of_field(field: &str) -> String {
    let mut words = field.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &upper_camel(word))
}

/// The name on the wire that `#[graph_entity]` gives a type or member without `rename`.
pub fn wire_name_of_type(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The field of everything that has no field of its own.
pub const ADDITIONAL: &str = "additional_data";

/// The name of a property: `osVersion` is `os_version`. A run of capitals is a word, the last of
/// them the start of the next: `iOSDeviceId` is `i_os_device_id`.
pub fn field_name(name: &str) -> String {
    set_apart(snake(name), |name| KEYWORDS.contains(&name) || name == ADDITIONAL)
}

/// The name of a module: `callRecords` is `call_records`.
pub fn module_name(name: &str) -> String {
    set_apart(snake(name), |name| KEYWORDS.contains(&name))
}

fn snake(name: &str) -> String {
    split(name).flat_map(words).collect::<Vec<_>>().join("_")
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
            ("additionalData", "additional_data_"),
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
            ("string", "String_"),
            ("10", "_10"),
            ("on-premises", "OnPremises"),
            ("inbox_folder", "InboxFolder"),
            ("v4_0_3", "V4_0_3"),
        ] {
            assert_eq!(type_name(name), ty);
        }
    }

    #[test]
    fn members_leave_the_name_of_the_unknown_alone() {
        assert_eq!(variant_name("unrecognized"), "Unrecognized_");
        assert_eq!(variant_name("string"), "String");
    }

    #[test]
    fn the_attribute_finds_most_names_by_itself() {
        for name in ["id", "osVersion", "type", "sha256Hash"] {
            assert_eq!(wire_name_of_field(&field_name(name)), name);
        }
        for name in ["complianceStatus", "tls1_2", "self", "unrecognized"] {
            let back = wire_name_of_type(&variant_name(name));
            assert_eq!(back.trim_end_matches('_'), name);
        }
        assert_ne!(wire_name_of_field(&field_name("v4_0")), "v4_0");
        assert_ne!(wire_name_of_type(&type_name("Json")), "Json");
    }
}
