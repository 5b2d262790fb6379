//! Actions and functions with every reference followed.

use std::fmt;

use super::{Property, TypeId, Value};
pub use crate::csdl::OperationKind;

/// An action or function: one of those of its name, if there are several.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The namespace: `microsoft.graph.security`
    pub namespace: String,
    /// The name in it: `applyHold`
    pub name: String,
    /// Whether it is an action or a function.
    pub kind: OperationKind,
    /// What it is called on; `None` if on nothing but the service.
    pub binding: Option<Binding>,
    /// The other parameters.
    pub parameters: Vec<Property>,
    /// What it answers; `None` if nothing.
    pub answer: Option<Answer>,
    /// The line of the document that declares it.
    pub line: u32,
}

/// What an operation is called on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The full name of the type, or of the elements: `microsoft.graph.user`
    pub type_name: String,
    /// Whether it is a collection of these.
    pub collection: bool,
    /// The entity type, complex type or enumeration of this name; `None` if it is a primitive type,
    /// or outside of a subset.
    pub ty: Option<TypeId>,
}

/// What an operation answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The type as CSDL writes it, aliases written out: `Collection(microsoft.graph.user)`
    pub type_name: String,
    /// The type of the value, or of the elements.
    pub value: Value,
    /// How the value stands in the body of the answer.
    pub form: Form,
}

/// How the value of an answer stands in its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The properties of a structured value are those of the body.
    Structure,
    /// A value of another type is the property `value` of the body.
    Single,
    /// The values of a collection are an array, the property `value` of the body.
    Collection,
    /// The body is the value: the bytes of a stream.
    Stream,
}

impl Operation {
    /// Whether it answers what changed in a collection: the function that services with delta queries
    /// call so, as Graph does.
    pub fn is_delta(&self) -> bool {
        let collection = self.answer.as_ref().is_some_and(|it| it.form == Form::Collection);
        self.kind == OperationKind::Function && self.name == "delta" && collection
    }
}

/// The namespace and name: `microsoft.graph.security.applyHold`
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

/// As CSDL writes it: `Collection(microsoft.graph.user)`
impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.collection {
            true => write!(f, "Collection({})", self.type_name),
            false => f.write_str(&self.type_name),
        }
    }
}

impl Binding {
    /// The name of the type without its namespace.
    pub fn local_name(&self) -> &str {
        self.type_name.rsplit('.').next().unwrap_or(&self.type_name)
    }

    /// The namespace of the type.
    pub fn namespace(&self) -> &str {
        self.type_name.rsplit_once('.').map_or("", |(namespace, _)| namespace)
    }
}
