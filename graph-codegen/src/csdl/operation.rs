//! Actions and functions.

use super::Annotation;

/// An `Action` or `Function` element.
#[derive(Debug)]
pub struct Operation {
    /// `Name`, without the namespace.
    pub name: String,
    /// Which element it is.
    pub kind: OperationKind,
    /// `IsBound`: the first parameter is what it is called on.
    pub bound: bool,
    /// The `Parameter` elements, in document order.
    pub parameters: Vec<Parameter>,
    /// The `ReturnType` element.
    pub return_type: Option<ReturnType>,
    /// The line of the element.
    pub line: u32,
}

/// What kind of operation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// `Action`: may change something, its parameters are a body.
    Action,
    /// `Function`: changes nothing, its parameters stand in the address.
    Function,
}

/// A `Parameter` element.
#[derive(Debug)]
pub struct Parameter {
    /// `Name`
    pub name: String,
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// `Nullable`, where it is given
    pub nullable: Option<bool>,
    /// The `Annotation` elements in it.
    pub annotations: Vec<Annotation>,
    /// The line of the element.
    pub line: u32,
}

/// A `ReturnType` element.
#[derive(Debug)]
pub struct ReturnType {
    /// `Type`, with its `Collection(…)`
    pub type_name: String,
    /// The line of the element.
    pub line: u32,
}
