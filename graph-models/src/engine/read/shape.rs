//! Tells a page from an entity where one is read as the other.
//!
//! Nothing in either body has to fit the wrong type, so without this check an entity would be an empty page, and a
//! page an entity without properties.

use serde::de::Error;

use super::context::Context;
use super::object::ObjectReader;
use crate::edm::Excerpt;
use crate::model::{Arrived, ObjectExt};

/// What the messages of this module begin with.
const NO_PAGE: &str = "expected a page with `value`, found an object with ";
const NO_ENTITY: &str = "expected an object, found a page with `value`";

/// Control information of a response, of which a page has some.
const OF_A_RESPONSE: [&str; 8] = [
    "@odata.context",
    "@odata.count",
    "@odata.nextLink",
    "@odata.deltaLink",
    "@context",
    "@count",
    "@nextLink",
    "@deltaLink",
];

/// How the context of a single entity ends. OData JSON Format 4.01, and OData Protocol, section 10
/// "Context URL".
pub(crate) const CONTEXT_OF_ONE: [&str; 2] = ["/$entity", "/@Element"];

impl ObjectReader<'_> {
    /// Refuses a body that was read as a page, has no `value`, and has a property that no page has. Some
    /// services leave out an empty `value`, and then there is nothing but annotations and nulls.
    #[cold]
    pub(super) fn check_bare<E: Error>(&self, context: &mut Context) -> Result<(), E> {
        let is_page = (0..self.info.properties.len()).any(|position| {
            // The context is in the body of an entity, too.
            position > 0
                && self.object.has_value(position)
                && !self.info.properties[position].is_content()
        });
        let mut data = self.object.additional().received();
        match data.find(|(name, value)| !name.contains('@') && !value.is_null()) {
            Some((name, _)) if !is_page => {
                Err(context.refuse_always(format_args!("{NO_PAGE}`{}`", Excerpt::of_name(name))))
            }
            _ => Ok(()),
        }
    }

    /// Refuses a body that was read as an entity or a complex value, and has nothing of it but an array
    /// `value` that the type does not declare.
    #[cold]
    pub(super) fn check_values<E: Error>(&self, context: &mut Context) -> Result<(), E> {
        let (info, data) = (self.info, self.object.additional());
        let is_root = context.depth() == 0;
        let mentions = |position| self.seen.contains(position) || self.object.has_value(position);
        let is_other = |name: &str| name != "value" && !name.contains('@');
        // The body of an error has several forms.
        let is_envelope = info.name().is_empty();
        if !is_root
            || is_envelope
            || info.is_patch()
            || self.has_tag()
            || (0..info.properties.len()).any(mentions)
            || data.received().any(|(name, _)| is_other(name))
        {
            return Ok(());
        }
        let described = |name: &&str| data.get(name).is_some();
        let is_one = |text: &str| CONTEXT_OF_ONE.iter().any(|end| text.ends_with(end));
        let of_one = OF_A_RESPONSE
            .iter()
            .filter_map(|name| data.get(name))
            .any(|value| value.as_str().is_some_and(is_one));
        // Such a value may have any property, and need not have one that the type declares.
        let is_free = info.is_complex() || info.is_open() || info.is_nameless();
        match of_one || is_free && !OF_A_RESPONSE.iter().any(described) {
            true => Ok(()),
            false => Err(context.refuse_always(format_args!(
                "{NO_ENTITY} in place of a `{name}`; read it as a `Page`",
                name = info.rust_name()
            ))),
        }
    }
}

/// Whether a property may be the values of a page.
pub(super) fn may_be_values(name: &str, value: &Arrived<'_>) -> bool {
    name == "value" && value.is_array()
}

/// The message of an error of this module, without the position. It has no value of the body.
#[cfg(feature = "http")]
pub(crate) fn wrong_shape(error: &serde_json::Error) -> Option<String> {
    let message = error.to_string();
    if !message.starts_with(NO_PAGE) && !message.starts_with(NO_ENTITY) {
        return None;
    }
    let position = format!(" at line {} column {}", error.line(), error.column());
    Some(message.strip_suffix(&position).unwrap_or(&message).to_owned())
}
