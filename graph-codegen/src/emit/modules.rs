//! The modules of namespaces: a `mod.rs` for each folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::order::by_version;
use super::source::Source;
use super::{Context, docs, registry};
use crate::Flavour;
use crate::schema::Kind;

/// What a folder holds.
#[derive(Default)]
struct Folder {
    namespace: Option<String>,
    folders: BTreeSet<String>,
    /// The files, with the names that they export.
    files: Vec<(String, Vec<String>)>,
}

pub(super) fn emit(context: Context<'_>, flavour: Flavour) -> BTreeMap<PathBuf, String> {
    let mut folders = folders(context);
    folders.entry(Vec::new()).or_default();
    let emit = |(path, folder): (Vec<String>, Folder)| {
        let outermost = path.is_empty();
        let mut file: PathBuf = path.into_iter().collect();
        file.push("mod.rs");
        (file, module(folder, outermost, flavour))
    };
    folders.into_iter().map(emit).collect()
}

fn folders(context: Context<'_>) -> BTreeMap<Vec<String>, Folder> {
    let mut folders: BTreeMap<Vec<String>, Folder> = BTreeMap::new();
    for (id, (ty, place)) in context.schema.types.iter().zip(&context.layout.places).enumerate() {
        for depth in 0..place.folder.len() {
            let outer = folders.entry(place.folder[..depth].to_vec()).or_default();
            outer.folders.insert(place.folder[depth].clone());
        }
        let mut names = vec![place.name.clone()];
        if let Kind::Structure(_) = ty.kind {
            names.push(place.patch_name());
        }
        if context.layout.unions.contains_key(&id) {
            names.push(place.union_name());
        }
        names.sort_by(|left, right| by_version(left, right));
        let folder = folders.entry(place.folder.clone()).or_default();
        folder.namespace = Some(ty.namespace.clone());
        folder.files.push((place.file.clone(), names));
    }
    folders
}

fn module(mut folder: Folder, outermost: bool, flavour: Flavour) -> String {
    let of = match &folder.namespace {
        Some(namespace) => format!("The types of the namespace {}.", docs::code(namespace)),
        None => "The types of the namespaces in this folder.".to_owned(),
    };
    let mut source = Source::file(&[&of, "", docs::ORIGIN]);
    if outermost && flavour == Flavour::Models {
        folder.files.push((registry::FILE.to_owned(), vec![registry::FUNCTION.to_owned()]));
    }
    if outermost {
        // In a program, what it does not use of the models is no mistake.
        source.line(0, "#![allow(unused_imports)]");
        source.blank();
    }
    // Modules are in plain order, imports in that of versions.
    for name in &folder.folders {
        source.line(0, &format!("pub mod {name};"));
    }
    if !folder.folders.is_empty() && !folder.files.is_empty() {
        source.blank();
    }
    folder.files.sort();
    for (file, _) in &folder.files {
        source.line(0, &format!("mod {file};"));
    }
    if !folder.files.is_empty() {
        source.blank();
    }
    folder.files.sort_by(|(left, _), (right, _)| by_version(left, right));
    for (file, names) in &folder.files {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        source.import(&format!("pub use self::{file}"), &names);
    }
    source.0
}
