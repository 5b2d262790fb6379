//! What the operations answer. No value tells it when a program runs, so that the generated sources
//! are read for it, as text; what they should say is told here by other code than the generator's.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use graph_models::{Registry, Shape, TypeInfo};

use crate::document::Operation;

/// The types of the answers by whether it is an action, by its full name and that of its Rust type.
pub(crate) struct Answers(BTreeMap<(bool, String, String), String>);

impl Answers {
    /// Those of all operations of Graph v1.0.
    pub(crate) fn of_sources() -> Self {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-models/src/v1"));
        let mut answers = Self(BTreeMap::new());
        answers.folder(&root, &mut vec!["v1".to_owned()]);
        answers
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// What the action or function with these parameters answers.
    pub(crate) fn of(&self, action: bool, parameters: &TypeInfo) -> &str {
        let (name, rust_name) = (parameters.name().to_owned(), parameters.rust_name().to_owned());
        let key = (action, name, rust_name);
        self.0.get(&key).map_or("nothing that is written down", String::as_str)
    }

    fn folder(&mut self, folder: &Path, module: &mut Vec<String>) {
        let entries = fs::read_dir(folder).expect("the sources are there");
        for entry in entries {
            let path = entry.expect("the sources can be read").path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name in ASCII");
            module.push(stem.to_owned());
            if path.is_dir() {
                self.folder(&path, module);
            } else {
                self.file(&fs::read_to_string(&path).expect("the sources can be read"), module);
            }
            module.pop();
        }
    }

    fn file(&mut self, text: &str, module: &[String]) {
        let between = |line: &str, start: &str, end: char| {
            let (_, rest) = line.split_once(start)?;
            Some(rest.split_once(end)?.0.to_owned())
        };
        let (mut action, mut name, mut rust_name) = (false, String::new(), String::new());
        for line in text.lines() {
            if let Some(found) = between(line, "odata_type = \"#", '"') {
                name = found;
            } else if let Some(found) = line.strip_prefix("pub struct ") {
                // A long name stands on a line of its own.
                rust_name = found.trim_end_matches(" {").to_owned();
            } else if line.starts_with("impl ") {
                action = line.starts_with("impl Action");
            } else if let Some(found) = between(line, "type Response = ", ';') {
                let key = (action, name.clone(), rust_name.clone());
                let former = self.0.insert(key, resolved(&found, module));
                assert!(former.is_none(), "{name} and {rust_name} are no key");
            }
        }
    }
}

/// A type with its path from the root: `super::super::User` in `v1::actions::user` is `v1::User`.
fn resolved(ty: &str, module: &[String]) -> String {
    let (envelope, element) = match ty.split_once('<') {
        Some((envelope, rest)) => (Some(envelope), rest.trim_end_matches('>')),
        None => (None, ty),
    };
    let mut path = module.to_vec();
    let mut segments = element.split("::").peekable();
    while segments.next_if_eq(&"super").is_some() {
        path.pop();
    }
    path.extend(segments.map(str::to_owned));
    let element = if element.contains("::") { path.join("::") } else { element.to_owned() };
    envelope.map_or(element.clone(), |envelope| format!("{envelope}<{element}>"))
}

/// What an operation should answer: an entity or complex value is the body itself, everything else
/// stands in its `value`, but for a stream, which is the body's bytes.
pub(crate) fn declared(operation: &Operation, registry: Registry) -> String {
    let Some(ty) = &operation.answer else { return "()".to_owned() };
    let element = ty.strip_prefix("Collection(").map(|element| element.trim_end_matches(')'));
    if let Some(element) = element {
        let delta = !operation.action && operation.name.ends_with(".delta");
        let envelope = if delta { "Delta" } else { "Page" };
        return format!("{envelope}<{}>", rust_type(element, registry));
    }
    let structured = registry.get(ty).is_some_and(|info| info.shape() == Shape::Structured);
    match ty.as_str() {
        "Edm.Stream" => "Binary".to_owned(),
        _ if structured => rust_type(ty, registry),
        _ => format!("SingleValue<{}>", rust_type(ty, registry)),
    }
}

/// The Rust type of a value: of a type on which others are based, the union over them.
fn rust_type(name: &str, registry: Registry) -> String {
    match name {
        "Edm.Boolean" => return "bool".to_owned(),
        "Edm.Int32" => return "i32".to_owned(),
        "Edm.String" => return "String".to_owned(),
        _ => {}
    }
    let Some(info) = registry.union(name).or_else(|| registry.get(name)) else {
        return format!("a Rust type for {name}");
    };
    let (namespace, _) = name.rsplit_once('.').expect("a full name");
    let mut path = String::from("v1::");
    for segment in namespace.split('.').skip("microsoft.graph".split('.').count()) {
        for char in segment.chars() {
            if char.is_uppercase() {
                path.push('_');
            }
            path.push(char.to_ascii_lowercase());
        }
        path.push_str("::");
    }
    path + info.rust_name()
}
