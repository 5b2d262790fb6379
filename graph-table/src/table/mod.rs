//! The text that describes a type, and what its encoder and its decoder share.

mod decode;
mod encode;
mod numbers;
mod print;

pub use decode::{Members, Properties, TypeTable};
pub use encode::{Rows, TypeDescription};
pub use numbers::MemberNumbers;

use std::fmt;

use crate::flags::PropertyFlags;

/// The version of the format, in the first character of a table. Every change of the content or the
/// form of a table increases it.
pub const VERSION: u8 = 6;

/// The table of a type that has nothing to describe: a primitive or a collection. Its tag is a bare
/// `#`.
pub const NOTHING: &str = "\x06\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\x01\0\0\0#";

/// How many characters the header has.
const HEADER: usize = 19;

/// What kind of type a table describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableShape {
    /// Nothing to describe.
    Nothing,
    /// An entity or complex type.
    Structured,
    /// The patch twin of one.
    Patch,
    /// An enumeration.
    Enumeration {
        /// Whether a value can hold several members.
        flags: bool,
        /// Whether members that the type does not know are kept.
        open: bool,
    },
}

impl TableShape {
    /// The codes of shapes. An enumeration adds those of its two options.
    const NOTHING: u8 = 0;
    const STRUCTURED: u8 = 1;
    const PATCH: u8 = 2;
    const ENUMERATION: u8 = 4;
    const FLAGS: u8 = 1;
    const OPEN: u8 = 2;

    const fn code(self) -> u8 {
        match self {
            Self::Nothing => Self::NOTHING,
            Self::Structured => Self::STRUCTURED,
            Self::Patch => Self::PATCH,
            Self::Enumeration { flags, open } => {
                Self::ENUMERATION + flags as u8 * Self::FLAGS + open as u8 * Self::OPEN
            }
        }
    }

    const fn from_code(code: u8) -> Option<Self> {
        match code {
            Self::NOTHING => Some(Self::Nothing),
            Self::STRUCTURED => Some(Self::Structured),
            Self::PATCH => Some(Self::Patch),
            Self::ENUMERATION..=7 => Some(Self::Enumeration {
                flags: code & Self::FLAGS != 0,
                open: code & Self::OPEN != 0,
            }),
            _ => None,
        }
    }

    /// How many characters a row has.
    const fn row(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Structured | Self::Patch => PROPERTY_ROW,
            Self::Enumeration { .. } => MEMBER_ROW,
        }
    }
}

/// How many characters the row of a property has: three lengths of two, and the flags.
const PROPERTY_ROW: usize = 7;

/// How many characters the row of a member has: a length of two.
const MEMBER_ROW: usize = 2;

/// A property, as a table describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PropertyRow<'t> {
    /// The name in JSON: `osVersion`
    pub wire_name: &'t str,
    /// The name of the field: `os_version`
    pub rust_name: &'t str,
    /// The type of the related entities as CSDL writes it, `Collection(microsoft.graph.user)`, of a
    /// navigation property that does not read them by itself; empty for every other property.
    pub target: &'t str,
    /// The flags of the property.
    pub flags: PropertyFlags,
}

/// Why a table cannot be written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableError {
    /// The type has more than a table has room for; see [`limits`](crate::limits).
    Limit,
    /// The version of the format is not [`VERSION`].
    Version,
    /// The text is not a table.
    Malformed,
}

impl TableError {
    /// The message of the error. Constants can call this.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Limit => {
                "the names of this type do not fit into a type table; use fewer or shorter ones"
            }
            Self::Version => {
                "the type table was written by another version of `graph-derive`; use the same version \
                 of `graph-derive` and `graph-models`"
            }
            Self::Malformed => {
                "the type table is malformed; let the attribute `graph_entity` of the same version of \
                 `graph-models` write it"
            }
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for TableError {}

/// A number of fourteen bits, in two characters of seven bits, the low ones first.
const fn number(low: u8, high: u8) -> usize {
    low as usize + ((high as usize) << 7)
}

/// The two characters of a number. The caller has refused larger numbers.
const fn digits(number: usize) -> [u8; 2] {
    [(number & 127) as u8, (number >> 7 & 127) as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_seven_bits_in_a_character() {
        assert_eq!((number(0, 0), number(127, 0), number(0, 1)), (0, 127, 128));
        assert_eq!(number(127, 127), crate::limits::LONGEST_NAME);
        for value in [0, 1, 127, 128, 300, 16_383] {
            let [low, high] = digits(value);
            assert_eq!(number(low, high), value);
        }
    }

    #[test]
    fn every_shape_has_a_code_of_its_own() {
        let shapes: Vec<TableShape> = (0..=255).filter_map(TableShape::from_code).collect();
        assert_eq!(shapes.len(), 7);
        for shape in shapes {
            assert_eq!(TableShape::from_code(shape.code()), Some(shape));
        }
        let open = TableShape::Enumeration { flags: false, open: true };
        assert_eq!(TableShape::from_code(open.code()), Some(open));
    }
}
