//! Decodes tables, for the engine. Nothing here allocates, and what constants need is `const`.

use super::{
    HEADER, MemberNumbers, PROPERTY_ROW, PropertyRow, TableError, TableShape, VERSION, number,
};
use crate::flags::{PropertyFlags, TypeFlags};
use crate::index::NameIndex;
use crate::profile::Profile;

/// A table, to be read.
///
/// A text that is not a table has no names and no rows. Code that makes a constant from a table
/// [checks](Self::check) it once.
#[derive(Clone, Copy)]
pub struct TypeTable<'t>(pub(super) &'t str);

/// The parts of a table.
pub(super) struct Parts<'t> {
    tag: &'t str,
    rust_name: &'t str,
    /// The name of the base type, or the numbers of the members.
    base: &'t str,
    /// The names of all rows.
    names: &'t str,
    rows: &'t [u8],
    rotations: &'t [u8],
    slots: &'t [u8],
}

impl<'t> Parts<'t> {
    const EMPTY: Self =
        Self { tag: "", rust_name: "", base: "", names: "", rows: &[], rotations: &[], slots: &[] };
}

impl<'t> TypeTable<'t> {
    /// Reads a table.
    #[inline]
    pub const fn new(text: &'t str) -> Self {
        Self(text)
    }

    /// Whether this is a table of this version of the format. The lengths in the rows are not checked.
    /// If one is wrong, [`Properties`] and [`Members`] end early.
    pub const fn check(self) -> Result<(), TableError> {
        if self.0.is_empty() {
            return Err(TableError::Malformed);
        }
        let [version, shape, ..] = self.header();
        if version != VERSION {
            return Err(TableError::Version);
        }
        let Some(parts) = self.split() else { return Err(TableError::Malformed) };
        let (buckets, bytes) = (parts.rotations.len(), parts.slots.len());
        let slots = bytes / 2;
        let indexed = buckets.is_power_of_two() && slots.is_power_of_two();
        let indexed = indexed && bytes == 2 * slots && slots >= self.count();
        match TableShape::from_code(shape) {
            Some(_) if indexed || buckets + bytes == 0 => Ok(()),
            _ => Err(TableError::Malformed),
        }
    }

    #[inline]
    const fn header(self) -> [u8; HEADER] {
        match self.0.as_bytes().first_chunk() {
            Some(header) => *header,
            None => [0; HEADER],
        }
    }

    /// The kind of type.
    pub const fn shape(self) -> TableShape {
        match TableShape::from_code(self.header()[1]) {
            Some(shape) => shape,
            None => TableShape::Nothing,
        }
    }

    /// The flags that the options of a struct set.
    pub const fn flags(self) -> TypeFlags {
        TypeFlags::from_bits(self.header()[2])
    }

    /// How values of the type are written.
    pub const fn profile(self) -> Profile {
        let [_, _, _, low, high, ..] = self.header();
        // The encoder writes eight bits.
        Profile::from_bits(number(low, high) as u8)
    }

    /// The full name, after a `#`.
    pub const fn tag(self) -> &'t str {
        self.parts().tag
    }

    /// Whether this is the full name, after a `#`. This reads only the start of the table, so it is
    /// faster than comparing the [`tag`](Self::tag).
    #[inline]
    pub fn has_tag(self, tag: &str) -> bool {
        let [_, _, _, _, _, low, high, ..] = self.header();
        let names = self.0.as_bytes().get(HEADER..);
        number(low, high) == tag.len()
            && names.is_some_and(|names| names.starts_with(tag.as_bytes()))
    }

    /// The name of the Rust type.
    pub const fn rust_name(self) -> &'t str {
        self.parts().rust_name
    }

    /// The full name of the base type.
    pub const fn base(self) -> Option<&'t str> {
        let base = self.parts().base;
        match self.shape() {
            TableShape::Enumeration { .. } => None,
            _ if base.is_empty() => None,
            _ => Some(base),
        }
    }

    /// The numbers of the members of an enumeration, in declaration order.
    pub const fn numbers(self) -> MemberNumbers<'t> {
        match self.shape() {
            TableShape::Enumeration { flags, .. } => {
                MemberNumbers::new(self.parts().base, flags, self.count())
            }
            _ => MemberNumbers::NONE,
        }
    }

    /// How many properties or members there are.
    pub const fn count(self) -> usize {
        let [.., low, high, _, _, _, _, _, _] = self.header();
        number(low, high)
    }

    /// The properties of a structured type or a twin, in declaration order.
    pub const fn properties(self) -> Properties<'t> {
        match self.shape() {
            TableShape::Structured | TableShape::Patch => {
                let Parts { names, rows, .. } = self.parts();
                Properties { names, rows }
            }
            _ => Properties { names: "", rows: &[] },
        }
    }

    /// The members of an enumeration, in declaration order.
    pub const fn members(self) -> Members<'t> {
        match self.shape() {
            TableShape::Enumeration { .. } => {
                let Parts { names, rows, .. } = self.parts();
                Members { names, rows }
            }
            _ => Members { names: "", rows: &[] },
        }
    }

    /// The index over the names in JSON of the properties, or over the members in any case.
    pub const fn index(self) -> NameIndex<'t> {
        let Parts { rotations, slots, .. } = self.parts();
        NameIndex::new(rotations, slots)
    }

    const fn parts(self) -> Parts<'t> {
        match self.split() {
            Some(parts) => parts,
            None => Parts::EMPTY,
        }
    }

    /// The parts; `None` if the lengths are not those of this text.
    const fn split(self) -> Option<Parts<'t>> {
        let [
            _,
            _,
            _,
            _,
            _,
            tag_low,
            tag_high,
            rust_low,
            rust_high,
            base_low,
            base_high,
            _,
            _,
            buckets_low,
            buckets_high,
            low,
            high,
            upper_low,
            upper_high,
        ] = self.header();
        let length = number(low, high) + (number(upper_low, upper_high) << 14);
        let Some((_, text)) = self.0.split_at_checked(HEADER) else { return None };
        let Some((names, tables)) = text.split_at_checked(length) else { return None };
        let Some((tag, names)) = names.split_at_checked(number(tag_low, tag_high)) else {
            return None;
        };
        let Some((rust_name, names)) = names.split_at_checked(number(rust_low, rust_high)) else {
            return None;
        };
        let Some((base, names)) = names.split_at_checked(number(base_low, base_high)) else {
            return None;
        };
        let rows = self.count() * self.shape().row();
        let Some((rows, index)) = tables.as_bytes().split_at_checked(rows) else { return None };
        let buckets = number(buckets_low, buckets_high);
        let Some((rotations, slots)) = index.split_at_checked(buckets) else { return None };
        Some(Parts { tag, rust_name, base, names, rows, rotations, slots })
    }
}

/// The properties of a table, one after the other.
#[derive(Debug, Clone)]
pub struct Properties<'t> {
    names: &'t str,
    rows: &'t [u8],
}

impl<'t> Properties<'t> {
    /// The next property. Constants can call this, unlike `next`. `None` at the end, or if the row is
    /// malformed.
    pub const fn next_row(&mut self) -> Option<PropertyRow<'t>> {
        let Some((row, rows)) = self.rows.split_first_chunk::<PROPERTY_ROW>() else { return None };
        let [wire_low, wire_high, rust_low, rust_high, target_low, target_high, flags] = *row;
        let Some((wire_name, names)) = self.names.split_at_checked(number(wire_low, wire_high))
        else {
            return None;
        };
        let Some((rust_name, names)) = names.split_at_checked(number(rust_low, rust_high)) else {
            return None;
        };
        let Some((target, names)) = names.split_at_checked(number(target_low, target_high)) else {
            return None;
        };
        (self.names, self.rows) = (names, rows);
        Some(PropertyRow { wire_name, rust_name, target, flags: PropertyFlags::from_bits(flags) })
    }

    /// Whether all names and rows were read.
    pub const fn is_at_end(&self) -> bool {
        self.names.is_empty() && self.rows.is_empty()
    }
}

impl<'t> Iterator for Properties<'t> {
    type Item = PropertyRow<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row()
    }
}

/// The members of a table, one after the other.
#[derive(Debug, Clone)]
pub struct Members<'t> {
    names: &'t str,
    rows: &'t [u8],
}

impl<'t> Members<'t> {
    /// The next member. Constants can call this, unlike `next`. `None` at the end, or if the row is
    /// malformed.
    pub const fn next_row(&mut self) -> Option<&'t str> {
        let Some((&[low, high], rows)) = self.rows.split_first_chunk() else { return None };
        let Some((member, names)) = self.names.split_at_checked(number(low, high)) else {
            return None;
        };
        (self.names, self.rows) = (names, rows);
        Some(member)
    }

    /// Whether all names and rows were read.
    pub const fn is_at_end(&self) -> bool {
        self.names.is_empty() && self.rows.is_empty()
    }
}

impl<'t> Iterator for Members<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row()
    }
}
