//! Resolves actions and functions.

use super::repeated::{find_repeated_names, remove_repeated_operations};
use crate::csdl::{self, Document};
use crate::error::Problems;
use crate::schema::addresses::requires_explicit_binding;
use crate::schema::annotate::flags;
use crate::schema::describe::description;
use crate::schema::lookup::{Lookup, Names, element};
use crate::schema::operation::{Binding, BodyForm, Operation, OperationKind, ReturnType};
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
    resolve_imports(documents, &mut operations, problems);
    operations
}

/// Gives unbound operations the names that they have in the entity container. Overloads of a function
/// share an import.
fn resolve_imports(documents: &[Document], operations: &mut [Operation], problems: &mut Problems) {
    for document in documents {
        for import in document.schemas.iter().flat_map(|schema| &schema.imports) {
            let name = document.qualified(&import.operation);
            let imported = operations.iter_mut().filter(|operation| {
                let is_unbound = operation.binding.is_none() && operation.kind == import.kind;
                is_unbound && operation.to_string() == name
            });
            let mut found = false;
            for operation in imported {
                operation.import.get_or_insert_with(|| import.name.clone());
                found = true;
            }
            if !found && !name.is_empty() {
                let kind = import.kind.word();
                let message = format!("the document has no unbound {kind} `{name}`");
                let consequence = "the import is left out";
                problems.error_unless_going_on(
                    &import.position,
                    &import.name,
                    message,
                    consequence,
                );
            }
        }
    }
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
    let explicit = bound.is_some() && requires_explicit_binding(&operation.annotations, names);
    let mut types = Types { operation: &subject, names, problems };
    Operation {
        namespace: namespace.to_owned(),
        name: operation.name.clone(),
        rust_name: String::new(),
        kind: operation.kind,
        description: description(&operation.annotations, names),
        binding: bound.map(|parameter| types.binding(parameter)),
        parameters: others.iter().map(|parameter| types.parameter(parameter)).collect(),
        return_type: operation.return_type.as_ref().map(|returned| types.return_type(returned)),
        composable: operation.composable && operation.kind == OperationKind::Function,
        import: None,
        explicit_bindings: explicit.then(Vec::new),
        position: operation.position.clone(),
    }
}

/// Finds the types that an operation names.
struct Types<'o, 'n, 'd> {
    /// The full name of the operation.
    operation: &'o str,
    names: Names<'n, 'd>,
    problems: &'o mut Problems,
}

impl Types<'_, '_, '_> {
    fn binding(&mut self, parameter: &csdl::Parameter) -> Binding {
        let property = self.parameter(parameter);
        let ty = match property.value {
            Value::Structure(id) | Value::Enumeration(id) => Some(id),
            Value::Primitive(_) | Value::Json => None,
        };
        let type_name = element(&property.type_name).0.to_owned();
        Binding { type_name, collection: property.collection, ty }
    }

    fn parameter(&mut self, parameter: &csdl::Parameter) -> Property {
        let csdl::Parameter { name, type_name, position, .. } = parameter;
        let subject = format!("{}.{name}", self.operation);
        let ty = self.names.value_type(type_name, &subject, position, self.problems);
        let secret = secrets::is_secret(self.operation, name);
        Property {
            name: name.clone(),
            rust_name: rust_names::field_name(name),
            type_name: ty.name,
            value: ty.value,
            collection: ty.collection,
            // As for a property (CSDL XML 4.01, section 12.9).
            nullable: parameter.nullable.unwrap_or(true),
            flags: PropertyFlags { secret, ..flags(&parameter.annotations, self.names) },
            description: description(&parameter.annotations, self.names),
            position: position.clone(),
        }
    }

    fn return_type(&mut self, returned: &csdl::ReturnType) -> ReturnType {
        let (name, position) = (&returned.type_name, &returned.position);
        let ty = self.names.value_type(name, self.operation, position, self.problems);
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
}
