//! What the attribute of graph-models (graph-derive), its engine (graph-models) and its generator
//! (graph-codegen) must agree on, stated once. Programs use graph-models, not this crate.
//!
//! # Type tables
//!
//! The attribute describes a type to the engine in a *type table*, which is a single string literal:
//! `const TABLE: &'static str = "…"`. The compiler checks and evaluates every expression in an impl,
//! and there are thousands of impls. A literal is already evaluated. A generic constant of the
//! engine decodes the table, and is evaluated only for the types that a program uses.
//!
//! A table has four parts:
//!
//! 1. a header of 19 characters: the [`VERSION`] of the format; the code of the
//!    [shape](TableShape); the [`TypeFlags`]; the [`Profile`]; the lengths of the type's three names; the number of
//!    rows; the number of the index's buckets; the length of all names
//! 2. all names, one after the other: the full name, after a `#`; the name of the Rust type; the full
//!    name of the base type, or the [`MemberNumbers`] of an enumeration; then for each property its name
//!    in JSON, its Rust name and the type that a navigation property leads to, or for each member its
//!    text
//! 3. a row for each property (the lengths of its three names, and its [`PropertyFlags`]) or member
//!    (the length of its text)
//! 4. the two tables of the [index](index::NameIndex) over the names in JSON
//!
//! A number has two characters of seven bits each, the low bits first, so that every character outside
//! the names is ASCII. Only the length of all names has four. Lengths count bytes.
//!
//! ```
//! use graph_table::{
//!     Profile, PropertyFlags, PropertyRow, Rows, TypeDescription, TypeFlags, TypeTable,
//! };
//!
//! let description = TypeDescription {
//!     tag: "#contoso.door",
//!     rust_name: "Door",
//!     base: None,
//!     flags: TypeFlags::OPEN,
//!     profile: Profile::GRAPH,
//!     rows: Rows::Structured(&[
//!         PropertyRow { wire_name: "id", rust_name: "id", target: "", flags: PropertyFlags::KEY },
//!         PropertyRow {
//!             wire_name: "keys",
//!             rust_name: "keys",
//!             target: "Collection(a.b)",
//!             flags: PropertyFlags::NAVIGATION,
//!         },
//!     ]),
//! };
//! let text = description.encode()?;
//! assert_eq!(
//!     text,
//!     concat!(
//!         "\x06\x01\x04\0\0",      // version 6, a structured type, the flag of an open type, a profile
//!         "\x0d\0\x04\0\0\0",      // names of 13, 4 and 0 bytes
//!         "\x02\0\x01\0",          // 2 rows, 1 bucket
//!         "\x2c\0\0\0",            // 44 bytes of names
//!         "#contoso.doorDoor",     // the type's names
//!         "ididkeyskeysCollection(a.b)", // the names of the properties
//!         "\x02\0\x02\0\0\0\x01",  // 2, 2 and 0 bytes, the flag of a key
//!         "\x04\0\x04\0\x0f\0\x08", // 4, 4 and 15 bytes, the flag of a navigation property
//!         "\x00",                  // the hashes of the bucket are not rotated
//!         "\0\0\x01\0",            // the slots: position 0, then position 1
//!     ),
//! );
//!
//! let table = TypeTable::new(&text);
//! assert_eq!(table.check(), Ok(()));
//! assert_eq!((table.tag(), table.rust_name(), table.base()), ("#contoso.door", "Door", None));
//! assert_eq!(table.properties().map(|row| row.rust_name).collect::<Vec<_>>(), ["id", "keys"]);
//! assert_eq!(table.index().candidate("keys"), Some(1));
//! # Ok::<(), graph_table::TableError>(())
//! ```

pub mod index;
pub mod limits;
pub mod naming;
pub mod suggest;

mod flags;
mod profile;
mod table;

pub use flags::{PropertyFlags, TypeFlags};
pub use profile::{InvalidProfile, Profile, Tags};
pub use table::{
    MemberNumbers, Members, NOTHING, Properties, PropertyRow, Rows, TableError, TableShape,
    TypeDescription, TypeTable, VERSION,
};

/// The name of the hidden module of graph-models that expansions of the attribute refer to. It
/// contains the version, so that an expansion of another version does not compile, and the compiler's
/// message names both versions.
pub const PRIVATE_MODULE: &str = concat!(
    "__private_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH"),
);

#[cfg(test)]
mod tests {
    #[test]
    fn the_private_module_has_the_version_in_its_name() {
        let (release, _) =
            env!("CARGO_PKG_VERSION").split_once('-').unwrap_or((env!("CARGO_PKG_VERSION"), ""));
        assert_eq!(super::PRIVATE_MODULE, format!("__private_{}", release.replace('.', "_")));
    }
}
