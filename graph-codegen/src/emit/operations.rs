//! The registry of operations: the parameters of each, by name and binding.
//!
//! ```text
//! pub fn operations() -> Operations {
//!     super::registry().with_operations(
//!         &[("microsoft.graph.user", parameters::<super::actions::UserAssignLicense>), …],
//!         &[("microsoft.graph.user", parameters::<super::functions::UserReminderView>), …],
//!     )
//! }
//! ```

use std::collections::BTreeSet;

use super::context::Context;
use super::docs;
use super::registry::path;
use super::source::Source;
use crate::schema::{Binding, BodyForm, Operation, OperationKind, Value};

/// The module of the registry. No module of a type has this name.
pub(super) const FILE: &str = "operations_";

/// The function in it.
pub(super) const FUNCTION: &str = "operations";

/// The entry of an operation whose result is not addressed further.
const PARAMETERS: &str = "parameters";

/// The entry of a composable function that returns an entity or complex value.
const COMPOSABLE: &str = "composable";

/// The entry of a composable function that returns a collection.
const COMPOSABLE_COLLECTION: &str = "composable_collection";

pub(super) fn emit(context: Context<'_>) -> String {
    let mut source =
        Source::file(&["All actions and functions, by name and binding.", "", docs::ORIGIN]);
    source.import("use graph_models", &["Operations"]);
    let entries = context.schema.operations.iter().map(entry).collect::<BTreeSet<_>>();
    source.import("use graph_models::registered", &entries.into_iter().collect::<Vec<_>>());
    source.blank();
    source.line(0, "/// All actions and functions of these models, by name and binding.");
    source.line(0, "///");
    source.line(0, "/// Like `registry`, this does not enlarge a program that does not call it.");
    source.line(0, "#[inline]");
    source.line(0, "#[must_use]");
    source.line(0, &format!("pub fn {FUNCTION}() -> Operations {{"));
    let tables = [OperationKind::Action, OperationKind::Function].map(|kind| table(context, kind));
    source.call(1, "super::registry().with_operations", &tables);
    source.line(0, "}");
    source.0
}

/// The actions or functions, sorted for lookup: by name, then by binding.
fn table(context: Context<'_>, kind: OperationKind) -> Vec<String> {
    let operations = context.schema.operations.iter().zip(&context.layout.operations);
    let mut operations: Vec<_> = operations
        .filter(|(operation, _)| operation.kind == kind)
        .map(|(operation, location)| {
            let binding = operation.binding.as_ref().map_or_else(String::new, Binding::to_string);
            let name = operation.to_string().to_ascii_lowercase();
            (name, binding.to_ascii_lowercase(), location, binding, entry(operation))
        })
        .collect();
    operations.sort_by(|left, right| {
        (&left.0, &left.1, &left.2.name).cmp(&(&right.0, &right.1, &right.2.name))
    });
    let rows = operations.into_iter().map(|(_, _, location, binding, entry)| {
        let path = path(location, |location| location.name.clone());
        format!("({binding:?}, {entry}::<{path}>)")
    });
    rows.collect()
}

/// The function of graph-models that makes the entry of an operation.
fn entry(operation: &Operation) -> &'static str {
    let returned = operation.return_type.as_ref().filter(|_| operation.composable);
    match returned.map(|returned| (returned.form, returned.value)) {
        Some((BodyForm::Structure, Value::Structure(_))) => COMPOSABLE,
        // Nothing is known about untyped elements, and a delta query is followed by its links.
        Some((BodyForm::Collection, value))
            if !matches!(value, Value::Json) && !operation.is_delta() =>
        {
            COMPOSABLE_COLLECTION
        }
        _ => PARAMETERS,
    }
}
