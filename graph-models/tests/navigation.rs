//! Navigation properties: what a body says about a relationship, and its entities when they are read.

mod support;

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::{
    AdditionalData, BatchResponse, Nav, ObjectExt, Page, UnionExt, apply, graph_entity, replace,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AnyDirectoryObject, User, refusal};

/// The hint in the message for a value that does not fit.
const KEPT: &str = " (`Nav::read_tolerant` keeps such a value)";

#[graph_entity(base = "#microsoft.graph.directoryObject")]
struct Employee {
    #[graph(key)]
    id: Option<String>,
    display_name: Option<String>,
    hired: Option<DateTime<FixedOffset>>,
    manager: Nav<Employee>,
    reports: Nav<Vec<Employee>>,
    member_of: Nav<Vec<AnyDirectoryObject>>,
    sponsor: Nav<AnyDirectoryObject>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Reads a body, and checks that it is written back unchanged.
fn read(mut body: Value) -> Employee {
    let employee: Employee = serde_json::from_value(body.clone()).expect("an employee");
    body["@odata.type"] = "#microsoft.graph.employee".into();
    assert_eq!(serde_json::to_value(&employee).expect("it is written"), body);
    let copy = employee.clone();
    assert_eq!(copy, employee);
    employee
}

#[test]
fn a_single_entity_is_read_as_its_type() {
    let employee = read(json!({
        "id": "2",
        "manager": {"id": "1", "displayName": "Ada", "shade": 7},
        "manager@odata.navigationLink": "https://a/manager",
        "manager@odata.associationLink": "https://a/manager/$ref",
    }));
    let manager = employee.manager.read().expect("it is read").expect("there is one");
    assert_eq!(manager.display_name.as_deref(), Some("Ada"));
    assert_eq!(manager.additional_data.get("shade"), Some(&json!(7)));
    assert_eq!(employee.manager.navigation_link(), Some("https://a/manager"));
    assert_eq!(employee.manager.association_link(), Some("https://a/manager/$ref"));
    assert!(employee.additional_data.is_empty());
}

#[test]
fn absent_null_and_empty_are_distinguished() {
    let employee = read(json!({"manager": null, "reports": []}));
    assert!(employee.manager.is_null() && !employee.manager.is_expanded());
    assert!(employee.is_explicit_null("manager"));
    assert!(employee.reports.is_expanded() && employee.reports.is_empty());
    assert!(employee.sponsor.is_absent() && !employee.sponsor.is_null());
    assert!(matches!(employee.manager.read(), Ok(None)));
    assert!(matches!(employee.sponsor.read(), Ok(None)));
    assert!(employee.reports.read().expect("it is read").is_empty());
    assert!(employee.member_of.read().expect("it is read").is_empty());

    let mut employee = Employee { manager: Nav::null(), ..Employee::default() };
    assert_eq!(employee.touched(), ["manager"]);
    employee.forget_explicit_null("manager");
    assert!(employee.is_empty());
    assert!(employee.set_explicit_null("manager") && employee.manager.is_null());
}

#[test]
fn a_collection_keeps_its_link_and_count() {
    let employee = read(json!({
        "reports": [{"id": "1"}, {"id": "2"}],
        "reports@odata.nextLink": "https://a/reports?$skiptoken=1",
        "reports@odata.count": "7",
        "reports@odata.context": "https://a/$metadata#reports",
    }));
    assert_eq!(employee.reports.read().expect("it is read").len(), 2);
    assert_eq!(employee.reports.next_link(), Some("https://a/reports?$skiptoken=1"));
    assert_eq!(employee.reports.count(), Some(7));
    assert_eq!(employee.reports.len(), 2);
    assert_eq!(employee.reports.annotations().count(), 3);
    // OData 4.01 writes control information without its prefix.
    let employee = read(json!({"reports@nextLink": "https://a", "reports@count": 3}));
    assert_eq!(
        (employee.reports.next_link(), employee.reports.count()),
        (Some("https://a"), Some(3))
    );
}

#[test]
fn entities_of_a_union_are_read_by_their_tags() {
    let employee = read(json!({
        "memberOf": [
            {"@odata.type": "#microsoft.graph.user", "id": "1", "displayName": "Ada"},
            {"@odata.type": "#microsoft.graph.robot", "id": "2", "wheels": 3},
        ],
        "sponsor": {"@odata.type": "#microsoft.graph.user", "displayName": "Grace"},
    }));
    let members = employee.member_of.read().expect("they are read");
    let [AnyDirectoryObject::User(ada), AnyDirectoryObject::Unrecognized(robot)] = &members[..]
    else {
        panic!("{members:?}")
    };
    assert_eq!(ada.display_name.as_deref(), Some("Ada"));
    assert_eq!(robot.odata_type(), "#microsoft.graph.robot");
    let sponsor = employee.sponsor.read().expect("it is read").expect("there is one");
    assert!(sponsor.is::<User>());
}

#[test]
fn nested_expansions_are_read_level_by_level() {
    let body = json!({"manager": {"id": "1", "reports": [{"id": "2", "manager": {"id": 3}}]}});
    let employee = read(body);
    let manager = employee.manager.read().expect("it is read").expect("there is one");
    let reports = manager.reports.read().expect("they are read");
    assert_eq!(
        refusal(reports[0].manager.read()),
        format!("at manager.reports[0].manager.id: expected a string, found a number{KEPT}")
    );
}

#[test]
fn errors_have_the_path_from_the_root_of_the_body() {
    let body = json!({"value": [{}, {"manager": "Ada", "reports": [{}, 7], "memberOf": {}}]});
    let page: Page<Employee> = serde_json::from_value(body).expect("a page");
    let employee = &page.value[1];
    assert_eq!(
        refusal(employee.manager.read()),
        "at value[1].manager: expected an object, found a string"
    );
    assert_eq!(
        refusal(employee.reports.read()),
        "at value[1].reports[1]: expected an object, found a number"
    );
    assert_eq!(
        refusal(employee.member_of.read()),
        "at value[1].memberOf: expected an array, found an object"
    );
    // A value that was not read from a body has a path from the property on.
    let mut reports = Nav::<Vec<Employee>>::new();
    reports.set_json(json!([{"manager": null}, {"id": 1}]));
    assert_eq!(
        refusal(reports.read()),
        format!("at [1].id: expected a string, found a number{KEPT}")
    );

    let body = json!({"responses": [{"id": "1", "status": 200, "body": {"manager": {"id": 1}}}]});
    let batch: BatchResponse = serde_json::from_value(body).expect("a batch");
    let employee: Employee = batch.responses[0].read().expect("an answer");
    assert_eq!(
        refusal(employee.manager.read()),
        format!("at manager.id: expected a string, found a number{KEPT}")
    );
}

#[test]
fn a_changed_entity_is_written_with_all_others() {
    let mut employee = read(json!({
        "reports": [{"id": "1", "x": {"y": [1.50]}}, {"id": "2"}],
        "reports@odata.nextLink": "https://a",
    }));
    let mut reports = employee.reports.read().expect("they are read");
    reports[1].display_name = Some("Ada".to_owned());
    employee.reports.set(reports);
    assert_eq!(
        serde_json::to_value(&employee).expect("it is written"),
        json!({
            "@odata.type": "#microsoft.graph.employee",
            "reports": [{"id": "1", "x": {"y": [1.50]}}, {"id": "2", "displayName": "Ada"}],
            "reports@odata.nextLink": "https://a",
        })
    );
}

#[test]
fn new_entities_are_created_with_the_entity_or_bound() {
    let grace = Employee { display_name: Some("Grace".to_owned()), ..Employee::default() };
    let ada = User { display_name: Some("Ada".to_owned()), ..User::default() };
    let employee = Employee {
        manager: grace.into(),
        reports: Nav::bind(["https://a", "https://b"]),
        member_of: [ada].into(),
        sponsor: Nav::bind("https://c"),
        ..Employee::default()
    };
    assert_eq!(
        serde_json::to_value(&employee).expect("it is written"),
        json!({
            "@odata.type": "#microsoft.graph.employee",
            "manager": {"displayName": "Grace"},
            "reports@odata.bind": ["https://a", "https://b"],
            "memberOf": [{"@odata.type": "#microsoft.graph.user", "displayName": "Ada"}],
            "sponsor@odata.bind": "https://c",
        })
    );
}

#[test]
fn a_value_without_a_wire_form_is_an_error_when_the_whole_is_written() {
    let hired = "9999-12-31T23:59:59Z".parse::<DateTime<FixedOffset>>().ok();
    let hired = hired.and_then(|at| at.checked_add_months(graph_models::chrono::Months::new(12)));
    let late = Employee { hired, ..Employee::default() };
    let employee = Employee { manager: late.into(), ..Employee::default() };
    let error = serde_json::to_string(&employee).expect_err("it has no wire form").to_string();
    assert!(error.starts_with("`manager`: `hired` has no wire form"), "{error}");
}

#[test]
fn a_property_or_an_annotation_that_appears_twice_is_refusal() {
    for (body, path) in [
        (r#"{"manager": null, "manager": null}"#, "manager"),
        (r#"{"reports@odata.count": 1, "reports@odata.count": 1}"#, "reports@odata.count"),
    ] {
        let error = refusal(serde_json::from_str::<Employee>(body));
        assert!(error.starts_with(&format!("at {path}: the property appears twice")), "{error}");
    }
    let mut employee = read(json!({"reports@odata.count": 1}));
    employee.additional_data.insert("reports@odata.count", 2);
    let error = serde_json::to_string(&employee).expect_err("it is there twice").to_string();
    assert!(error.contains("`reports@odata.count`"), "{error}");
}

#[test]
fn debug_prints_no_content() {
    let employee = read(json!({
        "manager": {"id": "s3cr3t"}, "reports": [{}, {}], "reports@odata.nextLink": "s3cr3t",
        "sponsor": null, "memberOf@odata.bind": ["s3cr3t"],
    }));
    assert_eq!(
        format!("{employee:?}"),
        "Employee { manager: 1 entity, reports: 2 entities, odata.nextLink, \
         member_of: not expanded, odata.bind, sponsor: null }"
    );
    assert_eq!(format!("{:?}", Nav::<Employee>::new()), "absent");
}

#[test]
fn two_are_equal_if_their_json_is() {
    let one = read(json!({"manager": {"id": "1"}}));
    let page = json!({"value": [{"manager": {"id": "1"}}]});
    let page: Page<Employee> = serde_json::from_value(page).expect("a page");
    assert_eq!(one, page.value[0], "where it was read makes no difference");
    assert_ne!(one, read(json!({"manager": {"id": "2"}})));
    assert_ne!(one, read(json!({"manager": {"id": "1"}, "manager@odata.etag": "W/1"})));
    assert_eq!(size_of::<Nav<Vec<Employee>>>(), size_of::<usize>());
}

#[cfg(feature = "arbitrary_precision")]
#[test]
fn numbers_keep_all_their_digits() {
    for number in ["1.2300000000000000000045", "79228162514264337593543950335", "1e+400"] {
        let text = format!(
            r##"{{"@odata.type":"#microsoft.graph.employee","manager":{{"x":{number}}}}}"##
        );
        let employee: Employee = serde_json::from_str(&text).expect("an employee");
        assert_eq!(serde_json::to_string(&employee).expect("it is written"), text);
        let manager = employee.manager.read().expect("it is read").expect("there is one");
        assert_eq!(manager.additional_data.get("x").map(Value::to_string).as_deref(), Some(number));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z@.]{0,6}", inner, 0..4).prop_map(Value::from_iter),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_a_body_says_of_a_relationship_is_written_back(
        value in any_json(),
        annotation in any_json(),
        name in "[a-zA-Z.@]{1,12}",
    ) {
        let employee = read(json!({
            "manager": value.clone(),
            "reports": value,
            format!("reports@{name}"): annotation,
        }));
        _ = employee.manager.read();
        _ = employee.reports.read();
        _ = employee.reports.changes();
        prop_assert_eq!(employee.reports.annotations().count(), 1);
    }
}

#[test]
fn a_replaced_value_has_no_null_of_a_navigation_property() {
    #[graph_entity(complex)]
    struct Controls {
        operator: Option<String>,
        strength: Nav<Employee>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity]
    struct Policy {
        controls: Controls,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    let body = json!({"controls": {"operator": "OR", "strength": {"id": "1"}}});
    let mut policy: Policy = serde_json::from_value(body).expect("it is a policy");
    let patch = PolicyPatch { controls: replace(Controls::default()), ..PolicyPatch::default() };
    apply(&patch, &mut policy);
    assert!(policy.controls.strength.is_absent());
}
