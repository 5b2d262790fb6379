//! Resolves actions and functions.

use super::repeated::{find_repeated_names, remove_repeated_operations};
use crate::csdl::{self, Document};
use crate::error::Problems;
use crate::schema::annotate::flags;
use crate::schema::lookup::{Lookup, Names, element};
use crate::schema::operation::{Binding, BodyForm, Operation, ReturnType};
use crate::schema::property::{Property, PropertyFlags, Value};
use crate::{names as rust_names, secrets};

/// Resolves all operations of a document, in document order.
pub(super) fn resolve_operations(
    documents: &[Document],
    lookup: &Lookup<'_>,
    problems: &mut Problems,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let names = lookup.in_document(number);
        for schema in &document.schemas {
            let declared = schema.operations.iter().filter(|operation| !operation.name.is_empty());
            operations.extend(
                declared.map(|operation| {
                    resolve_operation(&schema.namespace, operation, names, problems)
                }),
            );
        }
    }
    remove_repeated_operations(&mut operations, problems);
    operations
}

fn resolve_operation(
    namespace: &str,
    operation: &csdl::Operation,
    names: Names<'_, '_>,
    problems: &mut Problems,
) -> Operation {
    let subject = format!("{namespace}.{}", operation.name);
    let parameters = operation.parameters.iter();
    let parameters = parameters.map(|parameter| (&*parameter.name, &parameter.position));
    find_repeated_names("parameter", parameters, &subject, problems);
    let (bound, others) = match operation.parameters.split_first() {
        Some((bound, others)) if operation.bound => (Some(bound), others),
        _ => (None, operation.parameters.as_slice()),
    };
    if operation.bound && bound.is_none() {
        let message = "the operation is bound but has no binding parameter; add a parameter or remove `IsBound`";
        problems.error(&operation.position, &subject, message);
    }
    let binding = bound.map(|parameter| {
        let property = resolve_parameter(parameter, &subject, names, problems);
        let ty = match property.value {
            Value::Structure(id) | Value::Enumeration(id) => Some(id),
            Value::Primitive(_) | Value::Json => None,
        };
        let type_name = element(&property.type_name).0.to_owned();
        Binding { type_name, collection: property.collection, ty }
    });
    let parameters = others
        .iter()
        .map(|parameter| resolve_parameter(parameter, &subject, names, problems))
        .collect();
    let return_type = operation
        .return_type
        .as_ref()
        .map(|return_type| resolve_return_type(return_type, &subject, names, problems));
    let (name, kind) = (operation.name.clone(), operation.kind);
    Operation {
        namespace: namespace.to_owned(),
        name,
        rust_name: String::new(),
        kind,
        binding,
        parameters,
        return_type,
        position: operation.position.clone(),
    }
}

fn resolve_parameter(
    parameter: &csdl::Parameter,
    operation: &str,
    names: Names<'_, '_>,
    problems: &mut Problems,
) -> Property {
    let subject = format!("{operation}.{}", parameter.name);
    let ty = names.value_type(&parameter.type_name, &subject, &parameter.position, problems);
    let secret = secrets::is_secret(operation, &parameter.name);
    Property {
        name: parameter.name.clone(),
        rust_name: rust_names::field_name(&parameter.name),
        type_name: ty.name,
        value: ty.value,
        collection: ty.collection,
        // As for a property (CSDL XML 4.01, section 12.9).
        nullable: parameter.nullable.unwrap_or(true),
        flags: PropertyFlags { secret, ..flags(&parameter.annotations, names) },
        position: parameter.position.clone(),
    }
}

fn resolve_return_type(
    return_type: &csdl::ReturnType,
    operation: &str,
    names: Names<'_, '_>,
    problems: &mut Problems,
) -> ReturnType {
    let ty = names.value_type(&return_type.type_name, operation, &return_type.position, problems);
    let form = match (&*ty.name, ty.value) {
        _ if ty.collection => BodyForm::Collection,
        ("Edm.Stream", _) => BodyForm::Stream,
        (_, Value::Structure(_)) => BodyForm::Structure,
        (_, Value::Primitive(_) | Value::Enumeration(_)) => BodyForm::Single,
        ("Edm.Untyped" | "Edm.PrimitiveType", _) => BodyForm::Single,
        (geo, _) if geo.starts_with("Edm.Geo") => BodyForm::Single,
        (_, Value::Json) => BodyForm::Structure,
    };
    ReturnType { type_name: ty.name, value: ty.value, form }
}
