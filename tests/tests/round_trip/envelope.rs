//! What stands around values: pages, single values, errors; types without a name on the wire.

use graph_models::{
    AdditionalData, Model, ObjectExt, Page, SingleValue, TypeTag, deserialize_strict, graph_entity,
    set,
};
use graph_tests::enums::Color;
use graph_tests::office::{Address, AnyDevice, Device, Office};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::laws::{config, settles, survives};
use crate::strategies::{any_device, any_json, near_body, office, unknown};
use crate::support::{comes_back, read, read_text, refusal, text_refusal, write, write_refusal};

/// The parameters of an action.
#[graph_entity(tag = false)]
pub(crate) struct MoveParameters {
    /// `target`: an envelope in an envelope.
    pub target: Option<Box<MoveParameters>>,
    /// `floor`: `Edm.Int32`, nullable.
    pub floor: Option<i32>,
    /// What the schema does not have.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn a_type_without_a_name_is_written_without_a_tag() {
    let mut parameters = MoveParameters { floor: Some(3), ..Default::default() };
    assert_eq!(write(&parameters), r#"{"floor":3}"#);
    let patch = MoveParametersPatch { floor: set(3), ..Default::default() };
    assert_eq!(write(&patch), r#"{"floor":3}"#);
    parameters.set_type_tag(TypeTag::Always);
    assert_eq!(write(&parameters), r#"{"floor":3}"#);
    assert!(!MoveParameters::TYPE.is_tagged() && !MoveParametersPatch::TYPE.is_tagged());
    assert!(Office::TYPE.is_tagged() && AnyDevice::TYPE.is_tagged() && bool::TYPE.is_tagged());
}

#[test]
fn a_tag_that_came_with_a_nameless_type_is_kept_whatever_it_names() {
    for tag in ["#contoso.move", "#microsoft.graph.moveParameters", ""] {
        let tag = json!(tag);
        comes_back::<MoveParameters>(&format!(
            r#"{{"@odata.type":{tag},"target":{{"@odata.type":{tag},"floor":1}}}}"#
        ));
        let body = json!({"@odata.type": tag});
        assert!(deserialize_strict::<MoveParameters, _>(body).is_ok());
    }
    let mut parameters: MoveParameters = read(json!({"@odata.type": "#contoso.move"}));
    assert_eq!(parameters.odata_type(), "#contoso.move");
    parameters.set_type_tag(TypeTag::Never);
    assert_eq!(write(&parameters), "{}");
    // Strict reading looks on further inside.
    let body = json!({"value": [{"@odata.type": "#contoso.tablet"}], "@odata.type": "#contoso.a"});
    assert_eq!(
        deserialize_strict::<Page<Device>, _>(body).map_err(|error| error.to_string()),
        Err("at value[0].@odata.type: expected `#microsoft.graph.device`, found `#contoso.tablet`"
            .to_owned())
    );
}

#[test]
fn a_page_of_structs_comes_back() {
    comes_back::<Page<Address>>(concat!(
        r##"{"@odata.context":"https://example.org/$metadata#addresses","@odata.count":2,"##,
        r##""@odata.nextLink":"https://example.org/addresses?$skiptoken=x","##,
        r##""value":[{"street":"Elm","floor":null},{"@odata.type":"#a.b","box":7}]}"##,
    ));
    let page: Page<Device> = read_text(
        r##"{"@odata.deltaLink":"d","value":[{"@odata.type":"#graph.device","id":"1"},{"id":"2"}]}"##,
    );
    assert_eq!(page.delta_link.as_deref(), Some("d"));
    // The type of the values is known, as in any collection.
    assert_eq!(write(&page), r#"{"@odata.deltaLink":"d","value":[{"id":"1"},{"id":"2"}]}"#);
}

#[test]
fn a_page_of_a_union_comes_back() {
    let body = concat!(
        r##"{"value":[{"@odata.type":"#microsoft.graph.printer","ink":["grey"]},"##,
        r##"{"@odata.type":"#contoso.tablet","size":1},{"label":"plain"}]}"##,
    );
    comes_back::<Page<AnyDevice>>(body);
    let page: Page<AnyDevice> = read_text(body);
    assert!(matches!(page.value[0], AnyDevice::Printer(_)));
    assert!(matches!(page.value[1], AnyDevice::Unrecognized(_)));
}

#[test]
fn a_page_of_json_texts_enums_and_boxes_comes_back() {
    comes_back::<Page<Value>>(r#"{"value":[1,null,"a",{"b":[]}]}"#);
    comes_back::<Page<String>>(r#"{"value":["a",""]}"#);
    comes_back::<Page<Color>>(r#"{"value":["darkBlue","mauve"]}"#);
    comes_back::<Page<i64>>(r#"{"value":["1","2"]}"#);
    comes_back::<Page<Box<Office>>>(r#"{"value":[{"annex":{"open":true}}]}"#);
    comes_back::<Page<Page<Value>>>(r#"{"value":[{"value":[]},{},{"@odata.count":1}]}"#);
}

#[test]
fn the_count_comes_back_as_it_came() {
    for body in [
        r#"{"@odata.count":3,"value":[]}"#,
        r#"{"@odata.count":"3","value":[]}"#,
        r#"{"@odata.count":null,"value":[]}"#,
    ] {
        comes_back::<Page<Value>>(body);
    }
    let page: Page<Value> = read(json!({"@odata.count": "9007199254740993"}));
    assert_eq!(page.count, Some(9_007_199_254_740_993));
}

#[test]
fn the_nulls_of_a_page_are_kept() {
    let body = r#"{"@odata.nextLink":null,"value":[]}"#;
    comes_back::<Page<Device>>(body);
    let page: Page<Device> = read_text(body);
    assert!(page.is_explicit_null("@odata.nextLink") && !page.is_explicit_null("@odata.deltaLink"));
}

#[test]
fn the_annotations_of_a_page_are_kept() {
    let body = concat!(
        r##"{"@odata.type":"#Collection(contoso.x)","value":[],"@microsoft.graph.tips":"select","##,
        r##""value@odata.navigationLink":"v"}"##,
    );
    comes_back::<Page<Device>>(body);
    let page: Page<Device> = read_text(body);
    assert_eq!(page.additional_data.get("@microsoft.graph.tips"), Some(&json!("select")));
    assert_eq!(page.additional_data.foreign_type(), Some("#Collection(contoso.x)"));
}

#[test]
fn a_property_stands_only_once() {
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
    assert!(write_refusal(&page).contains("`@odata.count` stands in the additional data"));
}

#[test]
fn a_body_without_value_comes_back_without_it() {
    for body in ["{}", r#"{"@odata.count":0}"#, r#"{"values":[]}"#] {
        comes_back::<Page<Device>>(body);
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
fn a_page_that_does_not_fit_is_refused_with_the_place() {
    let refused = |body| refusal::<Page<Office>>(body);
    assert_eq!(
        refused(json!({"value": [{}, {"address": {"floor": "ground"}}]})),
        "at value[1].address.floor: expected an integer from -2147483648 to 2147483647, found a string"
    );
    assert_eq!(
        refused(json!({"value": [{}, null]})),
        "at value[1]: expected an object, found null"
    );
    assert_eq!(refused(json!({"value": null})), "at value: expected an array, found null");
    assert_eq!(refused(json!({"value": {}})), "at value: expected an array, found an object");
    assert_eq!(
        refused(json!({"@odata.nextLink": 1})),
        "at @odata.nextLink: expected a string, found a number"
    );
    assert_eq!(refused(json!([])), "expected an object, found an array");
    assert_eq!(
        refusal::<Page<AnyDevice>>(json!({"value": [{}, null]})),
        "at value[1]: expected an object, found null"
    );
    assert_eq!(
        refusal::<Page<String>>(json!({"value": ["a", null]})),
        "at value[1]: expected a string, found null"
    );
}

#[test]
fn the_values_of_a_page_are_reached() {
    let mut page = Page::from(vec![1, 2]);
    for value in &mut page {
        *value += 1;
    }
    assert!(page.iter().eq(&[2, 3]) && (&page).into_iter().eq(&[2, 3]));
    assert_eq!(page.into_iter().sum::<i64>(), 5);
}

#[test]
fn pages_of_all_types_have_one_description() {
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
fn a_page_is_printed_like_any_value() {
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
fn a_single_value_comes_back() {
    comes_back::<SingleValue<String>>(r#"{"@odata.context":"c","value":"a"}"#);
    comes_back::<SingleValue<String>>(r#"{"value":null}"#);
    comes_back::<SingleValue<String>>(r#"{"@odata.context":"c"}"#);
    comes_back::<SingleValue<Value>>(r#"{"value":null,"@odata.etag":1}"#);
    comes_back::<SingleValue<i64>>(r#"{"value":"7"}"#);
    comes_back::<SingleValue<Vec<Color>>>(r#"{"value":["darkBlue"]}"#);
    comes_back::<SingleValue<AnyDevice>>(
        r##"{"value":{"@odata.type":"#microsoft.graph.scanner","dpi":1}}"##,
    );
    assert_eq!(
        refusal::<SingleValue<Vec<bool>>>(json!({"value": [true, 1]})),
        "at value[1]: expected a boolean, found a number"
    );
    assert_eq!(write(&SingleValue::from(true)), r#"{"value":true}"#);
}

/// A page of values, with or without what may stand beside them.
fn page<T: Model + Send + Sync>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Page<T>> {
    let text = || prop::option::of(any::<String>());
    let values = prop::collection::vec(value, 0..4);
    (text(), prop::option::of(any::<i64>()), text(), text(), values, any::<[bool; 2]>(), unknown())
        .prop_map(|(context, count, next_link, delta_link, value, [null, bare], unknown)| {
            let mut page: Page<T> = match bare {
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
    fn whatever_is_accepted_as_an_envelope_settles(
        values in prop::collection::vec(near_body(), 0..3),
        count in near_body(),
        inner in near_body(),
    ) {
        let body = json!({"@odata.count": count, "value": values, "error": inner});
        settles::<Page<Office>>(&body)?;
        settles::<Page<AnyDevice>>(&body)?;
        settles::<SingleValue<Vec<Address>>>(&body)?;
        settles::<graph_models::GraphError>(&body)?;
        let body = json!({"value": inner, "@odata.nextLink": count});
        settles::<Page<Value>>(&body)?;
        settles::<SingleValue<Office>>(&body)?;
    }
}
