//! Addresses of resources as a service writes them. What is resolved is written in one form.

use std::sync::OnceLock;

use graph_models::Registry;

use super::texts::almost;
use super::{Input, Verdict};
use crate::random::Random;

const ADDRESSES: &[&str] = &[
    "Users/1/Messages/2",
    "/users('ada@contoso.com')/memberOf/microsoft.graph.group",
    "https://graph.microsoft.com/v1.0/groups/1/members/$ref",
    "applications(appId='0f6a')",
    "deviceManagement/iosUpdateStatuses/1",
    "me/photo/$value",
    "teams/1/channels('2')/messages?$top=1",
    "users/1/reminderView(StartDateTime='a',EndDateTime='b')",
    "sites/root/lists/1/items/$count",
    "me/drive/root/children",
];

pub(super) fn make(random: &mut Random) -> Input {
    Input { about: String::new(), text: almost(random, ADDRESSES, 3).into_bytes() }
}

pub(super) fn law(Input { text, .. }: &Input) -> Verdict {
    // The index of names is made once.
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    let registry = REGISTRY.get_or_init(crate::registry);
    let Ok(text) = std::str::from_utf8(text) else { return Verdict::Refused };
    let resolved = match registry.resolve(text) {
        Ok(resolved) => resolved,
        Err(error) => {
            let message = error.to_string();
            return match message.chars().any(char::is_control) {
                true => Verdict::Broken(format!("the message has a control character: {message}")),
                false => Verdict::Refused,
            };
        }
    };
    let written = resolved.to_string();
    match registry.resolve(&written) {
        Ok(again) if again.to_string() == written && again.type_name() == resolved.type_name() => {
            Verdict::Holds
        }
        Ok(again) => Verdict::Broken(format!("{written} becomes {again}")),
        Err(error) => Verdict::Broken(format!("{written} is refused: {error}")),
    }
}
