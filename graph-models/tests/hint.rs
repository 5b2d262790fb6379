//! The error for a value that does not fit says that there is a way to read the body in spite of it.

mod support;

use graph_models::json::{Body, tolerant};
use graph_models::serde::de::DeserializeOwned;
use graph_models::{
    AdditionalData, Delta, Nav, Page, cast, deserialize_strict, graph_entity, json,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AnyDirectoryObject, refusal};

const HINT: &str = " (`json::tolerant` keeps such a value)";

#[graph_entity]
struct Photo {
    #[graph(key)]
    id: Option<String>,
    width: Option<i32>,
    place: Option<Box<Place>>,
    places: Option<Vec<Place>>,
    #[graph(secret)]
    pins: Option<Vec<i32>>,
    album: Nav<Photo>,
    versions: Nav<Vec<Photo>>,
    owner: Option<AnyDirectoryObject>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Its `name` must be present.
#[graph_entity(complex)]
struct Place {
    tags: Option<Vec<String>>,
    floor: Option<i32>,
    name: String,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// The message of both ways, without the position, and whether it has the hint.
fn error_of<T: Body + DeserializeOwned>(text: &str) -> (String, bool) {
    let error = json::from_str::<T>(text).map(drop).expect_err("it is refused");
    let other = serde_json::from_str::<T>(text).map(drop).expect_err("it is refused");
    assert_eq!(error.to_string(), other.to_string(), "{text}");
    assert_eq!((error.line(), error.column()), (other.line(), other.column()));
    let mut message = error.to_string();
    if error.line() > 0 {
        let position = format!(" at line {} column {}", error.line(), error.column());
        message = message.strip_suffix(&position).expect("it is at the end").to_owned();
    }
    match message.strip_suffix(HINT) {
        Some(message) => (message.to_owned(), true),
        None => (message, false),
    }
}

/// Checks that the hint is there, and holds.
fn mended<T: Body + DeserializeOwned>(text: &str, message: &str) {
    assert_eq!(error_of::<T>(text), (message.to_owned(), true), "{text}");
    assert!(tolerant::from_str::<T>(text).is_ok(), "{text}");
}

/// Checks that no hint is there, and that none would hold.
fn refused<T: Body + DeserializeOwned>(text: &str, message: &str) {
    let (found, has_hint) = error_of::<T>(text);
    assert!(found.starts_with(message) && !has_hint, "{text}: {found}");
    let error = tolerant::from_str::<T>(text).map(drop).expect_err("it is refused");
    assert!(!error.to_string().contains("tolerant"), "{error}");
}

#[test]
fn a_value_that_can_be_kept_is_an_error_with_the_hint() {
    mended::<Photo>(r#"{"id":7}"#, "at id: expected a string, found a number");
    mended::<Photo>(r#"{"place":{"name":7}}"#, "at place.name: expected a string, found a number");
    mended::<Photo>(
        r#"{"place":{"name":"a","tags":["b",1]}}"#,
        "at place.tags[1]: expected a string, found a number",
    );
    mended::<Photo>(
        r#"{"places":[{"name":"a"},{}]}"#,
        "at places[1].name: the property is missing; expected a string",
    );
    mended::<Photo>(
        r#"{"pins":[1,"hush"]}"#,
        "at pins[1]: the value, a secret, is not of the property's type",
    );
    mended::<Photo>(
        r#"{"owner":{"@odata.type":7}}"#,
        "at owner.@odata.type: expected a string, found a number",
    );
    mended::<Page<Photo>>(r#"{"value":[{},7]}"#, "at value[1]: expected an object, found a number");
    mended::<Delta<AnyDirectoryObject>>(
        r#"{"value":[{"id":7}]}"#,
        "at value[0].id: expected a string, found a number",
    );
    // The property that the union's type has is known only when the tag is.
    mended::<AnyDirectoryObject>(
        r##"{"accountEnabled":7,"@odata.type":"#microsoft.graph.user"}"##,
        "at accountEnabled: expected a boolean, found a number",
    );
}

#[test]
fn what_the_tolerant_way_refuses_is_an_error_without_the_hint() {
    refused::<Photo>("7", "expected an object, found a number");
    refused::<Photo>("{\"id\":", "EOF while parsing");
    refused::<Photo>(r#"{"id":"a"} x"#, "trailing characters");
    refused::<Photo>(r#"{"@odata.type":7}"#, "at @odata.type: expected a string");
    refused::<Photo>(r#"{"id":"a","id":"b"}"#, "at id: the property appears twice");
    refused::<Photo>(r#"{"x":1,"x":2}"#, "at x: the property appears twice");
    refused::<Photo>(r#"{"x":{"y":1,"y":2}}"#, "at x.y: the property appears twice");
    refused::<Photo>(r#"{"album":{"y":1,"y":2}}"#, "at album.y: the property appears twice");
    refused::<Photo>(
        r#"{"places":[{"name":"a","name":"b"}]}"#,
        "at places[0].name: the property appears twice",
    );
    refused::<Photo>(
        r##"{"owner":{"@odata.type":"#microsoft.graph.user","@odata.type":"#a.b"}}"##,
        "at owner.@odata.type: the property appears twice",
    );
    refused::<Place>(r#"{"name":7}"#, "at name: expected a string, found a number");
    refused::<Place>(r#"{"floor":7}"#, "at name: the property is missing");
    refused::<Page<Photo>>(r#"{"value":7}"#, "at value: expected an array, found a number");
}

#[test]
fn related_entities_name_their_own_way() {
    let body = json!({"album": {"width": "NA"}, "versions": [{"id": 7}]});
    let photo: Photo = serde_json::from_value(body).expect("the related entities are not read");
    let own = "(`Nav::read_tolerant` keeps such a value)";
    assert_eq!(
        refusal(photo.versions.read()),
        format!("at versions[0].id: expected a string, found a number {own}")
    );
    assert_eq!(photo.versions.read_tolerant().expect("it is read").len(), 1);
    let error = refusal(photo.album.read());
    assert!(error.starts_with("at album.width: ") && error.ends_with(own), "{error}");

    let body = json!({"album": "NA", "versions": [7]});
    let photo: Photo = serde_json::from_value(body).expect("the related entities are not read");
    for error in [
        refusal(photo.album.read()),
        refusal(photo.album.read_tolerant()),
        refusal(photo.versions.read()),
        refusal(photo.versions.read_tolerant()),
    ] {
        assert!(!error.contains("tolerant"), "{error}");
    }
}

#[test]
fn a_way_without_a_tolerant_one_has_no_hint() {
    let body = json!({"versions@delta": [{"width": "NA"}], "width": {"a": 1}});
    let place: AnyDirectoryObject = serde_json::from_value(body.clone()).expect("it is read");
    let AnyDirectoryObject::Unrecognized(object) = place else { panic!("it has no tag") };
    let error = refusal(cast::<Photo>(&*object));
    assert!(error.starts_with("at width: ") && !error.contains("tolerant"), "{error}");

    let photo: Photo =
        serde_json::from_value(json!({"versions@delta": body["versions@delta"]})).expect("read");
    let error = refusal(photo.versions.changes());
    assert!(error.starts_with("at versions@delta[0].width: "), "{error}");
    assert!(!error.contains("tolerant"), "{error}");

    // Another type is accepted by each way but the strict one.
    let tagged = json!({"place": {"@odata.type": "#a.b", "name": "a"}});
    let error = refusal(deserialize_strict::<Photo, _>(tagged));
    assert!(error.starts_with("at place.@odata.type: ") && !error.contains("tolerant"), "{error}");
    let error = refusal(deserialize_strict::<Photo, _>(json!({"id": 7})));
    assert!(error.ends_with(HINT), "{error}");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let name = prop::sample::select(vec![
            "id",
            "width",
            "place",
            "places",
            "pins",
            "owner",
            "album",
            "name",
            "floor",
            "tags",
            "other",
            "value",
            "@odata.type",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..5).prop_map(|entries| entries
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// In these types all that a body may have is kept, or nothing.
    #[test]
    fn the_hint_is_there_if_it_holds(body in any_json(), pages in any::<bool>()) {
        let text = body.to_string();
        if json::from_str::<Photo>(&text).is_err() {
            let (_, has_hint) = error_of::<Photo>(&text);
            let object = body.as_object().filter(|body| {
                // A page is not an entity in either way.
                let is_page = body.len() == 1 && body.get("value").is_some_and(Value::is_array);
                !is_page && body.get("@odata.type").is_none_or(Value::is_string)
            });
            prop_assert_eq!(tolerant::from_str::<Photo>(&text).is_ok(), object.is_some());
            prop_assert!(!has_hint || body.is_object());
            if object.is_some() {
                prop_assert!(has_hint, "{}", text);
            }
        }
        let page = if pages { json!({ "value": body }) } else { json!({ "value": [body] }) };
        let text = page.to_string();
        if json::from_str::<Page<Photo>>(&text).is_err() {
            let (_, has_hint) = error_of::<Page<Photo>>(&text);
            prop_assert_eq!(has_hint, tolerant::from_str::<Page<Photo>>(&text).is_ok(), "{}", text);
        }
    }

    /// A required property may be wrong beside another one.
    #[test]
    fn without_the_hint_the_tolerant_way_fails(body in any_json()) {
        let text = body.to_string();
        if json::from_str::<Place>(&text).is_err() && !error_of::<Place>(&text).1 {
            prop_assert!(tolerant::from_str::<Place>(&text).is_err(), "{}", text);
        }
    }
}
