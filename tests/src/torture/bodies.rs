//! Bodies of every type: what is accepted is written back as it came, copied, and read again as the same.

use std::sync::OnceLock;

use graph_models::serde_json::{self, Value};
use graph_models::{Object, TypeInfo};

use super::unchanged::difference;
use super::{Input, Verdict};
use crate::both_ways::Changed;
use crate::outcome::Outcome;
use crate::random::Random;

/// Made once, because they are of thousands of types.
pub(super) fn changed() -> &'static Changed {
    static CHANGED: OnceLock<Changed> = OnceLock::new();
    CHANGED.get_or_init(Changed::new)
}

pub(super) fn make(random: &mut Random) -> Input {
    let (about, text) = match changed().next(random) {
        Some((subject, text)) => (subject.name, text),
        None => (String::new(), Vec::new()),
    };
    Input { about, text }
}

pub(super) fn law(input: &Input) -> Verdict {
    let mut verdict = Verdict::Refused;
    for subject in changed().subjects(&input.about) {
        match subject.outcome(&input.text) {
            Err(outcomes) => return Verdict::Broken(format!("the ways differ: {outcomes:?}")),
            Ok(Some(Outcome::Value { directly, .. })) => {
                verdict = Verdict::Holds;
                let difference = |written: &String| difference_of(&input.text, written.as_bytes());
                if let Some(difference) = directly.ok().as_ref().and_then(difference) {
                    return Verdict::Broken(difference);
                }
            }
            Ok(_) => {}
        }
        if let Some(info) = subject.info()
            && let Err(reason) = comes_back(info, &input.text)
        {
            return Verdict::Broken(reason);
        }
    }
    verdict
}

/// Checks that what is accepted comes back, and that what is refused is also refused as a JSON value.
fn comes_back(info: &'static TypeInfo, text: &[u8]) -> Result<(), String> {
    let as_value = serde_json::from_slice::<Value>(text).ok().and_then(|value| info.read(value));
    let Some(Ok(object)) = info.read_json(text) else {
        return match as_value {
            // A JSON value has no name twice, and no number that is out of range.
            Some(Ok(_)) if is_plain(text) => Err("only the JSON value is accepted".to_owned()),
            _ => Ok(()),
        };
    };
    let write = |object: &dyn Object| object.to_json().map_err(|error| error.to_string());
    let Ok(written) = write(&*object) else { return Ok(()) };
    let copy = object.duplicate().ok_or("it cannot be copied")?;
    if *copy != *object || write(&*copy)? != written {
        return Err(format!("{copy:?} is a copy of {object:?}"));
    }
    let again = match info.read_json(&written) {
        Some(Ok(again)) => again,
        Some(Err(error)) => return Err(format!("what is written is refused: {error}")),
        None => return Err("the type cannot be read".to_owned()),
    };
    if write(&*again)? != written {
        return Err(format!("it is written differently after {}", text_of(&written)));
    }
    if format!("{again:?}") != format!("{object:?}") {
        return Err(format!("{again:?} is read from what {object:?} wrote"));
    }
    Ok(())
}

/// What is not written as it was read. A text with a name twice is not compared, because a JSON value has one.
fn difference_of(text: &[u8], written: &[u8]) -> Option<String> {
    match (serde_json::from_slice(text), serde_json::from_slice(written)) {
        (Ok(was), Ok(is)) if is_plain(text) => difference(&was, &is),
        _ => None,
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a JSON value has everything that the text says.
fn is_plain(text: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(text) else { return false };
    let tokens = |text: &[u8]| text.iter().filter(|byte| b"{}[]:,".contains(byte)).count();
    tokens(value.to_string().as_bytes()) == tokens(text)
}
