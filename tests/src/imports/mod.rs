//! Who imports whom: the modules of a crate and the arrows between them, read from its sources.
//!
//! [`Tree::read`] parses every file of a crate, [`arrows`] follows each path to the file that
//! defines the item, also through re-exports, and [`check`] compares the arrows with the order in
//! [`TABLES`]. [`draw`] prints them. Code under `#[cfg(test)]` is left out.
//!
//! A method call has no path, so it is not an arrow. Neither is a re-export of a child by its
//! parent, because the parent then only passes the name on.

mod arrows;
mod check;
mod draw;
mod levels;
mod resolve;
mod table;
mod tokens;
mod tree;
mod visit;

pub use self::arrows::{Arrow, arrows};
pub use self::check::{Problem, check};
pub use self::draw::draw;
pub use self::table::{Exception, Layers, TABLES, Table, find};
pub use self::tree::Tree;
