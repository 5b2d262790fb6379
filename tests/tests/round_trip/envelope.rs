//! Envelopes: pages and single values.

use graph_models::{Model, ObjectExt, Page, PageItem, SingleValue};
use graph_tests::enums::Color;
use graph_tests::office::{Address, AnyDevice, Device, Office};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::laws::{config, is_stable, survives};
use crate::strategies::{any_device, any_json, near_body, office, unknown};
use crate::support::{
    kept, read, read_text, refusal, round_trips, text_refusal, write, write_refusal,
};

#[test]
fn a_page_of_structs_round_trips() {
    round_trips::<Page<Address>>(concat!(
        r##"{"@odata.context":"https://example.org/$metadata#addresses","@odata.count":2,"##,
        r##""@odata.nextLink":"https://example.org/addresses?$skiptoken=x","##,
        r##""value":[{"street":"Elm","floor":null},{"@odata.type":"#a.b","box":7}]}"##,
    ));
    let page: Page<Device> = read_text(
        r##"{"@odata.deltaLink":"d","value":[{"@odata.type":"#graph.device","id":"1"},{"id":"2"}]}"##,
    );
    assert_eq!(page.delta_link.as_deref(), Some("d"));
    // As in any collection, values of the declared type are written without a tag.
    assert_eq!(write(&page), r#"{"@odata.deltaLink":"d","value":[{"id":"1"},{"id":"2"}]}"#);
}

#[test]
fn a_page_of_a_union_round_trips() {
    let body = concat!(
        r##"{"value":[{"@odata.type":"#microsoft.graph.printer","ink":["grey"]},"##,
        r##"{"@odata.type":"#contoso.tablet","size":1},{"label":"plain"}]}"##,
    );
    round_trips::<Page<AnyDevice>>(body);
    let page: Page<AnyDevice> = read_text(body);
    assert!(matches!(page.value[0], AnyDevice::Printer(_)));
    assert!(matches!(page.value[1], AnyDevice::Unrecognized(_)));
}

#[test]
fn a_page_of_json_strings_enums_and_boxes_round_trips() {
    round_trips::<Page<Value>>(r#"{"value":[1,null,"a",{"b":[]}]}"#);
    round_trips::<Page<String>>(r#"{"value":["a",""]}"#);
    round_trips::<Page<Color>>(r#"{"value":["darkBlue","mauve"]}"#);
    round_trips::<Page<i64>>(r#"{"value":["1","2"]}"#);
    round_trips::<Page<Box<Office>>>(r#"{"value":[{"annex":{"open":true}}]}"#);
}

#[test]
fn the_count_is_written_as_received() {
    for body in [
        r#"{"@odata.count":3,"value":[]}"#,
        r#"{"@odata.count":"3","value":[]}"#,
        r#"{"@odata.count":null,"value":[]}"#,
    ] {
        round_trips::<Page<Value>>(body);
    }
    let page: Page<Value> = read(json!({"@odata.count": "9007199254740993"}));
    assert_eq!(page.count, Some(9_007_199_254_740_993));
}

#[test]
fn the_nulls_of_a_page_are_kept() {
    let body = r#"{"@odata.nextLink":null,"value":[]}"#;
    round_trips::<Page<Device>>(body);
    let page: Page<Device> = read_text(body);
    assert!(page.is_explicit_null("@odata.nextLink") && !page.is_explicit_null("@odata.deltaLink"));
}

#[test]
fn the_annotations_of_a_page_are_kept() {
    let body = concat!(
        r##"{"@odata.type":"#Collection(contoso.x)","value":[],"@microsoft.graph.tips":"select","##,
        r##""value@odata.navigationLink":"v"}"##,
    );
    round_trips::<Page<Device>>(body);
    let page: Page<Device> = read_text(body);
    assert_eq!(page.additional_data.get("@microsoft.graph.tips"), Some(&json!("select")));
    assert_eq!(page.additional_data.foreign_type(), Some("#Collection(contoso.x)"));
}

#[test]
fn a_property_of_a_page_appears_only_once() {
    for (body, message) in [
        (r#"{"value":[],"value":[]}"#, "at value: the property appears twice"),
        (r#"{"@odata.count":1,"@odata.count":1}"#, "at @odata.count: the property appears twice"),
    ] {
        assert!(text_refusal::<Page<Value>>(body).starts_with(message), "{body}");
    }
    let mut page = Page::<Value>::default();
    page.additional_data.insert("@odata.count", 1);
    assert_eq!(write(&page), r#"{"value":[],"@odata.count":1}"#);
    page.count = Some(1);
    assert!(write_refusal(&page).contains("`@odata.count` is in the additional data"));
}

#[test]
fn a_body_without_a_value_is_written_without_it() {
    for body in ["{}", r#"{"@odata.count":0}"#, r#"{"@odata.count":0,"values":[]}"#] {
        round_trips::<Page<Device>>(body);
        let page: Page<Device> = read_text(body);
        assert_eq!(write(&page.clone()), body);
    }
    assert_eq!(write(&Page::<Device>::default()), r#"{"value":[]}"#);

    let mut page: Page<String> = read_text("{}");
    assert_ne!(page, Page::default());
    assert_eq!(format!("{page:?}"), "Page");
    page.value.push("a".to_owned());
    assert_eq!(write(&page), r#"{"value":["a"]}"#);
    assert_eq!(page, Page::from(vec!["a".to_owned()]));
}

#[test]
fn an_invalid_page_is_refused_with_a_path() {
    let refused = |body| refusal::<Page<Office>>(body);
    assert_eq!(
        refused(json!({"value": [{}, {"address": {"floor": "ground"}}]})),
        kept(
            r#"at value[1].address.floor: expected an integer from -2147483648 to 2147483647, found "ground""#
        )
    );
    assert_eq!(
        refused(json!({"value": [{}, null]})),
        kept("at value[1]: expected an object, found null")
    );
    assert_eq!(refused(json!({"value": null})), "at value: expected an array, found null");
    assert_eq!(refused(json!({"value": {}})), "at value: expected an array, found an object");
    assert_eq!(
        refused(json!({"@odata.nextLink": 1})),
        kept("at @odata.nextLink: expected a string, found a number")
    );
    assert_eq!(refused(json!([])), "expected an object, found an array");
    assert_eq!(
        refusal::<Page<AnyDevice>>(json!({"value": [{}, null]})),
        kept("at value[1]: expected an object, found null")
    );
    assert_eq!(
        refusal::<Page<String>>(json!({"value": ["a", null]})),
        kept("at value[1]: expected a string, found null")
    );
}

#[test]
fn a_page_can_be_iterated() {
    let mut page = Page::from(vec![1, 2]);
    for value in &mut page {
        *value += 1;
    }
    assert!(page.iter().eq(&[2, 3]) && (&page).into_iter().eq(&[2, 3]));
    assert_eq!(page.into_iter().sum::<i64>(), 5);
}

#[test]
fn pages_of_all_types_share_their_type_information() {
    let info = Page::<Office>::TYPE;
    assert!(std::ptr::eq(info, Page::<Value>::TYPE));
    assert_eq!((info.rust_name(), info.name(), info.is_tagged()), ("Page", "", false));
    assert!(info.create().is_none() && info.property_type("value").is_none());
    for property in info.properties() {
        assert!(
            info.property(property.wire_name()).is_some_and(|found| std::ptr::eq(found, property))
        );
    }
    assert!(info.property("@odata.context2").is_none() && info.property("").is_none());
    assert!(info.property("value").is_some_and(|value| !value.is_required()));
}

#[test]
fn a_page_is_printed_like_other_values() {
    let page: Page<Office> = read(json!({
        "@odata.context": null, "value": [{"doorCode": "1234"}], "@odata.etag": "x",
    }));
    assert_eq!(
        format!("{page:?}"),
        "Page { context: null, value: [Office { door_code: \"***\" }], \
         additional_data: {\"@odata.etag\"} }"
    );
}

#[test]
fn a_single_value_round_trips() {
    round_trips::<SingleValue<String>>(r#"{"@odata.context":"c","value":"a"}"#);
    round_trips::<SingleValue<String>>(r#"{"value":null}"#);
    round_trips::<SingleValue<String>>(r#"{"@odata.context":"c"}"#);
    round_trips::<SingleValue<Value>>(r#"{"value":null,"@odata.etag":1}"#);
    round_trips::<SingleValue<i64>>(r#"{"value":"7"}"#);
    round_trips::<SingleValue<Vec<Color>>>(r#"{"value":["darkBlue"]}"#);
    round_trips::<SingleValue<AnyDevice>>(
        r##"{"value":{"@odata.type":"#microsoft.graph.scanner","dpi":1}}"##,
    );
    assert_eq!(
        refusal::<SingleValue<Vec<bool>>>(json!({"value": [true, 1]})),
        kept("at value[1]: expected a boolean, found a number")
    );
    assert_eq!(write(&SingleValue::from(true)), r#"{"value":true}"#);
}

/// A page of values, with or without the other properties of a page.
fn page<T: PageItem + Send + Sync>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Page<T>> {
    let text = || prop::option::of(any::<String>());
    let values = prop::collection::vec(value, 0..4);
    (text(), prop::option::of(any::<i64>()), text(), text(), values, any::<[bool; 2]>(), unknown())
        .prop_map(|(context, count, next_link, delta_link, value, [null, bare], unknown)| {
            // Without `value`, a body with another property is that of an entity.
            let mut page: Page<T> = match bare && unknown.is_empty() {
                true => read_text("{}"),
                false => Page::default(),
            };
            if null {
                page.set_explicit_null("@odata.nextLink");
            }
            page.additional_data.extend(unknown);
            Page {
                context,
                count,
                next_link,
                delta_link,
                value,
                additional_data: page.additional_data,
            }
        })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_page_survives(page in page(office())) {
        survives(&page)?;
    }

    #[test]
    fn every_page_of_a_union_survives(page in page(any_device())) {
        survives(&page)?;
    }

    #[test]
    fn every_page_of_json_survives(page in page(any_json())) {
        survives(&page)?;
    }

    #[test]
    fn every_accepted_envelope_is_stable(
        values in prop::collection::vec(near_body(), 0..3),
        count in near_body(),
        inner in near_body(),
    ) {
        let body = json!({"@odata.count": count, "value": values, "error": inner});
        is_stable::<Page<Office>>(&body)?;
        is_stable::<Page<AnyDevice>>(&body)?;
        is_stable::<SingleValue<Vec<Address>>>(&body)?;
        is_stable::<graph_models::GraphError>(&body)?;
        let body = json!({"value": inner, "@odata.nextLink": count});
        is_stable::<Page<Value>>(&body)?;
        is_stable::<SingleValue<Office>>(&body)?;
    }
}
