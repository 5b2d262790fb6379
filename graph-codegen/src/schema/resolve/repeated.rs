//! Reports what is declared twice.

use std::collections::HashMap;

use crate::error::Error;
use crate::schema::operation::{Binding, Operation, OperationKind};
use crate::schema::property::TypeId;
use crate::schema::types::Schema;

/// Reports names that are declared twice in an enumeration or an operation. Each name has its line.
pub(super) fn find_repeated_names<'n>(
    what: &str,
    names: impl IntoIterator<Item = (&'n str, u32)>,
    subject: &str,
    errors: &mut Vec<Error>,
) {
    let mut seen = HashMap::new();
    for (name, line) in names {
        if let Some(first) = seen.insert(name, line) {
            let message = format!("{what} `{name}` is already declared in line {first}");
            errors.push(Error::at(line, subject, message));
        }
    }
}

/// Reports properties that are declared twice, in a type or in one of its bases.
pub(super) fn find_repeated_properties(schema: &Schema, errors: &mut Vec<Error>) {
    for (id, ty, structure) in schema.structures() {
        let mut seen: HashMap<&str, (u32, TypeId)> = HashMap::new();
        for (owner, property) in schema.inherited(id) {
            seen.insert(&property.name, (property.line, owner));
        }
        for property in &structure.properties {
            if let Some((line, owner)) = seen.insert(&property.name, (property.line, id)) {
                let message = format!(
                    "the property is already declared in `{}`, in line {line}",
                    schema.types[owner]
                );
                let subject = format!("{ty}.{}", property.name);
                errors.push(Error::at(property.line, subject, message));
            }
        }
    }
}

/// Reports overloads that cannot be distinguished: two actions with the same binding, or two
/// functions with the same binding and parameters (CSDL XML 4.01, sections 12.2 and 12.4).
pub(super) fn find_repeated_operations(operations: &[Operation], errors: &mut Vec<Error>) {
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
        if let Some(line) = seen.insert(key, operation.line) {
            let message = match operation.kind {
                OperationKind::Action => {
                    format!("the action is already declared for the same binding in line {line}")
                }
                OperationKind::Function => format!(
                    "the function is already declared for the same binding and parameters in line \
                     {line}"
                ),
            };
            errors.push(Error::at(operation.line, operation.to_string(), message));
        }
    }
}
