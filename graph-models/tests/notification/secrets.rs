//! What is not printed.

use super::*;

#[test]
fn secrets_are_not_printed() -> Outcome {
    for body in samples() {
        let received = read(&body)?;
        for printed in [format!("{received:?}"), format!("{received:#?}")] {
            assert!(!printed.contains("hush") && !printed.contains("aHVza"), "{printed}");
        }
    }
    let [_, _, _, exchange, rich] = samples().map(|body| read(&body));
    let printed = format!("{:?}", exchange?);
    assert!(printed.contains(r#"client_state: "***""#), "{printed}");
    assert!(printed.contains(r#"validation_tokens: "***""#), "{printed}");
    let printed = format!("{:?}", rich?);
    assert!(
        printed.contains(r#"data: "***", data_key: "***", data_signature: "***""#),
        "{printed}"
    );
    assert!(printed.contains("certificate-1") && printed.contains(r#""mood"}"#), "{printed}");
    Ok(())
}

#[test]
fn selected_properties_of_the_resource_are_not_printed() -> Outcome {
    let data = value!({"@odata.type": "#Microsoft.Graph.Message", "id": "1", "subject": "hush"});
    let received = read(&value!({"value": [{"resourceData": data}]}))?;
    let printed = format!("{received:?}");
    assert!(printed.contains("subject") && !printed.contains("hush"), "{printed}");
    Ok(())
}

#[test]
fn errors_do_not_show_secrets() {
    for text in [
        r#"{"value":[{"clientState":"hush","clientState":"hush"}]}"#,
        r#"{"value":[{"clientState":"hush"#,
        r#"{"value":{"clientState":"hush"}}"#,
        r#"{"validationTokens":["hush"]}"#,
    ] {
        let error = Notifications::read(text.as_bytes()).expect_err(text);
        let source = error.source().map(ToString::to_string).unwrap_or_default();
        let printed = format!("{error} {error:?} {source}");
        assert!(!printed.contains("hush"), "{printed}");
    }
}
