use serde::de;

use super::*;
use crate::engine::read::odd::Holder;
use crate::engine::read::slot::ReadSlot;
use crate::{AdditionalData, Delta, Page, SingleValue, graph_entity};

#[graph_entity(crate = crate)]
struct Lamp {
    #[graph(key)]
    id: Option<String>,
    watts: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(crate = crate)]
enum AnyLamp {
    #[graph(unrecognized)]
    Unrecognized(Box<Lamp>),
}

const LAMP: &str = r#"{"id":"1","watts":7}"#;

/// Whether the engine reads this text directly for this type.
fn is_read_directly<T: DeserializeOwned>(text: &str) -> bool {
    let outcome = Cell::new(Outcome::NotRead);
    let value = T::deserialize(Handover { text: Text::Plain(text.as_bytes()), outcome: &outcome });
    value.is_ok() && outcome.get() == Outcome::Read
}

#[test]
fn the_types_of_the_engine_are_read_directly() {
    assert!(is_read_directly::<Lamp>(LAMP));
    assert!(is_read_directly::<LampPatch>(r#"{"watts":null}"#));
    assert!(is_read_directly::<AnyLamp>(LAMP));
    assert!(is_read_directly::<Option<Lamp>>(LAMP));
    assert!(is_read_directly::<Box<Lamp>>(LAMP));
    let page = format!("{{\"value\":[{LAMP}]}}");
    assert!(is_read_directly::<Page<Lamp>>(&page));
    assert!(is_read_directly::<Delta<AnyLamp>>(&page));
    assert!(is_read_directly::<SingleValue<i32>>("{\"value\":1}"));
}

#[test]
fn other_types_are_read_through_serde_json() {
    assert!(!is_read_directly::<serde_json::Value>(LAMP));
    assert!(!is_read_directly::<de::IgnoredAny>(LAMP));
    assert!(!is_read_directly::<String>("\"a\""));
    assert_eq!(read_any_json::<String>(b"\"a\"").ok().as_deref(), Some("a"));
    assert_eq!(read_any_json::<Vec<i32>>(b"[3, 7]").ok(), Some(vec![3, 7]));
    assert_eq!(read_any_json::<Option<i32>>(b"null").ok(), Some(None));
    let lamps = read_any_json::<Vec<Option<Lamp>>>(format!("[{LAMP}, null]").as_bytes());
    assert_eq!(lamps.map(|lamps| lamps.len()).ok(), Some(2));
}

/// A lamp, or nothing if it cannot be read.
struct Tolerant(Option<Lamp>);

impl<'de> Deserialize<'de> for Tolerant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Lamp::deserialize(deserializer).ok()))
    }
}

#[test]
fn a_type_that_swallows_errors_is_read_like_through_serde_json() {
    let number = "{\"id\":\"1\",\"watts\":7.0}";
    let late = "{\"watts\":7,\"@odata.type\":\"#microsoft.graph.lantern\"}";
    for text in [LAMP, number, late, "null"] {
        let read = read_any_json::<Tolerant>(text.as_bytes());
        let expected = serde_json::from_str::<Tolerant>(text);
        let lamps = [read.ok(), expected.ok()].map(|read| read.map(|tolerant| tolerant.0));
        assert_eq!(lamps[0], lamps[1], "{text}");
    }
}

#[test]
fn an_error_is_that_of_serde_json() {
    for text in ["{\"watts\":true}", "{\"watts\":7", "{} 1", "", "[]", "null"] {
        let Err(NotAValue::Unreadable(found)) = read_any_json::<Lamp>(text.as_bytes()) else {
            panic!("{text} is read")
        };
        let expected = serde_json::from_str::<Lamp>(text).expect_err("it is refused");
        assert_eq!(found.to_string(), expected.to_string());
    }
}

/// An enum of another format, such as a tagged value of CBOR.
#[test]
fn an_enum_that_is_not_a_handover_is_refused() {
    let entries = [("watts", 7)].into_iter();
    let map = de::value::MapDeserializer::<_, de::value::Error>::new(entries);
    let access = de::value::MapAccessDeserializer::new(map);
    let mut value = Lamp::default();
    let mut context = Context::new(false);
    let reader =
        ReadSlot { slot: SlotMut::Item(&mut value), context: &mut context, holder: Holder::None };
    let error = reader.visit_enum(access).expect_err("it is refused");
    assert_eq!(error.to_string(), "invalid type: enum, expected an object");
}

#[test]
fn an_error_instead_of_a_value_is_told_by_what_the_type_declares() {
    let error = r#"{"error":{"code":"a"},"@odata.context":"c","id":null,"other":1}"#;
    for (text, is_error) in [
        (error, true),
        (r#"{"watts":7,"error":{"code":"a"}}"#, false),
        (r#"{"error":{"code":"a"},"watts":"x"}"#, false),
        (r#"{"error":"a"}"#, false),
        (r#"{"error":"a","error_description":"b"}"#, true),
        (r#"{"odata.error":{}}"#, true),
        (r#"[{"error":{}}]"#, true),
        ("[]", false),
        (LAMP, false),
    ] {
        let read = [
            read_any_json::<Lamp>(text.as_bytes()).err(),
            read_any_json::<AnyLamp>(text.as_bytes()).err(),
            read_any_json::<Option<Box<Lamp>>>(text.as_bytes()).err(),
        ];
        let found = read.map(|error| matches!(error, Some(NotAValue::Error)));
        assert_eq!(found, [is_error; 3], "{text}");
        assert_eq!(is_error_instead::<AnyLamp>(text.as_bytes()), is_error, "{text}");
    }
    // A type that is read through serde_json tells nothing.
    assert!(read_any_json::<serde_json::Value>(error.as_bytes()).is_ok());
}
