//! The patch that leads to a value which mentions only some properties.

use graph_models::{Change, Nav, ObjectExt, UnionExt, apply, bind, diff, patch_towards};
use serde_json::{Value, json};

use crate::types::{AnySite, Lab, Machine, Order, OrderPatch, Printer, Site, Vault};
use crate::{read, written};

/// What the patch towards a value says, without its tag.
#[track_caller]
fn towards(actual: &Value, desired: &Value) -> Value {
    let (order, desired): (Order, Order) = (read(actual), read(desired));
    let patch = patch_towards(&order, &desired);
    let mut after = order.clone();
    apply(&patch, &mut after);
    assert!(patch_towards(&after, &desired).is_empty(), "{patch:?} does not lead there");
    let mut body = written(&patch);
    body.as_object_mut().and_then(|body| body.remove("@odata.type"));
    body
}

#[test]
fn what_is_not_mentioned_is_left_alone() {
    let actual: Machine = read(&json!({
        "id": "1", "maker": "Ada", "uses": 3, "level": 0.5, "tags": ["a"], "place": {"room": "7"},
        "enabled": true, "x": {"a": 1, "b": 2}, "y": 1,
    }));
    let desired: Machine = read(&json!({
        "id": "2", "maker": "Grace", "uses": 4, "level": null, "tags": [], "x": {"a": null}, "z": 2,
        "@odata.etag": "W/1", "enabled": null,
    }));
    let body = json!({
        "@odata.type": "#microsoft.graph.machine",
        "uses": 4, "level": null, "tags": [], "x": {"a": null}, "z": 2,
    });
    assert_eq!(written(&patch_towards(&actual, &desired)), body);
    // The patch between two complete values erases it.
    let erased = diff(&actual, &desired).touched();
    assert!(erased.contains(&"place".to_owned()) && erased.contains(&"y".to_owned()), "{erased:?}");
    assert!(patch_towards(&actual, &Machine::default()).is_empty());
    assert!(patch_towards(&actual, &actual).is_empty());
}

#[test]
fn a_null_is_sent_unless_the_value_is_known_to_be_null() {
    let desired: Machine = read(&json!({"uses": null}));
    for (actual, touched) in [
        (json!({}), true),
        (json!({"uses": 7}), true),
        (json!({"uses": "many"}), true),
        (json!({"uses": null}), false),
    ] {
        let patch = patch_towards(&read::<Machine>(&actual), &desired);
        assert_eq!(!patch.is_empty(), touched, "{actual}");
    }
}

#[test]
fn a_property_that_is_always_present_is_always_mentioned() {
    let actual: Printer = read(&json!({"ink": "a", "queues": [1], "pages": 7}));
    let patch = patch_towards(&actual, &Printer { ink: "b".to_owned(), ..Printer::default() });
    assert_eq!(patch.touched(), ["ink", "queues"]);
}

#[test]
fn inner_values_mention_properties_too() {
    let actual = json!({"rules": {"strict": true, "x": {"a": 1, "b": 2}, "y": 1}});
    assert_eq!(
        towards(&actual, &json!({"rules": {"x": {"a": 2}}})),
        json!({"rules": {"x": {"a": 2}}})
    );
    assert_eq!(towards(&actual, &json!({"rules": {}})), json!({}));
    assert_eq!(towards(&actual, &json!({"rules": null})), json!({"rules": null}));
    assert_eq!(towards(&json!({}), &json!({"rules": {}})), json!({"rules": {}}));
}

#[test]
fn a_value_without_a_twin_is_completed() {
    let actual = json!({"stamp": {
        "ink": "red", "size": 3, "maker": "Ada", "place": {"room": "7", "floor": 1},
        "x": {"a": 1, "b": 2}, "@odata.etag": "1",
    }});
    let desired = json!({"stamp": {
        "size": 4, "maker": "Grace", "place": {"floor": 2}, "x": {"a": 2}, "@odata.etag": "2",
    }});
    let expected = json!({"stamp": {
        "ink": "red", "size": 3, "maker": "Ada", "place": {"room": "7", "floor": 2},
        "x": {"a": 2, "b": 2}, "@odata.etag": "1",
    }});
    assert_eq!(towards(&actual, &desired), expected);
    assert_eq!(towards(&actual, &json!({"stamp": {"ink": "red", "size": 4}})), json!({}));
    let maker = json!({"stamp": {"maker": "Ada"}});
    assert_eq!(towards(&json!({"stamp": {}}), &maker), maker);
}

#[test]
fn a_value_of_the_base_type_is_about_a_value_of_any_type() {
    let lab = json!({"site": {
        "@odata.type": "#microsoft.graph.lab", "name": "A", "seats": 4,
        "bench": {"room": "7", "floor": 1},
    }});
    let desired = json!({"site": {"seats": "4", "name": "B", "bench": {"floor": 2}}});
    assert_eq!(
        towards(&lab, &desired),
        json!({"site": {
            "@odata.type": "#microsoft.graph.lab", "name": "B", "bench": {"floor": 2},
        }})
    );
    let robot = json!({"site": {"@odata.type": "#microsoft.graph.robot", "name": "A", "x": 1}});
    assert_eq!(
        towards(&robot, &json!({"site": {"x": 2}})),
        json!({"site": {"@odata.type": "#microsoft.graph.robot", "x": 2}})
    );
    assert_eq!(towards(&lab, &json!({"site": {}})), json!({}));
    // The type has no twin.
    let vault =
        json!({"site": {"@odata.type": "#microsoft.graph.vault", "name": "A", "code": "1"}});
    let mut expected = vault.clone();
    expected["site"]["name"] = "B".into();
    assert_eq!(towards(&vault, &json!({"site": {"name": "B"}})), expected);
}

#[test]
fn a_value_that_names_another_type_is_converted() {
    let lab = Lab { name: Some("A".to_owned()), seats: Some(4), ..Lab::default() };
    let actual = Order { site: Some(lab.into()), ..Order::default() };
    let vault = Vault { code: Some("1".to_owned()), ..Vault::default() };
    let desired = Order { site: Some(vault.into()), ..Order::default() };
    let patch = patch_towards(&actual, &desired);
    assert!(matches!(patch.site, Some(Some(Change::Replace(_)))), "the type has no twin");
    let mut order = actual.clone();
    apply(&patch, &mut order);
    let body = json!({"@odata.type": "#microsoft.graph.vault", "name": "A", "code": "1"});
    assert_eq!(written(&order)["site"], body);
    assert!(patch_towards(&order, &desired).is_empty());

    let back =
        Order { site: Some(Lab { seats: Some(2), ..Lab::default() }.into()), ..Order::default() };
    let patch = patch_towards(&order, &back);
    let body = json!({"@odata.type": "#microsoft.graph.lab", "seats": 2});
    assert_eq!(written(&patch)["site"], body);
    apply(&patch, &mut order);
    let body = json!({"@odata.type": "#microsoft.graph.lab", "name": "A", "seats": 2});
    assert_eq!(written(&order)["site"], body);

    // A type that the union does not have.
    let mut robot = Site::default();
    robot.additional_data.set_foreign_type("#microsoft.graph.robot");
    let robot = Order { site: Some(AnySite::Unrecognized(Box::new(robot))), ..Order::default() };
    let patch = patch_towards(&order, &robot);
    assert_eq!(written(&patch)["site"], json!({"@odata.type": "#microsoft.graph.robot"}));
    apply(&patch, &mut order);
    let site = order.site.as_ref().map(UnionExt::as_object).map(ObjectExt::odata_type);
    assert_eq!(site, Some("#microsoft.graph.robot"));
    assert!(patch_towards(&order, &robot).is_empty());
    assert!(matches!(&order.site, Some(AnySite::Unrecognized(site)) if site.name.is_some()));
}

#[test]
fn binds_and_entities_are_mentioned() {
    let bound = |address: &str| Order { owner: Nav::bind(address), ..Order::default() };
    let patch = patch_towards(&bound("a"), &bound("b"));
    assert_eq!(patch, OrderPatch { owner: bind("b"), ..OrderPatch::default() });
    assert!(patch_towards(&bound("a"), &bound("a")).is_empty());
    assert!(patch_towards(&bound("a"), &Order::default()).is_empty());
    let judge = |id: &str| json!({"rules": {"judge": {"id": id}}});
    let mut actual = judge("1");
    actual["rules"]["strict"] = true.into();
    assert_eq!(towards(&actual, &judge("2")), judge("2"));
    assert_eq!(towards(&actual, &judge("1")), json!({}));
}

#[test]
fn the_patch_names_the_type_that_is_known() {
    let robot = json!({"@odata.type": "#microsoft.graph.robot", "uses": 1});
    let desired: Machine = read(&json!({"uses": 2}));
    let patch = patch_towards(&read::<Machine>(&robot), &desired);
    assert_eq!(written(&patch), json!({"@odata.type": "#microsoft.graph.robot", "uses": 2}));
    let patch = patch_towards(&desired, &read(&robot));
    assert_eq!(written(&patch), robot);
}
