//! From names to types in actions and functions.

use std::collections::HashMap;

use super::annotate::Terms;
use super::lookup::{Lookup, element};
use super::operation::{Answer, Binding, Form, Operation, OperationKind};
use super::resolve::resolve_value;
use super::{Facets, Property, Value};
use crate::csdl::{self, Document};
use crate::error::Error;
use crate::secrets;

/// Resolves all operations of a document, in its order.
pub(super) fn resolve(
    document: &Document,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Vec<Operation> {
    let terms = Terms::new(document);
    let declared = document.schemas.iter().flat_map(|schema| {
        schema.operations.iter().map(move |operation| (&*schema.namespace, operation))
    });
    let operations = declared
        .map(|(namespace, operation)| {
            resolve_operation(namespace, operation, &terms, lookup, mistakes)
        })
        .collect::<Vec<_>>();
    find_repeated(&operations, mistakes);
    operations
}

fn resolve_operation(
    namespace: &str,
    operation: &csdl::Operation,
    terms: &Terms,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Operation {
    let place = format!("{namespace}.{}", operation.name);
    find_repeated_parameters(operation, &place, mistakes);
    let (bound, others) = match operation.parameters.split_first() {
        Some((bound, others)) if operation.bound => (Some(bound), others),
        _ => (None, operation.parameters.as_slice()),
    };
    if operation.bound && bound.is_none() {
        let message = "the operation is bound, but has no parameter for what it is bound to";
        mistakes.push(Error::at(operation.line, &place, message));
    }
    let binding = bound.map(|parameter| {
        let property = resolve_parameter(parameter, &place, terms, lookup, mistakes);
        let ty = match property.value {
            Value::Structure(id) | Value::Enumeration(id) => Some(id),
            Value::Primitive(_) | Value::Json => None,
        };
        let type_name = element(&property.type_name).0.to_owned();
        Binding { type_name, collection: property.collection, ty }
    });
    let parameters = others
        .iter()
        .map(|parameter| resolve_parameter(parameter, &place, terms, lookup, mistakes))
        .collect();
    let answer = operation
        .return_type
        .as_ref()
        .map(|return_type| resolve_answer(return_type, &place, lookup, mistakes));
    let (name, kind, line) = (operation.name.clone(), operation.kind, operation.line);
    Operation { namespace: namespace.to_owned(), name, kind, binding, parameters, answer, line }
}

fn resolve_parameter(
    parameter: &csdl::Parameter,
    operation: &str,
    terms: &Terms,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Property {
    let place = format!("{operation}.{}", parameter.name);
    let (type_name, value, collection) =
        resolve_value(&parameter.type_name, &place, parameter.line, lookup, mistakes);
    let secret = secrets::is_secret(operation, &parameter.name);
    Property {
        name: parameter.name.clone(),
        type_name,
        value,
        collection,
        // As of a property (CSDL XML 4.01, section 12.9).
        nullable: parameter.nullable.unwrap_or(true),
        facets: Facets { secret, ..terms.facets(&parameter.annotations) },
        line: parameter.line,
    }
}

fn resolve_answer(
    return_type: &csdl::ReturnType,
    operation: &str,
    lookup: &Lookup<'_>,
    mistakes: &mut Vec<Error>,
) -> Answer {
    let (type_name, value, collection) =
        resolve_value(&return_type.type_name, operation, return_type.line, lookup, mistakes);
    let form = match (&*type_name, value) {
        _ if collection => Form::Collection,
        ("Edm.Stream", _) => Form::Stream,
        (_, Value::Structure(_)) => Form::Structure,
        (_, Value::Primitive(_) | Value::Enumeration(_)) => Form::Single,
        ("Edm.Untyped" | "Edm.PrimitiveType", _) => Form::Single,
        (geo, _) if geo.starts_with("Edm.Geo") => Form::Single,
        (_, Value::Json) => Form::Structure,
    };
    Answer { type_name, value, form }
}

/// A parameter is named once.
fn find_repeated_parameters(operation: &csdl::Operation, place: &str, mistakes: &mut Vec<Error>) {
    let mut seen = HashMap::new();
    for parameter in &operation.parameters {
        if let Some(line) = seen.insert(&parameter.name, parameter.line) {
            let message = format!("parameter `{}` stands in line {line} already", parameter.name);
            mistakes.push(Error::at(parameter.line, place, message));
        }
    }
}

/// Actions of one name are bound to different types, functions so bound have different parameters
/// (CSDL XML 4.01, sections 12.2 and 12.4).
fn find_repeated(operations: &[Operation], mistakes: &mut Vec<Error>) {
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
            let what = match operation.kind {
                OperationKind::Action => "the action",
                OperationKind::Function => "the function, with the same parameters,",
            };
            let message =
                format!("{what} is declared for what it is bound to in line {line} already");
            mistakes.push(Error::at(operation.line, operation.to_string(), message));
        }
    }
}
