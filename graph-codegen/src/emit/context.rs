//! The input of emitting.

use graph_table::Profile;

use crate::layout::Layout;
use crate::options::Operations;
use crate::schema::Schema;

/// The schema and its layout, and what the user chose.
#[derive(Clone, Copy)]
pub(crate) struct Context<'s> {
    pub(crate) schema: &'s Schema,
    pub(crate) layout: &'s Layout,
    /// How the service wants its bodies.
    pub(crate) profile: Profile,
    pub(crate) operations: Operations,
}
