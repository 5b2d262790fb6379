//! What a table says is what was described, for types of every form and size.

use std::collections::HashSet;

use graph_table::limits::{LONGEST_NAME, MOST_NAMES};
use graph_table::{
    Profile, PropertyFlags, PropertyRow, Rows, TableError, TypeDescription, TypeFlags, TypeTable,
    VERSION,
};
use proptest::collection::{hash_set, vec};
use proptest::prelude::*;

/// A name of any letters; now and then an empty one, one that needs two characters for its length, or
/// one of bytes that are also numbers of a header.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zA-Z_@.#]{1,24}",
        2 => any::<String>(),
        1 => "[\0-\x7f]{0,20}",
        1 => "[äß\u{301}語😀]{0,40}",
        1 => (120usize..140).prop_map(|length| "n".repeat(length)),
    ]
}

/// The names on the wire of one type, which all differ.
fn names() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        4 => hash_set(name(), 0..12),
        1 => hash_set(name(), 120..140),
    ]
    .prop_map(|names| names.into_iter().collect())
}

/// The number of a member: often near others, so that many follow each other.
fn number() -> impl Strategy<Value = i64> {
    prop_oneof![6 => 0i64..4, 1 => any::<i64>(), 1 => Just(i64::MAX), 1 => Just(i64::MIN)]
}

fn base() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[a-z.é]{1,30}")
}

/// Tests everything but the rows.
fn same_type(table: TypeTable<'_>, description: &TypeDescription<'_>) {
    assert_eq!(table.check(), Ok(()));
    assert_eq!(table.tag(), description.tag);
    assert_eq!(table.rust_name(), description.rust_name);
    assert_eq!(table.base(), description.base);
    assert_eq!(table.flags(), description.flags);
    assert_eq!(table.profile(), description.profile);
    assert!(table.has_tag(description.tag));
    assert!(!table.has_tag(&format!("{}x", description.tag)));
    assert!(!format!("{table:?} {table:#?}").is_empty());
}

/// The index has each name at its position, and no other.
fn found_by_name(table: TypeTable<'_>, names: &[&str], others: &[String]) {
    let index = table.index();
    for (position, name) in names.iter().enumerate() {
        assert_eq!(index.candidate(name), Some(position), "{name}");
    }
    for other in others.iter().filter(|other| !names.contains(&other.as_str())) {
        let found = index.candidate(other).and_then(|position| names.get(position));
        assert_ne!(found, Some(&other.as_str()));
    }
    assert_eq!(index.is_empty(), names.is_empty());
}

/// The index has each member at its position, in any case, unless two are alike.
fn found_in_any_case(table: TypeTable<'_>, members: &[&str]) {
    let index = table.index();
    let alike = |name: &&str| name.bytes().map(|byte| byte | 0x20).collect::<Vec<_>>();
    let different: HashSet<_> = members.iter().map(alike).collect();
    if different.len() < members.len() {
        assert!(index.is_empty());
        return;
    }
    for (position, member) in members.iter().enumerate() {
        for name in [member.to_string(), member.to_ascii_uppercase(), member.to_ascii_lowercase()] {
            assert_eq!(index.candidate_in_any_case(&name), Some(position), "{name}");
        }
    }
    assert_eq!(index.is_empty(), members.is_empty());
}

proptest! {
    #[test]
    fn structures_and_twins_are_read_as_described(
        (tag, rust_name, base) in (name(), name(), base()),
        (type_flags, profile) in (0u8..64, 0u8..128),
        wire_names in names(),
        rust_names in vec((name(), 0u8..128), 12),
        others in vec(name(), 20),
        twin: bool,
    ) {
        let rows: Vec<PropertyRow<'_>> = (wire_names.iter().zip(rust_names.iter().cycle()))
            .map(|(wire_name, (rust_name, flags))| PropertyRow {
                wire_name,
                rust_name,
                target: if flags % 3 == 0 { wire_name } else { "" },
                flags: PropertyFlags::from_bits(*flags),
            })
            .collect();
        let description = TypeDescription {
            tag: &tag,
            rust_name: &rust_name,
            base: base.as_deref(),
            flags: TypeFlags::from_bits(type_flags),
            profile: Profile::from_bits(profile),
            rows: if twin { Rows::Patch(&rows) } else { Rows::Structured(&rows) },
        };
        let text = description.encode().expect("within the limits");
        let table = TypeTable::new(&text);
        same_type(table, &description);
        prop_assert_eq!(table.count(), rows.len());
        let mut properties = table.properties();
        prop_assert_eq!(properties.by_ref().collect::<Vec<_>>(), rows);
        prop_assert!(properties.is_at_end());
        prop_assert_eq!(table.members().count(), 0);
        let names: Vec<&str> = wire_names.iter().map(String::as_str).collect();
        found_by_name(table, &names, &others);
        let shape = table.shape().to_string();
        prop_assert_eq!(shape, if twin { "patch twin" } else { "structured" });
    }

    #[test]
    fn enumerations_are_read_as_described(
        (tag, rust_name) in (name(), name()),
        (flags, open) in any::<(bool, bool)>(),
        names in names(),
        numbers in vec(number(), 140),
        have_numbers: bool,
    ) {
        let members: Vec<&str> = names.iter().map(String::as_str).collect();
        let numbers = &numbers[..if have_numbers { members.len() } else { 0 }];
        let description = TypeDescription {
            tag: &tag,
            rust_name: &rust_name,
            base: None,
            flags: TypeFlags::NONE,
            profile: Profile::ODATA,
            rows: Rows::Enumeration { flags, open, members: &members, numbers },
        };
        let text = description.encode().expect("within the limits");
        let table = TypeTable::new(&text);
        same_type(table, &description);
        prop_assert_eq!(table.shape(), graph_table::TableShape::Enumeration { flags, open });
        prop_assert_eq!(table.members().collect::<Vec<_>>(), members.clone());
        let read: Vec<i64> = table.numbers().collect();
        match (have_numbers, flags) {
            (true, _) => prop_assert_eq!(read, numbers),
            (false, true) => prop_assert_eq!(read, []),
            (false, false) => prop_assert!(read.into_iter().eq(0..members.len() as i64)),
        }
        prop_assert_eq!(table.properties().count(), 0);
        found_in_any_case(table, &members);
    }

    /// No text makes the decoder panic: neither any text nor a table with a fault in it.
    #[test]
    fn malformed_text_is_read_without_a_panic(
        any_text in any::<String>(),
        header in vec(0u8..128, 18),
        (cut, at, with) in (0usize..200, 0usize..200, "\\PC|[\0-\x7f]"),
        names in names(),
    ) {
        let members: Vec<&str> = names.iter().map(String::as_str).collect();
        let rows = Rows::Enumeration { flags: false, open: true, members: &members, numbers: &[3, -1, 0] };
        let text = describe("#contoso.colour", rows).encode().expect("within the limits");
        let header: String = header.into_iter().map(char::from).collect();
        let start = text.char_indices().map(|(start, _)| start);
        let starts: Vec<usize> = start.chain([text.len()]).collect();
        let (cut, at) = (starts[cut % starts.len()], starts[at % starts.len()]);
        let replaced = text.split_at(at).0.to_owned() + &with
            + text.split_at(at).1.chars().next().map_or("", |letter| {
                text.split_at(at + letter.len_utf8()).1
            });
        for text in [&any_text, &(header.clone() + &any_text), text.split_at(cut).0, &replaced] {
            let table = TypeTable::new(text);
            let names: usize = (table.members().map(str::len))
                .chain(table.properties().map(|row| row.wire_name.len() + row.rust_name.len()))
                .sum();
            prop_assert!(names <= text.len());
            let _ = (table.check(), table.shape(), table.flags(), table.base(), table.count());
            prop_assert!(table.numbers().count() <= table.count());
            let _ = (table.index().candidate("red"), table.has_tag("#"));
            let printed = format!("{table:?} {table:#?}");
            prop_assert!(printed.starts_with("TypeTable"));
        }
    }
}

fn describe<'d>(tag: &'d str, rows: Rows<'d>) -> TypeDescription<'d> {
    let (flags, profile) = (TypeFlags::NONE, Profile::GRAPH);
    TypeDescription { tag, rust_name: "Colour", base: None, flags, profile, rows }
}

#[test]
fn numbers_of_members_around_each_limit_are_read_as_described() {
    let texts: Vec<String> = (0..=MOST_NAMES).map(|n| format!("member{n}")).collect();
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    for count in [0, 1, 12, 13, 96, 97, 127, 128, 129, 1000, MOST_NAMES - 1, MOST_NAMES] {
        let rows =
            Rows::Enumeration { flags: false, open: false, members: &all[..count], numbers: &[] };
        let text = describe("#contoso.colour", rows).encode().expect("within the limits");
        let table = TypeTable::new(&text);
        assert_eq!(table.check(), Ok(()));
        assert_eq!(table.count(), count);
        assert!(table.members().eq(all[..count].iter().copied()));
        found_in_any_case(table, &all[..count]);
    }
    let rows = Rows::Enumeration { flags: false, open: false, members: &all, numbers: &[] };
    assert_eq!(describe("#contoso.colour", rows).encode(), Err(TableError::Limit));
}

#[test]
fn the_longest_names_are_read_as_described() {
    let longest = "é".repeat(LONGEST_NAME / 2) + "x";
    assert_eq!(longest.len(), LONGEST_NAME);
    let (short, flags) = ("short", PropertyFlags::SECRET);
    let rows = [
        PropertyRow { wire_name: &longest, rust_name: short, target: &longest, flags },
        PropertyRow { wire_name: "", rust_name: "", target: "", flags: PropertyFlags::NONE },
        PropertyRow { wire_name: short, rust_name: &longest, target: short, flags },
    ];
    let text = describe(&longest, Rows::Structured(&rows)).encode().expect("within the limits");
    let table = TypeTable::new(&text);
    assert_eq!((table.check(), table.tag()), (Ok(()), longest.as_str()));
    assert!(table.properties().eq(rows));
    found_by_name(table, &[&longest, "", short], &[]);
}

#[test]
fn a_table_with_two_equal_names_is_read_and_has_no_index() {
    let rows =
        Rows::Enumeration { flags: false, open: false, members: &["red", "red"], numbers: &[] };
    let text = describe("#contoso.colour", rows).encode().expect("within the limits");
    let table = TypeTable::new(&text);
    assert_eq!((table.check(), table.count()), (Ok(()), 2));
    assert!(table.index().is_empty());
}

#[test]
fn a_table_of_another_version_or_with_a_fault_is_refused() {
    let rows =
        Rows::Enumeration { flags: false, open: false, members: &["red", "green"], numbers: &[] };
    let text = describe("#contoso.colour", rows).encode().expect("within the limits");
    let other = char::from(VERSION + 1).to_string() + &text[1..];
    assert_eq!(TypeTable::new(&other).check(), Err(TableError::Version));
    assert_eq!(TypeTable::new("").check(), Err(TableError::Malformed));
    // The bucket, the slots, the rows and the names are missing.
    for missing in [1, 2, 5, 10, 20] {
        let cut = &text[..text.len() - missing];
        assert_eq!(TypeTable::new(cut).check(), Err(TableError::Malformed), "{missing}");
    }
    let shapeless = text[..1].to_owned() + "\x08" + &text[2..];
    assert_eq!(TypeTable::new(&shapeless).check(), Err(TableError::Malformed));
}

#[test]
fn a_table_is_read_in_constants() {
    const TABLE: TypeTable<'_> = TypeTable::new(graph_table::NOTHING);
    const FACTS: (bool, &str, bool) =
        (TABLE.check().is_ok(), TABLE.tag(), TABLE.members().next_row().is_none());
    assert_eq!(FACTS, (true, "#", true));
}
