//! The input of emitting.

use graph_table::Profile;

use crate::layout::Layout;
use crate::schema::Schema;

/// The schema and its layout, and how the service wants its bodies.
#[derive(Clone, Copy)]
pub(crate) struct Context<'s> {
    pub(crate) schema: &'s Schema,
    pub(crate) layout: &'s Layout,
    pub(crate) profile: Profile,
}
