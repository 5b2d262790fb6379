//! Texts of a document as Markdown that rustdoc shows as they are: without links, emphasis, HTML and
//! lists that the author did not mean.
//!
//! Two things of Markdown stay, because they are meant wherever they are written: a word in backticks
//! is code, and an address is a link.

use super::source::width;

/// The lines of a text, with an empty line between paragraphs. No line is wider than `widest`, unless
/// it is one word.
pub(crate) fn markdown(text: &str, widest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(text) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph {
            let escaped = escaped(&word);
            if !line.is_empty() && width(&line) + 1 + width(&escaped) <= widest {
                line.push(' ');
                line += &escaped;
                continue;
            }
            lines.extend(Some(std::mem::take(&mut line)).filter(|line| !line.is_empty()));
            line = first_in_line(&word, escaped);
        }
        lines.push(line);
    }
    lines
}

/// The words of each paragraph. A line break ends a paragraph, unless the sentence visibly goes on.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n");
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    let mut after_blank = true;
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let words = line.split(|char: char| char.is_whitespace() || char.is_control());
        let words = words.map(|word| word.replace(changes_direction, ""));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let goes_on = words.first().is_some_and(|word| word.starts_with(char::is_lowercase));
        match paragraphs.last_mut() {
            _ if words.is_empty() => {}
            Some(last) if goes_on && !after_blank && !is_end_of_sentence(last) => {
                last.extend(words.iter().cloned());
            }
            _ => paragraphs.push(words.clone()),
        }
        after_blank = words.is_empty();
    }
    paragraphs
}

fn is_end_of_sentence(words: &[String]) -> bool {
    words.last().is_some_and(|word| word.ends_with(['.', ':', ';', '!', '?']))
}

/// Whether a character changes the direction of the text after it. The compiler does not accept such
/// characters in comments.
fn changes_direction(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A word in which nothing is Markdown, except code and addresses.
fn escaped(word: &str) -> String {
    let mut escaped = String::new();
    let mut before = None;
    let mut rest = word;
    while let Some(char) = rest.chars().next() {
        let length = match (address(rest), code(rest)) {
            (Some(address), _) => {
                // With a placeholder it is not an address.
                let (open, close) = if is_complete(address) { ('<', '>') } else { ('`', '`') };
                escaped.extend([open]);
                escaped += address;
                escaped.extend([close]);
                address.len()
            }
            (None, Some(code)) if before != Some('`') => {
                escaped += code;
                code.len()
            }
            _ => {
                if is_markdown(before, char, &rest[char.len_utf8()..]) {
                    escaped.push('\\');
                }
                escaped.push(char);
                char.len_utf8()
            }
        };
        before = rest[..length].chars().next_back();
        rest = &rest[length..];
    }
    escaped
}

/// Whether a character may mean something in Markdown, after and before these others of its word.
fn is_markdown(before: Option<char>, char: char, after: &str) -> bool {
    let is_plain = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphanumeric());
    let next = after.chars().next();
    match char {
        '`' | '*' | '[' | '~' | '|' => true,
        '_' => !is_plain(before) || !is_plain(next),
        '\\' => !is_plain(next) || address(after).is_some(),
        '<' => next.is_some(),
        // `&amp;` or `&#38;`
        '&' => after.split_once(';').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|char| char == '#' || char.is_ascii_alphanumeric())
        }),
        _ => false,
    }
}

/// The code in backticks that a text starts with: a part of one word, so that no line begins in it.
fn code(text: &str) -> Option<&str> {
    let (code, after) = text.strip_prefix('`')?.split_once('`')?;
    (!code.is_empty() && !after.starts_with('`')).then(|| &text[..code.len() + 2])
}

/// The address that a text starts with, without the punctuation of the sentence around it.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let end = text.find(['<', '>', '"', '`', '|']).unwrap_or(text.len());
    let mut address = text[..end].trim_end_matches(is_punctuation);
    if !address.contains('(') {
        address = address.split(')').next().unwrap_or(address).trim_end_matches(is_punctuation);
    }
    (address.len() > scheme.len()).then_some(address)
}

fn is_punctuation(char: char) -> bool {
    ".,:;!?'*_~\\]".contains(char)
}

/// Whether an address has only characters that addresses may have.
fn is_complete(address: &str) -> bool {
    address
        .chars()
        .all(|char| char.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(char))
}

/// A word at the start of a line, where it must not be the mark of a list, heading or quotation.
fn first_in_line(word: &str, escaped: String) -> String {
    let is_rule =
        ['-', '+', '=', '#'].into_iter().any(|mark| word.chars().all(|char| char == mark));
    if is_rule || word.starts_with('>') {
        return format!("\\{escaped}");
    }
    match word.strip_suffix(['.', ')']) {
        Some(number)
            if (1..10).contains(&number.len())
                && number.chars().all(|char| char.is_ascii_digit()) =>
        {
            format!("{number}\\{}", &word[number.len()..])
        }
        _ => escaped,
    }
}

#[cfg(test)]
mod tests;
