//! Control information that is written without `odata.`, as OData 4.01 allows.

mod support;

use graph_models::{
    AdditionalData, Delta, Nav, ObjectExt, Page, SingleValue, bind, graph_entity, json,
};
use serde_json::{Value, json};
use support::{AnyDirectoryObject, Group, User, refusal, round_trip};

/// An entity with a navigation property.
#[graph_entity]
struct Employee {
    #[graph(key)]
    id: Option<String>,
    manager: Nav<Employee>,
    reports: Nav<Vec<Employee>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Reads a body in both ways and checks that it is written as it came.
#[track_caller]
fn both_ways<T>(body: &Value) -> T
where
    T: json::Body + PartialEq + std::fmt::Debug,
    T: graph_models::serde::Serialize + graph_models::serde::de::DeserializeOwned,
{
    let value: T = round_trip(body);
    let direct: T = json::from_str(&body.to_string()).expect("it is read");
    assert_eq!(direct, value);
    let written = json::to_string(&direct).expect("it is written");
    assert_eq!(written, serde_json::to_string(&value).expect("it is written"));
    value
}

#[test]
fn a_page_keeps_its_links() {
    let page: Page<User> = both_ways(&json!({
        "@context": "https://graph.example/$metadata#users",
        "@count": 7,
        "@nextLink": "https://graph.example/next",
        "value": [{"id": "1"}],
    }));
    assert_eq!(page.context.as_deref(), Some("https://graph.example/$metadata#users"));
    assert_eq!(page.count, Some(7));
    assert_eq!(page.next_link.as_deref(), Some("https://graph.example/next"));
    assert!(page.additional_data.is_empty());
    let delta: Delta<User> = both_ways(&json!({
        "@deltaLink": "https://graph.example/delta",
        "value": [{"id": "1", "@removed": {"reason": "deleted"}}],
    }));
    assert_eq!(delta.delta_link.as_deref(), Some("https://graph.example/delta"));
    assert!(delta.changes().next().is_some_and(|item| item.is_removed()));
    let single: SingleValue<i32> = both_ways(&json!({"@context": "c", "value": 7}));
    assert_eq!(single.context.as_deref(), Some("c"));
}

#[test]
fn the_type_is_found_wherever_it_is() {
    for body in [
        json!({"@type": "#microsoft.graph.user", "jobTitle": "Poet"}),
        json!({"@type": "microsoft.graph.user", "jobTitle": "Poet"}),
    ] {
        let text = body.to_string();
        let late = r##"{"jobTitle":"Poet","@type":"#microsoft.graph.user"}"##;
        for text in [text.as_str(), late] {
            let direct: AnyDirectoryObject = json::from_str(text).expect("it is read");
            let value: AnyDirectoryObject = serde_json::from_str(text).expect("it is read");
            assert_eq!(direct, value);
            let AnyDirectoryObject::User(user) = direct else { panic!("{text} is a user") };
            assert_eq!(user.job_title.as_deref(), Some("Poet"));
            let written = serde_json::to_value(&value).expect("it is written");
            assert_eq!(written["@type"], "#microsoft.graph.user");
            assert_eq!(written.get("@odata.type"), None);
        }
    }
    let foreign: User = both_ways(&json!({"@type": "#microsoft.graph.guest", "id": "1"}));
    assert_eq!(foreign.odata_type(), "#microsoft.graph.guest");
}

#[test]
fn the_same_name_in_both_forms_is_a_property_that_appears_twice() {
    for (text, path) in [
        (
            r##"{"@type":"#microsoft.graph.user","@odata.type":"#microsoft.graph.user"}"##,
            "@odata.type",
        ),
        (r#"{"value":[],"@nextLink":"a","@odata.nextLink":"b"}"#, "@odata.nextLink"),
        (r#"{"value":[],"@odata.count":1,"@count":1}"#, "@odata.count"),
    ] {
        let error = refusal(json::from_str::<Page<User>>(text));
        assert!(error.starts_with(&format!("at {path}: the property appears twice")), "{error}");
    }
}

#[test]
fn relationships_are_bound_and_annotated() {
    let employee: Employee = both_ways(&json!({
        "@odata.type": "#microsoft.graph.employee",
        "manager@bind": "https://graph.example/employees/1",
        "reports": [],
        "reports@nextLink": "https://graph.example/next",
        "reports@count": 12,
    }));
    assert_eq!(employee.manager.binds().collect::<Vec<_>>(), ["https://graph.example/employees/1"]);
    assert_eq!(employee.reports.next_link(), Some("https://graph.example/next"));
    assert_eq!(employee.reports.count(), Some(12));

    let patch: EmployeePatch = both_ways(&json!({
        "@odata.type": "#microsoft.graph.employee",
        "manager@bind": "https://graph.example/employees/1",
    }));
    assert_eq!(patch.manager, bind("https://graph.example/employees/1"));
}

#[test]
fn annotations_of_vocabularies_are_left_alone() {
    let page: Page<Group> = both_ways(&json!({
        "@Core.Permissions": "Read",
        "@odata.nextLink@Core.Description": "the next page",
        "@nextLink@Core.Description": "the next page",
        "value": [],
        "value@Core.nextLink": "x",
        "@unknown": 1,
        "@": 2,
    }));
    assert_eq!(page.next_link, None);
    assert_eq!(page.additional_data.len(), 6);
}

#[test]
fn a_link_that_is_not_a_text_is_refused_under_its_full_name() {
    let error = refusal(json::from_str::<Page<User>>(r#"{"@nextLink":7,"value":[]}"#));
    assert!(error.starts_with("at @odata.nextLink: expected a string, found a number"), "{error}");
    let page: Page<User> = json::tolerant::from_str(r#"{"@nextLink":7,"value":[]}"#).expect("odd");
    assert_eq!(json::to_string(&page).expect("it is written"), r#"{"@nextLink":7,"value":[]}"#);
}
