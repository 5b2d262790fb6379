//! The `mod.rs` of each folder.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::context::Context;
use super::order::by_version;
use super::source::Source;
use super::{docs, operations, registry};
use crate::flavour::Flavour;
use crate::layout::Location;
use crate::options::Operations;
use crate::schema::Kind;

/// The start of a line that only the outermost module contains.
pub(crate) const ROOT: &str = "#![allow(";

/// The condition of modules of operations, where these are optional.
const FEATURE: &str = "feature = \"operations\"";

/// The content of a folder.
#[derive(Default)]
struct Folder {
    /// The title, unless the folder contains only folders.
    about: Option<String>,
    /// The description of the namespace whose types the folder contains.
    description: Vec<String>,
    /// The folders in it, and whether each is one of operations, which has no types.
    folders: BTreeMap<String, bool>,
    /// The files, with the names that each exports.
    files: BTreeMap<String, Vec<String>>,
}

pub(super) fn emit(context: Context<'_>, flavour: Flavour) -> BTreeMap<PathBuf, String> {
    let mut folders = folders(context);
    folders.entry(Vec::new()).or_default();
    let emit = |(path, folder): (Vec<String>, Folder)| {
        let outermost = path.is_empty();
        let mut file: PathBuf = path.into_iter().collect();
        file.push("mod.rs");
        (file, module(context, flavour, folder, outermost))
    };
    folders.into_iter().map(emit).collect()
}

fn folders(context: Context<'_>) -> BTreeMap<Vec<String>, Folder> {
    let mut folders: BTreeMap<Vec<String>, Folder> = BTreeMap::new();
    for (id, (ty, location)) in context.schema.types.iter().zip(&context.layout.types).enumerate() {
        let mut names = vec![location.name.clone()];
        if matches!(ty.kind, Kind::Structure(_)) && !ty.is_container() {
            names.push(location.patch_name());
        }
        if context.layout.unions.contains_key(&id) {
            names.push(location.union_name.clone());
        }
        let about = format!("The types of the namespace {}.", docs::code(&ty.namespace));
        let folder = add(&mut folders, location, false, about, names);
        if let Some(description) = context.schema.descriptions.get(&ty.namespace) {
            folder.description = docs::description(description, 0);
        }
    }
    let operations = context.schema.operations.iter().zip(&context.layout.operations);
    for (operation, location) in operations {
        let about = docs::operations_module(operation);
        add(&mut folders, location, true, about, vec![location.name.clone()]);
    }
    folders
}

/// Adds names to a file, and the folder of the file to its parents. The folder is one of operations if they
/// are. Returns it.
fn add<'f>(
    folders: &'f mut BTreeMap<Vec<String>, Folder>,
    location: &Location,
    of_operations: bool,
    about: String,
    names: Vec<String>,
) -> &'f mut Folder {
    for depth in 0..location.folder.len() {
        let outer = folders.entry(location.folder[..depth].to_vec()).or_default();
        let is_last = depth + 1 == location.folder.len();
        outer.folders.insert(location.folder[depth].clone(), of_operations && is_last);
    }
    let folder = folders.entry(location.folder.clone()).or_default();
    folder.about = Some(about);
    folder.files.entry(location.file.clone()).or_default().extend(names);
    folder
}

fn module(context: Context<'_>, flavour: Flavour, mut folder: Folder, outermost: bool) -> String {
    let has_operations = !context.schema.operations.is_empty();
    let are_optional = context.operations == Operations::Optional;
    let condition = |source: &mut Source, of_operations: bool| {
        if of_operations && are_optional {
            source.line(0, &format!("#[cfg({FEATURE})]"));
        }
    };
    let other = || "The types of the namespaces in this folder.".to_owned();
    let about = folder.about.take().unwrap_or_else(other);
    let mut lines = vec![about.as_str(), "", docs::ORIGIN];
    lines.extend(Some("").filter(|_| !folder.description.is_empty()));
    lines.extend(folder.description.iter().map(String::as_str));
    let mut source = Source::file(&lines);
    if outermost && flavour == Flavour::Models {
        folder.files.insert(registry::FILE.to_owned(), vec![registry::FUNCTION.to_owned()]);
        if has_operations {
            folder.files.insert(operations::FILE.to_owned(), vec![operations::FUNCTION.to_owned()]);
        }
    }
    if outermost {
        // A program need not use all models. `Value_Patch`, the twin of a type whose name is taken,
        // is not camel case. Submodules inherit the attribute.
        source.line(0, &format!("{ROOT}dead_code, non_camel_case_types, unused_imports)]"));
        if has_operations && are_optional {
            // The docs of types name their operations, with links that lead nowhere without the feature.
            let allow = "allow(rustdoc::broken_intra_doc_links)";
            source.line(0, &format!("#![cfg_attr(not({FEATURE}), {allow})]"));
        }
        source.blank();
    }
    // `rustfmt` sorts modules bytewise and imports in version order.
    for (name, of_operations) in &folder.folders {
        condition(&mut source, *of_operations);
        source.line(0, &format!("pub mod {name};"));
    }
    if !folder.folders.is_empty() && !folder.files.is_empty() {
        source.blank();
    }
    for file in folder.files.keys() {
        condition(&mut source, file == operations::FILE);
        source.line(0, &format!("mod {file};"));
    }
    if !folder.files.is_empty() {
        source.blank();
    }
    let mut files: Vec<_> = folder.files.iter().collect();
    files.sort_by(|(left, _), (right, _)| by_version(left, right));
    for (file, names) in files {
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.sort_by(|left, right| by_version(left, right));
        condition(&mut source, file == operations::FILE);
        source.import(&format!("pub use self::{file}"), &names);
    }
    source.0
}
