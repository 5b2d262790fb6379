//! Spellings of one name: which of them keeps the plain Rust name, and what tells the others apart.
//!
//! What tells a name apart depends on its own spelling only, so it stays the same when the schema
//! declares further names.

use crate::names;

/// What a Rust name is the name of, which decides its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// A property or parameter
    Field,
    /// A navigation property
    Navigation,
    /// A type or member
    Camel,
    /// A module
    Module,
}

impl Item {
    /// The name on the wire that needs no `rename` if this is the Rust name.
    fn wire_name(self, rust_name: &str) -> String {
        match self {
            Self::Camel => names::wire_name_of_type(rust_name),
            Self::Field | Self::Navigation | Self::Module => names::wire_name_of_field(rust_name),
        }
    }
}

/// Sorts the names that have one Rust name: the first keeps it.
///
/// A structural property comes before a navigation property, then the name in camel case, which Graph
/// uses, then the one in Pascal case, then the name with fewer underscores. An inherited name is not
/// sorted, because it has its Rust name already.
pub(super) fn plainness(item: Item, wire_name: &str, rust_name: &str) -> impl Ord + use<> {
    let camel = item.wire_name(rust_name);
    let rank = match () {
        () if wire_name == camel => 0,
        () if wire_name == pascal(&camel) => 1,
        () => 2,
    };
    let underscores = wire_name.matches('_').count();
    let capitals = wire_name.chars().filter(|letter| letter.is_uppercase()).count();
    (item == Item::Navigation, rank, underscores, capitals, wire_name.to_owned())
}

fn pascal(camel: &str) -> String {
    let mut letters = camel.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The Rust names to choose from for a name that does not keep the plain one, the best first:
/// `summary_with_underscore` and `summary_with_underscore_x1f3a` for `_summary`.
///
/// The digits are computed from the wire name. The last ones count up, so that there is always
/// another name.
pub(super) fn alternatives(
    item: Item,
    wire_name: &str,
    rust_name: &str,
) -> impl Iterator<Item = String> + use<> {
    let word = word(item, spelling(item, wire_name));
    let code = code(wire_name);
    let short = format!("x{:04x}", code & 0xffff);
    let long = format!("x{code:08x}");
    let rust_name = rust_name.trim_end_matches('_').to_owned();
    let with = move |words: &[&str]| append(item, &rust_name, words);
    let first = word.map(|word| with(&[word]));
    let coded = [with(&[word.unwrap_or_default(), &short]), with(&[&long])];
    let counted = (2..).map(move |number: u32| with(&[&long, &format!("n{number}")]));
    first.into_iter().chain(coded).chain(counted)
}

/// Adds words to a Rust name, in its case.
pub(super) fn append(item: Item, rust_name: &str, words: &[&str]) -> String {
    let mut name = rust_name.to_owned();
    for word in words.iter().flat_map(|words| words.split('_')).filter(|word| !word.is_empty()) {
        if item == Item::Camel {
            name.push_str(&pascal(word));
        } else {
            name.push('_');
            name.push_str(word);
        }
    }
    name
}

/// The part of a name that is spelled in Rust: the local name, of the full name of a type or of the
/// signature of an operation.
fn spelling(item: Item, wire_name: &str) -> &str {
    match item {
        Item::Camel => {
            let full_name = wire_name.split_once('(').map_or(wire_name, |(name, _)| name);
            full_name.rsplit_once('.').map_or(full_name, |(_, name)| name)
        }
        Item::Field | Item::Navigation | Item::Module => wire_name,
    }
}

/// The word for what is special about the spelling of a name.
fn word(item: Item, spelling: &str) -> Option<&'static str> {
    let has = |is: fn(char) -> bool| spelling.contains(is);
    match spelling.matches('_').count() {
        _ if item == Item::Navigation => Some("nav"),
        0 if has(char::is_uppercase) && !has(char::is_lowercase) => Some("uppercase"),
        0 if spelling.starts_with(char::is_uppercase) => Some("capitalized"),
        0 => None,
        1 => Some("with_underscore"),
        _ => Some("with_underscores"),
    }
}

/// A number that is the same for the same text in every version of the generator (FNV-1a).
fn code(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternative(item: Item, wire_name: &str, rust_name: &str) -> String {
        alternatives(item, wire_name, rust_name).next().expect("there are endless names")
    }

    #[test]
    fn the_suffix_says_what_is_special_about_the_spelling() {
        for (item, wire_name, rust_name, expected) in [
            (Item::Field, "_summary", "summary", "summary_with_underscore"),
            (Item::Field, "_a_b", "a_b", "a_b_with_underscores"),
            (Item::Field, "Name", "name", "name_capitalized"),
            (Item::Field, "NAME", "name", "name_uppercase"),
            (Item::Field, "Type", "type_", "type_capitalized"),
            (Item::Field, "userID", "user_id", "user_id_x9a3f"),
            (Item::Navigation, "_Priority", "priority", "priority_nav"),
            (Item::Camel, "a_b", "AB", "ABWithUnderscore"),
            (Item::Camel, "User", "User", "UserCapitalized"),
            (Item::Camel, "userID", "UserID", "UserIDX9a3f"),
            (Item::Camel, "Contoso.Api.GetUser(Edm.String)", "GetUser", "GetUserCapitalized"),
            (Item::Camel, "Contoso.Api.get_user(userId)", "GetUser", "GetUserWithUnderscore"),
            (Item::Module, "call_records", "call_records", "call_records_with_underscore"),
        ] {
            assert_eq!(alternative(item, wire_name, rust_name), expected);
        }
    }

    #[test]
    fn there_is_always_another_name() {
        let names: Vec<_> = alternatives(Item::Field, "_a", "a").take(5).collect();
        assert_eq!(
            names,
            [
                "a_with_underscore",
                "a_with_underscore_x729d",
                "a_x500b729d",
                "a_x500b729d_n2",
                "a_x500b729d_n3"
            ]
        );
    }

    #[test]
    fn the_plainest_spelling_comes_first() {
        let sorted = |item, rust_name: &str, names: &[&str]| {
            let mut names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
            names.sort_by_key(|name| plainness(item, name, rust_name));
            names
        };
        assert_eq!(
            sorted(Item::Field, "a_b", &["A_B", "_AB", "a_b", "AB", "aB"]),
            ["aB", "AB", "a_b", "A_B", "_AB"]
        );
        assert_eq!(
            sorted(Item::Camel, "AB", &["A_b", "AB", "aB", "a_b"]),
            ["aB", "AB", "a_b", "A_b"]
        );
    }
}
