//! Arbitrary descriptions in the docs of what is generated.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use graph_codegen::{Flavour, Options, generate};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, TagEnd};
use syn::{Attribute, Expr, ExprLit, Fields, Item, Lit, Meta};

/// A document that has a text in all places, as XML.
fn xml(text: &str) -> String {
    let mut value = String::new();
    for char in text.chars() {
        let _ = write!(value, "&#{};", u32::from(char));
    }
    let note = format!("<Annotation Term='Org.OData.Core.V1.Description' String='{value}'/>");
    format!(
        "<Schema Namespace='a'>{note}<EntityType Name='plant'>{note}<Property Name='name' Type='Edm.String'>\
         {note}</Property><NavigationProperty Name='near' Type='a.plant'>{note}</NavigationProperty>\
         </EntityType><EnumType Name='soil'>{note}<Member Name='sand'>{note}</Member></EnumType>\
         <Action Name='water' IsBound='true'>{note}<Parameter Name='it' Type='a.plant'/>\
         <Parameter Name='litres' Type='Edm.Double'>{note}</Parameter></Action></Schema>"
    )
}

/// The same document as JSON, where the text is the long description, and some of it is outside.
fn json(text: &str) -> String {
    let mut value = String::new();
    for unit in text.encode_utf16() {
        let _ = write!(value, "\\u{unit:04x}");
    }
    let note = format!("\"@Org.OData.Core.V1.LongDescription\": \"{value}\"");
    format!(
        r#"{{"$Version": "4.01", "a": {{{note},
            "plant": {{"$Kind": "EntityType", {note}, "name": {{"$Nullable": true}},
                "near": {{"$Kind": "NavigationProperty", "$Type": "a.plant", {note}}}}},
            "soil": {{"$Kind": "EnumType", {note}, "sand": 0, "sand{}}},
            "water": [{{"$Kind": "Action", "$IsBound": true, {note}, "$Parameter": [
                {{"$Name": "it", "$Type": "a.plant"}}, {{"$Name": "litres", "$Type": "Edm.Double", {note}}}]}}],
            "$Annotations": {{"a.plant/name": {{{note}}}}}
        }}}}"#,
        note.trim_start_matches('"')
    )
}

/// The docs in a list of attributes.
fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) = &pair.value else { return None };
        attribute.path().is_ident("doc").then(|| line.value())
    });
    lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned() + "\n").collect()
}

/// The docs of a file and of all that it declares, by name.
fn all_docs(source: &str) -> syn::Result<BTreeMap<String, String>> {
    let file = syn::parse_file(source)?;
    let mut all = BTreeMap::from([(String::new(), docs(&file.attrs))]);
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                all.insert(item.ident.to_string(), docs(&item.attrs));
                let Fields::Named(fields) = &item.fields else { continue };
                for field in &fields.named {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    all.insert(format!("{}.{name}", item.ident), docs(&field.attrs));
                }
            }
            Item::Enum(item) => {
                all.insert(item.ident.to_string(), docs(&item.attrs));
                for variant in &item.variants {
                    let name = format!("{}.{}", item.ident, variant.ident);
                    all.insert(name, docs(&variant.attrs));
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

/// The text that Markdown shows, without backticks.
fn shown(markdown: &str) -> String {
    let pieces = Parser::new(markdown).map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.replace('`', ""),
        Event::SoftBreak | Event::End(TagEnd::Paragraph) => " ".to_owned(),
        Event::Html(html) | Event::InlineHtml(html) => format!("HTML: {html}"),
        _ => String::new(),
    });
    pieces.collect()
}

/// The words of a text, without what the docs cannot show.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|char: char| char.is_whitespace() || char.is_control());
    let words = words.map(|word| {
        let is_shown = |char: &char| {
            *char != '`' && !matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        word.chars().filter(is_shown).collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether XML may contain a character.
fn is_of_xml(char: &char) -> bool {
    !matches!(char, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Texts that are more than text in Markdown or in a comment.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-z]{1,9} ",
        "[-+=#>*_`~|\\[\\]()<>!&;:.\\\\/\"'{} \n\r\t]{1,5}",
        prop::sample::select(vec![
            "https://a.org/b",
            "*/",
            "//",
            "\n```\n",
            "<b>",
            "1. ",
            "[a]: b",
            "\r"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// The files in which a description is, and what it describes.
const PLACES: &[(&str, &[&str])] = &[
    ("mod.rs", &[""]),
    ("plant.rs", &["Plant", "Plant.name", "Plant.near"]),
    ("soil.rs", &["Soil", "Soil.Sand"]),
    ("actions/plant.rs", &["PlantWater", "PlantWater.litres"]),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_in_the_docs(text in text()) {
        let text: String = text.chars().filter(is_of_xml).collect();
        let expected = words(&text);
        for (document, flavour) in [
            (xml(&text), Flavour::Models),
            (json(&text), Flavour::Models),
            (xml(&text), Flavour::Plain),
        ] {
            let options = Options { flavour, ..Options::default() };
            let tree = generate(&document, &options).expect("the document has no errors");
            for source in tree.files.values() {
                prop_assert!(!source.contains(['\r', '\t', '\u{202e}']), "{}", source);
                prop_assert!(source.lines().all(|line| line.trim_end() == line), "{}", source);
                prop_assert!(syn::parse_file(source).is_ok(), "{}", source);
            }
            for (file, names) in PLACES {
                let docs = all_docs(&tree.files[Path::new(file)]).expect("it was parsed above");
                for name in *names {
                    let docs = &docs[*name];
                    let shown = words(&shown(docs));
                    // Above or below are the facts.
                    let is_there = if name.is_empty() {
                        shown.ends_with(&expected)
                    } else {
                        shown.starts_with(&expected)
                    };
                    prop_assert!(is_there, "{} {}: {:?} in\n{}", file, name, expected, docs);
                }
            }
            let without = Options { without_descriptions: true, ..options.clone() };
            let without = generate(&document, &without).expect("the document has no errors");
            let nothing = match document.starts_with('<') {
                true => generate(&xml(""), &options),
                false => generate(&json(""), &options),
            };
            prop_assert_eq!(Ok(without), nothing);
        }
    }
}
