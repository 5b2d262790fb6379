//! The patch twin of a type: what it holds for each property.

mod change;
mod relation;
mod union_patch;

pub use change::Change;
pub(crate) use change::Changed;
pub use relation::{HasTwin, IsTwinOf, Patchable, Twin};
pub use union_patch::UnionPatch;
