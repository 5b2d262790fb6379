//! Bodies that someone wrote to do harm: to fill a log or a stack, to take time, or to show a secret.

#[path = "../support/mod.rs"]
mod support;

mod nested;
mod printed;

use graph_models::serde::Deserialize;
use graph_models::{AdditionalData, Delta, Object, Page, graph_entity, json};
use serde_json::{Value, json};
use support::{User, refusal};

/// A complex type with a secret, untyped JSON and values of its own kind.
#[graph_entity(complex)]
pub struct Node {
    /// `label`
    pub label: Option<String>,
    /// `note`: `Edm.Untyped`
    pub note: Option<Value>,
    /// `seal`: `Edm.Untyped`, secret
    #[graph(secret)]
    pub seal: Option<Value>,
    /// `next`
    pub next: Option<AnyNode>,
    /// `children`
    pub children: Option<Vec<AnyNode>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A type derived from it.
#[graph_entity(complex, base = "#microsoft.graph.node")]
pub struct Branch {
    /// `label`
    pub label: Option<String>,
    /// `height`
    pub height: Option<f64>,
    /// `next`
    pub next: Option<AnyNode>,
    /// `children`
    pub children: Option<Vec<AnyNode>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union of both.
#[graph_entity]
pub enum AnyNode {
    /// The derived type.
    Branch(Box<Branch>),
    /// The base type, or something else.
    #[graph(unrecognized)]
    Unrecognized(Box<Node>),
}
