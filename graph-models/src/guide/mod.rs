//! A guide: one page for each task, with the smallest example that works, and the traps.
//!
//! | you want to | page |
//! |---|---|
//! | read a body, and know what the service said | [`reading`] |
//! | change an entity: send a PATCH | [`patch`] |
//! | create an entity, call an action, send mail | [`creating`] |
//! | read and change what entities lead to: managers, members, owners | [`relations`] |
//! | say what a request is about: addresses, `$select`, `$filter`, `$expand` | [`queries`] |
//! | read a collection to its end: pagination | [`paging`] |
//! | keep a copy up to date: delta queries | [`delta`] |
//! | send several requests in one | [`batch`] |
//! | tell errors apart, and try again after a 429 | [`errors`] |
//! | declare types of your own | [`own_types`] |
//! | generate models for another schema | [`generating`] |
//! | use a service that is not Microsoft Graph | [`own_service`] |
//! | know what it costs: builds, programs, memory | [`cost`] |
//!
//! The guide leads to the docs of the items, which have the rules in full. The programs among the
//! [examples] show the same tasks against a service in the process.
//!
//! Each page uses the models (the default features `v1` and `operations`), and most use the feature `http`. With the feature `reqwest`
//! or `ureq`, `call.send(&client)` sends; otherwise, where an example calls a function `send`, that is your HTTP
//! client. See [`http`](crate::http).
//!
//! [examples]: https://docs.rs/crate/graph-models/latest/source/examples/README.md

#[doc(alias = "$batch")]
#[doc = include_str!("batch.md")]
pub mod batch {}

#[doc(alias("compile time", "performance"))]
#[doc = include_str!("cost.md")]
pub mod cost {}

#[doc(alias("POST", "send mail", "sendMail"))]
#[doc = include_str!("creating.md")]
pub mod creating {}

#[doc(alias("delta query", "synchronise", "synchronize"))]
#[doc = include_str!("delta.md")]
pub mod delta {}

#[doc(alias("retry", "429", "throttling"))]
#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc(alias("beta", "CSDL"))]
#[doc = include_str!("generating.md")]
pub mod generating {}

#[doc(alias("Dynamics", "Business Central", "SAP"))]
#[doc = include_str!("own_service.md")]
pub mod own_service {}

#[doc(alias = "extension")]
#[doc = include_str!("own_types.md")]
pub mod own_types {}

#[doc(alias = "pagination")]
#[doc = include_str!("paging.md")]
pub mod paging {}

#[doc(alias("PATCH", "update"))]
#[doc = include_str!("patch.md")]
pub mod patch {}

#[doc(alias("$select", "$filter", "$expand", "path"))]
#[doc = include_str!("queries.md")]
pub mod queries {}

#[doc = include_str!("reading.md")]
pub mod reading {}

#[doc(alias("$ref", "@odata.bind"))]
#[doc = include_str!("relations.md")]
pub mod relations {}
