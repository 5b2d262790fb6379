//! Typed models for Microsoft Graph that lose nothing between parsing and serialising.
//!
//! ```
//! # #[cfg(feature = "v1")] {
//! use graph_models::v1::{IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch};
//! use graph_models::{ObjectExt, json, null, set};
//!
//! let status: IosUpdateDeviceStatus =
//!     json::from_str(r#"{"id": "1", "osVersion": "17.5", "userName": null, "shade": 7}"#)?;
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
//! In this example, the body has a property that the type does not declare, and an explicit null.
//! Both are kept and written back. The patch sets one property, sets another to null, and leaves
//! the others alone.
//!
//! # Use
//!
//! ```toml
//! [dependencies]
//! graph-models = { version = "0.1", features = ["http"] }
//! ```
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `v1` | yes | the models of Microsoft Graph v1.0, in the module [`v1`] |
//! | `operations` | yes | `v1`, and the parameters of its actions and functions. Without it, the crate takes an eighth less time to compile: `default-features = false, features = ["v1"]` |
//! | `http` | no | requests and responses as types of the crate `http`, for any HTTP client: the module [`http`] |
//! | `reqwest`, `ureq` | no | `http`, and calls that are sent with these clients, again where that is safe |
//! | `encrypted-notifications` | no | decrypts the resources in change notifications: [`notification`] |
//! | `precompiled` | no | generates the machine code for the types once, with this crate, instead of in each program that uses them |
//! | `arbitrary_precision` | no | keeps every digit of decimals and untyped numbers, through the serde_json feature of the same name, which applies to the whole program |
//!
//! The models are those of the schema that [msgraph-metadata] published in August 2026. The oldest
//! supported compiler is Rust 1.91. The crate brings no HTTP client unless you ask for one, no authentication
//! and, without the feature `reqwest`, no async runtime. Compiling the models takes about a minute, once: see [the cost].
//!
//! # A request
//!
//! With the feature `http`, a service makes a call, the call makes a request, the client of your choice
//! sends it, and the call reads the response. With the feature `reqwest` or `ureq`, `call.send(&client)` does all
//! of this.
//!
//! ```
//! # #[cfg(all(feature = "http", feature = "v1"))] {
//! use graph_models::http::{Response, Service};
//! use graph_models::query::Query;
//! use graph_models::v1::{GraphService, User};
//! use graph_models::{path, select};
//!
//! let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer("eyJ0")?;
//! let query = Query::new().select(select!(User: id, display_name)).top(5);
//! let call = graph.list(path!(GraphService: users).base().query(&query))?;
//! let request = call.request()?; // for the client
//! assert_eq!(
//!     request.uri(),
//!     "https://graph.microsoft.com/v1.0/users?$select=id,displayName&$top=5",
//! );
//!
//! let response = Response::new(r#"{"value": [{"id": "1", "displayName": "Ada"}]}"#); // from the client
//! let page = call.read(response)?;
//! assert_eq!(page.value[0].display_name.as_deref(), Some("Ada"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without it, the models are the bodies of any client that reads JSON through serde:
//! `client.get(url).send().await?.error_for_status()?.json::<Page<User>>().await?`.
//!
//! # Authentication
//!
//! Microsoft Graph wants an access token of Microsoft Entra. Get one from a library such as
//! [azure_identity], for the scope `https://graph.microsoft.com/.default`, or for a first try with
//! `az account get-access-token --resource-type ms-graph`, and pass it to [`Service::bearer`]. It is sent
//! only to the service, and never printed. A token is valid for about an hour: when the service answers
//! 401, [`Refusal::is_unauthenticated`] is true, and the program needs another one.
//!
//! # Guide
//!
//! The [guide] has a page for each task, with a program to run where there is one:
//!
//! | task | page | example |
//! |---|---|---|
//! | read a body, and values of several types | [reading] | [`directory_objects`] |
//! | change an entity with a patch | [patching] | [`update_ios_status`] |
//! | create an entity, call an action, send mail | [creating] | [`create_group`], [`upload_file`] |
//! | related entities: managers, members, owners | [relations] | [`related_entities`] |
//! | addresses, `$select`, `$filter`, `$expand` | [addresses and queries] | [`list_users`] |
//! | all pages of a collection | [paging] | [`list_users`] |
//! | keep a copy up to date | [delta] | [`delta_sync`] |
//! | several requests in one | [batches] | [`batch`] |
//! | refusals, throttling, trying again | [errors] | [`throttled`], [`error_answer`] |
//! | types that the schema does not have | [your own types] | |
//! | the beta version, a few types, or another schema | [generating models] | |
//! | a service that is not Microsoft Graph | [your own service] | [`own_service`] |
//! | values of any type, without their secrets | [`Registry::read_any`] | [`any_type`] |
//! | receive change notifications | [`notification`] | [`notifications`] |
//! | builds, programs and memory | [the cost] | |
//!
//! # Contents
//!
//! Models:
//!
//! - [`v1`] (a default feature) has all entity types, complex types and enumerations of Microsoft
//!   Graph v1.0, with a module for each namespace. Each entity type and complex type has a patch
//!   twin, such as `UserPatch` for `User`. Each type that others derive from has a union, such as
//!   `AnyDirectoryObject`; [`UnionExt`] gives access to its value. Only `microsoft.graph.entity`,
//!   the base of almost all entity types, has no union: see [`cast`].
//! - [`graph_entity`] is the attribute that makes such types, also from structs and enums of your
//!   own. Its page is the manual. The program `graph-codegen` generates models from a CSDL
//!   document, for example for another service or for a part of one.
//! - [`Nav`] is the type of a navigation property. It keeps what a body says about a relationship.
//!   [`Nav::read`] reads the related entities as their type when you ask for them.
//! - [`AdditionalData`] holds the properties and annotations that the type does not declare.
//!   [`ObjectExt`] answers other questions about a value: which properties are explicit nulls, what
//!   the tag `@odata.type` is, whether a patch is empty.
//! - [`edm`] lists the Rust type of each OData primitive type, and [`FlagSet`] is a set of flags.
//!
//! Changes:
//!
//! - [`set`], [`null`], [`merge`], [`replace`], [`bind`](bind()) and [`embed`] fill the properties of a
//!   patch twin.
//! - [`diff`] makes the smallest patch that changes one value into another, and [`patch_of`] makes
//!   a patch that sets all properties of a value. [`apply`] merges a patch into a value, and
//!   [`unpatchable()`] lists the differences that stay.
//! - [`merge_change`] merges what a service says of a value into what is known of it, and
//!   [`patch_towards`] makes the patch that leads from there to what is wanted.
//!
//! Requests and responses:
//!
//! - [`Page`], [`Delta`], [`SingleValue`], [`GraphError`], [`BatchRequest`] and [`BatchResponse`]
//!   are the envelopes around values in a body.
//! - [`Profile`] says how a service wants its bodies and addresses.
//!   [Your own service](https://docs.rs/graph-models/latest/graph_models/guide/own_service/) is about services other than Microsoft Graph.
//! - [`path!`] writes an address that the compiler checks, such as
//!   `path!(GraphService: users[id].messages)`, and [`query`] the query options, such as
//!   `select!(User: id, display_name)`.
//! - [`Action`] and [`Function`] describe operations. Their implementations, such as
//!   `v1::actions::UserAssignLicense` (the feature `operations`), hold the parameters and name the type of the response.
//! - [`http`] (a feature) makes requests and reads responses with the types of the crate `http`, for
//!   any HTTP client. With the features `reqwest` and `ureq`, it sends them.
//! - [`notification`] receives change notifications, which everybody can send: it validates the endpoint,
//!   checks, decrypts and reads them.
//!
//! Types by name:
//!
//! - [`TypeInfo`] describes a type without a value: its names, properties, property flags and
//!   members. It is the constant `Model::TYPE`.
//! - [`Registry`] finds types by name, and [`Operations`] finds operations, for programs that learn
//!   a name at run time. [`cast`] converts a value whose declared type is only a base type.
//! - [`Registry::read_any`] reads a body of any type, and the methods of `dyn Object` read and set its
//!   properties by name and hide its secrets. [`Registry::with`] adds types of your own.
//! - [`Registry::resolve`] and [`Operations::resolve`] follow the address of a resource, such as that of
//!   a change notification, to the type that it leads to, and tell its keys.
//!
//! # On the wire
//!
//! The models implement serde's traits for every self-describing format; Graph uses JSON. The tag
//! `@odata.type` is written first, then the properties in declaration order, then the additional
//! data. [`json`] reads and writes JSON text with the same results as `serde_json`, but faster.
//!
//! # Errors
//!
//! If a body does not fit its type, the error has the path to the value:
//!
//! ```
//! # #[cfg(feature = "v1")] {
//! use graph_models::{json, v1::IosUpdateDeviceStatus};
//!
//! let error = json::from_str::<IosUpdateDeviceStatus>(r#"{"osVersion": 17}"#).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "at osVersion: expected a string, found a number \
//!      (`json::tolerant` keeps such a value) at line 1 column 16",
//! );
//! # }
//! ```
//!
//! [`json::tolerant`] reads a body around a value that does not fit, keeps it, and lists it.
//!
//! An HTTP client that reads JSON itself may have this message in the error's `source`. A related
//! entity that does not fit is an error of [`Nav::read`] instead, also with the path from the root
//! of the body. An error that the service reports is a body of type [`GraphError`], in whichever form
//! the service writes it.
//!
//! [azure_identity]: https://docs.rs/azure_identity
//! [msgraph-metadata]: https://github.com/microsoftgraph/msgraph-metadata
//! [`batch`]: https://docs.rs/crate/graph-models/latest/source/examples/batch.rs
//! [`create_group`]: https://docs.rs/crate/graph-models/latest/source/examples/create_group.rs
//! [`delta_sync`]: https://docs.rs/crate/graph-models/latest/source/examples/delta_sync/main.rs
//! [`directory_objects`]: https://docs.rs/crate/graph-models/latest/source/examples/directory_objects.rs
//! [`error_answer`]: https://docs.rs/crate/graph-models/latest/source/examples/error_answer.rs
//! [`any_type`]: https://docs.rs/crate/graph-models/latest/source/examples/any_type.rs
//! [`notifications`]: https://docs.rs/crate/graph-models/latest/source/examples/notifications/main.rs
//! [`own_service`]: https://docs.rs/crate/graph-models/latest/source/examples/own_service/main.rs
//! [`list_users`]: https://docs.rs/crate/graph-models/latest/source/examples/list_users.rs
//! [`related_entities`]: https://docs.rs/crate/graph-models/latest/source/examples/related_entities.rs
//! [`throttled`]: https://docs.rs/crate/graph-models/latest/source/examples/throttled.rs
//! [`update_ios_status`]: https://docs.rs/crate/graph-models/latest/source/examples/update_ios_status/main.rs
//! [`upload_file`]: https://docs.rs/crate/graph-models/latest/source/examples/upload_file.rs
#![cfg_attr(all(feature = "http", feature = "operations"), doc = include_str!("guide/links.md"))]
// Without operations or requests these pages are not part of the docs, so the links lead to those on the web.
#![cfg_attr(
    not(all(feature = "http", feature = "operations")),
    doc = include_str!("guide/links_elsewhere.md")
)]
// Each item says which feature it needs. docs.rs sets `docsrs` and has the compiler for it.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The attribute's expansion uses the path `::graph_models`, also in this crate.
extern crate self as graph_models;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private_0_1_0;
mod dynamic;
mod engine;
mod envelope;
mod impls;
pub mod json;
mod model;
mod operation;
mod patch;
mod registry;
mod union;

pub mod address;
pub mod edm;
// Docs alone: a program does not contain the guide.
#[cfg(all(any(doc, doctest), feature = "http", feature = "operations"))]
pub mod guide;
#[cfg(feature = "http")]
pub mod http;
pub mod notification;
pub mod query;
#[cfg(feature = "v1")]
#[doc = include_str!("v1.md")]
// With one line break, the definition of the link would be part of the paragraph before it.
#[cfg_attr(all(feature = "http", feature = "operations"), doc = "\n\n[guide]: crate::guide")]
#[cfg_attr(
    not(all(feature = "http", feature = "operations")),
    doc = "\n\n[guide]: https://docs.rs/graph-models/latest/graph_models/guide/"
)]
pub mod v1;

pub use address::Container;
pub use dynamic::{Masked, WithContent};
pub use engine::{Misfit, cast, deserialize_strict};
// The crates that the types of fields come from, so that a program needs no other dependency.
pub use {chrono, serde, serde_json, uuid};

pub use envelope::{
    BatchAnswer, BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep,
    Delta, DeltaItem, DeltaItems, ErrorDetails, GraphError, InnerError, InvalidRetryAfter,
    MainError, Page, PageItem, Removal, RemovalReason, RetryAfter, SingleValue,
};
pub use graph_derive::graph_entity;
// How a service wants its bodies and addresses.
pub use graph_table::{InvalidProfile, Profile, Tags};
pub use model::{
    AdditionalData, Bind, Change, EnumValue, FlagSet, GraphEnum, Model, Nav, Object, ObjectExt,
    Patchable, Patched, PropertyInfo, Relationship, Shape, Twin, TypeInfo, TypeRef, TypeTag,
    UnionPatch, UnionType, UnknownMember, Untyped,
};
pub use operation::{Action, Function, FunctionAddress, InvalidParameter, Operations};
pub use patch::{
    Bindable, Embeddable, MergeConflict, Mergeable, Nullable, Settable, Unpatchable,
    UnpatchableReason, apply, bind, diff, embed, merge, merge_change, null, patch_of,
    patch_towards, replace, set, unpatchable,
};
pub use registry::{RegisteredType, Registry};
pub use union::UnionExt;

/// What generated models use to register their types.
#[doc(hidden)]
pub mod registered {
    pub use crate::operation::{
        RegisteredOperation, composable, composable_collection, parameters,
    };
    pub use crate::registry::{RegisteredType, enumeration, structure, union};
}
