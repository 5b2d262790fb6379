//! How the bodies and addresses of a service are written.

mod words;

use std::fmt;

pub use words::InvalidProfile;

/// How a service wants its bodies and addresses: what differs between OData services, and is not in
/// their documents. Reading depends on it in one way: a JSON number is a member of an enumeration only with
/// `members=numbers`.
///
/// A profile is written as the name of one, and options that differ from it: `odata`, or
/// `odata, tag=never`. Without a name, the options differ from `graph`.
///
/// | option | values | what they mean |
/// |---|---|---|
/// | `tag` | `top`, `derived`, `never` | where `@odata.type` is written by itself; see [`Tags`] |
/// | `keys` | `segments`, `parentheses` | `/users/1`, or `/users('1')` |
/// | `enums` | `plain`, `qualified` | a member of an enumeration in an address: `'red'`, or `org.shop.Color'red'` |
/// | `members` | `names`, `numbers` | a member of an enumeration in a body: `"red"`, or its number, `1` |
/// | `control` | `full`, `short` | `@odata.type` and `manager@odata.bind`, or the form of OData 4.01: `@type` and `"manager": {"@id": …}` |
/// | `version` | `none`, `4.0`, `4.01` | the headers `OData-Version` and `OData-MaxVersion` of each request |
///
/// | name | options | of which services |
/// |---|---|---|
/// | `graph` | `tag=top, keys=segments, enums=plain, members=names, control=full, version=none` | Microsoft Graph |
/// | `odata` | `tag=derived, keys=parentheses, enums=qualified, members=names, control=full, version=4.0` | as OData 4.0 has it |
/// | `odata-4.01` | as `odata`, and `control=short, version=4.01` | as OData 4.01 has it |
/// | `dynamics` | as `odata` | Dynamics 365 and Dataverse |
///
/// ```
/// # use graph_table::{Profile, Tags};
///
/// let profile: Profile = "dynamics, tag=never".parse()?;
/// assert_eq!(profile.tags(), Tags::Never);
/// assert!(profile.keys_in_parentheses() && profile.qualified_enums());
/// assert_eq!(profile.version(), Some("4.0"));
/// assert_eq!(profile.to_string(), "odata, tag=never");
/// # Ok::<(), graph_table::InvalidProfile>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Profile(u8);

/// Where the name of a type, `@odata.type`, is written by itself. A name that was received is written
/// back in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tags {
    /// At the top of each body, and in a property whose declared type is not that of the value.
    Top,
    /// Only in a property whose declared type is not that of the value, and at the top of a body that is
    /// a union with a value of a derived type.
    Derived,
    /// Nowhere.
    Never,
}

/// The bits of the options.
const TAGS_DERIVED: u8 = 1;
const TAGS_NEVER: u8 = 2;
const PARENTHESES: u8 = 4;
const QUALIFIED: u8 = 8;
const SHORT: u8 = 16;
const VERSION_4_0: u8 = 32;
const VERSION_4_01: u8 = 64;
const MEMBER_NUMBERS: u8 = 128;

impl Profile {
    /// Microsoft Graph.
    pub const GRAPH: Self = Self(0);

    /// A service as OData 4.0 has it.
    pub const ODATA: Self = Self(TAGS_DERIVED | PARENTHESES | QUALIFIED | VERSION_4_0);

    /// A service as OData 4.01 has it.
    pub const ODATA_4_01: Self =
        Self(TAGS_DERIVED | PARENTHESES | QUALIFIED | SHORT | VERSION_4_01);

    /// The profile with these bits, which a type table has.
    #[inline]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The profile as bits.
    #[inline]
    pub const fn bits(self) -> u8 {
        self.0
    }

    const fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// Where `@odata.type` is written by itself.
    #[inline]
    pub const fn tags(self) -> Tags {
        match (self.has(TAGS_DERIVED), self.has(TAGS_NEVER)) {
            (_, true) => Tags::Never,
            (true, false) => Tags::Derived,
            (false, false) => Tags::Top,
        }
    }

    /// Whether a key is written in parentheses, `/users('1')`, and not as a segment.
    #[inline]
    pub const fn keys_in_parentheses(self) -> bool {
        self.has(PARENTHESES)
    }

    /// Whether an address has the name of the enumeration before a member: `org.shop.Color'red'`.
    #[inline]
    pub const fn qualified_enums(self) -> bool {
        self.has(QUALIFIED)
    }

    /// Whether a body has the number of an enumeration's member in place of its name.
    #[inline]
    pub const fn member_numbers(self) -> bool {
        self.has(MEMBER_NUMBERS)
    }

    /// The profile, but with names of members in bodies.
    pub const fn with_member_names(self) -> Self {
        Self(self.0 & !MEMBER_NUMBERS)
    }

    /// Whether control information is written as in OData 4.01: `@type` for `@odata.type`, and a
    /// relationship to an existing entity as `{"@id": …}` under the name of the property.
    #[inline]
    pub const fn short_control_information(self) -> bool {
        self.has(SHORT)
    }

    /// The version of OData that requests have in the headers `OData-Version` and `OData-MaxVersion`.
    pub const fn version(self) -> Option<&'static str> {
        match (self.has(VERSION_4_0), self.has(VERSION_4_01)) {
            (_, true) => Some("4.01"),
            (true, false) => Some("4.0"),
            (false, false) => None,
        }
    }
}

/// Prints the profile as it is parsed.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({self})")
    }
}
