//! The forms in which services other than Graph write errors, converted to the form of Graph.

use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

/// The error that a body tells, in the form of Graph. Properties that cannot be read in that form are
/// converted or left out.
pub(super) fn in_graph_form(body: &Value) -> Option<Value> {
    match body {
        Value::Array(bodies) => several(bodies.iter().filter_map(in_graph_form)),
        Value::Object(entries) => wrapped(entries).or_else(|| bare(entries)),
        _ => None,
    }
}

/// The first of several errors. The others are its details.
fn several(mut errors: impl Iterator<Item = Value>) -> Option<Value> {
    let mut first = errors.next()?;
    let others: Vec<_> =
        errors.filter_map(|mut other| Some(other.get_mut("error")?.take())).collect();
    if let Some(error) = first.get_mut("error").and_then(Value::as_object_mut)
        && !others.is_empty()
    {
        match error.entry("details").or_insert_with(|| json!([])) {
            Value::Array(details) => details.extend(others.iter().filter_map(detail)),
            other => *other = others.iter().filter_map(detail).collect(),
        }
    }
    Some(first)
}

/// An error under a name: `{"error": …}`.
fn wrapped(entries: &Object) -> Option<Value> {
    ["error", "odata.error", "Error"].iter().find_map(|name| under(name, entries))
}

fn under(name: &str, entries: &Object) -> Option<Value> {
    let mut body = match entries.get(name)? {
        Value::Object(error) => json!({"error": main_error(error)}),
        Value::Array(errors) => {
            let wrap = |error: &Value| in_graph_form(&json!({"error": error}));
            several(errors.iter().filter_map(wrap))?
        }
        Value::String(code) => json!({"error": oauth(code, entries)}),
        Value::Number(code) => json!({"error": oauth(&code.to_string(), entries)}),
        _ => return None,
    };
    // What the service says beside the error is kept beside it.
    let others = entries.iter().filter(|(other, value)| {
        *other != name && *other != "error" && !is_unreadable_tag(other, value)
    });
    let others = others.map(|(name, value)| (name.clone(), value.clone()));
    body.as_object_mut()?.extend(others);
    Some(body)
}

/// The error of the OAuth endpoint: `{"error": "invalid_grant", "error_description": "AADSTS50126: …"}`.
/// Others write a sentence instead of the code.
fn oauth(error: &str, entries: &Object) -> Object {
    let description = first_text(entries, &["error_description", "message", "errorMessage"]);
    let is_sentence = description.is_none() && error.contains(char::is_whitespace);
    let name = if is_sentence { "message" } else { "code" };
    let mut main = Object::from_iter([(name.to_owned(), error.into())]);
    let mut inner = Object::new();
    if let Some(description) = description {
        if let Some(code) = aad_code(&description) {
            inner.insert("code".to_owned(), code.into());
        }
        main.insert("message".to_owned(), description.into());
    }
    if !inner.contains_key("code")
        && let Some(number) = entries.get("error_codes").and_then(|codes| codes.get(0)?.as_u64())
    {
        inner.insert("code".to_owned(), format!("AADSTS{number}").into());
    }
    insert_ids(&mut inner, entries);
    if !inner.is_empty() {
        main.insert("innerError".to_owned(), inner.into());
    }
    main
}

/// The code in a message of Entra: `AADSTS50126` or, in Azure AD B2C, `AADB2C90118`.
fn aad_code(text: &str) -> Option<&str> {
    text.split(|char: char| !char.is_ascii_alphanumeric()).find(|word| {
        let number = word.strip_prefix("AADSTS").or_else(|| word.strip_prefix("AADB2C"));
        number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

/// An error with nothing around it: `{"code": …, "message": …}`.
///
/// A name such as `message` is not only that of errors. So the body must have a code as well, or
/// nothing but what errors have.
fn bare(entries: &Object) -> Option<Value> {
    let mut error = main_error(entries);
    let (has_code, has_message) = (error.contains_key("code"), error.contains_key("message"));
    let only_errors_have = |name: &String| {
        name.contains('@') || BARE_NAMES.iter().any(|other| name.eq_ignore_ascii_case(other))
    };
    let is_error = has_code && has_message || entries.keys().all(only_errors_have);
    if !is_error {
        return None;
    }
    if !has_message {
        // The problem details of RFC 9457, or the exception of ASP.NET.
        let is_problem = ["status", "type"].iter().any(|name| named(entries, name).is_some());
        let names: &[_] = if is_problem { &["detail", "title"] } else { &["exceptionMessage"] };
        match first_text(entries, names) {
            Some(message) => _ = error.insert("message".to_owned(), message.into()),
            None if has_code => {}
            None => return None,
        }
    }
    // The form of API gateways.
    if !has_code && let Some(status) = first_text(entries, &["statusCode", "status"]) {
        error.insert("code".to_owned(), status.into());
    }
    let mut inner = Object::new();
    insert_ids(&mut inner, entries);
    if !inner.is_empty() {
        error.entry("innerError").or_insert(inner.into());
    }
    Some(json!({"error": error}))
}

/// The names in errors with nothing around them.
const BARE_NAMES: [&str; 31] = [
    "activityId",
    "code",
    "correlationId",
    "correlation_id",
    "date",
    "detail",
    "details",
    "error",
    "errorCode",
    "errorMessage",
    "errors",
    "exceptionMessage",
    "exceptionType",
    "innerError",
    "innerException",
    "instance",
    "message",
    "messageDetail",
    "modelState",
    "path",
    "request-id",
    "requestId",
    "stackTrace",
    "status",
    "statusCode",
    "target",
    "timestamp",
    "title",
    "traceId",
    "trace_id",
    "type",
];

/// Inserts the identifiers of a request that are beside an error, under the names of Graph.
fn insert_ids(inner: &mut Object, entries: &Object) {
    let ids: [(&str, &[&str]); 3] = [
        ("request-id", &["trace_id", "request-id", "requestId", "traceId", "activityId"]),
        ("client-request-id", &["correlation_id", "client-request-id", "correlationId"]),
        ("date", &["timestamp", "date"]),
    ];
    for (name, others) in ids {
        if let Some(id) = first_text(entries, others) {
            inner.insert(name.to_owned(), id.into());
        }
    }
}

/// The properties of an error that can be read.
fn main_error(error: &Object) -> Object {
    // `{"error": {"error": {"code": …}}}`
    if let Some(Value::Object(inner)) = error.get("error")
        && named(error, "code").is_none()
        && named(error, "message").is_none()
    {
        return main_error(inner);
    }
    let mut read = Object::new();
    for (name, value) in error {
        let known = KNOWN_NAMES.into_iter().find(|known| {
            *known == name || (name.eq_ignore_ascii_case(known) && !error.contains_key(*known))
        });
        let value = match known {
            Some("details") => details(value),
            Some("innerError" | "innererror") => inner_error(value),
            Some(_) => text(value).map(Value::from),
            None if is_unreadable_tag(name, value) => None,
            None => Some(value.clone()),
        };
        if let Some(value) = value {
            read.insert(known.unwrap_or(name).to_owned(), value);
        }
    }
    for (name, other) in [("code", "errorCode"), ("message", "errorMessage")] {
        if !read.contains_key(name)
            && let Some(text) = named(error, other).and_then(text)
        {
            read.insert(name.to_owned(), text.into());
        }
    }
    read
}

/// Whether this is a type tag without the name of a type. It is not needed, because an error has none.
fn is_unreadable_tag(name: &str, value: &Value) -> bool {
    name == "@odata.type" && !value.is_string()
}

/// The names of an error in Graph's form.
const KNOWN_NAMES: [&str; 8] = [
    "code",
    "message",
    "target",
    "details",
    "innerError",
    "innererror",
    "request-id",
    "client-request-id",
];

/// The details that can be read.
fn details(value: &Value) -> Option<Value> {
    match value {
        Value::Null => Some(Value::Null),
        Value::Array(details) => Some(details.iter().filter_map(detail).collect()),
        one => Some(Value::Array(vec![detail(one)?])),
    }
}

fn detail(value: &Value) -> Option<Value> {
    match value {
        Value::Object(error) => Some(main_error(error).into()),
        Value::String(message) => Some(json!({"message": message})),
        _ => None,
    }
}

fn inner_error(value: &Value) -> Option<Value> {
    match value {
        Value::Null => Some(Value::Null),
        Value::Array(errors) => errors.iter().find_map(inner_error),
        Value::Object(error) => {
            let mut inner = main_error(error);
            if let Some(date) = inner.remove("date").as_ref().and_then(text) {
                inner.insert("date".to_owned(), date.into());
            }
            Some(inner.into())
        }
        one => detail(one),
    }
}

/// The property with this name, which may also start with a capital.
fn named<'e>(entries: &'e Object, name: &str) -> Option<&'e Value> {
    let same = |other: &&String| other.eq_ignore_ascii_case(name);
    entries.get(name).or_else(|| entries.get(entries.keys().find(same)?))
}

/// The first of these properties that is a text.
fn first_text(entries: &Object, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| text(named(entries, name)?))
}

/// A value as a text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        // {"lang": "en-US", "value": "…"}
        Value::Object(message) => named(message, "value")?.as_str().map(str::to_owned),
        Value::Array(texts) => {
            let texts: Option<Vec<_>> = texts.iter().map(Value::as_str).collect();
            texts.filter(|texts| !texts.is_empty()).map(|texts| texts.join("; "))
        }
        Value::Null => None,
    }
}
