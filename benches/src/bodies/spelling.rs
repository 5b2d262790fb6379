//! Bodies that differ from others in how they are spelled, and in what the types do not declare.

use super::{Dice, page, sparse_user_of, user_page};

/// A page of 300 users with texts in several scripts, and with escapes.
pub fn escaped_page() -> String {
    let mut dice = Dice(41);
    let users = (0..300).map(|_| {
        let name = dice.pick(&[
            "Jürgen Größl",
            "佐藤 陽菜",
            "Ольга Смирнова",
            r"Zo\u00eb \u00c5str\u00f6m",
            r#"Tom \"TJ\" O\u0027Neil"#,
            "Noor 🚲",
        ]);
        let title = dice.pick(&[
            r"Field Engineer\r\nSüd/Ost",
            r"Ing\u00e9nieure \u2013 R\u0026D",
            r"C:\\Users\\jobs",
            "現場エンジニア",
        ]);
        sparse_user_of(&mut dice).replace("Senior Field Engineer", title).replacen(
            r#""displayName":""#,
            &format!(r#""displayName":"{name} "#),
            1,
        )
    });
    let users: Vec<String> = users.collect();
    page("users", &users)
}

/// The page of users with line breaks and indentation, as tools show bodies.
pub fn pretty_page() -> String {
    let (mut pretty, mut depth) = (String::new(), 0);
    let (mut in_text, mut escaped) = (false, false);
    for char in user_page().chars() {
        if in_text {
            pretty.push(char);
            in_text = escaped || char != '"';
            escaped = char == '\\' && !escaped;
            continue;
        }
        in_text = char == '"';
        depth += usize::from(matches!(char, '{' | '['));
        if matches!(char, '}' | ']') {
            depth -= 1;
            new_line(&mut pretty, depth);
        }
        pretty.push(char);
        match char {
            '{' | '[' | ',' => new_line(&mut pretty, depth),
            ':' => pretty.push(' '),
            _ => {}
        }
    }
    pretty
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}

/// A page of 300 users, each with an annotation and three properties that the type does not declare.
pub fn page_with_unknown_properties() -> String {
    let mut dice = Dice(43);
    let users = (0..300).map(|_| {
        let more = format!(
            r#"{{"@odata.editLink":"users('{}')","extension_4f_costCenter":"{}","extension_4f_badge":{},"cloudRealtime":{{"isOn":true,"since":"{}"}},"#,
            dice.guid(),
            dice.letters(6),
            dice.below(1_000_000),
            dice.date_time(""),
        );
        sparse_user_of(&mut dice).replacen('{', &more, 1)
    });
    let users: Vec<String> = users.collect();
    page("users", &users)
}
