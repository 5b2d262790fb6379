//! A page is not read as an entity, nor an entity as a page; everything else that services send is.

mod support;

use graph_models::json::{self, Body, tolerant};
use graph_models::serde::Serialize;
use graph_models::serde::de::DeserializeOwned;
use graph_models::{AdditionalData, Delta, ObjectExt, Page, SingleValue, graph_entity, serde_json};
use support::{AnyDirectoryObject, Group, User};

/// The message of all ways to read a body, which refuse it alike.
#[track_caller]
fn refused<T: Body + DeserializeOwned>(body: &str) -> String {
    let error = json::from_str::<T>(body).map(drop).expect_err("it is refused");
    let other = serde_json::from_str::<T>(body).map(drop).expect_err("it is refused");
    assert_eq!(error.to_string(), other.to_string());
    let tolerant = tolerant::from_str::<T>(body).map(drop).expect_err("it is refused");
    let message = tolerant.to_string();
    assert!(error.to_string().starts_with(&message), "{error} and {message}");
    message
}

/// Checks that the body is read in all ways and written back unchanged.
#[track_caller]
fn kept<T: Body + DeserializeOwned + Serialize>(body: &str) -> T {
    tolerant::from_str::<T>(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    serde_json::from_str::<T>(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    let value = json::from_str::<T>(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    let written = serde_json::to_value(&value);
    let mut written = written.unwrap_or_else(|error| panic!("{error}: {body}"));
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    if let Some(written) = written.as_object_mut()
        && body.get("@odata.type").is_none()
    {
        written.remove("@odata.type");
    }
    assert_eq!(written, body);
    value
}

/// A type that has a `value` itself.
#[graph_entity]
struct Notifications {
    value: Option<Vec<String>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A type whose values may have any property.
#[graph_entity(complex, open_type)]
struct Anything {
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn a_page_is_not_an_entity() {
    let expected = |name: &str| {
        format!("expected an object, found a page with `value` in place of a `{name}`")
    };
    for body in [
        r#"{"value": []}"#,
        r#"{"@odata.context": "https://graph.example/$metadata#users", "value": [{"id": "1"}]}"#,
        r#"{"value": [{"id": "1"}], "@odata.nextLink": "https://graph.example/2"}"#,
    ] {
        assert!(refused::<User>(body).starts_with(&expected("User")), "{body}");
        assert!(refused::<Group>(body).ends_with("read it as a `Page`"), "{body}");
        refused::<AnyDirectoryObject>(body);
    }
    refused::<Anything>(r##"{"@odata.context": "$metadata#users", "value": []}"##);
}

#[test]
fn an_entity_is_not_a_page() {
    let expected = "expected a page with `value`, found an object with `id`";
    let body = r##"{"@odata.context": "$metadata#users/$entity", "id": "1", "mail": "a"}"##;
    assert_eq!(refused::<Page<User>>(body), expected);
    assert_eq!(refused::<Delta<User>>(body), expected);
    assert_eq!(refused::<Page<AnyDirectoryObject>>(r#"{"id": 1}"#), expected);
}

#[test]
fn what_services_send_is_read() {
    kept::<User>("{}");
    kept::<User>(r#"{"id": null, "value": [1]}"#);
    kept::<User>(r#"{"value": [1], "shade": 7}"#);
    kept::<User>(r#"{"value": 7}"#);
    kept::<User>(r##"{"@odata.type": "#microsoft.graph.user", "value": []}"##);
    kept::<User>(r##"{"@odata.type": "#microsoft.graph.newer", "value": []}"##);
    kept::<User>(r##"{"@odata.context": "$metadata#users/$entity", "value": [1]}"##);
    kept::<Group>(r#"{"members@odata.nextLink": "https://graph.example/2", "value": []}"#);
    kept::<Anything>(r#"{"value": [1]}"#);
    let read = kept::<Notifications>(r##"{"@odata.context": "$metadata#x", "value": ["a"]}"##);
    assert_eq!(read.value.map(|value| value.len()), Some(1));
    kept::<SingleValue<Vec<i32>>>(r#"{"value": [1]}"#);
    for body in [
        "{}",
        r##"{"@odata.context": "$metadata#users"}"##,
        r#"{"@odata.nextLink": "https://graph.example/2", "shade": 7}"#,
        r#"{"@odata.count": 0, "shade": 7}"#,
        r#"{"value": [], "id": "1"}"#,
    ] {
        kept::<Page<User>>(body);
        kept::<Delta<User>>(body);
    }
}

#[test]
fn a_value_inside_a_body_may_have_any_shape() {
    let page = kept::<Page<User>>(r#"{"value": [{"value": []}, {}]}"#);
    assert!(page.value[1].is_empty());
    let patch = json::from_str::<support::UserPatch>(r#"{"value": []}"#);
    assert!(patch.is_ok_and(|patch| patch.additional_data.len() == 1));
}
