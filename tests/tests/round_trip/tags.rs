//! `@odata.type`: its position, its spellings, and when it is written.

use graph_models::{AdditionalData, ObjectExt, TypeTag, deserialize_strict, graph_entity};
use graph_tests::office::{Address, Device, Office};
use serde_json::{Value, json};

use crate::support::{kept, read, read_text, refusal, round_trips, write};

/// The parameters of an action.
#[graph_entity(tag = false, patch = false)]
struct Move {
    office: Option<Box<Office>>,
    offices: Option<Vec<Office>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_tag_is_written_first() {
    let device: Device = read(json!({"a": 1, "id": "1", "@odata.etag": "x"}));
    let written = r##"{"@odata.type":"#microsoft.graph.device","id":"1","@odata.etag":"x","a":1}"##;
    assert_eq!(write(&device), written);
}

#[test]
fn the_tag_may_be_at_any_position() {
    let tag = r##""@odata.type":"#microsoft.graph.device""##;
    let entries = [r#""id":"1""#, r#""label":null"#, r#""uses":3"#, r#""other":[4]"#];
    let first = format!("{{{tag},{}}}", entries.join(","));
    for position in 0..=entries.len() {
        let mut body = entries.to_vec();
        body.insert(position, tag);
        let device: Device = read_text(&format!("{{{}}}", body.join(",")));
        assert_eq!(write(&device), first);
        assert_eq!(device.additional_data.foreign_type(), None);
    }
}

#[test]
fn every_spelling_of_the_own_type_is_recognized() {
    for tag in [
        "#microsoft.graph.device",
        "microsoft.graph.device",
        "#graph.device",
        "graph.device",
        "#MICROSOFT.Graph.Device",
        "#GRAPH.DEVICE",
        "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.device",
    ] {
        let device: Device = read(json!({"@odata.type": tag}));
        assert_eq!(device.additional_data.foreign_type(), None, "{tag}");
        assert_eq!(device.odata_type(), "#microsoft.graph.device");
        assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device"}"##);
    }
}

#[test]
fn a_foreign_tag_keeps_its_spelling() {
    for tag in [
        "#microsoft.graph.printer",
        "graph.Tablet",
        "#device",
        "device",
        "#graph.security.device",
        "",
        "#",
    ] {
        let body = json!({"@odata.type": tag, "id": "1"});
        let device: Device = read(body.clone());
        assert_eq!(device.additional_data.foreign_type(), Some(tag));
        assert_eq!(device.odata_type(), tag);
        assert_eq!(serde_json::from_str::<Value>(&write(&device)).ok(), Some(body));
    }
}

#[test]
fn a_foreign_tag_of_a_nested_value_is_kept() {
    round_trips::<Office>(concat!(
        r##"{"@odata.type":"#contoso.buildings.office","##,
        r##""address":{"@odata.type":"#contoso.mailAddress","street":"Elm","box":7},"##,
        r##""formerAddresses":[{"street":"Oak"},{"@odata.type":"#a.b"}]}"##,
    ));
}

#[test]
fn the_declared_type_of_a_nested_value_is_not_written() {
    let body = json!({
        "@odata.type": "#contoso.buildings.office",
        "address": {"@odata.type": "#microsoft.graph.address", "floor": 1},
        "annex": {"@odata.type": "#contoso.buildings.office", "name": "North"},
    });
    let written = concat!(
        r##"{"@odata.type":"#contoso.buildings.office","address":{"floor":1},"##,
        r##""annex":{"name":"North"}}"##,
    );
    assert_eq!(write(&read::<Office>(body)), written);
}

#[test]
fn an_untagged_body_keeps_the_tags_of_nested_values() {
    let body = r##"{"office":{"@odata.type":"#contoso.buildings.office","address":{"@odata.type":"#microsoft.graph.address","floor":1}},"offices":[{"@odata.type":"#contoso.buildings.office","name":"North"},{"name":"South"}]}"##;
    assert_eq!(write(&read_text::<Move>(body)), body);
    assert_eq!(
        write(&deserialize_strict::<Move, _>(json_of(body)).expect("the body is accepted")),
        body
    );
}

#[test]
fn a_foreign_tag_can_be_set_and_removed() {
    let mut device = Device::default();
    device.additional_data.set_foreign_type("#contoso.tablet");
    assert_eq!(write(&device), r##"{"@odata.type":"#contoso.tablet"}"##);
    device.additional_data.set_foreign_type(None);
    assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device"}"##);
}

#[test]
fn the_tag_can_be_suppressed_and_forced_per_value() {
    let mut office: Office = read(json!({
        "address": {"street": "Elm", "geo": {"latitude": 1.0, "longitude": 2.0}},
        "formerAddresses": [{}, {}],
    }));
    office.set_type_tag(TypeTag::Never);
    let address = office.address.as_mut().expect("it was just read");
    address.set_type_tag(TypeTag::Always);
    if let Some(former) = &mut office.former_addresses {
        former[1].additional_data.set_type_tag(TypeTag::Always);
    }
    let written = concat!(
        r##"{"address":{"@odata.type":"#microsoft.graph.address","street":"Elm","##,
        r##""geo":{"latitude":1.0,"longitude":2.0}},"##,
        r##""formerAddresses":[{},{"@odata.type":"#microsoft.graph.address"}]}"##,
    );
    assert_eq!(write(&office), written);
    assert_eq!(write(&office.clone()), written);

    office.set_type_tag(TypeTag::Auto);
    assert!(write(&office).starts_with(r##"{"@odata.type":"#contoso.buildings.office","##));
}

#[test]
fn a_suppressed_tag_is_not_written_even_if_foreign() {
    let mut device: Device = read(json!({"@odata.type": "#contoso.tablet"}));
    device.set_type_tag(TypeTag::Never);
    assert_eq!(write(&device), "{}");
    device.set_type_tag(TypeTag::Always);
    assert_eq!(write(&device), r##"{"@odata.type":"#contoso.tablet"}"##);
}

#[test]
fn strict_reading_names_both_types() {
    let strict =
        |body| deserialize_strict::<Office, Value>(body).map_err(|error| error.to_string());
    assert!(strict(json!({"name": "a"})).is_ok());
    assert!(strict(json!({"@odata.type": "Contoso.Buildings.Office"})).is_ok());
    assert_eq!(
        strict(json!({"@odata.type": "#contoso.buildings.shed"})),
        Err("at @odata.type: expected `#contoso.buildings.office`, found \
             `#contoso.buildings.shed`"
            .to_owned())
    );
    assert_eq!(
        strict(json!({"formerAddresses": [{}, {"floor": 1, "@odata.type": "#a.b"}]})),
        Err("at formerAddresses[1].@odata.type: expected `#microsoft.graph.address`, found `#a.b`"
            .to_owned())
    );
}

#[test]
fn a_tag_must_be_a_string() {
    for (tag, message) in [
        (json!(1), "at @odata.type: expected a string, found a number"),
        (json!(["#a.b"]), "at @odata.type: expected a string, found an array"),
        (json!({}), "at @odata.type: expected a string, found an object"),
        (json!(null), "at @odata.type: expected the name of a type, found null"),
    ] {
        assert_eq!(refusal::<Address>(json!({ "@odata.type": tag })), message);
        let nested = refusal::<Office>(json!({"annex": {"address": {"@odata.type": tag}}}));
        assert_eq!(nested, kept(&message.replace("at ", "at annex.address.")));
    }
}
