//! Names of the schema as Rust identifiers.
//!
//! ```
//! use graph_codegen::names;
//!
//! assert_eq!(names::type_name("iosUpdateDeviceStatus"), "IosUpdateDeviceStatus");
//! assert_eq!(names::field_name("lastReportedDateTime"), "last_reported_date_time");
//! assert_eq!(names::field_name("type"), "type_");
//! ```

pub use graph_table::naming::{wire_name_of_field, wire_name_of_type};

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
    // The attribute takes them for those of chrono and std, and says what to write instead.
    "NaiveDateTime",
    "SystemTime",
    "TimeDelta",
];

/// What the files of operations speak of beside these.
const TAKEN_OPERATIONS: &[&str] = &["Action", "Delta", "Function", "Page", "SingleValue"];

/// Names by which a type's functions are called, which no accessor of a union may have.
const TAKEN_ACCESSORS: &[&str] = &[
    "as_object",
    "as_object_mut",
    "cast",
    "clone",
    "default",
    "deserialize",
    "downcast",
    "downcast_mut",
    "downcast_ref",
    "eq",
    "fmt",
    "from",
    "into",
    "is",
    "ne",
    "serialize",
    "try_from",
];

/// Names of files that Windows keeps for devices, whatever their extension.
const TAKEN_FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The name of a type: `complianceStatus` is `ComplianceStatus`.
pub fn type_name(name: &str) -> String {
    set_apart(upper_camel(name), "Unnamed", |name| TAKEN_TYPES.contains(&name))
}

/// The name of an operation's parameters: of `user` and `assignLicense`, `UserAssignLicense`.
pub fn operation_name(words: &[String]) -> String {
    let taken = |name: &str| TAKEN_TYPES.contains(&name) || TAKEN_OPERATIONS.contains(&name);
    set_apart(upper_camel(&words.join("_")), "Unnamed", taken)
}

/// The name of a member of an enumeration, or of a union's variant: `notApplicable` is
/// `NotApplicable`. `Unrecognized` is the variant for all others.
pub fn variant_name(name: &str) -> String {
    set_apart(upper_camel(name), "Unnamed", |name| name == "Self" || name == UNRECOGNIZED)
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
        joined.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        joined.push_str(letters.as_str());
    }
    joined
}

/// Whether the attribute makes this name of a Rust name, from which it makes `own`. Of a name that is
/// no ASCII nothing is left to be made: the compiler gives identifiers another form (NFC).
pub(crate) fn is_made(own: &str, name: &str) -> bool {
    own == name && name.is_ascii()
}

/// The field of everything that has no field of its own.
pub const ADDITIONAL: &str = "additional_data";

/// The name of a property: `osVersion` is `os_version`. A run of capitals is a word, the last of
/// them the start of the next: `iOSDeviceId` is `i_os_device_id`.
pub fn field_name(name: &str) -> String {
    let taken = |name: &str| KEYWORDS.contains(&name) || name == ADDITIONAL;
    set_apart(snake(name), "unnamed", taken)
}

/// The name of a union's accessor for a property: that of the field, but where a union has a
/// function of this name already.
pub fn accessor_name(name: &str) -> String {
    let name = field_name(name);
    match TAKEN_ACCESSORS.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    }
}

/// The name of a module: `callRecords` is `call_records`. It is the name of a file as well: of
/// ASCII letters and digits, the first of them a letter, and no longer than file systems allow.
pub fn module_name(name: &str) -> String {
    const LONGEST: usize = 200;
    let ascii = name.replace(|letter: char| !letter.is_ascii(), "_");
    let mut snake = snake(&ascii);
    snake.truncate(LONGEST);
    if snake.starts_with(|first: char| first.is_ascii_digit()) {
        snake.insert(0, 'n');
    }
    let taken = |name: &str| KEYWORDS.contains(&name) || TAKEN_FILES.contains(&name);
    set_apart(snake, "unnamed", taken)
}

fn snake(name: &str) -> String {
    split(name).flat_map(words).collect::<Vec<_>>().join("_")
}

/// The parts between underscores and characters that no identifier has.
fn split(name: &str) -> impl Iterator<Item = &str> {
    let apart = |char: char| char == '_' || !unicode_ident::is_xid_continue(char);
    name.split(apart).filter(|part| !part.is_empty())
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
/// taken, a leading one before a digit, and another name for one of which nothing is left.
fn set_apart(name: String, unnamed: &str, taken: impl Fn(&str) -> bool) -> String {
    match name.chars().next() {
        None => unnamed.to_owned(),
        _ if taken(&name) => format!("{name}_"),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests;
