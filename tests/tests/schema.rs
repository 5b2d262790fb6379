//! The hand-written models of Graph v1.0 against its published schema, which is third-party data
//! and not part of the project: `GRAPH_CSDL` names the document, else `../shared` is looked into.
//! Without it there is nothing to compare, and the test says so.

#![allow(clippy::print_stderr, reason = "a person is told why nothing was compared")]

use std::path::PathBuf;

use graph_models::{Model, PropertyInfo, TypeInfo, v1};
use roxmltree::{Document, Node};

const NAMESPACE: &str = "microsoft.graph";

fn schema() -> Option<String> {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/csdl/v1.0.csdl"));
    let path = std::env::var_os("GRAPH_CSDL").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("no schema at {}; set GRAPH_CSDL to compare with one", path.display());
    }
    text
}

/// The type with this full name.
fn declared<'d>(document: &'d Document<'d>, info: &TypeInfo) -> Node<'d, 'd> {
    let name = info.name().strip_prefix("microsoft.graph.").expect("a type of the main namespace");
    let schema = document
        .descendants()
        .find(|node| node.attribute("Namespace") == Some(NAMESPACE))
        .expect("the document declares the main namespace");
    let mut types = schema.children().filter(|node| node.attribute("Name") == Some(name));
    types.next().unwrap_or_else(|| panic!("the schema has no type {name}"))
}

/// The children that are elements of this name.
fn elements<'d, 'n>(
    node: Node<'d, 'd>,
    name: &'n str,
) -> impl Iterator<Item = Node<'d, 'd>> + use<'d, 'n> {
    node.children().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// A type name with the alias of the main namespace written out.
fn qualified(name: &str) -> String {
    name.strip_prefix("graph.").map_or(name.to_owned(), |name| format!("{NAMESPACE}.{name}"))
}

#[test]
fn ios_update_device_status_is_as_the_schema_says() {
    let Some(text) = schema() else { return };
    let document = Document::parse(&text).expect("the schema is XML");
    let status = v1::IosUpdateDeviceStatus::TYPE;
    let node = declared(&document, status);
    let base = node.attribute("BaseType").map(qualified);
    assert_eq!(status.base(), base.as_deref());

    let expected: Vec<_> = elements(node, "Property")
        .map(|property| {
            let name = property.attribute("Name").expect("a property has a name");
            let ty = property.attribute("Type").expect("a property has a type");
            (name.to_owned(), qualified(ty), property.attribute("Nullable") != Some("false"))
        })
        .collect();
    let described = |property: &PropertyInfo| {
        let name = property.wire_name();
        let ty = status.property_type(name).expect("the property exists").to_string();
        (name.to_owned(), ty, property.is_nullable())
    };
    let (key, own) = status.properties().split_first().expect("there are properties");
    assert_eq!(described(key), ("id".to_owned(), "Edm.String".to_owned(), false));
    assert!(key.is_key());
    assert_eq!(own.iter().map(described).collect::<Vec<_>>(), expected);
    assert_eq!(status.properties().len(), 12);
}

#[test]
fn its_enumerations_have_the_members_of_the_schema() {
    let Some(text) = schema() else { return };
    let document = Document::parse(&text).expect("the schema is XML");
    for info in [v1::ComplianceStatus::TYPE, v1::IosUpdatesInstallStatus::TYPE] {
        let members: Vec<_> = elements(declared(&document, info), "Member")
            .filter_map(|member| member.attribute("Name"))
            .collect();
        assert_eq!(info.members(), members, "{}", info.name());
    }
}
