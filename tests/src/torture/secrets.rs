//! Secrets in bodies, which neither `Debug` nor an error prints.

use std::sync::OnceLock;

use graph_models::serde_json::Deserializer;
use graph_models::{Object, TypeInfo};

use super::texts::{PLANTED, TRACE, change};
use super::{Input, Verdict};
use crate::random::Random;

/// A type, and its properties that hold secrets.
type Holder = (&'static TypeInfo, Vec<&'static str>);

fn holders() -> &'static [Holder] {
    static HOLDERS: OnceLock<Vec<Holder>> = OnceLock::new();
    HOLDERS.get_or_init(|| {
        let registry = crate::registry();
        let twins = registry.types().filter_map(|info| registry.twin(info.name()));
        let holder = |info: &'static TypeInfo| {
            let secrets = info.properties().iter().filter(|property| property.is_secret());
            (info, secrets.map(|property| property.wire_name()).collect::<Vec<_>>())
        };
        let all = registry.types().chain(twins).map(holder);
        all.filter(|(_, secrets)| !secrets.is_empty()).collect()
    })
}

pub(super) fn make(random: &mut Random) -> Input {
    let holders = holders();
    let (info, secrets) = &holders[random.below(holders.len())];
    let name = secrets[random.below(secrets.len())];
    let value = match random.below(8) {
        0..=2 => format!("\"{PLANTED}\""),
        3 => format!("[\"{PLANTED}\",null]"),
        4 => format!("{{\"a\":\"{PLANTED}\"}}"),
        5 => format!("[[\"{PLANTED}\"]]"),
        6 => format!("\"{PLANTED}"),
        _ => format!("{{\"@odata.type\":\"#microsoft.graph.x\",\"{PLANTED}\":1}}"),
    };
    let entry = format!("\"{name}\":{value}");
    let mut text = match random.below(4) {
        0 | 1 => format!("{{{entry}}}"),
        2 => format!("{{{entry},{entry}}}"),
        _ => format!("{{\"@odata.type\":\"#{}\",{entry},\"b\":1}}", info.name()),
    };
    // Only around the secret, because a part of a changed name is not a secret any more.
    if random.one_in(3) {
        let mut end =
            text.split_off(text.rfind(PLANTED).map_or(text.len(), |at| at + PLANTED.len()));
        change(&mut end, random);
        text.push_str(&end);
    }
    let about = format!("{} {}", info.name(), info.rust_name());
    Input { about, text: text.into_bytes() }
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let is_about = |info: &TypeInfo| about.split_once(' ') == Some((info.name(), info.rust_name()));
    let Some((info, _)) = holders().iter().find(|(info, _)| is_about(info)) else {
        return Verdict::Refused;
    };
    let mut deserializer = Deserializer::from_slice(text);
    let ways = [info.read_json(text), info.read(&mut deserializer)];
    let mut verdict = Verdict::Refused;
    for read in ways.into_iter().flatten() {
        let printed = match read {
            Ok(object) => {
                verdict = Verdict::Holds;
                printed(&*object)
            }
            Err(error) => vec![error.to_string(), format!("{error:?}")],
        };
        if let Some(printed) = printed.into_iter().find(|text| text.contains(TRACE)) {
            return Verdict::Broken(format!("printed: {printed}"));
        }
    }
    verdict
}

fn printed(object: &dyn Object) -> Vec<String> {
    vec![format!("{object:?}"), format!("{object:#?}")]
}
