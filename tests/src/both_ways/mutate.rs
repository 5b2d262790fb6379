//! Changes of bodies.

use super::tree::Tree;
use crate::random::Random;

/// Values that have a meaning to a reader, or almost have one.
const LEAVES: &[&str] = &[
    "null",
    "true",
    "false",
    "{}",
    "[]",
    "[null]",
    "\"\"",
    "\"a\"",
    "\"\\ud83d\\ude00\\u00e9\\n\"",
    "\"\\ud83d\"",
    "\"\u{0}\"",
    "\"\u{7f}\u{e9}\u{2028}\u{1f600}\"",
    "\"*\"",
    "0",
    "-0",
    "-0.0",
    "1",
    "-1",
    "01",
    "1.",
    "1.0",
    "7.5",
    "1e2",
    "1E+2",
    "1e-400",
    "1e400",
    "127",
    "128",
    "-129",
    "256",
    "32767",
    "-32769",
    "2147483647",
    "2147483648",
    "-2147483649",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "123456789012345678901234567890.5",
    "3.4028235e38",
    "3.5e38",
    "1.7976931348623157e308",
    "5e-324",
    "0.1000000000000000055511151231257827",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "\"7\"",
    "\"-9223372036854775808\"",
    "\"1.50\"",
    "\"true\"",
    "\"INF\"",
    "\"-INF\"",
    "\"NaN\"",
    "\"2024-02-29T13:45:30.5Z\"",
    "\"2024-02-29T13:45:30+14:00\"",
    "\"0001-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:59.9999999Z\"",
    "\"2023-02-29\"",
    "\"2024-02-29\"",
    "\"13:45:30.0000001\"",
    "\"24:00:00\"",
    "\"P1DT2H30.5S\"",
    "\"-PT0S\"",
    "\"3F2504E0-4f89-11d3-9a0c-0305e82c3301\"",
    "\"AQID_-8=\"",
    "\"unknownFutureValue\"",
    "[\"a\"]",
    "[\"a\",{}]",
    "\"#microsoft.graph.user\"",
    "{\"@odata.type\":\"#microsoft.graph.user\"}",
    "{\"id\":\"1\",\"@odata.type\":\"#microsoft.graph.group\"}",
    "{\"$serde_json::private::Number\":\"1\"}",
    "{\"$serde_json::private::RawValue\":\"1\"}",
];

/// Names that have a meaning to a reader, or almost have one.
const NAMES: &[&str] = &[
    "\"@odata.type\"",
    "\"@odata.typ\\u0065\"",
    "\"@odata.Type\"",
    "\"@odata.etag\"",
    "\"@odata.context\"",
    "\"@odata.nextLink\"",
    "\"@odata.count\"",
    "\"@removed\"",
    "\"value\"",
    "\"id\"",
    "\"\"",
    "\"\\u0000\"",
    "\"propertyThatNoSchemaHas\"",
    "\"manager\"",
    "\"members@odata.nextLink\"",
    "\"members@delta\"",
    "\"owners@odata.bind\"",
    "\"$serde_json::private::Number\"",
    "\"$graph_models::private::HandedText\"",
];

/// Tokens and parts of tokens.
const TOKENS: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00", "\\ud800", " ", "\n", "-", "0", ".", "e",
    "é",
];

/// Changes the values or the names of a body.
pub(super) fn mutate_tree(tree: &mut Tree, random: &mut Random) {
    let position = random.below(tree.count());
    let value = tree.at(position);
    match random.below(8) {
        0 => *value = leaf(random),
        1 => wrap(value, random),
        2 => spell_with_escapes(value, random),
        change => match value {
            Tree::Object(entries) if !entries.is_empty() => {
                change_entries(entries, change, random);
            }
            Tree::Array(elements) if !elements.is_empty() => {
                let copied = elements[random.below(elements.len())].clone();
                match random.below(3) {
                    0 => elements.insert(random.below(elements.len() + 1), copied),
                    1 => elements.insert(random.below(elements.len() + 1), leaf(random)),
                    _ => drop(elements.remove(random.below(elements.len()))),
                }
            }
            other => *other = leaf(random),
        },
    }
}

fn leaf(random: &mut Random) -> Tree {
    Tree::Leaf(random.pick(LEAVES).copied().unwrap_or_default().to_owned())
}

fn name(random: &mut Random) -> String {
    random.pick(NAMES).copied().unwrap_or_default().to_owned()
}

fn change_entries(entries: &mut Vec<(String, Tree)>, change: usize, random: &mut Random) {
    let position = random.below(entries.len());
    let other = random.below(entries.len());
    match change {
        // A property moves.
        3 => {
            let moved = entries.remove(position);
            entries.insert(other, moved);
        }
        // A property appears twice.
        4 => {
            let copied = entries[position].clone();
            entries.insert(other, copied);
        }
        // A property gets another name, or that of another property.
        5 => {
            entries[position].0 = match random.one_in(2) {
                true => name(random),
                false => entries[other].0.clone(),
            };
        }
        // A property gets the value of another.
        6 => entries[position].1 = entries[other].1.clone(),
        _ => {
            entries.insert(position, (name(random), leaf(random)));
        }
    }
}

/// Puts a value into arrays or objects, sometimes up to the greatest depth that is read.
fn wrap(value: &mut Tree, random: &mut Random) {
    let depth = if random.one_in(8) { 118 + random.below(16) } else { 1 + random.below(3) };
    let in_arrays = random.one_in(2);
    for _ in 0..depth {
        let inner = std::mem::replace(value, Tree::Array(Vec::new()));
        *value = match in_arrays {
            true => Tree::Array(vec![inner]),
            false => Tree::Object(vec![("\"a\"".to_owned(), inner)]),
        };
    }
}

/// Spells a letter of a text, or of a name in an object, as an escape.
fn spell_with_escapes(value: &mut Tree, random: &mut Random) {
    let text = match value {
        Tree::Leaf(leaf) => leaf,
        Tree::Object(entries) if !entries.is_empty() => {
            let position = random.below(entries.len());
            &mut entries[position].0
        }
        _ => return,
    };
    let letters = text.char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic());
    let letters: Vec<_> = letters.collect();
    if let Some(&(at, letter)) = random.pick(&letters) {
        text.replace_range(at..=at, &format!("\\u{:04x}", u32::from(letter)));
    }
}

/// Changes the bytes of a body.
pub(super) fn mutate_text(text: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(text.len());
    let end = (at + 1 + random.below(12)).min(text.len());
    match random.below(7) {
        0 if !text.is_empty() => text[at] = random.below(256) as u8,
        // One bit.
        1 if !text.is_empty() => text[at] ^= 1 << random.below(8),
        2 => text.truncate(at),
        3 if !text.is_empty() => drop(text.drain(at..end)),
        4 if !text.is_empty() => {
            let copied = text[at..end].to_vec();
            let to = random.below(text.len() + 1);
            drop(text.splice(to..to, copied));
        }
        5 => text.extend_from_slice(random.pick(TOKENS).copied().unwrap_or_default().as_bytes()),
        _ => {
            let token = random.pick(TOKENS).copied().unwrap_or_default();
            drop(text.splice(at..at, token.bytes()));
        }
    }
}
