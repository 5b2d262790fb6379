//! Reports what is declared twice.

use std::collections::HashMap;

use crate::error::{Position, Problems};
use crate::schema::operation::{Binding, Operation, OperationKind};
use crate::schema::property::TypeId;
use crate::schema::types::Schema;

/// Reports names that are declared twice in an enumeration or an operation. Each name has its line.
pub(super) fn find_repeated_names<'n>(
    what: &str,
    names: impl IntoIterator<Item = (&'n str, &'n Position)>,
    subject: &str,
    problems: &mut Problems,
) {
    let mut seen = HashMap::new();
    for (name, position) in names {
        // A missing name is already reported.
        if name.is_empty() {
            continue;
        }
        if let Some(first) = seen.insert(name, position) {
            let message = format!("{what} `{name}` is already declared in {first}");
            problems.error(position, subject, message);
        }
    }
}

/// Reports properties that are declared twice, in a type or in one of its bases.
pub(super) fn find_repeated_properties(schema: &Schema, problems: &mut Problems) {
    for (id, ty, structure) in schema.structures() {
        let mut seen: HashMap<&str, (&Position, TypeId)> = HashMap::new();
        for (owner, property) in schema.inherited(id) {
            seen.insert(&property.name, (&property.position, owner));
        }
        for property in structure.properties.iter().filter(|it| !it.name.is_empty()) {
            if let Some((position, owner)) = seen.insert(&property.name, (&property.position, id)) {
                let message = format!(
                    "the property is already declared in `{}`, in {position}",
                    schema.types[owner]
                );
                let subject = format!("{ty}.{}", property.name);
                problems.error(&property.position, subject, message);
            }
        }
    }
}

/// Removes an operation that is declared again with the same binding and parameters, and notes that.
///
/// OData distinguishes actions only by their binding (CSDL XML 4.01, section 12.2), but services call
/// them with different parameters, too. Those have different names in Rust, and are noted.
pub(super) fn remove_repeated_operations(operations: &mut Vec<Operation>, problems: &mut Problems) {
    let mut overloads: HashMap<_, Vec<(Vec<String>, Position)>> = HashMap::new();
    operations.retain(|operation| {
        let names = operation.parameters.iter().map(|parameter| parameter.name.clone());
        let mut parameters: Vec<String> = names.collect();
        parameters.sort_unstable();
        let binding = operation.binding.as_ref().map(Binding::to_string);
        let others = overloads.entry((operation.kind, operation.to_string(), binding)).or_default();
        let (what, position) = (operation.kind.word(), &operation.position);
        if let Some((_, first)) = others.iter().find(|(known, _)| *known == parameters) {
            let message = format!(
                "the {what} is already declared for the same binding and parameters in {first}, \
                 which is used"
            );
            problems.note(position, operation.to_string(), message);
            return false;
        }
        if let (OperationKind::Action, Some((_, first))) = (operation.kind, others.first()) {
            let message = format!(
                "the action is already declared for the same binding in {first}, with other \
                 parameters; both are generated"
            );
            problems.note(position, operation.to_string(), message);
        }
        others.push((parameters, operation.position.clone()));
        true
    });
}
