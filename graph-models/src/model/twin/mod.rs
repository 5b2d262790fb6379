//! Patch twins: how they relate to their types, and what they hold for inner values.

mod change;
mod change_slot;
mod relation;
mod union_patch;

pub use change::Change;
pub(crate) use change_slot::Changed;
pub use relation::{HasTwin, IsTwinOf, Patchable, Twin};
pub use union_patch::UnionPatch;
