//! Prints an error in one line.

use std::{fmt, mem};

use super::{ErrorDetails, GraphError};
use crate::edm::Excerpt;

/// Prints what an answer that was refused says of the reason, after its status: the error in its body, or
/// else the media type of the body, and the identifier of the request.
pub(crate) fn print_reason(
    f: &mut fmt::Formatter<'_>,
    error: Option<&GraphError>,
    media_type: Option<&str>,
    request_id: Option<&str>,
) -> fmt::Result {
    if let Some(error) = error {
        write!(f, ": {error}")?;
    } else if let Some(media_type) = media_type {
        let media_type = Excerpt::of_name(media_type);
        write!(f, ", with a body ({media_type}) that is not a Microsoft Graph error")?;
    }
    match (error.and_then(GraphError::request_id), request_id) {
        // The message of the error includes it.
        (Some(_), _) | (None, None) => Ok(()),
        (None, Some(id)) => write!(f, " (request id {})", Excerpt::of_name(id)),
    }
}

/// Prints `code: message (about target; innermost code; details; request id … at date)` in one line,
/// without the parts that are absent.
impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (non_blank(self.code()), non_blank(self.message())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        let mut notes = Notes { f, any: false };
        if let Some(target) = non_blank(self.target()) {
            notes.add(format_args!("about {target}"))?;
        }
        let is_new = |code: &&str| {
            // The message of the OAuth endpoint starts with the inner code.
            let in_message = self.message().is_some_and(|message| message.starts_with(*code));
            Some(*code) != self.code() && !in_message
        };
        let inner = self.innermost_code().filter(is_new);
        if let Some(code) = non_blank(inner) {
            notes.add(code)?;
        }
        for detail in self.details().iter().take(MOST_DETAILS) {
            notes.add(detail)?;
        }
        if let Some(more @ 1..) = self.details().len().checked_sub(MOST_DETAILS) {
            notes.add(format_args!("and {more} more"))?;
        }
        match (non_blank(self.request_id()), non_blank(self.date())) {
            (Some(id), Some(date)) => notes.add(format_args!("request id {id} at {date}"))?,
            (Some(id), None) => notes.add(format_args!("request id {id}"))?,
            (None, Some(date)) => notes.add(format_args!("at {date}"))?,
            (None, None) => {}
        }
        notes.end()
    }
}

/// Prints `code: message, about target`, without the parts that are absent.
impl fmt::Display for ErrorDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (non_blank(self.code.as_deref()), non_blank(self.message.as_deref())) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(text), None) | (None, Some(text)) => text.fmt(f)?,
            (None, None) => f.write_str("an error without code and message")?,
        }
        match non_blank(self.target.as_deref()) {
            Some(target) => write!(f, ", about {target}"),
            None => Ok(()),
        }
    }
}

/// How many details a message has at most, because there may be hundreds.
const MOST_DETAILS: usize = 5;

/// Prints notes in parentheses after the message.
struct Notes<'f, 'w> {
    f: &'f mut fmt::Formatter<'w>,
    any: bool,
}

impl Notes<'_, '_> {
    fn add(&mut self, note: impl fmt::Display) -> fmt::Result {
        let before = if mem::replace(&mut self.any, true) { "; " } else { " (" };
        write!(self.f, "{before}{note}")
    }

    fn end(self) -> fmt::Result {
        match self.any {
            true => self.f.write_str(")"),
            false => Ok(()),
        }
    }
}

/// A text that is not blank.
fn non_blank(text: Option<&str>) -> Option<OneLine<'_>> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(OneLine)
}

/// Prints a text in one line, because a text of a service must not start a line of a log. A line break
/// becomes a space, and anything else that cannot be printed is escaped. A very long text is cut.
struct OneLine<'t>(&'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let breaks = |char: char| char.is_control() && char.is_whitespace();
        match self.0.contains(breaks) {
            false => Excerpt::of_prose(self.0).fmt(f),
            true => {
                let lines: Vec<_> = self.0.split(breaks).filter(|line| !line.is_empty()).collect();
                Excerpt::of_prose(&lines.join(" ")).fmt(f)
            }
        }
    }
}
