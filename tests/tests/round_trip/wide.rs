//! Types whose property count exceeds the bits of one machine word, and of the four words that the
//! engine keeps on the stack.

use graph_models::{Model, Object, ObjectExt};
use graph_tests::wide::{Wide64, Wide70, Wide300, Wide300Patch};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::support::{read_text, text_refusal, write};

/// The positions around the word boundaries.
const EDGES: [usize; 16] = [0, 1, 62, 63, 64, 65, 69, 127, 128, 191, 192, 255, 256, 257, 298, 299];

fn edges<T: Model>() -> impl Iterator<Item = String> {
    let count = T::TYPE.properties().len();
    EDGES.into_iter().filter(move |edge| *edge < count).map(|edge| format!("p{edge}"))
}

/// Checks a type with this many properties: full bodies, nulls, another order, and every edge
/// alone.
fn is_handled<T>(count: usize)
where
    T: Object + Model + Default + Clone + PartialEq + Serialize + DeserializeOwned,
{
    assert_eq!(T::TYPE.properties().len(), count);
    let tag = format!(r#""@odata.type":"{}""#, T::TYPE.odata_type());

    let values: Vec<_> = (0..count).map(|at| format!(r#""p{at}":{at}"#)).collect();
    let full = format!("{{{tag},{}}}", values.join(","));
    let value: T = read_text(&full);
    assert_eq!(write(&value), full);
    assert_eq!(write(&value.clone()), full);
    assert!(value.clone() == value);

    let nulls: Vec<_> = (0..count).map(|at| format!(r#""p{at}":null"#)).collect();
    let nulls = format!("{{{tag},{}}}", nulls.join(","));
    let value: T = read_text(&nulls);
    assert_eq!(write(&value), nulls);
    assert_eq!(write(&value.clone()), nulls);

    let backwards: Vec<_> = values.iter().rev().map(String::as_str).collect();
    let value: T = read_text(&format!("{{{}}}", backwards.join(",")));
    assert_eq!(write(&value), full);

    for name in edges::<T>() {
        let one = format!(r#"{{{tag},"{name}":1}}"#);
        let value: T = read_text(&one);
        assert_eq!(write(&value), one);
        assert!(value != T::default(), "{name}");
        assert!(!value.is_empty() && !value.is_explicit_null(&name));

        let null = format!(r#"{{{tag},"{name}":null}}"#);
        let mut value: T = read_text(&null);
        assert_eq!(write(&value), null);
        assert!(value.is_explicit_null(&name) && !value.is_empty());
        let marked = edges::<T>().filter(|other| value.is_explicit_null(other)).count();
        assert_eq!(marked, 1, "{name}");
        value.forget_explicit_null(&name);
        assert!(value.is_empty());

        for (first, second) in [("1", "1"), ("1", "null"), ("null", "1"), ("null", "null")] {
            let twice = format!(r#"{{"{name}":{first},"p9":0,"{name}":{second}}}"#);
            let message = text_refusal::<T>(&twice);
            let start = format!("at {name}: the property appears twice");
            assert!(message.starts_with(&start), "{message}");
        }
        let wrong = text_refusal::<T>(&format!(r#"{{"{name}":"x"}}"#));
        assert!(wrong.starts_with(&format!("at {name}: expected an integer")), "{wrong}");
    }
}

#[test]
fn as_many_properties_as_a_word_has_bits() {
    is_handled::<Wide64>(64);
}

#[test]
fn more_properties_than_a_word_has_bits() {
    is_handled::<Wide70>(70);
}

#[test]
fn more_properties_than_the_engine_tracks_on_the_stack() {
    is_handled::<Wide300>(300);
}

#[test]
fn a_field_at_a_high_position_wins_over_its_null() {
    let mut value = Wide300::default();
    assert!(value.set_explicit_null("p299") && value.set_explicit_null("p64"));
    value.p299 = Some(1);
    let written = r##"{"@odata.type":"#microsoft.graph.wide300","p64":null,"p299":1}"##;
    assert_eq!(write(&value), written);
}

#[test]
fn a_property_of_a_wide_twin_has_three_states() {
    let body = concat!(
        r##"{"@odata.type":"#microsoft.graph.wide300","p0":null,"p63":1,"p64":null,"p255":2,"##,
        r##""p256":null,"p299":3}"##,
    );
    let patch: Wide300Patch = read_text(body);
    assert_eq!(
        (patch.p64, patch.p256, patch.p299, patch.p1),
        (Some(None), Some(None), Some(Some(3)), None)
    );
    assert_eq!(write(&patch), body);
    assert_eq!(patch.clone(), patch);
}
