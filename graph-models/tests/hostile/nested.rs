//! Values in values: no stack is filled, and the time grows with the text alone.

use std::time::{Duration, Instant};

use graph_models::serde::de::{
    DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor, value,
};
use graph_models::serde::forward_to_deserialize_any;

use super::*;

/// A format without a limit of its own, in which a value is an array or an object of such values, without
/// end.
#[derive(Clone, Copy)]
struct Endless(Option<&'static str>);

impl<'de> Deserializer<'de> for Endless {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self.0 {
            Some(_) => visitor.visit_map(self),
            None => visitor.visit_seq(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Endless {
    type Error = value::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, value::Error> {
        seed.deserialize(*self).map(Some)
    }
}

impl<'de> MapAccess<'de> for Endless {
    type Error = value::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, value::Error> {
        let name = self.0.ok_or_else(|| value::Error::custom("not an object"))?;
        seed.deserialize(value::StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, value::Error> {
        seed.deserialize(*self)
    }
}

#[test]
fn no_format_fills_the_stack() {
    for name in ["next", "note", "seal", "unknown"] {
        let message = refusal(AnyNode::deserialize(Endless(Some(name))));
        let deep = "nested more than 127 levels deep";
        assert!(message.contains(deep) || name == "seal", "{message}");
    }
    let message = refusal(Page::<Value>::deserialize(Endless(Some("value"))));
    assert!(message.contains("expected an array"), "{message}");
}

#[test]
fn as_deep_as_json_text_is_as_deep_as_other_formats() {
    for (before, after) in [(r#"{"next":"#, "}"), (r#"{"note":"#, "}"), (r#"{"x":"#, "}")] {
        for (depth, fits) in [(127, true), (128, false)] {
            let text = format!("{}{{}}{}", before.repeat(depth - 1), after.repeat(depth - 1));
            assert_eq!(serde_json::from_str::<Node>(&text).is_ok(), fits, "{before} {depth}");
            assert_eq!(json::from_str::<Node>(&text).is_ok(), fits, "{before} {depth}");
            let mut value = json!({});
            for _ in 1..depth {
                let name = before.trim_matches(['{', ':', '"']);
                value = json!({ name: value });
            }
            assert_eq!(Node::deserialize(value).is_ok(), fits, "{before} {depth}");
        }
    }
}

/// Unions in unions, each with its tag at this end of the object.
fn nested(depth: usize, tag_first: bool, pad: &str) -> String {
    (0..depth).fold(r#"{"label":"leaf"}"#.to_owned(), |inner, _| {
        let tag = r##""@odata.type":"#microsoft.graph.branch""##;
        match tag_first {
            true => format!(r#"{{{tag},"label":"{pad}","next":{inner}}}"#),
            false => format!(r#"{{"label":"{pad}","next":{inner},{tag}}}"#),
        }
    })
}

/// The shortest of a few measurements, because others use the machine as well.
fn time(mut work: impl FnMut()) -> Duration {
    let measured = (0..5).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    measured.min().unwrap_or_default()
}

#[test]
fn tags_that_come_last_are_read_in_the_time_of_those_that_come_first() {
    let pad = "p".repeat(2_000);
    let read = |text: &str| json::from_str::<AnyNode>(text).expect("the body fits");
    let (first, last) = (nested(120, true, &pad), nested(120, false, &pad));
    assert_eq!(read(&first), read(&last));
    let (first, last) = (time(|| drop(read(&first))), time(|| drop(read(&last))));
    // Reading each level again for each one around it took 60 times as long.
    assert!(last < first * 20 + Duration::from_millis(2), "{last:?} and {first:?}");
}

#[test]
fn values_before_a_late_tag_are_read_as_its_type() {
    let body = json!({
        "label": "a",
        "children": [{"label": "b", "height": 2, "next": {"height": 3, "x": 1}}],
        "next": null,
        "height": 1.5,
        "x": [{"y": null}],
    });
    let mut text = body.to_string();
    text.truncate(text.len() - 1);
    text.push_str(r##","@odata.type":"#microsoft.graph.branch"}"##);
    let AnyNode::Branch(branch) = serde_json::from_str(&text).expect("the body fits") else {
        panic!("the tag is not used");
    };
    assert_eq!(branch.height, Some(1.5));
    let mut written = serde_json::to_value(&branch).expect("it is writable");
    let tag = written.as_object_mut().and_then(|written| written.remove("@odata.type"));
    assert_eq!(tag, Some(json!("#microsoft.graph.branch")));
    assert_eq!(written, body);
    for (text, message) in [
        (
            r##"{"next":{},"next":{},"@odata.type":"#microsoft.graph.branch"}"##,
            "at next: the property appears twice",
        ),
        (
            r##"{"next":{"label":1},"@odata.type":"#microsoft.graph.branch"}"##,
            "at next.label: expected a string",
        ),
        (r##"{"next":{"x":{"a":1,"a":2}}}"##, "at next.x.a: the property appears twice"),
        (
            r##"{"children":[{},{"next":{"label":1}}]}"##,
            "at children[1].next.label: expected a string",
        ),
    ] {
        let shown = refusal(serde_json::from_str::<AnyNode>(text));
        assert!(shown.starts_with(message), "{shown}");
        assert_eq!(refusal(json::from_str::<AnyNode>(text)), shown);
    }
}

#[test]
fn a_value_of_250_levels_fits_into_the_stack_of_a_thread() {
    // No reader makes such a value. It stands for those that a program builds.
    let build = || {
        (0..250).fold(Node::default(), |inner, _| {
            let next = Some(AnyNode::Unrecognized(Box::new(inner)));
            Node { next, ..Node::default() }
        })
    };
    let value = build();
    assert!(value.clone() == build());
    assert!(format!("{value:#?}").len() > 250);
    let text = json::to_string(&value).expect("it is writable");
    assert_eq!(serde_json::to_string(&value).ok(), Some(text));
}
