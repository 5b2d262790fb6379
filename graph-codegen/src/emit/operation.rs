//! The file of the actions or functions that are bound to a type or to collections of it.
//!
//! ```text
//! /// The action `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`; returns
//! /// `microsoft.graph.user`.
//! #[graph_entity(odata_type = "#microsoft.graph.assignLicense", patch = false, tag = false)]
//! pub struct UserAssignLicense {
//!     /// `addLicenses`: `Collection(microsoft.graph.assignedLicense)`, not nullable.
//!     #[graph(non_null)]
//!     pub add_licenses: Option<Vec<super::super::AssignedLicense>>,
//!     …
//!     /// Parameters that the schema does not declare.
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! impl Action for UserAssignLicense {
//!     type Binding = super::super::User;
//!     type Response = super::super::User;
//! }
//! ```

use std::collections::BTreeSet;

use super::context::Context;
use super::declaration::{Attribute, Declaration, Keyword};
use super::model::fields;
use super::source::Source;
use super::types::Types;
use super::{docs, plain};
use crate::flavour::Flavour;
use crate::layout::Location;
use crate::schema::{BodyForm, FlatProperty, Operation, OperationKind, Property, Value};

/// The file that these operations share.
pub(super) fn emit(
    context: Context<'_>,
    operations: &[(&Operation, &Location)],
    flavour: Flavour,
) -> String {
    let mut body = Source::default();
    let mut edm = BTreeSet::new();
    let mut names = BTreeSet::new();
    for &(operation, location) in operations {
        let mut types = Types::new(context, flavour, location);
        body.blank();
        let flat: Vec<_> = operation.parameters.iter().map(parameter).collect();
        match flavour {
            Flavour::Models => {
                parameters(operation, location, &flat, &mut types).print(&mut body);
                body.blank();
                implementation(&mut body, operation, location, &mut types, &mut names);
            }
            Flavour::Plain => {
                let docs = docs::operation(operation);
                plain::struct_of(docs, &location.name, flat.iter(), |flat| {
                    plain::optional(flat, &mut types)
                })
                .print(&mut body);
            }
        }
        edm.extend(types.edm);
        names.extend(types.uses_flag_set.then_some("FlagSet"));
    }

    let about = operations.first().map(|(operation, _)| docs::operations(operation));
    let mut source = Source::file(&[&about.unwrap_or_default(), "", docs::ORIGIN]);
    match flavour {
        Flavour::Models => {
            source.import("use graph_models::edm", &edm.into_iter().collect::<Vec<_>>());
            names.insert("AdditionalData");
            let names: Vec<_> = names.into_iter().chain(["graph_entity"]).collect();
            source.import("use graph_models", &names);
        }
        Flavour::Plain => source.import("use serde", &["Deserialize", "Serialize"]),
    }
    source.0 + &body.0
}

/// A parameter as a property of the body.
fn parameter(property: &Property) -> FlatProperty<'_> {
    FlatProperty {
        owner: None,
        property,
        flags: property.flags,
        description: &property.description,
    }
}

fn parameters(
    operation: &Operation,
    location: &Location,
    properties: &[FlatProperty<'_>],
    types: &mut Types<'_>,
) -> Declaration {
    // The name is the name of the operation, which the body does not contain.
    let name = format!("odata_type = {:?}", format!("#{operation}"));
    let options = vec![name, "patch = false".to_owned(), "tag = false".to_owned()];
    Declaration {
        docs: docs::operation(operation),
        attributes: vec![Attribute::with("graph_entity", options)],
        keyword: Keyword::Struct,
        name: location.name.clone(),
        parts: fields(properties.iter(), types, "", docs::ADDITIONAL_PARAMETERS),
    }
}

/// The implementation of `Action` or `Function`. Adds the names that it uses to `names`.
fn implementation(
    body: &mut Source,
    operation: &Operation,
    location: &Location,
    types: &mut Types<'_>,
    names: &mut BTreeSet<&'static str>,
) {
    let name = match operation.kind {
        OperationKind::Action => "Action",
        OperationKind::Function => "Function",
    };
    body.implementation(name, &location.name);
    body.associated_type("Binding", &binding(operation, types));
    body.associated_type("Response", &response(operation, types, names));
    if let Some(import) = &operation.import {
        let constant = match operation.kind {
            OperationKind::Action => "SEGMENT",
            OperationKind::Function => "NAME",
        };
        body.associated_text(constant, import);
    }
    body.line(0, "}");
    names.insert(name);
}

/// The type of what the operation is called on: `()` if it is unbound.
fn binding(operation: &Operation, types: &mut Types<'_>) -> String {
    let Some(binding) = &operation.binding else { return "()".to_owned() };
    let element = types.element(binding.ty.map_or(Value::Json, Value::Structure));
    match binding.collection {
        true => format!("Vec<{element}>"),
        false => element,
    }
}

/// The type of the body of the response.
fn response(
    operation: &Operation,
    types: &mut Types<'_>,
    names: &mut BTreeSet<&'static str>,
) -> String {
    let Some(returned) = &operation.return_type else { return "()".to_owned() };
    let envelope = match returned.form {
        BodyForm::Stream => return types.content(),
        BodyForm::Structure => return types.element(returned.value),
        BodyForm::Single => "SingleValue",
        BodyForm::Collection if operation.is_delta() => "Delta",
        BodyForm::Collection => "Page",
    };
    names.insert(envelope);
    format!("{envelope}<{}>", types.element(returned.value))
}
