//! The input of emitting.

use crate::layout::Layout;
use crate::schema::Schema;

/// The schema and its layout.
#[derive(Clone, Copy)]
pub(crate) struct Context<'s> {
    pub(crate) schema: &'s Schema,
    pub(crate) layout: &'s Layout,
}
