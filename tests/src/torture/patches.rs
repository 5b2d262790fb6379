//! Pairs of values: the patch between them, and what it does.

use graph_models::json::{self, Body};
use graph_models::{Model, Object, ObjectExt, Patchable, Twin, apply, diff, v1};

use super::bodies::changed;
use super::{Input, Verdict};
use crate::random::Random;

/// Between two bodies. No text in UTF-8 has this byte.
const SEPARATOR: u8 = 0xFF;

/// A type with a twin.
trait Patched:
    Body + Object + Model + Patchable<Patch: Body + Twin + PartialEq> + Clone + PartialEq
{
}

impl<T: Body + Object + Model + Patchable<Patch: Body + Twin + PartialEq> + Clone + PartialEq>
    Patched for T
{
}

macro_rules! types {
    ($($name:ident)*) => {
        /// The types, by name.
        const TYPES: &[(&str, fn(&mut Random) -> Vec<u8>, fn(&[u8], &[u8]) -> Verdict)] = &[
            $((stringify!($name), pair::<v1::$name>, obeys::<v1::$name>),)*
        ];
    };
}

types! {
    Application ChatMessage ConditionalAccessPolicy DriveItem Event Group IosUpdateDeviceStatus Message User
}

pub(super) fn make(random: &mut Random) -> Input {
    let (about, make, _) = TYPES[random.below(TYPES.len())];
    Input { about: about.to_owned(), text: make(random) }
}

fn pair<T: Model>(random: &mut Random) -> Vec<u8> {
    let before = changed().of(T::TYPE, random);
    let after = changed().of(T::TYPE, random);
    [before, vec![SEPARATOR], after].concat()
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let Some((_, _, obeys)) = TYPES.iter().find(|(name, ..)| name == about) else {
        return Verdict::Refused;
    };
    match text.iter().position(|byte| *byte == SEPARATOR) {
        Some(at) => obeys(&text[..at], &text[at + 1..]),
        None => Verdict::Refused,
    }
}

fn obeys<T: Patched>(before: &[u8], after: &[u8]) -> Verdict {
    let (Ok(before), Ok(after)) = (json::from_slice::<T>(before), json::from_slice::<T>(after))
    else {
        return Verdict::Refused;
    };
    match laws(&before, &after) {
        Ok(()) => Verdict::Holds,
        Err(reason) => Verdict::Broken(reason),
    }
}

fn laws<T: Patched>(before: &T, after: &T) -> Result<(), String> {
    for value in [before, after] {
        let nothing = diff(value, value);
        if !nothing.is_empty() {
            return Err(format!("a value differs from itself: {:?}", nothing.touched()));
        }
    }
    let patch = diff(before, after);
    // A value that has no JSON form, such as a date after the year 9999, is refused when it is written.
    if let Ok(written) = json::to_vec(&patch) {
        let read = json::from_slice::<T::Patch>(&written)
            .map_err(|error| format!("the patch cannot be read: {error}"))?;
        let again = json::to_vec(&read).map_err(|error| error.to_string())?;
        if again != written {
            return Err(format!(
                "the patch {} is written as {}",
                String::from_utf8_lossy(&written),
                String::from_utf8_lossy(&again),
            ));
        }
    }
    let mut value = before.clone();
    apply(&patch, &mut value);
    // A service follows a bind; `apply` does not.
    let left = diff(&value, after);
    let left: Vec<_> =
        left.touched().into_iter().filter(|name| !name.contains("@odata.bind")).collect();
    if !left.is_empty() {
        return Err(format!("after the patch, {left:?} still differ"));
    }
    let once = value.clone();
    apply(&patch, &mut value);
    match value == once {
        true => Ok(()),
        false => Err("the patch has another effect when it is applied twice".to_owned()),
    }
}
