//! Actions and functions.

use std::fmt;

use super::description::Description;
use super::property::{Property, TypeId, Value};
pub use crate::csdl::OperationKind;
use crate::error::Position;

/// An action or function. Overloads of one name are separate operations.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The namespace: `microsoft.graph.security`
    pub namespace: String,
    /// The name in it: `applyHold`
    pub name: String,
    /// The name of the struct of its parameters; empty until names are chosen.
    pub rust_name: String,
    /// Whether it is an action or a function.
    pub kind: OperationKind,
    /// What it is called on; `None` if it is unbound.
    pub binding: Option<Binding>,
    /// The parameters, without the binding parameter.
    pub parameters: Vec<Property>,
    /// What the document says about it.
    pub description: Description,
    /// What it returns; `None` if it returns nothing.
    pub return_type: Option<ReturnType>,
    /// Whether an address can go on after the call: a composable function.
    pub composable: bool,
    /// The name of an unbound operation in the entity container, if that has it.
    pub import: Option<String>,
    /// `Org.OData.Core.V1.RequiresExplicitBinding`: it can be called only on the elements of the schema
    /// that list it, such as `a.ship/crew`. Told in docs only
    pub explicit_bindings: Option<Vec<String>>,
    /// Where the document declares it.
    pub position: Position,
}

/// What an operation is called on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The full name of the type, or of the type of the elements: `microsoft.graph.user`
    pub type_name: String,
    /// Whether it is a collection.
    pub collection: bool,
    /// The entity type, complex type or enumeration; `None` if it is a primitive type, or if the
    /// subset omits it.
    pub ty: Option<TypeId>,
}

/// What an operation returns.
#[derive(Debug, Clone)]
pub struct ReturnType {
    /// The type as CSDL writes it, with aliases replaced by namespaces:
    /// `Collection(microsoft.graph.user)`
    pub type_name: String,
    /// The type of the value, or of the elements of a collection.
    pub value: Value,
    /// How the body of the response holds the value.
    pub form: BodyForm,
}

/// How the body of a response holds the returned value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// The body is an object with the properties of a structured value
    Structure,
    /// The property `value` of the body is a value of another type
    Single,
    /// The property `value` of the body is the array of a collection
    Collection,
    /// The body is the bytes of a stream
    Stream,
}

impl Operation {
    /// Whether it is a delta query: a function named `delta`, as in Graph, that returns a
    /// collection.
    pub fn is_delta(&self) -> bool {
        let collection =
            self.return_type.as_ref().is_some_and(|it| it.form == BodyForm::Collection);
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
