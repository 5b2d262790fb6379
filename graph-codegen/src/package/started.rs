//! The files that a crate of models is started with.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::manifest::Package;
use crate::emit::{Context, code, markdown};
use crate::options::Operations;
use crate::schema::Kind;
use crate::write::Tree;

/// The folder of the models in a crate.
pub(super) const MODELS: &str = "src/models";

/// The first line of the manifest. It tells a crate that the generator started from others.
pub(super) const STARTED: &str = "# Started by `graph-codegen crate`, which writes the models again and leaves this file as it is.";

/// The version of graph-models for which this crate generates. All crates of the workspace have it.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(super) struct Started<'s> {
    package: &'s Package,
    /// The module of the models, which no module in it may have as its name.
    module: &'static str,
    /// What the models are of: ``2 entity types and 1 enumeration of `org.garden` ``
    content: String,
    /// The path to a structure in the crate, and a name for a value of it.
    example: Option<(String, String)>,
    has_operations: bool,
    /// Whether operations need a feature. The manifest declares it also if there are none yet.
    has_feature: bool,
}

impl<'s> Started<'s> {
    pub(super) fn new(package: &'s Package, context: Context<'_>, models: &Tree) -> Self {
        let has_folder = models.files.contains_key(Path::new("models/mod.rs"));
        let structures = context.schema.structures().filter(|(_, ty, _)| !ty.is_container());
        let example = structures.min_by_key(|(id, _, structure)| (!structure.entity, *id));
        let example = example.map(|(id, ..)| {
            let location = &context.layout.types[id];
            let folders: String = location.folder.iter().map(|word| format!("{word}::")).collect();
            (format!("{}::{folders}{}", package.rust_name(), location.name), location.file.clone())
        });
        Self {
            package,
            module: if has_folder { "models_" } else { "models" },
            content: content(context),
            example,
            has_operations: !context.schema.operations.is_empty(),
            has_feature: context.operations == Operations::Optional,
        }
    }

    /// `Cargo.toml`
    pub(super) fn manifest(&self) -> String {
        let Package { name, version, description, license, repository, path_to_models } =
            self.package;
        let mut text = format!("{STARTED}\n[package]\nname = {name:?}\n");
        for (key, value) in [
            ("version", Some(version.as_str())),
            ("edition", Some("2024")),
            ("rust-version", Some(env!("CARGO_PKG_RUST_VERSION"))),
            ("description", description.as_deref()),
            ("license", license.as_deref()),
            ("repository", repository.as_deref()),
            ("readme", Some("README.md")),
        ] {
            let Some(value) = value else { continue };
            let _ = writeln!(text, "{key} = {}", literal(value));
        }
        if self.has_feature {
            let _ = write!(
                text,
                "\n[features]\ndefault = [\"operations\"]\n# Actions and functions. Without them the crate \
                 compiles faster.\noperations = []\n"
            );
        }
        text += "\n[package.metadata.docs.rs]\n# The docs are the same for all targets.\n\
                 targets = [\"x86_64-unknown-linux-gnu\"]\n\n[dependencies]\n";
        let path = path_to_models.as_ref().map(|path| format!("path = {}, ", literal(path)));
        let path = path.unwrap_or_default();
        text + &format!(
            "graph-models = {{ {path}version = \"{VERSION}\", default-features = false }}\n"
        )
    }

    /// `src/lib.rs`
    pub(super) fn library(&self) -> String {
        let mut lines = self.about();
        lines.extend(["".to_owned(), HOW.replace("LINK", "https://docs.rs/graph-models")]);
        if let Some((path, value)) = &self.example {
            lines.extend([
                String::new(),
                "```no_run".to_owned(),
                "# fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
                format!("let body = std::fs::read(\"{value}.json\")?;"),
                format!("let value: {path} = graph_models::json::from_slice(&body)?;"),
                "# Ok(())".to_owned(),
                "# }".to_owned(),
                "```".to_owned(),
            ]);
        }
        lines.push(String::new());
        let types = "[`registry`] finds the types by name";
        lines.push(match self.has_operations {
            // Not a link, because the function may be left out.
            true => format!(
                "{types}. The actions and functions need the\nfeature `operations`, which is on by default; \
                 the function `operations` finds them."
            ),
            false => format!("{types}."),
        });
        let mut text = String::new();
        for line in lines.iter().flat_map(|line| line.split('\n')) {
            text += format!("//! {line}").trim_end();
            text.push('\n');
        }
        let module = self.module;
        if module != "models" {
            // The models have a module of that name.
            text += "\n#[path = \"models/mod.rs\"]";
        }
        text + &format!("\nmod {module};\n\npub use {module}::*;\n")
    }

    /// `README.md`
    pub(super) fn readme(&self, arguments: &[String]) -> String {
        let Package { name, version, .. } = self.package;
        let mut text = format!("# {name}\n\n{}\n\n", self.about().join("\n"));
        text += &HOW.replace("LINK", "https://crates.io/crates/graph-models");
        let _ = write!(
            text,
            "\n\n## Use\n\n```toml\n[dependencies]\n{name} = \"{version}\"\n\
             graph-models = {{ version = \"{VERSION}\", default-features = false }}\n```\n"
        );
        if let Some((path, _)) = &self.example {
            let _ = write!(
                text,
                "\n```rust\nlet value: {path} = graph_models::json::from_slice(&body)?;\n```\n"
            );
        }
        if self.has_operations {
            text += "\nThe actions and functions need the feature `operations`, which is on by default. The crate \
                     compiles faster\nwithout it.\n";
        }
        let arguments: String = arguments.iter().map(|it| format!(" \\\n    {it}")).collect();
        let _ = write!(
            text,
            "\n## Update\n\nThe files in `{MODELS}` are generated. After a change of the service's document, \
             this writes them again,\nwith graph-codegen {VERSION}. All other files stay as they are.\n\n\
             ```sh\ngraph-codegen crate --csdl FILE --name {name} --out .{arguments}\n```\n"
        );
        let missing: Vec<_> = [
            ("description", &self.package.description),
            ("license", &self.package.license),
            ("repository", &self.package.repository),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(key, _)| format!("`{key}`"))
        .collect();
        if !missing.is_empty() {
            let _ = write!(
                text,
                "\n## Before you publish\n\nAdd to `Cargo.toml`, and then remove this section: {}.\n",
                missing.join(", ")
            );
        }
        text
    }

    /// The first paragraphs: the description that the user gives, and what the models are of.
    fn about(&self) -> Vec<String> {
        let mut lines =
            self.package.description.as_deref().map_or_else(Vec::new, |text| markdown(text, 96));
        lines.extend(Some(String::new()).filter(|_| !lines.is_empty()));
        lines.extend(markdown(&format!("Models of an OData service: {}.", self.content), 96));
        lines
    }
}

/// What works on the models.
const HOW: &str =
    "[graph-models](LINK) reads, writes,\ncompares and patches them, and makes requests.";

/// ``2 entity types and 1 enumeration of the namespace `org.garden` ``
fn content(context: Context<'_>) -> String {
    let (mut entities, mut complex, mut enumerations) = (0, 0, 0);
    for ty in context.schema.types.iter().filter(|ty| !ty.is_container()) {
        match &ty.kind {
            Kind::Structure(structure) if structure.entity => entities += 1,
            Kind::Structure(_) => complex += 1,
            Kind::Enumeration(_) => enumerations += 1,
        }
    }
    let counts = [
        (entities, "entity type"),
        (complex, "complex type"),
        (enumerations, "enumeration"),
        (context.schema.operations.len(), "operation"),
    ];
    let counts =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| match count {
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        });
    let counts: Vec<_> = counts.collect();
    let namespaces: BTreeSet<&str> = context.schema.namespaces().collect();
    let namespaces = match namespaces.len() {
        1 => format!("the namespace {}", namespaces.into_iter().map(code).collect::<String>()),
        count => format!("{count} namespaces"),
    };
    format!("{} of {namespaces}", join(&counts))
}

/// `a, b and c`
fn join(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.concat(),
    }
}

/// A text in a manifest.
fn literal(text: &str) -> String {
    let mut literal = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => literal.extend(['\\', char]),
            char if char.is_control() => {
                let _ = write!(literal, "\\u{:04X}", u32::from(char));
            }
            char => literal.push(char),
        }
    }
    literal.push('"');
    literal
}
