//! The words of a page that a proxy or a sign-in sends instead of an answer.

use crate::json::without_mark;

/// How much of a page is searched for words.
const SEARCHED: usize = 16 * 1024;

/// The longest word that is repeated. A longer one may be a token.
const LONGEST_WORD: usize = 24;

/// Elements whose content is not text for a person.
const SKIPPED: [&str; 4] = ["script", "style", "textarea", "template"];

/// The first words that a person would read on an HTML page; `None` for another body. Attributes are
/// left out, because they hold links and the values of forms, and so are words that may be tokens.
pub(super) fn words_of_page(media_type: Option<&str>, body: &[u8]) -> Option<String> {
    let body = without_mark(body).trim_ascii_start();
    if !is_page(media_type, body) {
        return None;
    }
    let start = String::from_utf8_lossy(body.get(..SEARCHED).unwrap_or(body));
    let text = text_of(&start);
    let words = text.split_whitespace().filter(|word| !may_be_token(word));
    let words = words.collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn is_page(media_type: Option<&str>, body: &[u8]) -> bool {
    let starts = |tag: &[u8]| body.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
    let declared = media_type.is_some_and(|it| it.to_ascii_lowercase().contains("html"));
    starts(b"<!doctype html") || starts(b"<html") || declared && starts(b"<")
}

/// The text between the tags. A tag, a comment or an element that does not end takes the rest with it.
fn text_of(page: &str) -> String {
    // Only ASCII changes, so positions are the same in both texts.
    let lower = page.to_ascii_lowercase();
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let lower = lower.get(page.len() - tag.len()..).unwrap_or_default();
        let name: String = lower.chars().take_while(char::is_ascii_alphanumeric).collect();
        let (mark, from) = match SKIPPED.contains(&name.as_str()) {
            _ if tag.starts_with("!--") => ("-->".to_owned(), 3),
            true => (format!("</{name}"), 0),
            false => (">".to_owned(), 0),
        };
        let end = lower.get(from..).and_then(|it| it.find(&mark)).map(|end| from + end);
        // The end of a skipped element is a tag, which is read next.
        let length = if mark.starts_with('<') { 0 } else { mark.len() };
        rest = end.and_then(|end| tag.get(end + length..)).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

fn may_be_token(word: &str) -> bool {
    word.chars().count() > LONGEST_WORD || word.contains("://") || word.contains(['?', '='])
}

#[cfg(test)]
mod tests {
    use super::words_of_page;

    #[test]
    fn a_page_gives_its_words_without_attributes_scripts_and_tokens() {
        let page = "\u{FEFF} <!DOCTYPE html><html><head><TITLE>Sign in</TITLE><style>p{}</style>\
            <script>var token = 'hush'; if (1<2) {}</SCRIPT ><!-- <p>hush</p> --></head><body>\
            <a href='https://x/?t=hush'>Continue</a> at https://x/?code=hush eyJ0.hush.aaaaaaaaaaaaaaaaaaaaaa\
            <input value='hush'><textarea>hush</textarea><p>or&nbsp;wait</p><img alt=\"hush";
        let words = words_of_page(None, page.as_bytes());
        assert_eq!(words.as_deref(), Some("Sign in Continue at or&nbsp;wait"));
    }

    #[test]
    fn only_a_page_gives_words() {
        for (media_type, body) in [
            (Some("application/json"), r#"{"value": "hush"}"#),
            (Some("text/html"), "hush"),
            (Some("text/plain"), "hush now"),
            (Some("application/xml"), "<a>hush</a>"),
            (Some("text/html"), "<br>"),
            (None, ""),
        ] {
            assert_eq!(words_of_page(media_type, body.as_bytes()), None, "{body}");
        }
        let words = words_of_page(Some("Text/HTML; charset=x"), b"<b>No \xFFway</b>");
        assert_eq!(words.as_deref(), Some("No \u{FFFD}way"));
    }
}
