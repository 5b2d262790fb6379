//! Errors that a service behind Graph writes in a form of its own.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::GraphError;

/// The error in the body of a response. A number where a text is expected, or a text with its language
/// as in OData 3, is converted to a text. Anything else that is not a text is removed, so that a
/// malformed date does not hide the code and the message.
pub(crate) fn error_of(mut body: Value) -> Option<GraphError> {
    if let Ok(error) = GraphError::deserialize(&body) {
        return Some(error);
    }
    repair(body.get_mut("error")?.as_object_mut()?);
    GraphError::deserialize(body).ok()
}

/// Removes the properties of an error that cannot be read.
fn repair(error: &mut Map<String, Value>) {
    error.retain(|name, value| match name.as_str() {
        "code" | "message" | "target" | "date" | "request-id" | "client-request-id" => {
            repair_text(value)
        }
        "details" => match value {
            Value::Array(details) => {
                details.retain_mut(|detail| detail.as_object_mut().map(repair).is_some());
                true
            }
            _ => false,
        },
        "innerError" | "innererror" => value.as_object_mut().map(repair).is_some(),
        _ => true,
    });
}

/// Converts a value to a text; `false` if that is not possible.
fn repair_text(value: &mut Value) -> bool {
    let text = match value {
        Value::String(_) | Value::Null => return true,
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        // {"lang": "en-US", "value": "…"}
        Value::Object(message) => match message.get("value") {
            Some(Value::String(text)) => text.clone(),
            _ => return false,
        },
        Value::Array(_) => return false,
    };
    *value = Value::String(text);
    true
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_malformed_property_does_not_hide_the_others() {
        let error = error_of(json!({"error": {
            "code": 404,
            "message": {"lang": "en", "value": "No such user."},
            "target": ["id"],
            "details": [{"code": 12, "message": "taken"}, "odd"],
            "innerError": {"date": 1_714_979_289, "request-id": "r", "innererror": "odd"},
        }}));
        let error = error.expect("an error");
        assert!(error.is_not_found());
        assert_eq!((error.message(), error.target()), (Some("No such user."), None));
        assert_eq!(error.details().len(), 1);
        assert_eq!(error.details()[0].code.as_deref(), Some("12"));
        assert_eq!((error.date(), error.request_id()), (Some("1714979289"), Some("r")));
    }

    #[test]
    fn a_body_that_is_not_an_error_is_refused() {
        for body in [json!(null), json!({"error": "invalid_grant"}), json!({"value": []})] {
            assert_eq!(error_of(body), None);
        }
        let body = json!({"error": {"code": "a", "x": 1}, "y": [2]});
        let error = error_of(body.clone()).expect("an error");
        assert_eq!(serde_json::to_value(error).ok(), Some(body));
    }
}
