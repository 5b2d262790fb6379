//! Typed values in additional data.

mod support;

use graph_models::{AdditionalData, ObjectExt, TypeTag, edm::NaiveDate, graph_entity};
use serde_json::json;
use support::{AnyDirectoryObject, Group, User};

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[graph_entity]
struct Visit {
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn user() -> User {
    User { id: Some("1".to_owned()), ..User::default() }
}

#[test]
fn a_typed_value_is_written_without_its_tag_unless_asked() -> Outcome {
    let mut data = AdditionalData::new();
    assert_eq!(data.insert_typed("host", &user())?, None);
    assert_eq!(data.get("host"), Some(&json!({"id": "1"})));

    let mut tagged = user();
    tagged.set_type_tag(TypeTag::Always);
    let before = data.insert_typed("host", &tagged)?;
    assert_eq!(before, Some(json!({"id": "1"})));
    let written = json!({"@odata.type": "#microsoft.graph.user", "id": "1"});
    assert_eq!(data.get("host"), Some(&written));
    // What was read with a tag is written with it.
    let read: Option<User> = data.get_as("host")?;
    data.insert_typed("host", &read.ok_or("no host")?)?;
    assert_eq!(data.get("host"), Some(&written));

    // The tag of a derived type is not that of the declared type.
    data.insert_typed("any", &AnyDirectoryObject::from(user()))?;
    assert_eq!(data.get("any"), Some(&written));
    data.insert_typed("many", &vec![user(), User::default()])?;
    assert_eq!(data.get("many"), Some(&json!([{"id": "1"}, {}])));
    data.insert_typed("count", &7)?;
    assert_eq!(data.get("count"), Some(&json!(7)));
    Ok(())
}

#[test]
fn a_property_is_read_as_a_type() -> Outcome {
    let body =
        json!({"host": {"id": "1"}, "none": null, "days": ["2024-02-29"], "wrong": [{"id": 1}]});
    let visit: Visit = serde_json::from_value(body)?;
    let data = &visit.additional_data;
    assert_eq!(data.get_as::<User>("host")?.and_then(|user| user.id).as_deref(), Some("1"));
    assert!(data.get_as::<User>("none")?.is_none() && data.get_as::<User>("absent")?.is_none());
    assert_eq!(data.get_as::<Vec<NaiveDate>>("days")?.map(|days| days.len()), Some(1));
    let error = data.get_as::<Vec<Group>>("wrong").err().ok_or("it is read")?;
    assert_eq!(error.to_string(), "at wrong[0].id: expected a string, found a number");
    Ok(())
}

#[test]
fn a_value_without_a_form_is_not_inserted() -> Outcome {
    #[graph_entity(complex)]
    struct Day {
        day: Option<NaiveDate>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }
    let mut data = AdditionalData::new();
    let day = Day { day: NaiveDate::from_ymd_opt(10_000, 1, 1), ..Day::default() };
    assert!(data.insert_typed("day", &day).is_err());
    assert!(data.is_empty());
    Ok(())
}
