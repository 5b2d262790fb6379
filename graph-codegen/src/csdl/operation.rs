//! Actions and functions.

use super::annotation::Annotation;
use crate::error::Position;

/// An `Action` or `Function` element.
#[derive(Debug)]
pub struct Operation {
    /// `Name`, without the namespace.
    pub name: String,
    /// Whether it is an `Action` or a `Function`.
    pub kind: OperationKind,
    /// `IsBound`: the first parameter is the value that the operation is called on.
    pub bound: bool,
    /// `IsComposable`: an address can go on after the call of the function.
    pub composable: bool,
    /// The `Parameter` elements, in document order.
    pub parameters: Vec<Parameter>,
    /// The `ReturnType` element.
    pub return_type: Option<ReturnType>,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// Where the element starts.
    pub position: Position,
}

/// The kind of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// `Action`: may change something; its parameters are in the body of the request.
    Action,
    /// `Function`: changes nothing; its parameters are in the URL.
    Function,
}

impl OperationKind {
    /// `action` or `function`, in messages and docs.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Function => "function",
        }
    }
}

/// A `Parameter` element.
#[derive(Debug)]
pub struct Parameter {
    /// `Name`
    pub name: String,
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// `Nullable`, if present
    pub nullable: Option<bool>,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// Where the element starts.
    pub position: Position,
}

/// A `ReturnType` element.
#[derive(Debug)]
pub struct ReturnType {
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// Where the element starts.
    pub position: Position,
}

/// An `ActionImport` or `FunctionImport` element: the address of an unbound operation.
#[derive(Debug)]
pub struct Import {
    /// `Name`: the segment of the address
    pub name: String,
    /// Whether it is an `ActionImport` or a `FunctionImport`.
    pub kind: OperationKind,
    /// `Action` or `Function`: the full name of the operation
    pub operation: String,
    /// Where the element starts.
    pub position: Position,
}
