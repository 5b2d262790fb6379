//! Errors that a service behind Graph writes in a way of its own.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::GraphError;

/// The error in the body of an answer, which is kept beside it. A text that came as a number, or with
/// its language as in OData 3, becomes one; what is of no use as text is left out, so that an odd date
/// does not take the code and the message with it.
pub(crate) fn error_of(mut body: Value) -> Option<GraphError> {
    if let Ok(error) = GraphError::deserialize(&body) {
        return Some(error);
    }
    mend(body.get_mut("error")?.as_object_mut()?);
    GraphError::deserialize(body).ok()
}

/// Leaves the properties of an error that can be read.
fn mend(error: &mut Map<String, Value>) {
    error.retain(|name, value| match name.as_str() {
        "code" | "message" | "target" | "date" | "request-id" | "client-request-id" => {
            mend_text(value)
        }
        "details" => match value {
            Value::Array(details) => {
                details.retain_mut(|detail| detail.as_object_mut().map(mend).is_some());
                true
            }
            _ => false,
        },
        "innerError" | "innererror" => value.as_object_mut().map(mend).is_some(),
        _ => true,
    });
}

/// Makes a text of a value, or says that there is none in it.
fn mend_text(value: &mut Value) -> bool {
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
    fn an_odd_field_does_not_hide_the_others() {
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
    fn what_is_no_error_is_none() {
        for body in [json!(null), json!({"error": "invalid_grant"}), json!({"value": []})] {
            assert_eq!(error_of(body), None);
        }
        let whole = json!({"error": {"code": "a", "x": 1}, "y": [2]});
        let error = error_of(whole.clone()).expect("an error");
        assert_eq!(serde_json::to_value(error).ok(), Some(whole));
    }
}
