//! Encodes descriptions as tables, for the attribute.

use super::{HEADER, MemberNumbers, PropertyRow, TableError, TableShape, VERSION, digits};
use crate::flags::{PropertyFlags, TypeFlags};
use crate::profile::Profile;
use crate::{index, limits};

/// What a table says about a type.
#[derive(Debug, Clone, Copy)]
pub struct TypeDescription<'d> {
    /// The full name, after a `#`: `#microsoft.graph.user`
    pub tag: &'d str,
    /// The name of the Rust type: `User`
    pub rust_name: &'d str,
    /// The full name of the base type: `microsoft.graph.entity`. An empty name means `None`, and that
    /// of an enumeration is ignored.
    pub base: Option<&'d str>,
    /// The flags that the options of a struct set.
    pub flags: TypeFlags,
    /// How values of the type are written.
    pub profile: Profile,
    /// What the type consists of.
    pub rows: Rows<'d>,
}

/// What a type consists of.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'d> {
    /// Nothing: a primitive type.
    None,
    /// The properties of an entity or complex type.
    Structured(&'d [PropertyRow<'d>]),
    /// The properties of a patch twin.
    Patch(&'d [PropertyRow<'d>]),
    /// The members of an enumeration.
    Enumeration {
        /// Whether a value can hold several members.
        flags: bool,
        /// Whether members that the type does not know are kept.
        open: bool,
        /// The members in schema spelling.
        members: &'d [&'d str],
        /// The number of each member; empty if the numbers are not known.
        numbers: &'d [i64],
    },
}

impl Rows<'_> {
    const fn shape(self) -> TableShape {
        match self {
            Self::None => TableShape::Nothing,
            Self::Structured(_) => TableShape::Structured,
            Self::Patch(_) => TableShape::Patch,
            Self::Enumeration { flags, open, .. } => TableShape::Enumeration { flags, open },
        }
    }
}

impl TypeDescription<'_> {
    /// The table as text.
    ///
    /// If two properties have the same name, or the names of two members differ at most in case, the table
    /// has no index, and its names are searched one by one.
    ///
    /// # Errors
    ///
    /// A name is too long, there are too many names, or a flag does not fit into a row.
    pub fn encode(&self) -> Result<String, TableError> {
        let mut rows = RowWriter::default();
        let numbers = match self.rows {
            Rows::Enumeration { flags, numbers, .. } => Some(MemberNumbers::encode(flags, numbers)),
            _ => None,
        };
        let third = numbers.as_deref().or(self.base).unwrap_or_default();
        for name in [self.tag, self.rust_name, third] {
            rows.name(name)?;
        }
        let own = std::mem::take(&mut rows.rows);
        let (count, index) = match self.rows {
            Rows::None => (0, None),
            Rows::Structured(properties) | Rows::Patch(properties) => {
                for property in properties {
                    rows.name(property.wire_name)?;
                    rows.name(property.rust_name)?;
                    rows.name(property.target)?;
                    rows.flags(property.flags)?;
                }
                let names = properties.iter().map(|property| property.wire_name);
                (properties.len(), index::build(names))
            }
            Rows::Enumeration { members, .. } => {
                for member in members {
                    rows.name(member)?;
                }
                (members.len(), index::build_for_any_case(members.iter().copied()))
            }
        };
        let index = index.unwrap_or_default();
        let length = rows.names.len();
        if count > limits::MOST_NAMES || length > limits::LONGEST_NAMES {
            return Err(TableError::Limit);
        }

        let mut header = vec![VERSION, self.rows.shape().code(), self.flags.bits()];
        header.extend(digits(usize::from(self.profile.bits())));
        header.extend(own);
        for number in [count, index.rotations.len(), length, length >> 14] {
            header.extend(digits(number));
        }
        debug_assert_eq!(header.len(), HEADER, "the decoder finds the names after the header");
        let text = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect::<String>();
        let tables = [rows.rows, index.rotations, index.slots].concat();
        Ok(text(header) + &rows.names + &text(tables))
    }
}

/// The names, and the rows with their lengths.
#[derive(Default)]
struct RowWriter {
    names: String,
    rows: Vec<u8>,
}

impl RowWriter {
    fn name(&mut self, name: &str) -> Result<(), TableError> {
        if name.len() > limits::LONGEST_NAME {
            return Err(TableError::Limit);
        }
        self.rows.extend(digits(name.len()));
        self.names.push_str(name);
        Ok(())
    }

    fn flags(&mut self, flags: PropertyFlags) -> Result<(), TableError> {
        if !flags.bits().is_ascii() {
            return Err(TableError::Limit);
        }
        self.rows.push(flags.bits());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: TypeDescription<'_> = TypeDescription {
        tag: "#",
        rust_name: "",
        base: None,
        flags: TypeFlags::NONE,
        profile: Profile::GRAPH,
        rows: Rows::None,
    };

    #[test]
    fn nothing_is_the_table_of_a_type_without_a_name() {
        assert_eq!(BARE.encode().as_deref(), Ok(super::super::NOTHING));
    }

    #[test]
    fn what_has_no_room_is_refused() {
        let name = "a".repeat(limits::LONGEST_NAME + 1);
        let (fits, too_long) = (&name[1..], name.as_str());
        for (name, fits) in [(fits, true), (too_long, false)] {
            let row = PropertyRow {
                wire_name: name,
                rust_name: name,
                target: name,
                flags: PropertyFlags::NONE,
            };
            let members = [name];
            let rows =
                Rows::Enumeration { flags: false, open: false, members: &members, numbers: &[] };
            for description in [
                TypeDescription { tag: name, ..BARE },
                TypeDescription { rust_name: name, ..BARE },
                TypeDescription { base: Some(name), ..BARE },
                TypeDescription { rows: Rows::Structured(&[row]), ..BARE },
                TypeDescription { rows, ..BARE },
            ] {
                assert_eq!(description.encode().is_ok(), fits);
            }
        }
        let flags = PropertyFlags::CONTENT;
        let row = PropertyRow { wire_name: "value", rust_name: "value", target: "", flags };
        let content = TypeDescription { rows: Rows::Structured(&[row]), ..BARE };
        assert_eq!(content.encode(), Err(TableError::Limit));
    }
}
