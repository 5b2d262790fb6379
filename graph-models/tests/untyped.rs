//! Untyped JSON is the same whether it is still text or not.

use std::io;

use graph_models::{
    AdditionalData, BatchAnswer, BatchFailure, Nav, Object, ObjectExt, Untyped, diff, graph_entity,
    json,
};
use serde_json::{Value, json};

#[graph_entity]
struct Parcel {
    #[graph(key)]
    id: Option<String>,
    content: Option<Untyped>,
    labels: Option<Vec<Untyped>>,
    sender: Nav<Untyped>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

const BODY: &str = r##"{"@odata.type":"#microsoft.graph.parcel","id":"1","content":{"z":[1,"a\n"],"a":{}},"labels":["x",{"y":0,"b":1},7],"sender":{"name":"Ada","id":"s"},"@odata.etag":"W/\"1\"","more":{"z":1,"a":[]},"number":1}"##;

/// The parcel with text in it, and the same with values.
fn parcels() -> serde_json::Result<[Parcel; 2]> {
    Ok([json::from_str(BODY)?, serde_json::from_str(BODY)?])
}

#[test]
fn text_and_values_are_equal_and_print_the_same() -> serde_json::Result<()> {
    let [text, values] = parcels()?;
    assert_eq!(text, values);
    assert_eq!(text, text.clone());
    assert_eq!(format!("{text:?}"), format!("{values:?}"));
    assert!(diff(&text, &values).is_empty());
    let masked = |parcel: &Parcel| serde_json::to_value((parcel as &dyn Object).masked());
    assert_eq!(masked(&text)?, masked(&values)?);
    assert_eq!(masked(&text)?["content"], "***");
    Ok(())
}

#[test]
fn only_text_keeps_the_order_of_names() -> serde_json::Result<()> {
    let [text, values] = parcels()?;
    assert_eq!(json::to_string(&text)?, BODY);
    // Looking at a value does not change what is written.
    assert_eq!(text.content.as_deref(), Some(&json!({"a": {}, "z": [1, "a\n"]})));
    assert_eq!(text.additional_data.get("more"), Some(&json!({"a": [], "z": 1})));
    assert_eq!(json::to_string(&text)?, BODY);
    assert_eq!(serde_json::to_string(&text)?, BODY);
    let sorted = serde_json::to_string(&values)?;
    assert_eq!(json::to_string(&values)?, sorted);
    assert_eq!(serde_json::from_str::<Value>(&sorted)?, serde_json::from_str::<Value>(BODY)?);
    Ok(())
}

#[test]
fn a_name_that_appears_twice_is_named_wherever_it_is_kept() {
    for count in [1, 2, 17, 18, 40] {
        let names: Vec<String> = (0..count).map(|number| format!("x{number:02}")).collect();
        for twice in &names {
            let entries: Vec<String> =
                names.iter().chain([twice]).map(|name| format!(r#""{name}":[]"#)).collect();
            let body = format!("{{{}}}", entries.join(","));
            let errors = [
                json::from_str::<Parcel>(&body).map(drop),
                serde_json::from_str::<Parcel>(&body).map(drop),
            ];
            let expected = format!("at {twice}: the property appears twice at line 1 column ");
            for error in errors {
                let message = error.expect_err("a name appears twice").to_string();
                assert!(message.starts_with(&expected), "{message}");
            }
        }
    }
}

#[test]
fn text_is_changed_and_taken_out() -> serde_json::Result<()> {
    let [mut text, mut values] = parcels()?;
    for parcel in [&mut text, &mut values] {
        let content = parcel.content.get_or_insert_default();
        content["a"] = json!("new");
        assert_eq!(*content, json!({"a": "new", "z": [1, "a\n"]}));
        assert_eq!(content.to_string(), r#"{"a":"new","z":[1,"a\n"]}"#);
        *parcel.additional_data.get_mut("more").expect("it was read") = json!([true]);
        assert_eq!(parcel.additional_data.remove("@odata.etag"), Some(json!("W/\"1\"")));
        let sender = parcel.sender.read()?.expect("it was expanded");
        assert_eq!((sender["name"].as_str(), sender.is_null()), (Some("Ada"), false));
        parcel.additional_data.insert("sender's", sender);
    }
    assert_eq!(text, values);
    assert_eq!(serde_json::to_value(&text)?, serde_json::to_value(&values)?);
    Ok(())
}

#[test]
fn a_body_that_reports_an_error_is_refused_as_untyped_json_too() -> serde_json::Result<()> {
    let answer = |body: &str| {
        json::from_str::<BatchAnswer>(&format!(r#"{{"id":"1","status":200,"body":{body}}}"#))
    };
    let error = answer(r#"{"error":{"code":"itemNotFound","message":"gone"}}"#)?;
    assert!(matches!(error.read::<Untyped>(), Err(BatchFailure::Refused(_))));
    assert!(matches!(error.read::<Option<Untyped>>(), Err(BatchFailure::Refused(_))));
    assert!(matches!(error.read::<Value>(), Err(BatchFailure::Refused(_))));
    let value = answer(r#"{"b":1,"a":"text"}"#)?.read::<Untyped>();
    assert!(value.is_ok_and(|value| value == json!({"a": "text", "b": 1})));
    Ok(())
}

/// Accepts some bytes, and then fails.
struct Full(usize);

impl io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_error_of_the_writer_comes_back_from_within_text() -> serde_json::Result<()> {
    let content: Option<Untyped> = json::from_str::<Parcel>(BODY)?.content;
    let text = r#"{"z":[1,"a\n"],"a":{}}"#;
    assert_eq!(serde_json::to_string(&content)?, text);
    assert_eq!(serde_json::to_string_pretty(&content)?.lines().count(), 7);
    for room in 0..text.len() {
        let written = serde_json::to_writer(Full(room), &content);
        let kind = written.err().and_then(|error| error.io_error_kind());
        assert_eq!(kind, Some(io::ErrorKind::StorageFull), "{room}");
    }
    serde_json::to_writer(Full(text.len()), &content)
}
