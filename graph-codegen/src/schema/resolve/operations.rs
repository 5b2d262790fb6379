//! Resolves actions and functions.

use super::repeated::{find_repeated_names, find_repeated_operations};
use crate::csdl::{self, Document};
use crate::error::Error;
use crate::schema::annotate::Terms;
use crate::schema::lookup::{Lookup, element};
use crate::schema::operation::{Binding, BodyForm, Operation, ReturnType};
use crate::schema::property::{Property, PropertyFlags, Value};
use crate::{names, secrets};

/// Resolves all operations of a document, in document order.
pub(super) fn resolve_operations(
    document: &Document,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Vec<Operation> {
    let terms = Terms::new(document);
    let declared = document.schemas.iter().flat_map(|schema| {
        schema.operations.iter().map(move |operation| (&*schema.namespace, operation))
    });
    let operations = declared
        .map(|(namespace, operation)| {
            resolve_operation(namespace, operation, &terms, lookup, errors)
        })
        .collect::<Vec<_>>();
    find_repeated_operations(&operations, errors);
    operations
}

fn resolve_operation(
    namespace: &str,
    operation: &csdl::Operation,
    terms: &Terms,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Operation {
    let subject = format!("{namespace}.{}", operation.name);
    let names = operation.parameters.iter().map(|parameter| (&*parameter.name, parameter.line));
    find_repeated_names("parameter", names, &subject, errors);
    let (bound, others) = match operation.parameters.split_first() {
        Some((bound, others)) if operation.bound => (Some(bound), others),
        _ => (None, operation.parameters.as_slice()),
    };
    if operation.bound && bound.is_none() {
        let message = "the operation is bound but has no binding parameter; add a parameter or remove `IsBound`";
        errors.push(Error::at(operation.line, &subject, message));
    }
    let binding = bound.map(|parameter| {
        let property = resolve_parameter(parameter, &subject, terms, lookup, errors);
        let ty = match property.value {
            Value::Structure(id) | Value::Enumeration(id) => Some(id),
            Value::Primitive(_) | Value::Json => None,
        };
        let type_name = element(&property.type_name).0.to_owned();
        Binding { type_name, collection: property.collection, ty }
    });
    let parameters = others
        .iter()
        .map(|parameter| resolve_parameter(parameter, &subject, terms, lookup, errors))
        .collect();
    let return_type = operation
        .return_type
        .as_ref()
        .map(|return_type| resolve_return_type(return_type, &subject, lookup, errors));
    let (name, kind, line) = (operation.name.clone(), operation.kind, operation.line);
    Operation {
        namespace: namespace.to_owned(),
        name,
        rust_name: String::new(),
        kind,
        binding,
        parameters,
        return_type,
        line,
    }
}

fn resolve_parameter(
    parameter: &csdl::Parameter,
    operation: &str,
    terms: &Terms,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> Property {
    let subject = format!("{operation}.{}", parameter.name);
    let ty = lookup.value_type(&parameter.type_name, &subject, parameter.line, errors);
    let secret = secrets::is_secret(operation, &parameter.name);
    Property {
        name: parameter.name.clone(),
        rust_name: names::field_name(&parameter.name),
        type_name: ty.name,
        value: ty.value,
        collection: ty.collection,
        // As for a property (CSDL XML 4.01, section 12.9).
        nullable: parameter.nullable.unwrap_or(true),
        flags: PropertyFlags { secret, ..terms.flags(&parameter.annotations) },
        line: parameter.line,
    }
}

fn resolve_return_type(
    return_type: &csdl::ReturnType,
    operation: &str,
    lookup: &Lookup<'_>,
    errors: &mut Vec<Error>,
) -> ReturnType {
    let ty = lookup.value_type(&return_type.type_name, operation, return_type.line, errors);
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
