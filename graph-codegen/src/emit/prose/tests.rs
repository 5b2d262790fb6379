use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::*;

fn one_line(text: &str) -> String {
    markdown(text, 1000).join("\n")
}

#[test]
fn what_is_markdown_by_accident_is_escaped() {
    for (text, expected) in [
        ("A plain text (with dots), and more.", "A plain text (with dots), and more."),
        ("[Deprecated] PCR[0], [a](b)", "\\[Deprecated] PCR\\[0], \\[a](b)"),
        ("Vec<u8> <script> 0 <= X < 9 <!--", "Vec\\<u8> \\<script> 0 \\<= X < 9 \\<!--"),
        ("(*.cer | *.crt) 2*3", "(\\*.cer \\| \\*.crt) 2\\*3"),
        ("Windows11_23H2 _id a__b", "Windows11_23H2 \\_id a\\_\\_b"),
        ("domain\\user \\* \\", "domain\\user \\\\\\* \\\\"),
        ("Q&A &amp; &#38; &; a&b", "Q&A \\&amp; \\&#38; &; a&b"),
        ("~a~ ~~b~~", "\\~a\\~ \\~\\~b\\~\\~"),
        ("# a", "\\# a"),
        ("Minimum # of letters, #123456", "Minimum # of letters, #123456"),
        ("- a", "\\- a"),
        ("-1 and +", "-1 and +"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("> a > b", "\\> a > b"),
        ("1. a", "1\\. a"),
        ("2) a", "2\\) a"),
        ("1.5", "1.5"),
        ("2147483647.", "2147483647."),
    ] {
        assert_eq!(one_line(text), expected);
    }
}

#[test]
fn words_in_backticks_are_code() {
    for (text, expected) in [
        ("`csv` or (`json`).", "`csv` or (`json`)."),
        ("`[a]` `a_*`", "`[a]` `a_*`"),
        ("a ` b", "a \\` b"),
        ("`two words`", "\\`two words\\`"),
        ("``a`` `` ```rust", "\\`\\`a\\`\\` \\`\\` \\`\\`\\`rust"),
        ("`a``b`", "\\`a\\`\\`b\\`"),
        ("\\`a`", "\\\\`a`"),
    ] {
        assert_eq!(one_line(text), expected);
    }
}

#[test]
fn addresses_are_links() {
    for (text, expected) in [
        ("See https://a.org/b_c*d.", "See <https://a.org/b_c*d>."),
        ("(http://a.org)", "(<http://a.org>)"),
        ("[a](https://a.org/b), c", "\\[a](<https://a.org/b>), c"),
        ("\"https://a.org/(b)\"", "\"<https://a.org/(b)>\""),
        ("xhttps://a.org,https://b.org", "x<https://a.org,https://b.org>"),
        ("https://{tenant}.a.org/b", "`https://{tenant}.a.org/b`"),
        ("https://<tenant>.a.org", "https://\\<tenant>.a.org"),
        ("https://", "https://"),
        ("`https://a.org`", "`https://a.org`"),
    ] {
        assert_eq!(one_line(text), expected);
    }
}

#[test]
fn line_breaks_end_paragraphs_unless_the_sentence_goes_on() {
    for (text, expected) in [
        ("One.\r\nTwo.\n\n\nthree", &["One.", "", "Two.", "", "three"][..]),
        (
            "\n a place for files,\nevents and\rpeople. \n",
            &["a place for files, events and people."],
        ),
        ("One of:\n- a\n- b", &["One of:", "", "\\- a", "", "\\- b"]),
        ("a\u{2028}b\u{85}C", &["a b", "", "C"]),
        (" \n\t\u{0}\n", &[]),
        ("", &[]),
    ] {
        assert_eq!(markdown(text, 100), expected, "{text:?}");
    }
}

#[test]
fn space_and_characters_that_do_not_print_are_one_space() {
    assert_eq!(one_line("a\t\tb \u{a0} c\u{7}d \u{202e}e\u{2066} \u{202d}"), "a b c d e");
}

#[test]
fn long_texts_are_wrapped_and_a_line_is_never_a_list() {
    let lines = markdown("aaaa bbb - cc 1. dddddddddddd > e", 8);
    assert_eq!(lines, ["aaaa bbb", "\\- cc 1.", "dddddddddddd", "\\> e"]);
}

/// What rustdoc shows of a text: its paragraphs, without backticks. An error names what is more than
/// text.
fn shown(lines: &[String]) -> Result<Vec<String>, String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let text = lines.join("\n");
    let mut paragraphs: Vec<String> = Vec::new();
    for event in Parser::new_ext(&text, options) {
        let more = match event {
            Event::Start(Tag::Paragraph) => {
                paragraphs.push(String::new());
                continue;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Link)
            | Event::Start(Tag::Link { link_type: LinkType::Autolink, .. }) => continue,
            Event::Text(text) | Event::Code(text) => text.replace('`', ""),
            Event::SoftBreak => " ".to_owned(),
            other => return Err(format!("{other:?}")),
        };
        let Some(last) = paragraphs.last_mut() else { return Err("outside".to_owned()) };
        *last += &more;
    }
    Ok(paragraphs)
}

/// Texts with much that means something in Markdown.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z0-9]{0,3}",
        "[-+=#>*_`~|\\[\\]()<>!&;:.\\\\/\"'{}^$@0-9 \n]{1,4}",
        prop::sample::select(vec![
            "https://",
            "http://a.b",
            "`",
            "&amp;",
            "[a]: b",
            "<b>",
            "1. ",
            "| a |",
            "|-|",
            "    ",
            "\n\n",
            "[^1]: ",
            "- [ ] ",
            "\r\n",
            "<a@b.c>",
            "-|-\n",
            ":-\n",
            "\\",
            "\u{202e}",
            "<!--",
            "***",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// rustdoc shows every word, in order, and nothing but text, code and links that are written out.
    #[test]
    fn all_words_are_shown_and_nothing_else(text in text(), widest in 1_usize..60) {
        let lines = markdown(&text, widest);
        let expected: Vec<String> = paragraphs(&text)
            .iter()
            .map(|words| words.join(" ").replace('`', "").split(' ').filter(|word| !word.is_empty())
                .collect::<Vec<_>>().join(" "))
            .filter(|words| !words.is_empty())
            .collect();
        let shown = shown(&lines).map_err(|what| TestCaseError::fail(format!("{what} in {lines:?}")))?;
        let shown: Vec<String> = shown
            .iter()
            .map(|text| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
            .filter(|words| !words.is_empty())
            .collect();
        prop_assert_eq!(shown, expected, "{:?}", lines);
        for line in &lines {
            prop_assert!(width(line) <= widest || !line.contains(' '), "{line:?}");
            prop_assert!(!line.contains(|char: char| char.is_control()) && line.trim() == line, "{line:?}");
        }
    }
}
