//! What the attribute writes down of a type: two literals.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from them where one is needed. The compiler evaluates
//! what stands in an impl whenever it checks a crate, thousands of descriptions if they stood there;
//! from literals it has nothing to evaluate, and what a generic constant makes of them is only
//! evaluated where code is generated.

use super::{NameIndex, PropertyInfo, Shape};

/// The names and facets of a type, packed into two literals.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// One after the other: the full name behind a `#`, the name of the Rust type, the full name of
    /// the base type; then, of a structured type, the wire name and the Rust name of each property,
    /// of an enumeration, its members.
    pub text: &'static str,
    /// Ten bytes: the shape (see [`ShapeCode`]), the bits of the options that were given, the
    /// lengths of the first three names, and how many buckets the [`NameIndex`] has. Then a row for
    /// each property (the lengths of its two names and its facets) or member (the length of its
    /// name); then the two tables of the index. Lengths are two bytes, little-endian.
    pub bytes: &'static [u8],
}

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
    pub const NOTHING: Self = Self { text: "#", bytes: &[0, 0, 1, 0, 0, 0, 0, 0, 0, 0] };

    const fn header(&self) -> [u8; 10] {
        match self.bytes.first_chunk::<10>() {
            Some(header) => *header,
            None => [0; 10],
        }
    }

    pub(super) const fn shape(&self) -> Shape {
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

    pub(super) const fn nature(&self) -> u8 {
        self.header()[1]
    }

    /// The full name behind a `#`, the name of the Rust type, that of the base type, and the rest.
    const fn split(&self) -> (&'static str, &'static str, &'static str, &'static str) {
        let [_, _, tag_low, tag_high, rust_low, rust_high, base_low, base_high, ..] = self.header();
        let (tag, rest) = self.text.split_at(number(tag_low, tag_high));
        let (rust_name, rest) = rest.split_at(number(rust_low, rust_high));
        let (base, names) = rest.split_at(number(base_low, base_high));
        (tag, rust_name, base, names)
    }

    /// The full name behind a `#`.
    pub(crate) const fn tag(&self) -> &'static str {
        self.split().0
    }

    /// Whether this is the full name behind a `#`; as [`tag`](Self::tag) would tell, but sooner.
    #[inline]
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        let [_, _, low, high, ..] = self.header();
        number(low, high) == tag.len() && self.text.as_bytes().starts_with(tag.as_bytes())
    }

    /// The name of the Rust type.
    pub(super) const fn rust_name(&self) -> &'static str {
        self.split().1
    }

    /// The full name of the base type.
    pub(super) const fn base(&self) -> Option<&'static str> {
        let base = self.split().2;
        if base.is_empty() { None } else { Some(base) }
    }

    /// The bytes of so many rows, and what follows them.
    const fn rows(&self, length: usize) -> (&'static [u8], &'static [u8]) {
        self.bytes.split_at(10).1.split_at(length)
    }

    /// The index over the names, which follows so many bytes of rows.
    const fn index(&self, rows: usize) -> NameIndex {
        let [.., low, high] = self.header();
        let (displacements, slots) = self.rows(rows).1.split_at(number(low, high));
        NameIndex::new(displacements, slots)
    }

    /// The index over the properties of a structured type with `count` of them.
    pub(super) const fn property_index(&self, count: usize) -> NameIndex {
        self.index(5 * count)
    }

    /// The index over the members of an enumeration with `count` of them.
    pub(super) const fn member_index(&self, count: usize) -> NameIndex {
        self.index(2 * count)
    }

    /// The properties of a structured type with `N` of them.
    pub(super) const fn properties<const N: usize>(&self) -> [PropertyInfo; N] {
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
    pub(super) const fn members<const N: usize>(&self) -> [&'static str; N] {
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

const fn number(low: u8, high: u8) -> usize {
    u16::from_le_bytes([low, high]) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_become_tables() {
        let declared = Declared {
            text: "#a.bBa.aididosVersionos_versiontypetype_",
            bytes: &[
                1, 4, 4, 0, 1, 0, 3, 0, 1, 0, // header
                2, 0, 2, 0, 5, 9, 0, 10, 0, 0, 4, 0, 5, 0, 16, // rows
                7, 0, 0, // index
            ],
        };
        let names =
            declared.properties::<3>().map(|PropertyInfo(wire, rust, facets)| (wire, rust, facets));
        assert_eq!(names, [("id", "id", 5), ("osVersion", "os_version", 0), ("type", "type_", 16)]);
        assert_eq!((declared.tag(), declared.rust_name()), ("#a.b", "B"));
        assert_eq!((declared.base(), declared.nature()), (Some("a.a"), Nature::OPEN));
        assert_eq!(declared.shape(), Shape::Structured);
        assert_eq!(declared.property_index(3).candidate("any"), Some(0));
    }

    #[test]
    fn literals_become_members() {
        let declared =
            Declared { text: "#a.eEgreyé", bytes: &[6, 0, 4, 0, 1, 0, 0, 0, 0, 0, 4, 0, 2, 0] };
        assert_eq!(declared.members::<2>(), ["grey", "é"]);
        assert_eq!(declared.shape(), Shape::Enum { flags: false, open: true });
        assert_eq!(declared.base(), None);
        assert!(declared.member_index(2).is_empty());
    }

    #[test]
    fn nothing_is_a_primitive_without_a_name() {
        assert_eq!(Declared::NOTHING.tag(), "#");
        assert_eq!(Declared::NOTHING.shape(), Shape::Primitive);
        assert!(Declared::NOTHING.members::<0>().is_empty());
    }
}
