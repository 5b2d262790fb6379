//! Rust identifiers for the names of a schema.
//!
//! ```
//! use graph_codegen::names;
//!
//! assert_eq!(names::type_name("iosUpdateDeviceStatus"), "IosUpdateDeviceStatus");
//! assert_eq!(names::field_name("lastReportedDateTime"), "last_reported_date_time");
//! assert_eq!(names::field_name("type"), "type_");
//! ```

pub use graph_table::naming::{wire_name_of_field, wire_name_of_target, wire_name_of_type};

/// The keywords of Rust, up to edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of types that any generated file may use. `Self` is a keyword.
const TAKEN_TYPES: &[&str] = &[
    "Self",
    "Option",
    "String",
    "Vec",
    "Box",
    "AdditionalData",
    "FlagSet",
    "Nav",
    "Binary",
    "DateTime",
    "Decimal",
    "Duration",
    "FixedOffset",
    "NaiveDate",
    "NaiveTime",
    "Uuid",
    "Value",
    // The attribute assumes that these are the types of chrono and std, and refuses them.
    "NaiveDateTime",
    "SystemTime",
    "TimeDelta",
];

/// Further names that the files of operations use.
const TAKEN_OPERATIONS: &[&str] = &["Action", "Delta", "Function", "Page", "SingleValue"];

/// Methods of unions. An accessor must not have the name of one of them.
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

/// File names that Windows reserves for devices, with any extension.
const TAKEN_FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The name of a type: `complianceStatus` becomes `ComplianceStatus`.
pub fn type_name(name: &str) -> String {
    to_identifier(upper_camel(name), "Unnamed", |name| TAKEN_TYPES.contains(&name))
}

/// The name of the struct for an operation's parameters: `user` and `assignLicense` become
/// `UserAssignLicense`.
pub fn operation_name(words: &[String]) -> String {
    let taken = |name: &str| TAKEN_TYPES.contains(&name) || TAKEN_OPERATIONS.contains(&name);
    to_identifier(upper_camel(&words.join("_")), "Unnamed", taken)
}

/// The name of the variant for a member of an enumeration or a type in a union: `notApplicable`
/// becomes `NotApplicable`. `Unrecognized` is reserved for unknown members and types.
pub fn variant_name(name: &str) -> String {
    to_identifier(upper_camel(name), "Unnamed", |name| name == "Self" || name == UNRECOGNIZED)
}

/// Whether Rust keeps a name for itself.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// The variant for unknown members of an enumeration, or unknown types of a union.
pub const UNRECOGNIZED: &str = "Unrecognized";

/// An underscore between digits stays, so that `tls1_2` becomes `Tls1_2` and `tls12` becomes
/// `Tls12`.
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

/// Whether the attribute derives the wire name `name`, so that no `rename` is needed. `derived` is
/// what the naming rule makes of the Rust name. A name that is not ASCII always needs a `rename`,
/// because the compiler normalizes identifiers (NFC).
pub(crate) fn is_derived(derived: &str, name: &str) -> bool {
    derived == name && name.is_ascii()
}

/// The field for undeclared properties.
pub const ADDITIONAL: &str = "additional_data";

/// The name of a field: `osVersion` becomes `os_version`. A run of capitals is one word, except
/// that its last letter starts the next word: `iOSDeviceId` becomes `i_os_device_id`.
pub fn field_name(name: &str) -> String {
    let taken = |name: &str| KEYWORDS.contains(&name) || name == ADDITIONAL;
    to_identifier(snake(name), "unnamed", taken)
}

/// The name of a union's accessor for the property of a field: the name of the field, with an
/// underscore if the union has a method of that name.
pub fn accessor_name(field: &str) -> String {
    match TAKEN_ACCESSORS.contains(&field) {
        true => format!("{field}_"),
        false => field.to_owned(),
    }
}

/// The name of a module: `callRecords` becomes `call_records`. It is a file name, too, so it has
/// only ASCII letters, digits and underscores, starts with a letter, and is not too long for file
/// systems.
pub fn module_name(name: &str) -> String {
    const LONGEST: usize = 200;
    let ascii = name.replace(|letter: char| !letter.is_ascii(), "_");
    let mut snake = snake(&ascii);
    snake.truncate(LONGEST);
    if snake.starts_with(|first: char| first.is_ascii_digit()) {
        snake.insert(0, 'n');
    }
    let taken = |name: &str| KEYWORDS.contains(&name) || TAKEN_FILES.contains(&name);
    to_identifier(snake, "unnamed", taken)
}

fn snake(name: &str) -> String {
    split(name).flat_map(words).collect::<Vec<_>>().join("_")
}

/// The parts between underscores and characters that identifiers cannot have.
fn split(name: &str) -> impl Iterator<Item = &str> {
    let separates = |char: char| char == '_' || !unicode_ident::is_xid_continue(char);
    name.split(separates).filter(|part| !part.is_empty())
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

/// Makes a name a valid, unused identifier: adds a trailing underscore to a name that is taken and
/// a leading underscore to a name that starts with a digit, and replaces an empty name.
fn to_identifier(name: String, unnamed: &str, taken: impl Fn(&str) -> bool) -> String {
    match name.chars().next() {
        None => unnamed.to_owned(),
        _ if taken(&name) => format!("{name}_"),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{name}"),
        Some(_) => name,
    }
}

/// The name of the patch twin of a struct, which the attribute gives it.
pub(crate) fn patch_name(name: &str) -> String {
    format!("{name}Patch")
}

#[cfg(test)]
mod tests;
