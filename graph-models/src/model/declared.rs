//! What the attribute writes down of a type: literals alone.
//!
//! A [`TypeInfo`](super::TypeInfo) is made from it where one is needed. The compiler evaluates what
//! stands in an impl whenever it checks a crate, thousands of descriptions if they stood there; from
//! literals it has nothing to evaluate, and what a generic constant makes of them is only evaluated
//! where code is generated.

use super::{NameIndex, PropertyInfo, Shape};

/// The names and facets of a type, as literals.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// The family of the type.
    pub shape: Shape,
    /// The bits of the options that were given.
    pub nature: u8,
    /// The full name behind a `#`.
    pub tag: &'static str,
    /// The name of the Rust type.
    pub rust_name: &'static str,
    /// The full name of the base type.
    pub base: Option<&'static str>,
    /// Of a structured type, the wire name and the Rust name of each property, one after the other;
    /// of an enumeration, its members.
    pub names: &'static str,
    /// Of a structured type, five bytes a property: the lengths of its two names (little-endian)
    /// and its facets; of an enumeration, two bytes a member: the length of its name.
    pub rows: &'static [u8],
    /// The two tables of a [`NameIndex`].
    pub displacements: &'static [u8],
    /// The second of them.
    pub slots: &'static [u8],
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
    pub const NOTHING: Self = Self {
        shape: Shape::Primitive,
        nature: 0,
        tag: "#",
        rust_name: "",
        base: None,
        names: "",
        rows: &[],
        displacements: &[],
        slots: &[],
    };

    pub(super) const fn index(&self) -> NameIndex {
        NameIndex::new(self.displacements, self.slots)
    }

    /// The properties of a structured type with `N` of them.
    pub(super) const fn properties<const N: usize>(&self) -> [PropertyInfo; N] {
        let (rows, _) = self.rows.as_chunks::<5>();
        let mut names = self.names;
        let mut properties = [PropertyInfo("", "", 0); N];
        let mut position = 0;
        while position < N {
            let [wire_low, wire_high, rust_low, rust_high, facets] = rows[position];
            let (wire_name, rest) = names.split_at(length(wire_low, wire_high));
            let (rust_name, rest) = rest.split_at(length(rust_low, rust_high));
            properties[position] = PropertyInfo(wire_name, rust_name, facets);
            names = rest;
            position += 1;
        }
        properties
    }

    /// The members of an enumeration with `N` of them.
    pub(super) const fn members<const N: usize>(&self) -> [&'static str; N] {
        let (rows, _) = self.rows.as_chunks::<2>();
        let mut names = self.names;
        let mut members = [""; N];
        let mut position = 0;
        while position < N {
            let [low, high] = rows[position];
            (members[position], names) = names.split_at(length(low, high));
            position += 1;
        }
        members
    }
}

const fn length(low: u8, high: u8) -> usize {
    u16::from_le_bytes([low, high]) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_become_tables() {
        let declared = Declared {
            names: "ididosVersionos_versiontypetype_",
            rows: &[2, 0, 2, 0, 5, 9, 0, 10, 0, 0, 4, 0, 5, 0, 16],
            ..Declared::NOTHING
        };
        let names =
            declared.properties::<3>().map(|PropertyInfo(wire, rust, facets)| (wire, rust, facets));
        assert_eq!(names, [("id", "id", 5), ("osVersion", "os_version", 0), ("type", "type_", 16)]);
        let declared = Declared { names: "greyé", rows: &[4, 0, 2, 0], ..Declared::NOTHING };
        assert_eq!(declared.members::<2>(), ["grey", "é"]);
        assert!(Declared::NOTHING.members::<0>().is_empty());
    }
}
