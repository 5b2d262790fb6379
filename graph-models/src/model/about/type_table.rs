//! What the attribute writes down of a type: one literal.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from it where one is needed. The compiler evaluates what
//! stands in an impl whenever it checks a crate, thousands of descriptions if they stood there; in a
//! literal it has nothing to check or to evaluate, and what a generic constant makes of it is only
//! evaluated where code is generated.

use super::{NameIndex, PropertyInfo, Shape};

/// The names and facets of a type, unpacked from [`Model::DECLARED`](crate::Model::DECLARED).
///
/// That is text, for a constant is cheapest for the compiler if it is a single literal of text. Its
/// numbers have seven bits in a character, the low ones first:
///
/// - a header: the shape (see [`ShapeCode`]); the bits of the options that were given; in two
///   characters each, the lengths of the first three names and how many buckets the [`NameIndex`]
///   has; in four, the length of all names;
/// - the names, one after the other: the full name behind a `#`, the name of the Rust type, the full
///   name of the base type; then, of a structured type, the wire name and the Rust name of each
///   property, of an enumeration, its members;
/// - a row for each property (the lengths of its two names, and its facets) or member (the length of
///   its name);
/// - the two tables of the index.
#[derive(Debug, Clone, Copy)]
pub struct Declared(&'static str);

/// How many characters the header has.
const HEADER: usize = 14;

/// What the first byte of a declaration says.
pub struct ShapeCode;

impl ShapeCode {
    /// An entity or complex type.
    pub const STRUCTURED: u8 = 1;
    /// A patch twin.
    pub const PATCH: u8 = 2;
    /// An enumeration, with the two bits below.
    pub const ENUM: u8 = 4;
    /// Of an enumeration: that it is one of flags.
    pub const FLAGS: u8 = 1;
    /// Of an enumeration: that it keeps unknown members.
    pub const OPEN: u8 = 2;
}

/// The bits that the options of a struct set.
pub(super) struct Nature;

impl Nature {
    pub(super) const COMPLEX: u8 = 1;
    pub(super) const ABSTRACT: u8 = 2;
    pub(super) const OPEN: u8 = 4;
    pub(super) const HAS_STREAM: u8 = 8;
    pub(super) const UNTAGGED: u8 = 16;
}

impl Declared {
    /// A type of which nothing was written down: a primitive, a collection.
    pub(in crate::model) const NOTHING: &'static str = "\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0#";

    /// What was written down of a type: its `Model::DECLARED`.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    const fn header(self) -> [u8; HEADER] {
        match self.0.as_bytes().first_chunk() {
            Some(header) => *header,
            None => [0; HEADER],
        }
    }

    pub(super) const fn shape(self) -> Shape {
        match self.header()[0] {
            ShapeCode::STRUCTURED => Shape::Structured,
            ShapeCode::PATCH => Shape::Patch,
            code if code & ShapeCode::ENUM != 0 => Shape::Enum {
                flags: code & ShapeCode::FLAGS != 0,
                open: code & ShapeCode::OPEN != 0,
            },
            _ => Shape::Primitive,
        }
    }

    pub(super) const fn nature(self) -> u8 {
        self.header()[1]
    }

    /// The names and what follows them.
    const fn parts(self) -> (&'static str, &'static [u8]) {
        let [.., low, high, upper_low, upper_high] = self.header();
        let length = number(low, high) + (number(upper_low, upper_high) << 14);
        let (names, tables) = self.0.split_at(HEADER).1.split_at(length);
        (names, tables.as_bytes())
    }

    /// The full name behind a `#`, the name of the Rust type, that of the base type, and the rest.
    const fn split(self) -> (&'static str, &'static str, &'static str, &'static str) {
        let [_, _, tag_low, tag_high, rust_low, rust_high, base_low, base_high, ..] = self.header();
        let (tag, rest) = self.parts().0.split_at(number(tag_low, tag_high));
        let (rust_name, rest) = rest.split_at(number(rust_low, rust_high));
        let (base, names) = rest.split_at(number(base_low, base_high));
        (tag, rust_name, base, names)
    }

    /// The full name behind a `#`.
    pub(crate) const fn tag(self) -> &'static str {
        self.split().0
    }

    /// Whether this is the full name behind a `#`; as [`tag`](Self::tag) would tell, but sooner.
    #[inline]
    pub(crate) fn has_tag(self, tag: &str) -> bool {
        let [_, _, low, high, ..] = self.header();
        number(low, high) == tag.len()
            && self
                .0
                .as_bytes()
                .get(HEADER..)
                .is_some_and(|names| names.starts_with(tag.as_bytes()))
    }

    /// The name of the Rust type.
    pub(super) const fn rust_name(self) -> &'static str {
        self.split().1
    }

    /// The full name of the base type.
    pub(super) const fn base(self) -> Option<&'static str> {
        let base = self.split().2;
        if base.is_empty() { None } else { Some(base) }
    }

    /// The bytes of so many rows, and what follows them.
    const fn rows(self, length: usize) -> (&'static [u8], &'static [u8]) {
        self.parts().1.split_at(length)
    }

    /// The index over the names, which follows so many bytes of rows.
    const fn index(self, rows: usize) -> NameIndex {
        let [_, _, _, _, _, _, _, _, low, high, ..] = self.header();
        let (displacements, slots) = self.rows(rows).1.split_at(number(low, high));
        NameIndex::new(displacements, slots)
    }

    /// The index over the properties of a structured type with `count` of them.
    pub(super) const fn property_index(self, count: usize) -> NameIndex {
        self.index(5 * count)
    }

    /// The index over the members of an enumeration with `count` of them.
    pub(super) const fn member_index(self, count: usize) -> NameIndex {
        self.index(2 * count)
    }

    /// The properties of a structured type with `N` of them.
    pub(in crate::model) const fn properties<const N: usize>(self) -> [PropertyInfo; N] {
        let (rows, _) = self.rows(5 * N).0.as_chunks::<5>();
        let mut names = self.split().3;
        let mut properties = [PropertyInfo("", "", 0); N];
        let mut position = 0;
        while position < N {
            let [wire_low, wire_high, rust_low, rust_high, facets] = rows[position];
            let (wire_name, rest) = names.split_at(number(wire_low, wire_high));
            let (rust_name, rest) = rest.split_at(number(rust_low, rust_high));
            properties[position] = PropertyInfo(wire_name, rust_name, facets);
            names = rest;
            position += 1;
        }
        properties
    }

    /// The members of an enumeration with `N` of them.
    pub(in crate::model) const fn members<const N: usize>(self) -> [&'static str; N] {
        let (rows, _) = self.rows(2 * N).0.as_chunks::<2>();
        let mut names = self.split().3;
        let mut members = [""; N];
        let mut position = 0;
        while position < N {
            let [low, high] = rows[position];
            (members[position], names) = names.split_at(number(low, high));
            position += 1;
        }
        members
    }
}

/// A number of two characters.
const fn number(low: u8, high: u8) -> usize {
    low as usize + ((high as usize) << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_tables() {
        let declared = Declared(concat!(
            "\x01\x04\x04\0\x01\0\x03\0\x01\0\x28\0\0\0", // header
            "#a.bBa.aididosVersionos_versiontypetype_",
            "\x02\0\x02\0\x05\t\0\n\0\0\x04\0\x05\0\x10", // rows
            "\x07\0\0",                                   // index
        ));
        let names =
            declared.properties::<3>().map(|PropertyInfo(wire, rust, facets)| (wire, rust, facets));
        assert_eq!(names, [("id", "id", 5), ("osVersion", "os_version", 0), ("type", "type_", 16)]);
        assert_eq!((declared.tag(), declared.rust_name()), ("#a.b", "B"));
        assert!(declared.has_tag("#a.b") && !declared.has_tag("#a.") && !declared.has_tag("#a.c"));
        assert_eq!((declared.base(), declared.nature()), (Some("a.a"), Nature::OPEN));
        assert_eq!(declared.shape(), Shape::Structured);
        assert_eq!(declared.property_index(3).candidate("any"), Some(0));
    }

    #[test]
    fn text_becomes_members() {
        let declared =
            Declared(
                concat!("\x06\0\x04\0\x01\0\0\0\0\0\x0b\0\0\0", "#a.eEgreyé", "\x04\0\x02\0",),
            );
        assert_eq!(declared.members::<2>(), ["grey", "é"]);
        assert_eq!(declared.shape(), Shape::Enum { flags: false, open: true });
        assert_eq!(declared.base(), None);
        assert!(declared.member_index(2).is_empty());
    }

    #[test]
    fn numbers_have_seven_bits_in_a_character() {
        assert_eq!((number(0, 0), number(127, 0), number(0, 1)), (0, 127, 128));
        assert_eq!(number(127, 127), 16_383);
    }

    #[test]
    fn nothing_is_a_primitive_without_a_name() {
        let nothing = Declared(Declared::NOTHING);
        assert_eq!(nothing.tag(), "#");
        assert_eq!(nothing.shape(), Shape::Primitive);
        assert!(nothing.members::<0>().is_empty());
    }
}
