//! The types of the well-known vocabularies of OData, so that documents that use them need no file.
//!
//! Only the types that a document uses are added to it.

use std::collections::BTreeSet;

use crate::csdl::{self, Document, Schema, Type, TypeKind};
use crate::schema::element;

/// The vocabularies of OASIS and of services, whose documents need not be read. Their terms describe a
/// service; their types are rarely those of its data.
pub(crate) fn is_well_known(namespace: &str) -> bool {
    const STARTS: &[&str] = &["Org.OData.", "com.sap.vocabularies.", "Microsoft.OData."];
    STARTS.iter().any(|start| namespace.starts_with(start))
}

/// `Core` of `Org.OData.Core.V1`; `None` for the namespace of another document.
pub(crate) fn short_name(namespace: &str) -> Option<&str> {
    namespace.strip_prefix("Org.OData.")?.strip_suffix(".V1").filter(|name| !name.is_empty())
}

/// Adds the types of vocabularies that the documents use and do not declare. `read` are the documents
/// of vocabularies that were read.
pub(crate) fn add_used(documents: &mut Vec<Document>, read: Vec<Document>) {
    let mut declared: BTreeSet<String> = namespaces(documents).collect();
    let Ok(own) = csdl::read(VOCABULARIES) else { return };
    let mut vocabularies = Vec::new();
    for mut document in read.into_iter().chain([own]) {
        // What a document declares has precedence over what is built in.
        document.schemas.retain(|schema| !declared.contains(&schema.namespace));
        declared.extend(namespaces(std::slice::from_ref(&document)));
        vocabularies.push(document);
    }
    let mut used = BTreeSet::new();
    for document in &*documents {
        for schema in &document.schemas {
            names_in(schema, &mut |name| {
                used.insert(document.qualified(name));
            });
        }
    }
    // A type uses others.
    loop {
        let mut more = used.clone();
        for document in &vocabularies {
            for schema in &document.schemas {
                let types = schema.types.iter();
                for ty in types.filter(|ty| used.contains(&full_name(schema, &ty.name))) {
                    names_in_type(ty, &mut |name| {
                        more.insert(document.qualified(name));
                    });
                }
            }
        }
        if more.len() == used.len() {
            break;
        }
        used = more;
    }
    for mut document in vocabularies {
        for schema in &mut document.schemas {
            let namespace = schema.namespace.clone();
            let is_used = |name: &str| used.contains(&format!("{namespace}.{name}"));
            schema.types.retain(|ty| is_used(&ty.name));
            schema.definitions.retain(|definition| is_used(&definition.name));
            schema.operations.clear();
        }
        document
            .schemas
            .retain(|schema| !schema.types.is_empty() || !schema.definitions.is_empty());
        if !document.schemas.is_empty() {
            documents.push(document);
        }
    }
}

fn namespaces(documents: &[Document]) -> impl Iterator<Item = String> {
    let schemas = documents.iter().flat_map(|document| &document.schemas);
    schemas.map(|schema| schema.namespace.clone())
}

fn full_name(schema: &Schema, name: &str) -> String {
    format!("{}.{name}", schema.namespace)
}

/// The names of types that a namespace uses.
fn names_in(schema: &Schema, found: &mut impl FnMut(&str)) {
    for ty in &schema.types {
        names_in_type(ty, found);
    }
    for operation in &schema.operations {
        for parameter in &operation.parameters {
            found(element(&parameter.type_name).0);
        }
        if let Some(returned) = &operation.return_type {
            found(element(&returned.type_name).0);
        }
    }
}

fn names_in_type(ty: &Type, found: &mut impl FnMut(&str)) {
    let TypeKind::Structure(structure) = &ty.kind else { return };
    structure.base.iter().for_each(|base| found(base));
    structure.properties.iter().for_each(|property| found(element(&property.type_name).0));
}

/// The types, as the documents of the vocabularies declare them.
const VOCABULARIES: &str = include_str!("vocabularies.xml");

#[cfg(test)]
mod tests {
    use super::*;

    /// The full names of the types that are added to a document.
    fn added(properties: &str) -> Vec<String> {
        let text = format!(
            "<Edmx><Reference Uri='core.xml'><Include Namespace='Org.OData.Core.V1' Alias='C'/>\
             </Reference><DataServices><Schema Namespace='a'><ComplexType Name='b'>{properties}\
             </ComplexType></Schema></DataServices></Edmx>"
        );
        let mut documents = vec![csdl::read(&text).expect("the document is read")];
        add_used(&mut documents, Vec::new());
        let schemas = documents[1..].iter().flat_map(|document| &document.schemas);
        let names = schemas.flat_map(|schema| {
            let types = schema.types.iter().map(|ty| &ty.name);
            let names = types.chain(schema.definitions.iter().map(|definition| &definition.name));
            names.map(|name| full_name(schema, name))
        });
        names.collect()
    }

    #[test]
    fn types_that_are_used_are_added_with_those_that_they_use() {
        let property = |ty: &str| format!("<Property Name='p' Type='{ty}'/>");
        assert_eq!(added(&property("Edm.String")), [""; 0]);
        assert_eq!(added(&property("C.Tag")), ["Org.OData.Core.V1.Tag"]);
        assert_eq!(
            added(&property("Collection(Org.OData.Core.V1.RevisionType)")),
            ["Org.OData.Core.V1.RevisionKind", "Org.OData.Core.V1.RevisionType"]
        );
        assert_eq!(
            added(&property("Org.OData.Validation.V1.AllowedValue")),
            ["Org.OData.Validation.V1.AllowedValue"]
        );
        assert_eq!(added(&property("C.Unknown")), [""; 0]);
    }

    #[test]
    fn the_types_are_defined() {
        let document = csdl::read(VOCABULARIES).expect("the vocabularies are read");
        let schema = crate::schema::resolve(&document).expect("all types are defined");
        assert_eq!(schema.types.len(), 18);
        assert!(document.schemas.iter().all(|schema| is_well_known(&schema.namespace)));
    }

    #[test]
    fn a_document_that_was_read_has_precedence_and_only_used_types_are_added() {
        let text = "<Edmx><DataServices><Schema Namespace='Org.OData.Core.V1' Alias='self'>
            <ComplexType Name='Tag'><Property Name='p' Type='self.Part'/></ComplexType>
            <EnumType Name='Part'/><EnumType Name='Permission'/></Schema></DataServices></Edmx>";
        let read = csdl::read(text).expect("the vocabulary is read");
        let text = "<Schema Namespace='a'><ComplexType Name='b'>
            <Property Name='p' Type='Org.OData.Core.V1.Tag'/></ComplexType></Schema>";
        let mut documents = vec![csdl::read(text).expect("the document is read")];
        add_used(&mut documents, vec![read]);
        let types: Vec<_> = documents[1].schemas[0].types.iter().map(|ty| &*ty.name).collect();
        assert_eq!((documents.len(), types), (2, vec!["Tag", "Part"]));
    }

    #[test]
    fn a_vocabulary_that_is_declared_is_not_added() {
        let text = "<Edmx><DataServices><Schema Namespace='Org.OData.Core.V1'><ComplexType Name='b'>
            <Property Name='p' Type='Org.OData.Core.V1.Tag'/></ComplexType></Schema></DataServices></Edmx>";
        let mut documents = vec![csdl::read(text).expect("the document is read")];
        add_used(&mut documents, Vec::new());
        assert_eq!(documents.len(), 1);
    }
}
