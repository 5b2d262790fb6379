//! What is shown of a body: no secret, and not more than fits in a log.

use super::*;
use graph_models::Nav;

/// An entity with another one.
#[graph_entity]
struct Person {
    /// `manager`
    manager: Nav<Person>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn what_is_in_untyped_json_is_not_printed() {
    let body = json!({
        "note": {"certificateData": "hush", "pins": [4711]},
        "children": [{"note": "hush"}, {"note": ["hush", 1]}, {"note": 4711}, {"note": true}],
    });
    let node: Node = Node::deserialize(body).expect("the body fits");
    let shown = format!("{node:?}");
    assert_eq!(
        shown,
        "Node { note: JSON object(2), children: [Node { note: JSON string(4) }, \
         Node { note: JSON array(2) }, Node { note: JSON number }, Node { note: JSON boolean }] }"
    );
    assert!(!format!("{node:#?}").contains("hush"));
    let page: Page<Value> = json::from_str(r#"{"value":[{"a":"hush"}]}"#).expect("it fits");
    assert!(!format!("{page:?}").contains("hush"), "{page:?}");
}

#[test]
fn content_is_printed_on_request_and_secrets_never() {
    let body = r##"{
        "label": "a", "note": {"b": [1, "c"]}, "seal": "hush", "extra": "d", "x@odata.nextLink": "hush",
        "next": {"@odata.type": "#microsoft.graph.branch", "height": "tall", "y": null},
        "children": [{"note": 1}, {"seal": "hush"}]
    }"##;
    let node: Node = json::tolerant::from_str(body).expect("it fits");
    let shown = format!("{:?}", (&node as &dyn Object).with_content());
    assert_eq!(
        shown,
        r#"Node { label: "a", note: {"b": [1, "c"]}, seal: "***", next: Branch { height: "tall", additional_data: {"y": null} }, children: [Node { note: 1 }, Node { seal: "***" }], additional_data: {"extra": "d", "x@odata.nextLink": "***"} }"#
    );
    let inner = r#"{"note": {"@odata.NextLink": "hush", "\u202e": "\u2028"}, "seal@a.b": "hush", "next": {"seal": "hush", "label": 1}, "children": "x"}"#;
    let node: Node = json::tolerant::from_str(inner).expect("it fits");
    let shown = format!("{:?}", (&node as &dyn Object).with_content());
    assert_eq!(
        shown,
        r#"Node { note: {"@odata.NextLink": "***", "\u{202e}": "\u{2028}"}, next: Node { label: 1, seal: "***" }, children: "x", additional_data: {"seal@a.b": "***"} }"#
    );
    let lines = format!("{:#?}", (&node as &dyn Object).with_content());
    assert!(
        lines.contains("    note: {\n        \"@odata.NextLink\": \"***\",\n")
            && !lines.contains("hush"),
        "{lines}"
    );

    let managed = r#"{"manager@odata.nextLink":"hush","manager":{"id":"1"},"manager@a.b":2}"#;
    for (body, shown) in [
        (managed, "Person { manager: 1 entity, a.b, odata.nextLink }"),
        (r#"{"manager":{"id":"1","password":"hush"}}"#, "Person { manager: 1 entity }"),
        (r#"{"manager":null}"#, "Person { manager: null }"),
    ] {
        let person: Person = json::from_str(body).expect("it fits");
        assert_eq!(format!("{:?}", (&person as &dyn Object).with_content()), shown);
    }
    let page: Page<Value> =
        json::from_str(r#"{"@odata.nextLink":"hush","value":[{"a":1}]}"#).expect("it fits");
    assert_eq!(
        format!("{:?}", (&page as &dyn Object).with_content()),
        r#"Page { next_link: "***", value: [{"a": 1}] }"#
    );
}

#[test]
fn links_to_pages_are_not_printed() {
    let text = r#"{"@odata.nextLink":"https://a/?$skiptoken=hush","@odata.deltaLink":"https://a/?$deltatoken=hush","value":[]}"#;
    let page: Page<User> = json::from_str(text).expect("it fits");
    let delta: Delta<User> = json::from_str(text).expect("it fits");
    for shown in [format!("{page:?}"), format!("{delta:#?}")] {
        assert!(shown.contains("next_link: \"***\"") && !shown.contains("hush"), "{shown}");
    }
    for object in [&page as &dyn Object, &delta] {
        let shown = json!(object.masked());
        assert_eq!(shown["@odata.nextLink"], "***");
        assert!(!shown.to_string().contains("hush"), "{shown}");
    }
}

#[test]
fn errors_in_a_secret_do_not_show_the_names_in_it() {
    for (body, message) in [
        (
            r#"{"seal":{"hush":1,"hush":2}}"#,
            "at seal: a property in the value, a secret, appears twice",
        ),
        (
            r#"{"seal":[{"hush":{"a":1,"a":2}}]}"#,
            "at seal[0]: a property in the value, a secret, appears twice",
        ),
    ] {
        for shown in [
            refusal(serde_json::from_str::<Node>(body)),
            refusal(json::tolerant::from_str::<Node>(body)),
        ] {
            assert!(shown.starts_with(message) && !shown.contains("hush"), "{shown}");
            assert!(shown.contains(" at line 1 column "), "{shown}");
        }
    }
    let message = "at children[0].seal: a property in the value, a secret, appears twice";
    let shown = refusal(json::tolerant::from_str::<Node>(
        r#"{"children":[{"seal":{"hush":{"x":{"hush":1,"hush":2}}}}]}"#,
    ));
    assert!(shown.starts_with(message) && !shown.contains("hush"), "{shown}");
    let twice = refusal(json::tolerant::from_str::<Node>(r#"{"seal":"a","seal":"b"}"#));
    assert!(twice.starts_with("at seal: the property appears twice"), "{twice}");
}

#[test]
fn names_and_tags_of_any_length_make_short_messages() {
    let long = "n".repeat(1_000_000);
    let user = format!(r##"{{"@odata.type":"#{long}","{long}":1}}"##);
    let user: User = json::from_str(&user).expect("it fits");
    let bodies = [
        format!(r#"{{"{long}":1,"{long}":2}}"#),
        format!(r#"{{"x":{{"{long}":{{"a":1,"a":2}}}}}}"#),
        format!(r#"{{"displayName":["{long}"]}}"#),
        format!(r#"{{"accountEnabled":"{long}"}}"#),
    ];
    let mut messages: Vec<String> =
        bodies.iter().map(|body| refusal(serde_json::from_str::<User>(body))).collect();
    messages.push(format!("{user:?}"));
    let tag = json!({"@odata.type": long});
    messages.push(refusal(graph_models::deserialize_strict::<User, _>(tag)));
    for message in messages {
        assert!(message.len() < 600, "{} bytes: {}", message.len(), &message[..600]);
    }
}

#[test]
fn a_path_of_any_depth_makes_a_short_message() {
    let levels = format!(r#"{{"{}":"#, "n".repeat(1_000)).repeat(100);
    let body = format!(r#"{levels}{{"a":1,"a":2{}"#, "}".repeat(101));
    let message = refusal(serde_json::from_str::<User>(&body));
    assert!(message.len() < 1_200, "{} bytes: {}", message.len(), &message[..1_200]);
}
