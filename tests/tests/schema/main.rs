//! Compares the models of Graph v1.0 with the schema they were generated from, type by type and
//! property by property. The schema is read here independently of the generator.
//!
//! The schema is third-party data and not part of the project. `GRAPH_CSDL` names the document; the
//! default is in `../shared`. Without it there is nothing to compare, and the tests print a note.

#![allow(clippy::print_stderr, reason = "the tests print why they compared nothing")]

mod answers;
mod document;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use answers::Answers;
use document::{Declaration, Document, Enumeration, Property, Structure};
use graph_models::{PropertyInfo, Shape, TypeInfo};

fn schema() -> Option<String> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/csdl/v1.0.csdl"));
    let path = std::env::var_os("GRAPH_CSDL").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("no schema at {}; set GRAPH_CSDL to compare with one", path.display());
    }
    text
}

#[test]
fn every_type_matches_the_schema() {
    let Some(text) = schema() else { return };
    let xml = roxmltree::Document::parse(&text).expect("the schema is XML");
    let document = Document::read(&xml);
    let registry = graph_tests::registry();
    let mut failures = Vec::new();

    let models: BTreeMap<_, _> = registry.types().map(|info| (info.name(), info)).collect();
    let (declared, known) = (names(document.types.keys()), names(models.keys()));
    failures.extend(declared.difference(&known).map(|name| format!("{name} has no model")));
    failures.extend(known.difference(&declared).map(|name| format!("{name} is not declared")));

    let aliases: BTreeMap<_, _> = registry.aliases().collect();
    if aliases != document.aliases {
        failures.push(format!("aliases {aliases:?}, declared {:?}", document.aliases));
    }
    for (name, declaration) in &document.types {
        let Some(info) = models.get(name.as_str()) else { continue };
        let [expected, found] = match declaration {
            Declaration::Enumeration(enumeration) => enumerations(enumeration, info),
            Declaration::Structure(_) => structures(&document.flattened(name), info),
        };
        failures.extend(differences(name, &expected, &found));
    }
    assert!(
        failures.is_empty(),
        "{}\n{} differences",
        failures[..failures.len().min(40)].join("\n"),
        failures.len()
    );
    eprintln!("{} types match the schema", models.len());
}

#[test]
fn every_operation_matches_the_schema() {
    let Some(text) = schema() else { return };
    let xml = roxmltree::Document::parse(&text).expect("the schema is XML");
    let document = Document::read(&xml);
    let operations = graph_tests::operations();
    let answers = Answers::of_sources();
    assert_eq!(answers.count(), 1183);
    let line = |action: bool, name: &str, binding: &str, parameters: &[Property], answer: &str| {
        let facts: Vec<_> = parameters.iter().map(fact).collect();
        let kind = if action { "action" } else { "function" };
        format!("{kind} {name} of {binding:?}: {} -> {answer}", facts.join("; "))
    };
    let described = |action: bool| {
        let answers = &answers;
        move |(binding, info): (&'static str, &'static TypeInfo)| {
            let parameters = info.properties().iter();
            let parameters: Vec<_> = parameters.map(|it| described(it, info)).collect();
            line(action, info.name(), binding, &parameters, answers.of(action, info))
        }
    };
    let actions = operations.actions().map(described(true));
    let found: Vec<_> = actions.chain(operations.functions().map(described(false))).collect();
    let declared = document.operations.iter();
    let answer = |it| answers::expected(it, operations.registry());
    let declared: Vec<_> = declared
        .map(|it| line(it.action, &it.name, &it.binding, &it.parameters, &answer(it)))
        .collect();
    assert_eq!(found.len(), declared.len());
    let [declared, found] = [&declared, &found].map(|lines| names(lines.iter()));
    let missing: Vec<_> = declared.difference(&found).take(20).collect();
    let surplus: Vec<_> = found.difference(&declared).take(20).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing {missing:#?}\nsurplus {surplus:#?}");
}

#[test]
fn the_number_of_operations_matches_the_schema_of_the_release() {
    let operations = graph_tests::operations();
    let parameters = |info: &'static TypeInfo| info.properties().len();
    let actions: usize = operations.actions().map(|(_, info)| parameters(info)).sum();
    let functions: usize = operations.functions().map(|(_, info)| parameters(info)).sum();
    assert_eq!((operations.actions().len(), actions), (857, 1598));
    assert_eq!((operations.functions().len(), functions), (326, 251));
}

/// Notices if the models of the published crate were generated from only a part of the schema.
#[test]
fn the_number_of_types_matches_the_schema_of_the_release() {
    let (mut entities, mut complex, mut enumerations) = (0, 0, 0);
    let (mut properties, mut members) = (0, 0);
    for info in graph_tests::registry().types() {
        match info.shape() {
            Shape::Enum { .. } => enumerations += 1,
            _ if info.is_complex() => complex += 1,
            _ => entities += 1,
        }
        properties += info.properties().len();
        members += info.members().len();
    }
    assert_eq!((entities, complex, enumerations), (1182, 1779, 861));
    assert_eq!((properties, members), (17_680, 6347));
}

#[test]
fn the_generator_has_no_notes_about_the_schema() {
    let Some(text) = schema() else { return };
    let tree = graph_codegen::generate(&text, &graph_codegen::Options::default());
    let notes = tree.map(|tree| tree.notes).map_err(|errors| errors.to_string());
    assert_eq!(notes, Ok(Vec::new()));
}

/// Secrets that only the beta schema declares. The list also covers models generated from beta.
const OF_BETA: &[&str] = &[
    "microsoft.graph.accessReviewHistoryDefinition.downloadUri",
    "microsoft.graph.connectivityParameterEntry.value",
    "microsoft.graph.credential.value",
    "microsoft.graph.exactMatchSession.dataUploadURI",
    "microsoft.graph.exactMatchSession.salt",
    "microsoft.graph.openIdConnectIdentityProvider.clientSecret",
    "microsoft.graph.security.ediscoveryExportOperation.azureBlobToken",
    "microsoft.graph.teamworkSystemConfiguration.defaultPassword",
    "microsoft.graph.teamworkSystemConfiguration.lockPin",
];

/// A misspelt entry would leave a secret unprotected, and no other test would notice.
#[test]
fn every_listed_secret_is_declared() {
    let Some(text) = schema() else { return };
    let xml = roxmltree::Document::parse(&text).expect("the schema is XML");
    let document = Document::read(&xml);
    let is_declared = |name: &str, property: &str| {
        let has = |all: &[Property]| all.iter().any(|it| it.name == property);
        // A property is listed with the type that declares it, not with one that inherits it.
        let declares = match document.types.get(name) {
            Some(Declaration::Structure(structure)) => has(&structure.properties),
            _ => false,
        };
        let mut operations = document.operations.iter();
        declares || operations.any(|it| it.name == name && has(&it.parameters))
    };
    let secrets = graph_codegen::secrets::SECRETS.iter();
    let secrets =
        secrets.flat_map(|&(name, all)| all.iter().map(move |&property| (name, property)));
    let unknown: Vec<_> = secrets
        .filter(|&(name, property)| !is_declared(name, property))
        .map(|(name, property)| format!("{name}.{property}"))
        .collect();
    assert_eq!(unknown, OF_BETA);
}

fn names<'n>(names: impl Iterator<Item = &'n (impl AsRef<str> + 'n)>) -> BTreeSet<&'n str> {
    names.map(AsRef::as_ref).collect()
}

/// The facts about an enumeration, as declared and as described by the model, one per line.
fn enumerations(declared: &Enumeration<'_>, info: &TypeInfo) -> [Vec<String>; 2] {
    let facts = |flags: bool, members: Vec<(&str, Option<i64>)>| {
        // Graph adds members over time, so all of its enumerations are open.
        let head = format!("{:?}", Shape::Enum { flags, open: true });
        let members = members.into_iter().map(|(name, number)| format!("{name} = {number:?}"));
        [head].into_iter().chain(members).collect()
    };
    let flags = match info.shape() {
        Shape::Enum { flags, open: true } => flags,
        other => return [vec!["an open enumeration".to_owned()], vec![format!("{other:?}")]],
    };
    let members = info.members().iter().map(|&name| (name, info.member_value(name)));
    [facts(declared.flags, declared.members.clone()), facts(flags, members.collect())]
}

/// The facts about an entity or complex type, as declared and as described by the model.
fn structures(declared: &Structure, info: &TypeInfo) -> [Vec<String>; 2] {
    let found = Structure {
        complex: info.is_complex(),
        base: info.base().map(str::to_owned),
        is_abstract: info.is_abstract(),
        open: info.is_open(),
        has_stream: info.has_stream(),
        properties: info.properties().iter().map(|property| described(property, info)).collect(),
    };
    [declared, &found].map(|structure| {
        let Structure { complex, base, is_abstract, open, has_stream, properties } = structure;
        let head = format!(
            "complex {complex}, base {base:?}, abstract {is_abstract}, open {open}, \
             stream {has_stream}"
        );
        [head].into_iter().chain(properties.iter().map(fact)).collect()
    })
}

fn fact(property: &Property) -> String {
    let Property { name, ty, nullable, navigation, key, computed, immutable } = property;
    format!(
        "{name}: {ty}, nullable {nullable}, navigation {navigation}, key {key}, \
         computed {computed}, immutable {immutable}"
    )
}

fn described(property: &PropertyInfo, info: &TypeInfo) -> Property {
    let name = property.wire_name();
    Property {
        name: name.to_owned(),
        ty: info.property_type(name).map_or_else(String::new, |ty| ty.to_string()),
        nullable: property.is_nullable(),
        navigation: property.is_navigation(),
        key: property.is_key(),
        computed: property.is_computed(),
        immutable: property.is_immutable(),
    }
}

/// The facts that differ. Facts are ordered, so one in the wrong position is a difference.
fn differences(name: &str, expected: &[String], found: &[String]) -> Vec<String> {
    let longest = expected.len().max(found.len());
    let pairs = (0..longest).map(|position| (expected.get(position), found.get(position)));
    pairs
        .filter(|(expected, found)| expected != found)
        .map(|(expected, found)| format!("{name}: declared {expected:?}, described {found:?}"))
        .collect()
}
