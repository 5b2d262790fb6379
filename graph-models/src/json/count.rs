//! Counts what is in a body without keeping any of it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::engine::NUMBER_KEY;

/// How many values a body may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    /// The elements of a collection of the body.
    pub(crate) elements: usize,
    /// The names of these collections.
    pub(crate) collections: &'static [&'static str],
    /// All values: objects, arrays, and what is in them.
    pub(crate) values: usize,
}

/// What a body has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Excess {
    Elements,
    Values,
}

/// What a body has too much of, if anything.
///
/// # Errors
///
/// The text is not JSON.
pub(crate) fn excess(most: Most, body: &[u8]) -> serde_json::Result<Option<Excess>> {
    let mut tally = Tally { most, excess: None };
    let mut text = serde_json::Deserializer::from_slice(body);
    let counted = Count { of: Of::Body, tally: &mut tally }.deserialize(&mut text);
    match (tally.excess, counted) {
        (None, Err(error)) => Err(error),
        (excess, _) => Ok(excess),
    }
}

struct Tally {
    /// What may still come.
    most: Most,
    excess: Option<Excess>,
}

impl Tally {
    fn exceed<E: Error>(&mut self, excess: Excess) -> E {
        self.excess = Some(excess);
        E::custom("there are too many values")
    }
}

/// What is counted. A value of another kind than expected is counted as it is, because reading reports it or
/// keeps it.
struct Count<'t> {
    of: Of,
    tally: &'t mut Tally,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Body,
    Collection,
    /// What may be a number, which was counted before; see [`NUMBER_KEY`].
    Number,
    Other,
}

impl<'de> DeserializeSeed<'de> for Count<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.tally.most.values.checked_sub(1) {
            _ if self.of == Of::Number => {}
            Some(left) => self.tally.most.values = left,
            None => return Err(self.tally.exceed(Excess::Values)),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Count<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(name) = entries.next_key_seed(Compare(self.tally.most.collections))? {
            let of = match name {
                Name::Collection if self.of == Of::Body => Of::Collection,
                Name::Number => Of::Number,
                _ => Of::Other,
            };
            entries.next_value_seed(Count { of, tally: &mut *self.tally })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut count = 0_usize;
        while let Some(()) =
            elements.next_element_seed(Count { of: Of::Other, tally: &mut *self.tally })?
        {
            count += 1;
            if self.of == Of::Collection && count > self.tally.most.elements {
                return Err(self.tally.exceed(Excess::Elements));
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// What the name of a property says.
enum Name {
    Collection,
    Number,
    Other,
}

/// Compares a name with those of collections, without a copy.
struct Compare(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Compare {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Compare {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        Ok(match name {
            NUMBER_KEY => Name::Number,
            name if self.0.contains(&name) => Name::Collection,
            _ => Name::Other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(elements: usize, values: usize) -> Most {
        Most { elements, collections: &["value", "validationTokens"], values }
    }

    fn found(elements: usize, values: usize, text: &str) -> Option<Excess> {
        excess(most(elements, values), text.as_bytes()).expect("JSON")
    }

    #[test]
    fn elements_of_both_collections_are_counted() {
        for (text, most) in [
            (r#"{"value":[]}"#, 0),
            (r#"{"value":[{},null,7]}"#, 3),
            (r#"{"val\u0075e":[[],"a"]}"#, 2),
            (r#"{"value":[{}],"validationTokens":["a","b"]}"#, 2),
            // Neither hides what follows it.
            (r#"{"validationTokens":1,"value":[{},{}]}"#, 2),
            (r#"{"validationTokens":{"value":[1,2,3]},"value":[{},{}]}"#, 2),
            (r#"{"value":null,"value":"a","value":1.5,"value":-1,"value":true,"value":[1]}"#, 1),
        ] {
            assert_eq!(found(most, 99, text), None, "{text}");
            if let Some(fewer) = most.checked_sub(1) {
                assert_eq!(found(fewer, 99, text), Some(Excess::Elements), "{text}");
            }
        }
        for text in ["[1,2]", "7", r#"{"a":[1,2],"Value":[1],"b":{"value":[1]}}"#] {
            assert_eq!(found(0, 99, text), None, "{text}");
        }
    }

    #[test]
    fn values_are_counted_wherever_they_are() {
        for (text, most) in [
            ("7", 1),
            ("{}", 1),
            (r#"{"value":[]}"#, 2),
            (r#"{"value":[{"a":[[],{"b":null}]},true]}"#, 8),
            (r#"{"a":{"value":["x",1,1.5,-1]}}"#, 7),
            // What looks like a number of serde_json hides nothing.
            (r#"{"$serde_json::private::Number":[1,[2]]}"#, 4),
        ] {
            assert_eq!(found(9, most, text), None, "{text}");
            assert_eq!(found(9, most - 1, text), Some(Excess::Values), "{text}");
        }
    }

    #[test]
    fn what_is_too_much_is_not_read_to_its_end() {
        let one = most(1, 99);
        assert!(excess(one, br#"{"value":[{},"#).is_err());
        assert_eq!(excess(one, br#"{"value":[{},{},"#).ok(), Some(Some(Excess::Elements)));
    }
}
