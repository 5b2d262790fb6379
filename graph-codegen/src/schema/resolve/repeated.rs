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

/// Reports overloads that cannot be distinguished: two actions with the same binding, or two
/// functions with the same binding and parameters (CSDL XML 4.01, sections 12.2 and 12.4).
pub(super) fn find_repeated_operations(operations: &[Operation], problems: &mut Problems) {
    let mut seen = HashMap::new();
    for operation in operations {
        let mut parameters: Vec<&str> = match operation.kind {
            OperationKind::Action => Vec::new(),
            OperationKind::Function => {
                operation.parameters.iter().map(|parameter| &*parameter.name).collect()
            }
        };
        parameters.sort_unstable();
        let binding = operation.binding.as_ref().map(Binding::to_string);
        let key = (operation.kind, operation.to_string(), binding, parameters);
        if let Some(position) = seen.insert(key, &operation.position) {
            let message = match operation.kind {
                OperationKind::Action => {
                    format!("the action is already declared for the same binding in {position}")
                }
                OperationKind::Function => format!(
                    "the function is already declared for the same binding and parameters in \
                     {position}"
                ),
            };
            problems.error(&operation.position, operation.to_string(), message);
        }
    }
}
