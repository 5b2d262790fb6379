//! The response types of the operations. They are not available at run time, so the generated
//! sources are read as text. The expected types are computed here, independently of the generator.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use graph_models::{Registry, Shape, TypeInfo};

use crate::document::Operation;

/// The response types, by kind (whether it is an action), full name and Rust type of the operation.
pub(crate) struct Answers(BTreeMap<(bool, String, String), String>);

impl Answers {
    /// Reads the response types of all operations of Graph v1.0.
    pub(crate) fn of_sources() -> Self {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-models/src/v1"));
        let mut answers = Self(BTreeMap::new());
        answers.folder(&root, &mut vec!["v1".to_owned()]);
        answers
    }

    /// The number of operations.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The response type of the action or function with these parameters.
    pub(crate) fn of(&self, action: bool, parameters: &TypeInfo) -> &str {
        let (name, rust_name) = (parameters.name().to_owned(), parameters.rust_name().to_owned());
        let key = (action, name, rust_name);
        self.0.get(&key).map_or("no response type", String::as_str)
    }

    fn folder(&mut self, folder: &Path, module: &mut Vec<String>) {
        let entries = fs::read_dir(folder).expect("the sources exist");
        for entry in entries {
            let path = entry.expect("the sources can be read").path();
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("the name is UTF-8");
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
                // After a long name the brace is on the next line.
                rust_name = found.trim_end_matches(" {").to_owned();
            } else if line.starts_with("impl ") {
                action = line.starts_with("impl Action");
            } else if let Some(found) = between(line, "type Response = ", ';') {
                let key = (action, name.clone(), rust_name.clone());
                let former = self.0.insert(key, resolved(&found, module));
                assert!(former.is_none(), "{name} and {rust_name} are not unique");
            }
        }
    }
}

/// A type with its absolute path: `super::super::User` in `v1::actions::user` is `v1::User`.
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

/// The expected response type of an operation. An entity or complex value is the body itself, a
/// stream is the body's bytes, and everything else is in the body's `value`.
pub(crate) fn expected(operation: &Operation, registry: Registry) -> String {
    let Some(ty) = &operation.answer else { return "()".to_owned() };
    let element = ty.strip_prefix("Collection(").map(|element| element.trim_end_matches(')'));
    if let Some(element) = element {
        let delta = !operation.action && operation.name.ends_with(".delta");
        let envelope = if delta { "Delta" } else { "Page" };
        return format!("{envelope}<{}>", rust_type(element, registry));
    }
    let structured = registry.get(ty).is_some_and(|info| info.shape() == Shape::Structured);
    match ty.as_str() {
        // The fix-up `report-is-a-stream`.
        "Edm.Stream" | "microsoft.graph.report" => "Binary".to_owned(),
        _ if structured => rust_type(ty, registry),
        _ => format!("SingleValue<{}>", rust_type(ty, registry)),
    }
}

/// The Rust type of a value; for a type with derived types, the union.
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
    let (namespace, _) = name.rsplit_once('.').expect("the name has a namespace");
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
