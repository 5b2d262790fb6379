//! Query options, with property names that the compiler checks, and paths of addresses.
//!
//! Properties are written with their Rust names and sent with their wire names. A name that the type
//! does not have does not compile:
//!
//! ```
//! use graph_models::query::Query;
//! use graph_models::{AdditionalData, graph_entity, order_by, property, select};
//!
//! #[graph_entity]
//! pub struct User {
//!     #[graph(key)]
//!     pub id: Option<String>,
//!     pub display_name: Option<String>,
//!     pub account_enabled: Option<bool>,
//!     pub address: Option<Box<Address>>,
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! #[graph_entity(complex)]
//! pub struct Address {
//!     pub postal_code: Option<String>,
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! let named = property!(User: display_name).starts_with("O'H");
//! let near = property!(User: address.postal_code).eq("98 052");
//! let query = Query::new()
//!     .select(select!(User: id, display_name))
//!     .filter(named.and(near))
//!     .order_by(order_by!(User: display_name desc))
//!     .top(25);
//! assert_eq!(
//!     query.to_string(),
//!     "$select=id,displayName\
//!      &$filter=startswith(displayName,'O''H')%20and%20address/postalCode%20eq%20'98%20052'\
//!      &$orderby=displayName%20desc&$top=25",
//! );
//! ```
//!
//! ```compile_fail
//! # use graph_models::{AdditionalData, graph_entity, select};
//! # #[graph_entity]
//! # pub struct User {
//! #     pub display_name: Option<String>,
//! #     #[graph(additional)]
//! #     pub additional_data: AdditionalData,
//! # }
//! let select = select!(User: displayName); // the field is `display_name`
//! ```
//!
//! No code is generated per type for this: the compiler looks up the names in the type table.

mod encode;
mod filter;
mod literal;
mod names;
mod options;
mod path;
mod property;
mod query_string;

pub(crate) use encode::{Encoded, IN_SEGMENT};
pub use filter::Filter;
pub use literal::{Operand, Scalar};
pub(crate) use literal::{json_literal, literal, quoted, slot_literal};
pub(crate) use names::wire_name_of;
#[doc(hidden)]
pub use names::{FieldType, Names};
pub use options::{Expand, OrderBy, Select};
pub use path::{InvalidPath, ResourcePath};
pub use property::{Holds, Property};
pub use query_string::Query;
