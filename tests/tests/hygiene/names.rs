//! Raw identifiers, keywords, and names that an expansion might use itself.

use graph_models::{AdditionalData, Model, graph_entity};
use serde_json::json;

/// A raw type name, raw field names, and keywords followed by an underscore.
#[allow(non_camel_case_types, reason = "a type name that is a keyword")]
#[graph_entity]
pub struct r#match {
    /// `type`
    pub r#type: Option<String>,
    /// `fn`
    #[graph(non_null)]
    pub r#fn: Option<bool>,
    /// `self`
    pub self_: Option<String>,
    /// `crate`
    pub crate_: Option<r#enum>,
    /// `true`
    #[graph(rename = "true")]
    pub r#true_: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub r#dyn: AdditionalData,
}

/// An enumeration with raw names for itself and its members.
#[allow(non_camel_case_types, reason = "names that are keywords")]
#[graph_entity]
pub enum r#enum {
    /// `struct`
    r#struct,
    /// `Async`
    #[graph(rename = "Async")]
    r#async,
    /// Any other.
    #[graph(unrecognized)]
    r#else(Box<str>),
}

#[test]
fn raw_names_are_written_without_the_prefix() {
    let body = json!({
        "@odata.type": "#microsoft.graph.match",
        "type": "a", "fn": true, "self": "b", "crate": "Async", "true": 1, "dyn": 2,
    });
    let value: r#match = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(value.crate_, Some(r#enum::r#async));
    assert_eq!(serde_json::to_value(&value).ok(), Some(body));
    let shown = r#"match { type: "a", fn: true, self_: "b", crate_: Async, true_: 1, additional_data: {"dyn"} }"#;
    assert_eq!(format!("{value:?}"), shown);
    assert_eq!(r#match::TYPE.rust_name(), "match");
    assert_eq!(r#enum::TYPE.members(), ["struct", "Async"]);
    let patch = matchPatch { r#type: graph_models::null(), ..matchPatch::default() };
    assert_eq!(
        serde_json::to_value(&patch).ok(),
        Some(json!({"@odata.type": "#microsoft.graph.match", "type": null}))
    );
}

/// Fields with names that an expansion uses itself.
#[graph_entity]
pub struct Crowded {
    /// `position`
    pub position: Option<i32>,
    /// `presence`
    pub presence: Option<i32>,
    /// `property`
    pub property: Option<i32>,
    /// `f`
    pub f: Option<i32>,
    /// `default`
    pub default: Option<i32>,
    /// `serializer`
    pub serializer: Option<i32>,
    /// `additional`
    pub additional: Option<i32>,
    /// `additionalData`
    #[graph(rename = "additionalData")]
    pub additional_data_: Option<i32>,
    /// `self`
    pub self_: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn fields_may_have_names_that_an_expansion_uses() {
    let body = json!({
        "@odata.type": "#microsoft.graph.crowded",
        "position": 1, "presence": 2, "property": 3, "f": 4, "default": 5, "serializer": 6,
        "additional": 7, "additionalData": 8, "self": 9, "additional_data": 10,
    });
    let value: Crowded = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!((value.additional_data_, value.self_), (Some(8), Some(9)));
    assert_eq!(serde_json::to_value(&value).ok(), Some(body));
}

/// Names with characters outside ASCII.
#[graph_entity]
pub struct Tür {
    /// `höheÜberBoden`
    pub höhe_über_boden: Option<f64>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn names_may_have_characters_outside_ascii() {
    assert_eq!(Tür::TYPE.name(), "microsoft.graph.tür");
    let names: Vec<_> = Tür::TYPE.properties().iter().map(|one| one.wire_name()).collect();
    assert_eq!(names.len(), 1);
    let value: Tür = serde_json::from_value(json!({names[0]: 1.5})).expect("the body is right");
    assert_eq!(value.höhe_über_boden, Some(1.5));
}

/// No properties at all.
#[graph_entity]
pub struct Empty {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn a_type_may_have_no_properties() {
    let body = json!({"@odata.type": "#microsoft.graph.empty", "id": 1});
    let value: Empty = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(serde_json::to_value(&value).ok(), Some(body));
    assert_eq!(
        serde_json::to_string(&EmptyPatch::default()).ok().as_deref(),
        Some(r##"{"@odata.type":"#microsoft.graph.empty"}"##)
    );
}
