//! The numbers that two crates or more must agree on.

/// Kinds with fewer properties or members than this have an alias in graph-models: `Structured7`,
/// `Enumeration7`.
///
/// The compiler checks an alias once. It would check `Structured<7, true, _>` again for every type
/// that names it, which are thousands.
pub const KIND_ALIASES: usize = 97;

/// The same for types without a name on the wire: `Untagged7`. They are the parameters of actions and
/// functions, which are few.
pub const UNTAGGED_KIND_ALIASES: usize = 13;

/// How many types a full group of a union's types has. A union has at most as many groups.
pub const UNION_GROUP: usize = 32;

/// How many types a union can have, including that of the unrecognized variant.
pub const UNION_TYPES: usize = UNION_GROUP * UNION_GROUP;

/// How many variants for known types a union can have.
pub const UNION_VARIANTS: usize = UNION_TYPES - 1;

/// How many bytes a name can have: its length has fourteen bits in a [type table](crate::TypeTable).
pub const LONGEST_NAME: usize = (1 << 14) - 1;

/// How many properties or members a type can have. Positions in an index have fourteen bits, and the
/// last position marks a slot without a name.
pub const MOST_NAMES: usize = (1 << 14) - 1;

/// How many bytes all names of a type can have together: their length has twenty-eight bits.
pub const LONGEST_NAMES: usize = (1 << 28) - 1;

/// How many properties share a block of presence bits, one bit each in a `u64`.
pub const PRESENCE_BLOCK: usize = u64::BITS as usize;
