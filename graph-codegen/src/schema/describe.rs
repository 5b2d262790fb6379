//! Finds what a document says about its elements, in annotations with terms of the vocabulary `Core`.

use super::annotate::term_of_core;
use super::description::Description;
use super::lookup::{Lookup, Names, element};
use super::operation::{Operation, OperationKind};
use super::property::{Property, TypeId};
use super::types::{Kind, Schema};
use crate::csdl::{Annotation, AnnotationValue, Document};

/// The texts of annotations.
pub(super) fn description(annotations: &[Annotation], names: Names<'_, '_>) -> Description {
    let mut description = Description::default();
    for Annotation { term, qualifier, value } in annotations {
        let AnnotationValue::Text(text) = value else { continue };
        if qualifier.is_some() || text.trim().is_empty() {
            continue;
        }
        let place = match term_of_core(&names.qualified(term)) {
            Some("Description") => &mut description.short,
            Some("LongDescription") => &mut description.long,
            _ => continue,
        };
        place.get_or_insert_with(|| text.clone());
    }
    description
}

/// Adds the descriptions that are outside of the elements that they describe, and those of namespaces.
/// What is inside of an element has precedence. Descriptions of other targets, such as containers, are
/// ignored.
pub(super) fn describe(schema: &mut Schema, documents: &[Document], lookup: &Lookup<'_>) {
    let mut of_operations = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let names = lookup.in_document(number);
        for namespace in &document.schemas {
            let own = description(&namespace.own_annotations, names);
            if !own.is_empty() {
                schema.descriptions.entry(namespace.namespace.clone()).or_default().add(&own);
            }
            for outside in namespace.annotations.iter().filter(|it| it.qualifier.is_none()) {
                let description = description(&outside.annotations, names);
                if description.is_empty() {
                    continue;
                }
                let target = Target::parse(&outside.target, names);
                match lookup.find(&target.name) {
                    Some((id, _)) if target.signature.is_none() => {
                        schema.describe(id, target.part, &description);
                    }
                    _ => of_operations.push((target, description)),
                }
            }
        }
    }
    // What is said about one overload has precedence.
    of_operations.sort_by_key(|(target, _)| target.signature.is_none());
    for (target, description) in of_operations {
        let operations = schema.operations.iter_mut().filter(|it| target.is_operation(it));
        operations.for_each(|operation| target.describe(operation, &description));
    }
}

/// The `Target` of annotations: `graph.user/displayName` or `graph.grow(graph.plant,Edm.Int32)/by`
pub(super) struct Target<'t> {
    /// The full name of the type or operation.
    pub(super) name: String,
    /// The types of an overload's parameters.
    pub(super) signature: Option<Vec<String>>,
    /// The property, member or parameter.
    pub(super) part: Option<&'t str>,
}

impl<'t> Target<'t> {
    pub(super) fn parse(target: &'t str, names: Names<'_, '_>) -> Self {
        // No type in the signature has a slash.
        let (element, part) = match target.split_once('/') {
            Some((element, part)) => (element, Some(part)),
            None => (target, None),
        };
        let overload = element.trim().strip_suffix(')').and_then(|rest| rest.split_once('('));
        let (name, signature) = match overload {
            Some((name, types)) => (name, Some(types)),
            None => (element, None),
        };
        let signature = signature.map(|types| {
            let types = types.split(',').map(str::trim).filter(|ty| !ty.is_empty());
            types.map(|ty| qualified(ty, names)).collect()
        });
        Self { name: names.qualified(name.trim()), signature, part }
    }

    /// Whether this is an operation, or one of its parameters. An action's overload is told by its
    /// binding alone (CSDL XML 4.01, section 14.2.2); documents write the other parameters, too.
    pub(super) fn is_operation(&self, operation: &Operation) -> bool {
        if self.name != operation.to_string() {
            return false;
        }
        let Some(signature) = &self.signature else { return true };
        let binding: Vec<_> = operation.binding.iter().map(ToString::to_string).collect();
        let others = operation.parameters.iter().map(|it| it.type_name.clone());
        let all: Vec<_> = binding.iter().cloned().chain(others).collect();
        *signature == all || operation.kind == OperationKind::Action && *signature == binding
    }

    fn describe(&self, operation: &mut Operation, description: &Description) {
        let place = match self.part {
            None => Some(&mut operation.description),
            Some(name) => described(&mut operation.parameters, name),
        };
        place.into_iter().for_each(|place| place.add(description));
    }
}

/// A type of a signature with its alias replaced.
fn qualified(ty: &str, names: Names<'_, '_>) -> String {
    match element(ty) {
        (name, true) => format!("Collection({})", names.qualified(name)),
        (name, false) => names.qualified(name),
    }
}

/// The place for the description of a property or parameter.
fn described<'p>(properties: &'p mut [Property], name: &str) -> Option<&'p mut Description> {
    let mut properties = properties.iter_mut();
    properties.find(|property| property.name == name).map(|property| &mut property.description)
}

impl Schema {
    /// Describes a type, or a property or member that it declares or inherits.
    fn describe(&mut self, id: TypeId, part: Option<&str>, description: &Description) {
        let Some(part) = part else { return self.types[id].description.add(description) };
        let inherited = self.inherited(id).any(|(_, inherited)| inherited.name == part);
        let place = match &mut self.types[id].kind {
            Kind::Structure(structure) => match described(&mut structure.properties, part) {
                None if inherited => {
                    let known = &mut structure.inherited_descriptions;
                    let at = known.iter().position(|(name, _)| name == part).unwrap_or_else(|| {
                        known.push((part.to_owned(), Description::default()));
                        known.len() - 1
                    });
                    Some(&mut known[at].1)
                }
                place => place,
            },
            Kind::Enumeration(enumeration) => {
                let mut members = enumeration.members.iter_mut();
                members.find(|member| member.name == part).map(|member| &mut member.description)
            }
        };
        place.into_iter().for_each(|place| place.add(description));
    }

    /// Removes all descriptions.
    pub(crate) fn remove_descriptions(&mut self) {
        let remove = |properties: &mut [Property]| {
            properties.iter_mut().for_each(|it| it.description = Description::default());
        };
        self.descriptions.clear();
        for ty in &mut self.types {
            ty.description = Description::default();
            match &mut ty.kind {
                Kind::Structure(structure) => {
                    structure.inherited_descriptions.clear();
                    remove(&mut structure.properties);
                }
                Kind::Enumeration(enumeration) => {
                    let members = enumeration.members.iter_mut();
                    members.for_each(|member| member.description = Description::default());
                }
            }
        }
        for operation in &mut self.operations {
            operation.description = Description::default();
            remove(&mut operation.parameters);
        }
    }
}
