//! The registry of operations: the parameters of each by its name and what it is bound to.
//!
//! ```text
//! pub fn operations() -> Operations {
//!     super::registry().with_operations(
//!         &[("microsoft.graph.user", parameters::<super::actions::UserAssignLicense>), …],
//!         &[("microsoft.graph.user", parameters::<super::functions::UserReminderView>), …],
//!     )
//! }
//! ```

use super::registry::path;
use super::source::Source;
use super::{Context, docs};
use crate::schema::{Binding, OperationKind};

/// The module of the registry, a name that no type's module has.
pub(super) const FILE: &str = "operations_";

/// The function in it.
pub(super) const FUNCTION: &str = "operations";

pub(super) fn emit(context: Context<'_>) -> String {
    let mut source =
        Source::file(&["Every action and function, by its name and binding.", "", docs::ORIGIN]);
    source.import("use graph_models", &["Operations"]);
    source.import("use graph_models::registered", &["parameters"]);
    source.blank();
    source.line(0, "/// Every action and function of these models, by its name and binding.");
    source.line(0, "///");
    source
        .line(0, "/// As with `registry`, a program that does not call this is not larger for it.");
    source.line(0, "#[inline]");
    source.line(0, "#[must_use]");
    source.line(0, &format!("pub fn {FUNCTION}() -> Operations {{"));
    let tables = [OperationKind::Action, OperationKind::Function].map(|kind| table(context, kind));
    source.call(1, "super::registry().with_operations", &tables);
    source.line(0, "}");
    source.0
}

/// The operations of a kind, in the order in which they are looked up: of their names, then of what
/// they are bound to.
fn table(context: Context<'_>, kind: OperationKind) -> Vec<String> {
    let operations = context.schema.operations.iter().zip(&context.layout.operations);
    let mut operations: Vec<_> = operations
        .filter(|(operation, _)| operation.kind == kind)
        .map(|(operation, place)| {
            let binding = operation.binding.as_ref().map_or_else(String::new, Binding::to_string);
            let name = operation.to_string().to_ascii_lowercase();
            (name, binding.to_ascii_lowercase(), place, binding)
        })
        .collect();
    operations.sort_by(|left, right| {
        (&left.0, &left.1, &left.2.name).cmp(&(&right.0, &right.1, &right.2.name))
    });
    let rows = operations.into_iter().map(|(_, _, place, binding)| {
        let path = path(place, |place| place.name.clone());
        format!("({binding:?}, parameters::<{path}>)")
    });
    rows.collect()
}
