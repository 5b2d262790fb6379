//! JSON bodies of the sample types, valid and nearly valid.

use graph_models::Model;
use graph_tests::edm::Optional;
use graph_tests::office::{Address, Geo, Office, Printer, Scanner};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::primitives::{any_json, double, object, unknown};

/// An object in canonical spelling with some of these properties, some of them null, and unknown
/// ones.
fn body(properties: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let entries: Vec<_> = properties
        .into_iter()
        .map(|(name, value)| {
            let value = prop_oneof![3 => value, 1 => Just(Value::Null)];
            option::of(value.prop_map(move |value| (name.to_owned(), value)))
        })
        .collect();
    (entries, unknown())
        .prop_map(|(entries, unknown)| object(entries.into_iter().flatten().chain(unknown)))
        .boxed()
}

fn tagged(body: impl Strategy<Value = Value>, tag: &'static str) -> impl Strategy<Value = Value> {
    body.prop_map(move |mut body| {
        body["@odata.type"] = tag.into();
        body
    })
}

fn list(element: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    vec(element, 0..3).prop_map(Value::from).boxed()
}

fn texts(pattern: &'static str) -> BoxedStrategy<Value> {
    pattern.prop_map(Value::from).boxed()
}

/// The body of an office that has to be written unchanged.
pub(crate) fn office_body() -> impl Strategy<Value = Value> {
    let number = || any::<i64>().prop_map(Value::from).boxed();
    let quoted = || any::<i64>().prop_map(|value| value.to_string().into()).boxed();
    let uses = || prop_oneof![number(), quoted()].boxed();
    let floor = any::<i32>().prop_map(Value::from).boxed();
    let geo =
        (double(), double()).prop_map(|(x, y)| json!({"latitude": x, "longitude": y})).boxed();
    let address = body(vec![("street", texts(".*")), ("floor", floor), ("geo", geo)]);
    let address =
        prop_oneof![3 => address.clone(), 1 => tagged(address, "#contoso.mailAddress")].boxed();
    let common = || vec![("id", texts(".{0,4}")), ("label", texts(".{0,4}")), ("uses", uses())];
    let mut printer = common();
    printer.extend([
        ("ink", list(select(vec!["grey", "RAL5002", "Pink"]).prop_map(Value::from))),
        ("place", address.clone()),
    ]);
    let device = prop_oneof![
        body(common()),
        tagged(body(printer), "#microsoft.graph.printer"),
        tagged(body(common()), "#microsoft.graph.scanner"),
        tagged(body(common()), "#contoso.tablet"),
    ]
    .boxed();
    let spare = prop_oneof![device.clone(), Just(Value::Null)];
    let gaps = prop_oneof![address.clone(), Just(Value::Null)];
    let created = "20[0-9]{2}-0[1-9]-[12][0-8]T1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,6}[1-9])?(Z|\\+0[1-9]:30)";
    let mut properties = vec![
        ("id", texts(".*")),
        ("open", any::<bool>().prop_map(Value::from).boxed()),
        ("createdDateTime", texts(created)),
        ("doorCode", texts("[0-9]{4}")),
        ("keyCards", prop_oneof![list(number()), list(quoted())].boxed()),
        ("type", texts(".*")),
        ("WLAN-name", texts(".*")),
        ("access", texts("(read|write|other)(,fullControl)?")),
        ("address", address.clone()),
        ("formerAddresses", list(address)),
        ("gaps", list(gaps)),
        ("mainDevice", device.clone()),
        ("devices", list(device)),
        ("spare", list(spare)),
    ];
    let annex = body(vec![("self", texts(".*")), ("name", texts(".*"))]);
    properties.push(("annex", annex));
    tagged(body(properties), "#contoso.buildings.office")
}

/// JSON with the names of the sample types and some of their values.
pub(crate) fn near_body() -> impl Strategy<Value = Value> {
    const TEXTS: &[&str] = &[
        "#microsoft.graph.printer",
        "#graph.scanner",
        "#contoso.tablet",
        "",
        "7",
        "-0.5",
        "INF",
        "2024-02-29",
        "2024-02-29T13:45:30.5+05:30",
        "13:45",
        "P1DT2H",
        "AQID",
        "grey",
        "small",
        "read,audit",
        "monday, sunday",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ];
    let types =
        [Office::TYPE, Address::TYPE, Geo::TYPE, Printer::TYPE, Scanner::TYPE, Optional::TYPE];
    let mut names: Vec<&str> = types
        .iter()
        .flat_map(|info| info.properties().iter().map(|property| property.wire_name()))
        .collect();
    names.extend(["@odata.type"; 12]);
    names.extend(["x", "@odata.etag", "Id"]);
    let leaf = prop_oneof![
        4 => select(TEXTS).prop_map(Value::from),
        2 => prop_oneof![Just(json!(0)), Just(json!(1.5)), any::<i64>().prop_map(Value::from)],
        1 => any_json(),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => btree_map(select(names.clone()).prop_map(str::to_owned), inner, 0..6).prop_map(object),
        ]
    })
}
