//! Arbitrary names and documents.

use std::path::Component;

use graph_codegen::{Options, Subset, generate, names};
use proptest::prelude::*;

/// Whether a text is an identifier without `r#`. Characters that are not ASCII are all accepted.
fn is_identifier(text: &str) -> bool {
    const KEYWORDS: &str = " _ abstract as async await become box break const continue crate do dyn \
        else enum extern false final fn for gen if impl in let loop macro match mod move mut override \
        priv pub ref return self Self static struct super trait true try type typeof unsafe unsized \
        use virtual where while yield ";
    let is_part = |char: char| char == '_' || char.is_ascii_alphanumeric() || !char.is_ascii();
    !text.is_empty()
        && text.chars().all(is_part)
        && !text.starts_with(|first: char| first.is_ascii_digit())
        && !KEYWORDS.contains(&format!(" {text} "))
}

/// Any text, and texts of characters that are common in names.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-zA-Z0-9_]{0,12}", "[a-z_.ß²Ⅷ٣\u{301}-]{0,4}", "[a-z]{2,6}"]
}

proptest! {
    #[test]
    fn names_are_identifiers(name in name()) {
        for identifier in [
            names::type_name(&name),
            names::variant_name(&name),
            names::field_name(&name),
            names::module_name(&name),
        ] {
            prop_assert!(is_identifier(&identifier), "{name:?} is {identifier:?}");
        }
        prop_assert_ne!(names::variant_name(&name), names::UNRECOGNIZED);
        prop_assert_ne!(names::field_name(&name), names::ADDITIONAL);
        // Module names are file names, so they have stricter rules.
        let module = names::module_name(&name);
        prop_assert!(module.is_ascii() && module.starts_with(|first: char| first.is_ascii_lowercase()));
    }
}

const DOCUMENT: &str = r#"<edmx:Edmx xmlns:edmx="urn:edmx"><edmx:Reference>
<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference><edmx:DataServices>
<Schema Namespace="a.b" Alias="x" xmlns="urn:edm">
<EntityType Name="base" Abstract="true" OpenType="true"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="middle" BaseType="x.base"><Property Name="kind" Type="x.kind"/></EntityType>
<EntityType Name="leaf" BaseType="x.middle" HasStream="true">
<Property Name="part" Type="Collection(x.part)"><Annotation Term="Core.Computed" Bool="true"/></Property>
<NavigationProperty Name="up" Type="x.base"/></EntityType>
<ComplexType Name="part"><Property Name="size" Type="x.size"/></ComplexType>
<EnumType Name="kind" IsFlags="true"><Member Name="one"/><Member Name="two"/></EnumType>
<TypeDefinition Name="size" UnderlyingType="Edm.Double"/>
<Action Name="grow" IsBound="true"><Parameter Name="this" Type="x.leaf"/>
<Parameter Name="by" Type="x.part"/><ReturnType Type="Collection(x.base)"/></Action>
<Function Name="delta" IsBound="true"><Parameter Name="these" Type="Collection(x.leaf)"/>
<Parameter Name="token" Type="Edm.String"/><ReturnType Type="x.kind"/></Function>
<Action Name="fall"/>
<Annotations Target="x.leaf/id"><Annotation Term="Core.Immutable"/></Annotations>
</Schema><Schema Namespace="a.b.c" xmlns="urn:edm"><EntityType Name="leaf" BaseType="a.b.leaf"/></Schema>
</edmx:DataServices></edmx:Edmx>"#;

/// A change to a document.
#[derive(Debug, Clone)]
enum Change {
    /// Replaces some characters with a text.
    Replace(prop::sample::Index, usize, String),
    /// Copies the value of one attribute to another.
    Copy(prop::sample::Index, prop::sample::Index),
    /// Replaces the value of an attribute.
    Value(prop::sample::Index, String),
    /// Repeats or moves a line.
    Line(prop::sample::Index, prop::sample::Index, bool),
}

fn change() -> impl Strategy<Value = Change> {
    use Change::{Copy, Line, Replace, Value};
    let index = any::<prop::sample::Index>;
    let escaped = name()
        .prop_map(|name| name.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"));
    prop_oneof![
        1 => (index(), 0_usize..20, name()).prop_map(|(at, length, text)| Replace(at, length, text)),
        4 => (index(), index()).prop_map(|(from, to)| Copy(from, to)),
        2 => (index(), escaped).prop_map(|(at, value)| Value(at, value)),
        2 => (index(), index(), any::<bool>()).prop_map(|(from, to, moved)| Line(from, to, moved)),
    ]
}

fn apply(text: &str, change: &Change) -> String {
    // Every second part is the value of an attribute.
    let mut parts: Vec<String> = text.split('"').map(str::to_owned).collect();
    let values = parts.len() / 2;
    match change {
        Change::Replace(at, length, with) => {
            let chars: Vec<char> = text.chars().collect();
            let start = if chars.is_empty() { 0 } else { at.index(chars.len()) };
            let end = chars.len().min(start + length);
            chars[..start]
                .iter()
                .copied()
                .chain(with.chars())
                .chain(chars[end..].iter().copied())
                .collect()
        }
        Change::Copy(from, to) if values > 0 => {
            parts[2 * to.index(values) + 1] = parts[2 * from.index(values) + 1].clone();
            parts.join("\"")
        }
        Change::Value(at, value) if values > 0 => {
            parts[2 * at.index(values) + 1] = value.clone();
            parts.join("\"")
        }
        Change::Line(from, to, moved) => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            let line = lines[from.index(lines.len())];
            if *moved {
                lines.remove(from.index(lines.len()));
            }
            lines.insert(to.index(lines.len() + 1), line);
            lines.join("\n")
        }
        Change::Copy(..) | Change::Value(..) => text.to_owned(),
    }
}

/// The code of a file without comments and the content of strings. A document cannot choose any of
/// it freely, unless a name breaks out of a comment or a string.
fn code(source: &str) -> String {
    let lines = source.split('\n').filter(|line| !line.trim_start().starts_with("//"));
    let mut code = String::new();
    for line in lines {
        let mut in_string = false;
        let mut chars = line.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' if in_string => drop(chars.next()),
                '"' => in_string = !in_string,
                _ if in_string => {}
                _ => code.push(char),
            }
        }
        code.push(if in_string { '"' } else { '\n' });
    }
    code
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_documents_are_generated_or_refused(changes in prop::collection::vec(change(), 1..4), follow in 0_usize..3) {
        let text = changes.iter().fold(DOCUMENT.to_owned(), |text, change| apply(&text, change));
        let subset = Subset { types: vec!["x.leaf".to_owned()], follow };
        for subset in [None, Some(subset)] {
            let options = Options { subset, ..Options::default() };
            match generate(&text, &options) {
                Ok(tree) => {
                    for (path, source) in &tree.files {
                        prop_assert!(path.components().all(|part| matches!(part, Component::Normal(_))));
                        prop_assert!(source.lines().nth(2).is_some_and(|line| line.starts_with("//! Generated")));
                        let code = code(source).replace("->", "");
                        prop_assert_eq!(code.matches('{').count(), code.matches('}').count(), "{}", source);
                        prop_assert!(!code.contains(['\'', '"', '`', '\r', '-']), "{}", source);
                    }
                    prop_assert_eq!(generate(&text, &options), Ok(tree));
                }
                Err(errors) => prop_assert!(errors.iter().all(|error| !error.message.is_empty())),
            }
        }
    }
}

#[test]
fn the_original_document_has_no_errors() {
    generate(DOCUMENT, &Options::default()).expect("no errors");
}
