//! The subjects of the benchmarks: the same types in two flavours, and bodies to read into them;
//! and [`compiler`], which measures compiling.
//!
//! [`ours`] and [`derived`] expand the same declarations (in `declarations/`), one with
//! `#[graph_entity]`, the other with serde's derive as one would write it by hand.

#![allow(missing_docs, reason = "Microsoft's reference describes the types")]

#[macro_use]
mod declarations;

pub mod bodies;
pub mod cases;
pub mod compiler;
pub mod derived;
pub mod ours;
pub mod table;

#[cfg(test)]
mod tests {
    use graph_models::{BatchResponse, Delta, Page};
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use super::{bodies, derived, ours};

    /// Checks that both flavours read the body, that ours writes all of it, and that the derive
    /// writes everything but nulls.
    fn check<O, D>(body: &str)
    where
        O: Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let sent: Value = serde_json::from_str(body).expect("JSON");
        // Whether a tag is written depends on the value's position.
        let is_tag = |name: &str, _: &Value| name != "@odata.type";
        assert!(kept(round_trip::<O>(body), is_tag) == kept(sent.clone(), is_tag));
        let is_value = |name: &str, value: &Value| name != "@odata.type" && !value.is_null();
        assert!(kept(round_trip::<D>(body), is_value) == kept(sent, is_value));
    }

    fn round_trip<T: Serialize + DeserializeOwned>(body: &str) -> Value {
        let value: T = serde_json::from_str(body).expect("the body is of this type");
        serde_json::to_value(&value).expect("the value was read from JSON")
    }

    /// Keeps only some properties and normalizes date-times, because chrono writes 3, 6 or 9
    /// digits.
    fn kept(json: Value, keep: fn(&str, &Value) -> bool) -> Value {
        match json {
            Value::String(text) => match chrono::DateTime::parse_from_rfc3339(&text) {
                Ok(date_time) => date_time.to_rfc3339().into(),
                Err(_) => text.into(),
            },
            Value::Array(elements) => {
                elements.into_iter().map(|element| kept(element, keep)).collect()
            }
            Value::Object(entries) => entries
                .into_iter()
                .filter(|(name, value)| keep(name, value))
                .map(|(name, value)| (name, kept(value, keep)))
                .collect(),
            other => other,
        }
    }

    #[test]
    fn statuses_round_trip() {
        check::<ours::IosUpdateDeviceStatus, derived::IosUpdateDeviceStatus>(&bodies::status());
        check::<Page<ours::IosUpdateDeviceStatus>, derived::Page<derived::IosUpdateDeviceStatus>>(
            &bodies::status_page(),
        );
    }

    #[test]
    fn users_round_trip() {
        check::<ours::User, derived::User>(&bodies::sparse_user());
        check::<ours::User, derived::User>(&bodies::user_with_nulls());
        check::<Page<ours::User>, derived::Page<derived::User>>(&bodies::user_page());
    }

    #[test]
    fn events_round_trip() {
        check::<Page<ours::Event>, derived::Page<derived::Event>>(&bodies::event_page());
    }

    #[test]
    fn directory_objects_and_devices_round_trip() {
        check::<Page<ours::AnyDirectoryObject>, derived::Page<derived::AnyDirectoryObject>>(
            &bodies::directory_object_page(),
        );
        check::<Page<ours::ManagedDevice>, derived::Page<derived::ManagedDevice>>(
            &bodies::managed_device_page(),
        );
        check::<Delta<ours::User>, derived::Page<derived::User>>(&bodies::delta_page());
    }

    #[test]
    fn messages_answers_and_patches_round_trip() {
        check::<ours::Message, derived::Message>(&bodies::long_message());
        check::<BatchResponse, derived::BatchResponse>(&bodies::batch_answer());
        check::<ours::UserPatch, derived::UserUpdate>(&bodies::user_patch());
    }

    #[test]
    fn users_in_other_spellings_round_trip() {
        for body in [bodies::escaped_page(), bodies::pretty_page()] {
            check::<Page<ours::User>, derived::Page<derived::User>>(&body);
        }
        let plain: Value = serde_json::from_str(&bodies::user_page()).expect("JSON");
        assert_eq!(serde_json::from_str::<Value>(&bodies::pretty_page()).expect("JSON"), plain);
    }

    /// The derive ignores what it does not know.
    #[test]
    fn only_ours_keeps_unknown_properties() {
        let body = bodies::page_with_unknown_properties();
        let sent: Value = serde_json::from_str(&body).expect("JSON");
        assert!(round_trip::<Page<ours::User>>(&body) == sent);
        assert!(round_trip::<derived::Page<derived::User>>(&body) != sent);
    }
}
