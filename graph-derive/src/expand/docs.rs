//! What only rustdoc reads: names under which its search finds an item, and the docs of a twin's fields.
//!
//! ```text
//! #[cfg_attr(doc, doc(alias("microsoft.graph.sendMail", "send mail")))]
//! pub struct UserSendMail { … }
//!
//! pub struct UserPatch {
//!     #[cfg_attr(doc, doc = "`city`: `Edm.String`, nullable.")]
//!     pub city: Option<Option<String>>,
//!     …
//! }
//! ```
//!
//! The condition keeps all of it out of other builds, in which thousands of types are compiled.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, Header};

/// The names of a struct or an enumeration beside that in Rust: the full name of the type, and its words.
pub(super) fn aliases(header: &Header) -> TokenStream {
    let full_name = header.odata_type.trim_start_matches('#');
    // What `doc(alias)` refuses.
    if full_name.contains(|char: char| char.is_whitespace() || matches!(char, '"' | '\'')) {
        return TokenStream::new();
    }
    let local_name = full_name.rsplit('.').next().unwrap_or_default();
    let words = words(local_name);
    // The search ignores case, so it finds a name of one word without an alias.
    match words.is_empty() || header.ident.to_string().eq_ignore_ascii_case(&words) {
        true => quote!(#[cfg_attr(doc, doc(alias = #full_name))]),
        false => quote!(#[cfg_attr(doc, doc(alias(#full_name, #words)))]),
    }
}

/// `send mail` for `sendMail`, and `http request` for `HTTPRequest`.
fn words(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut words = String::new();
    for (position, &char) in chars.iter().enumerate() {
        let before = position.checked_sub(1).map(|before| chars[before]);
        let is_start = char.is_uppercase()
            && before.is_some_and(|before| {
                let after = chars.get(position + 1);
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            });
        if is_start || char == '_' {
            words.push(' ');
        }
        words.extend(char.to_lowercase().filter(|char| *char != '_'));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The docs of a field of the twin: the name in JSON, unless the docs of the property start with it, and the
/// first paragraph of these.
pub(super) fn twin_field(field: &Field, wire_name: &str) -> TokenStream {
    let summary = &field.summary;
    let docs = match summary.starts_with(&format!("`{wire_name}`")) {
        true => summary.clone(),
        false if summary.is_empty() => format!("`{wire_name}`"),
        false => format!("`{wire_name}`. {summary}"),
    };
    quote!(#[cfg_attr(doc, doc = #docs)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Phase, expand};

    fn expanded(options: &str, item: &str) -> String {
        let item: TokenStream = item.parse().expect("an item");
        let parsed = syn::parse2(item.clone()).expect("an item");
        let options = options.parse().expect("options");
        expand(options, item, parsed, Phase::Attribute).to_string().replace(' ', "")
    }

    #[test]
    fn words_of_names() {
        for (name, expected) in [
            ("sendMail", "send mail"),
            ("user", "user"),
            ("iosUpdateDeviceStatus", "ios update device status"),
            ("HTTPRequest", "http request"),
            ("cloudPC", "cloud pc"),
            ("windows10XProfile", "windows10 x profile"),
            ("a_b", "a b"),
            ("", ""),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }

    #[test]
    fn an_item_is_found_by_its_full_name_and_its_words() {
        let additional = "#[graph(additional)] pub rest: AdditionalData";
        let user = expanded("", &format!("pub struct User {{ {additional} }}"));
        assert!(user.contains(r#"#[cfg_attr(doc,doc(alias="microsoft.graph.user"))]"#), "{user}");

        let options = r##"odata_type = "#microsoft.graph.accept", patch = false, tag = false"##;
        let mut accept = expanded(options, &format!("pub struct EventAccept {{ {additional} }}"));
        let aliases = r#"doc(alias("microsoft.graph.accept","accept"))"#;
        assert!(accept.contains(aliases), "{accept}");
        // The item is deferred to a derive.
        let item = format!("pub struct EventAccept {{ #[cfg(test)] {additional} }}");
        let item = syn::parse_str(&item).expect("an item");
        let options = options.parse().expect("options");
        accept = crate::conditional::deferred(&options, item).to_string().replace(' ', "");
        assert!(accept.contains(aliases), "{accept}");
    }

    #[test]
    fn a_field_of_a_twin_has_the_first_paragraph_of_the_docs() {
        let user = expanded(
            "",
            "pub struct User {
                /// `city`: `Edm.String`, nullable.
                ///
                /// More of it.
                pub city: Option<String>,
                /// Who leads.
                /// ```
                /// an example
                /// ```
                pub manager: Nav<User>,
                pub mail: Option<String>,
                #[graph(additional)] pub rest: AdditionalData,
            }",
        );
        for docs in [
            r#"#[cfg_attr(doc,doc="`city`:`Edm.String`,nullable.")]pubcity:"#,
            r#"#[cfg_attr(doc,doc="`manager@odata.bind`.Wholeads.")]pubmanager:"#,
            r#"#[cfg_attr(doc,doc="`mail`")]pubmail:"#,
        ] {
            assert!(user.contains(docs), "{docs}\n\n{user}");
        }
    }
}
