//! The file of the operations of a kind that are bound to a type, or to collections of it.
//!
//! ```text
//! /// The action `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`; answers with
//! /// `microsoft.graph.user`.
//! #[graph_entity(odata_type = "#microsoft.graph.assignLicense", patch = false, tag = false)]
//! pub struct UserAssignLicense {
//!     /// `addLicenses`: `Collection(microsoft.graph.assignedLicense)`, not nullable.
//!     #[graph(non_null)]
//!     pub add_licenses: Option<Vec<super::super::AssignedLicense>>,
//!     …
//!     /// Parameters beyond the declared ones.
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//!
//! impl Action for UserAssignLicense {
//!     type Response = super::super::User;
//! }
//! ```

use std::collections::BTreeSet;

use super::plain;
use super::source::Source;
use super::structure::field_options;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::layout::Place;
use crate::names::{self, ADDITIONAL};
use crate::schema::{FlatProperty, Form, Operation, OperationKind, Property};

/// The file of these operations, which share it.
pub(super) fn emit(
    context: Context<'_>,
    operations: &[(&Operation, &Place)],
    flavour: Flavour,
) -> String {
    let mut body = Source::default();
    let mut edm = BTreeSet::new();
    let mut names = BTreeSet::new();
    for &(operation, place) in operations {
        let mut types = Types::new(context, flavour, place);
        body.blank();
        body.line(0, &format!("/// {}", docs::operation(operation)));
        match flavour {
            Flavour::Models => {
                parameters(&mut body, operation, place, &mut types);
                body.blank();
                implementation(&mut body, operation, place, &mut types, &mut names);
            }
            Flavour::Plain => {
                let flat: Vec<_> = operation.parameters.iter().map(parameter).collect();
                plain::emit_struct(&mut body, &place.name, flat.iter(), |flat| {
                    format!("Option<{}>", types.of(flat.property))
                });
            }
        }
        edm.extend(types.edm);
        names.extend(types.flags.then_some("FlagSet"));
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

/// A parameter, as the property that it is of the body.
fn parameter(property: &Property) -> FlatProperty<'_> {
    FlatProperty { owner: None, property, facets: property.facets }
}

fn parameters(body: &mut Source, operation: &Operation, place: &Place, types: &mut Types<'_>) {
    // The name is that of the operation, by which the service knows it; a body does not say it.
    let name = format!("odata_type = {:?}", format!("#{operation}"));
    body.entity(&[name, "patch = false".to_owned(), "tag = false".to_owned()]);
    body.structure(&place.name);
    for flat in operation.parameters.iter().map(parameter) {
        let name = names::field_name(&flat.property.name);
        body.line(1, &format!("/// {}", docs::property(&flat)));
        body.options(1, "graph", &field_options(&flat, &name));
        body.field(&name, &format!("Option<{}>", types.of(flat.property)));
    }
    body.line(1, "/// Parameters beyond the declared ones.");
    body.line(1, "#[graph(additional)]");
    body.field(ADDITIONAL, "AdditionalData");
    body.line(0, "}");
}

/// What the operation is and answers; `names` are what is used of graph-models.
fn implementation(
    body: &mut Source,
    operation: &Operation,
    place: &Place,
    types: &mut Types<'_>,
    names: &mut BTreeSet<&'static str>,
) {
    let name = match operation.kind {
        OperationKind::Action => "Action",
        OperationKind::Function => "Function",
    };
    body.implementation(name, &place.name);
    body.associated_type("Response", &response(operation, types, names));
    body.line(0, "}");
    names.insert(name);
}

/// The type of the answer's body.
fn response(
    operation: &Operation,
    types: &mut Types<'_>,
    names: &mut BTreeSet<&'static str>,
) -> String {
    let Some(answer) = &operation.answer else { return "()".to_owned() };
    let envelope = match answer.form {
        Form::Stream => return types.content(),
        Form::Structure => return types.element(answer.value),
        Form::Single => "SingleValue",
        Form::Collection if operation.is_delta() => "Delta",
        Form::Collection => "Page",
    };
    names.insert(envelope);
    format!("{envelope}<{}>", types.element(answer.value))
}
