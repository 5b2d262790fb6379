//! Arbitrary names and documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path};
use std::process::Command;

use graph_codegen::{Documents, Options, Renames, Subset, generate, generate_from, names};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

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
<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>
<edmx:Reference Uri="c.xml"><edmx:Include Namespace="o" Alias="o"/></edmx:Reference><edmx:DataServices>
<Schema Namespace="a.b" Alias="x" xmlns="urn:edm">
<EntityType Name="base" Abstract="true" OpenType="true"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="middle" BaseType="x.base"><Property Name="kind" Type="x.kind"/></EntityType>
<EntityType Name="leaf" BaseType="x.middle" HasStream="true"><Property Name="Kind" Type="x.kind"/>
<Annotation Term="Core.Description" String="A leaf; see [base] or https://a.b/c."/>
<NavigationProperty Name="_up" Type="x.leaf"/>
<Property Name="part" Type="Collection(x.part)"><Annotation Term="Core.Computed" Bool="true"/></Property>
<NavigationProperty Name="up" Type="x.base"/></EntityType>
<ComplexType Name="part"><Property Name="size" Type="x.size"/><Property Name="near" Type="o.near"/>
<Property Name="tag" Type="Core.Permission"/></ComplexType>
<EnumType Name="kind" IsFlags="true"><Member Name="one"/><Member Name="two"/><Member Name="_two"/></EnumType>
<ComplexType Name="leafPatch"/><EnumType Name="AnyBase"/><EnumType Name="a_base"/><EnumType Name="ABase"/>
<TypeDefinition Name="size" UnderlyingType="Edm.Double"/>
<Action Name="grow" IsBound="true"><Parameter Name="this" Type="x.leaf"/>
<Parameter Name="by" Type="x.part"/><ReturnType Type="Collection(x.base)"/></Action>
<Function Name="delta" IsBound="true"><Parameter Name="these" Type="Collection(x.leaf)"/>
<Parameter Name="token" Type="Edm.String"/><ReturnType Type="x.kind"/></Function>
<Action Name="fall"/>
<Annotations Target="x.leaf/id"><Annotation Term="Core.Immutable"/></Annotations>
<Annotations Target="x.grow(x.leaf)/by"><Annotation Term="Core.LongDescription" String="By how much."/></Annotations>
</Schema><Schema Namespace="a.b.c" xmlns="urn:edm"><EntityType Name="leaf" BaseType="a.b.leaf"/></Schema>
</edmx:DataServices></edmx:Edmx>"#;

/// A document that the other one references and that references it.
const OTHER: &str = r#"<edmx:Edmx xmlns:edmx="urn:edmx"><edmx:Reference Uri="a.xml">
<edmx:Include Namespace="a.b" Alias="y"/></edmx:Reference><edmx:DataServices>
<Schema Namespace="o" Alias="x" xmlns="urn:edm">
<EntityType Name="far" BaseType="y.leaf"><Property Name="parts" Type="Collection(y.part)"/>
<Property Name="Parts" Type="x.near"/></EntityType>
<ComplexType Name="near"><NavigationProperty Name="home" Type="y.base"/></ComplexType>
<Annotations Target="x.far/parts"><Annotation Term="Org.OData.Core.V1.Computed"/></Annotations>
</Schema></edmx:DataServices></edmx:Edmx>"#;

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

/// The names that a file declares, by what they are declared in: fields by struct, variants by enum,
/// modules and exports by file. An error names the one that occurs twice.
fn repeated_name(source: &str) -> Option<String> {
    let mut scope = String::new();
    let mut seen = BTreeSet::new();
    for line in code(source).lines() {
        let words: Vec<&str> = line.split(|char: char| " ,(){};".contains(char)).collect();
        let names: Vec<&str> = match line.strip_prefix("    ") {
            None if line.starts_with("pub use ") => {
                let names = line.rsplit("::").next().unwrap_or_default();
                names.split(|char: char| "{}, ;".contains(char)).collect()
            }
            None => {
                scope = line.to_owned();
                let name = words.iter().position(|word| ["mod", "struct", "enum"].contains(word));
                name.and_then(|at| words.get(at + 1)).copied().into_iter().collect()
            }
            Some(item) => {
                let name = item.strip_prefix("pub ").unwrap_or(item);
                let name = name.split(|char: char| ":,(".contains(char)).next().unwrap_or_default();
                let declares = scope.starts_with("pub struct") || scope.starts_with("pub enum");
                if declares { vec![name] } else { Vec::new() }
            }
        };
        let in_item = line.starts_with("    ");
        for name in
            names.into_iter().filter(|name| !name.is_empty() && !name.starts_with([' ', '#']))
        {
            let name = if in_item { format!("{scope} {name}") } else { name.to_owned() };
            if !seen.insert(name.clone()) {
                return Some(name);
            }
        }
    }
    None
}

#[test]
fn a_name_that_is_declared_twice_is_found() {
    for (source, name) in [
        (
            "pub struct A {\n    /// a\n    #[graph(key)]\n    pub a: B,\n    pub a: C,\n}",
            "pub struct A { a",
        ),
        ("pub enum A {\n    B,\n    C(D),\n    C,\n}", "pub enum A { C"),
        ("pub mod a;\nmod a;", "a"),
        ("pub use self::a::{A, B};\npub use self::b::B;", "B"),
        ("pub struct A {\n}\npub enum A {\n}", "A"),
    ] {
        assert_eq!(repeated_name(source).as_deref(), Some(name));
    }
    let different = "pub struct A {\n    pub a: B,\n}\n\nimpl C for A {\n    type a = a;\n}\npub enum B {\n    a,\n}";
    assert_eq!(repeated_name(different), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_documents_are_generated_or_refused(
        changes in prop::collection::vec(change(), 1..4),
        others in prop::collection::vec(change(), 0..3),
        follow in 0_usize..3,
        renames in prop::collection::vec((prop::sample::select(RENAMED), name()), 0..3),
        keep_going: bool,
    ) {
        let text = changed(DOCUMENT, &changes);
        let other = changed(OTHER, &others);
        let documents = || {
            let mut documents = Documents::default();
            documents.add("a.xml", &text);
            documents.add("c.xml", &other);
            documents
        };
        let mut chosen = Renames::default();
        for (full_name, rust_name) in renames {
            let _ = chosen.add(&format!("{full_name}={}", names::field_name(&rust_name)));
        }
        let subset = Subset { types: vec!["x.leaf".to_owned()], follow };
        for subset in [None, Some(subset)] {
            let options = Options { subset, renames: chosen.clone(), keep_going, ..Options::default() };
            match generate_from(documents(), &options) {
                Ok(tree) => {
                    for (path, source) in &tree.files {
                        prop_assert!(path.components().all(|part| matches!(part, Component::Normal(_))));
                        prop_assert!(source.lines().nth(2).is_some_and(|line| line.starts_with("//! Generated")));
                        let code = code(source).replace("->", "");
                        prop_assert_eq!(code.matches('{').count(), code.matches('}').count(), "{}", source);
                        prop_assert_eq!(repeated_name(source), None, "{}", source);
                        prop_assert!(!code.contains(['\'', '"', '`', '\r', '-']), "{}", source);
                    }
                    prop_assert_eq!(generate_from(documents(), &options), Ok(tree));
                }
                Err(errors) => prop_assert!(errors.iter().all(|error| !error.message.is_empty())),
            }
        }
    }

    #[test]
    fn changed_json_and_bytes_are_generated_or_refused(
        changes in prop::collection::vec(change(), 1..4),
        bytes in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let json = include_str!("golden/json/schema.csdl");
        let _ = generate(&changed(json, &changes), &Options::default());
        let start = graph_codegen::csdl::decode(&bytes);
        let rest = graph_codegen::csdl::decode(&[&b"<?xml encoding='"[..], &bytes].concat());
        for text in [start, rest].into_iter().flatten() {
            let _ = generate(&text, &Options::default());
        }
    }

    #[test]
    fn names_stay_the_same_when_a_schema_grows(
        names in prop::collection::btree_set("_?[aA][bB]?_?[bB]?", 1..5),
        // The least plain spelling of all.
        more in "___[aA][bB]?",
    ) {
        let fields = |names: &[&str]| {
            let properties = names.iter().map(|name| format!("<Property Name='{name}' Type='Edm.String'/>"));
            let text = format!(
                "<Schema Namespace='a'><ComplexType Name='t'>{}</ComplexType></Schema>",
                properties.collect::<String>()
            );
            generate(&text, &Options::default()).expect("no errors").files[Path::new("t.rs")].clone()
        };
        let few: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut many = few.clone();
        many.insert(few.len() / 2, &more);
        let many = fields(&many);
        for line in fields(&few).lines() {
            prop_assert!(many.contains(line), "{} is missing in {}", line, many);
        }
    }
}

/// What may be renamed in the documents.
const RENAMED: &[&str] = &[
    "a.b.leaf",
    "a.b.leafPatch",
    "a.b.base.id",
    "a.b.leaf._up",
    "a.b.kind.two",
    "a.b.grow",
    "a.b",
    "a.b.c.leaf",
    "a.b.grow.by",
];

fn changed(text: &str, changes: &[Change]) -> String {
    changes.iter().fold(text.to_owned(), |text, change| apply(&text, change))
}

#[test]
fn the_original_documents_have_no_errors() {
    let mut documents = Documents::default();
    documents.add("a.xml", DOCUMENT);
    documents.add("c.xml", OTHER);
    generate_from(documents, &Options::default()).expect("no errors");
}

/// What is generated compiles. Compiling takes minutes, so this runs only if `GRAPH_COMPILE` says of
/// how many documents.
#[test]
#[allow(clippy::print_stderr, reason = "the test says why it did nothing")]
fn what_is_generated_compiles() {
    let Some(wanted) = std::env::var("GRAPH_COMPILE").ok().and_then(|count| count.parse().ok())
    else {
        return eprintln!("GRAPH_COMPILE is not set; nothing is compiled");
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arbitrary");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let _ = fs::remove_dir_all(folder.join("src"));
    let mut runner = TestRunner::default();
    let mut root = "#![deny(warnings)]\n#![allow(uncommon_codepoints, confusable_idents, \
                    mixed_script_confusables, non_snake_case)]\n"
        .to_owned();
    let mut count: usize = 0;
    while count < wanted {
        let several = |from, to| prop::collection::vec(change(), from..to);
        let changes = (several(1, 6), several(0, 4), name(), name());
        let changes = changes.new_tree(&mut runner).expect("changes").current();
        let (changes, others, field, ty) = changes;
        let mut renames = Renames::default();
        if count.is_multiple_of(3) {
            let up = format!("a.b.leaf._up={}", names::field_name(&field));
            let leaf = format!("a.b.leaf={}", names::type_name(&ty));
            renames.add(&up).and_then(|()| renames.add(&leaf)).expect("two choices");
        }
        let (text, other) = (changed(DOCUMENT, &changes), changed(OTHER, &others));
        let mut documents = Documents::default();
        documents.add("a.xml", &text);
        documents.add("c.xml", &other);
        let keep_going = count.is_multiple_of(2);
        let options = Options { keep_going, renames, ..Options::default() };
        let Ok(tree) = generate_from(documents, &options) else { continue };
        tree.write(&folder.join(format!("src/m{count}"))).expect("the folder is writable");
        fs::write(folder.join(format!("src/m{count}.csdl")), text + &other).expect("written");
        root += &format!("pub mod m{count};\n");
        count += 1;
    }
    fs::write(folder.join("src/lib.rs"), root).expect("written");
    let models = workspace.join("graph-models").to_string_lossy().replace('\\', "/");
    let manifest = format!(
        "[workspace]\n[package]\nname = \"arbitrary\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\ngraph-models = {{ path = \"{models}\", default-features = false }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    // The workspace's versions, which are available without a network.
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("copied");
    let done = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&done.stderr);
    let errors: Vec<_> = errors.lines().take(100).collect();
    assert!(done.status.success(), "{}", errors.join("\n"));
}
