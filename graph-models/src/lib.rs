//! Typed models for Microsoft Graph that lose nothing between parse and serialise.
//!
//! ```
//! # #[cfg(feature = "v1")] {
//! use graph_models::v1::{IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch};
//! use graph_models::{ObjectExt, null, serde_json, set};
//!
//! let status: IosUpdateDeviceStatus =
//!     serde_json::from_str(r#"{"id": "1", "osVersion": "17.5", "userName": null, "shade": 7}"#)?;
//! assert_eq!(status.os_version.as_deref(), Some("17.5"));
//! assert!(status.is_explicit_null("userName"));
//! assert_eq!(status.additional_data.get("shade"), Some(&7.into()));
//!
//! let patch = IosUpdateDeviceStatusPatch {
//!     os_version: set("17.6.1"),
//!     user_name: null(),
//!     ..Default::default()
//! };
//! # let _ = patch;
//! # }
//! # Ok::<(), graph_models::serde_json::Error>(())
//! ```
//!
//! # What there is
//!
//! - `v1` (a default feature): all entity types, complex types and enumerations of Microsoft Graph
//!   v1.0, namespaces as modules. Each entity and complex type has a patch twin, `User` and
//!   `UserPatch`; each one that others are based on a union, `AnyDirectoryObject`, which
//!   [`UnionExt`] looks into. `microsoft.graph.entity`, the base of nearly all, has none: see
//!   [`cast`].
//! - [`Page`], [`Delta`], [`SingleValue`], [`GraphError`], [`BatchRequest`] and [`BatchResponse`]:
//!   the envelopes around values in a body.
//! - [`query`]: query options whose names the compiler checks, `select!(User: id, display_name)`, and
//!   addresses.
//! - `http` (a feature): requests and responses as types of the crate `http`, for any client.
//! - [`Action`] and [`Function`]: the parameters of operations, `v1::actions::UserAssignLicense`, and
//!   what they answer.
//! - [`Registry`]: types by their names, for programs that learn a name only when they run, as
//!   [`Operations`] are for operations; and [`cast`], for places whose declared type tells little.
//! - [`graph_entity`]: the attribute that makes such types, for types of your own; its page is the
//!   manual. `graph-codegen` writes models from a CSDL document: another version, another service,
//!   or a small part.
//! - [`AdditionalData`]: the properties of a body that the type does not declare. [`ObjectExt`] has the
//!   rest: explicit nulls, the tag `@odata.type`, whether a patch is empty.
//! - [`edm`]: the OData primitives, and [`FlagSet`].
//! - Patch twins: [`set`], [`null`], [`merge`], [`replace`] and [`bind`](bind()) fill their
//!   properties; [`diff`] makes the smallest patch between two values, [`patch_of`] that of a whole
//!   value, and [`apply`] merges one into a value.
//! - [`TypeInfo`]: names, property flags and members without a value ([`Model::TYPE`]).
//! - [`Nav`]: a navigation property. It keeps what a body says about a relationship, and reads the related
//!   entities as their type when they are asked for.
//!
//! # On the wire
//!
//! The models implement serde's traits for every format that describes itself; JSON is what Graph
//! speaks. Properties are written in the order of the declaration, the tag before them, additional
//! data after. A body that does not fit is an error with the path of the place:
//!
//! ```
//! # #[cfg(feature = "v1")] {
//! use graph_models::{serde_json, v1::IosUpdateDeviceStatus};
//!
//! let error = serde_json::from_str::<IosUpdateDeviceStatus>(r#"{"osVersion": 17}"#).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "at osVersion: expected a string, found a number at line 1 column 16",
//! );
//! # }
//! ```
//!
//! HTTP clients that read JSON by themselves may keep this message in the error's `source`.

// The attribute's expansion speaks of `::graph_models`, also in this crate.
extern crate self as graph_models;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private_0_1_0;
mod engine;
mod envelope;
mod impls;
pub mod json;
mod model;
mod operation;
mod patch;
mod registry;
mod union;

pub mod edm;
#[cfg(feature = "http")]
pub mod http;
pub mod query;
#[cfg(feature = "v1")]
pub mod v1;

pub use engine::{cast, deserialize_strict};
// What the types of fields come from, so that a program needs no dependency but this crate.
pub use {chrono, serde, serde_json, uuid};

pub use envelope::{
    BatchAnswer, BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep,
    Delta, DeltaItem, DeltaItems, ErrorDetails, GraphError, InnerError, InvalidRetryAfter,
    MainError, Page, Removal, RemovalReason, RetryAfter, SingleValue,
};
pub use graph_derive::graph_entity;
pub use model::{
    AdditionalData, Bind, Change, EnumValue, FlagSet, GraphEnum, Model, Nav, Object, ObjectExt,
    Patchable, Patched, PropertyInfo, Relationship, Shape, Twin, TypeInfo, TypeRef, TypeTag,
    UnionPatch, UnionType, UnknownMember,
};
pub use operation::{Action, Function, FunctionAddress, InvalidParameter, Operations};
pub use patch::{Bindable, Settable, apply, bind, diff, merge, null, patch_of, replace, set};
pub use registry::Registry;
pub use union::UnionExt;

/// What generated models register their types with.
#[doc(hidden)]
pub mod registered {
    pub use crate::operation::parameters;
    pub use crate::registry::{RegisteredType, enumeration, structure, union};
}
