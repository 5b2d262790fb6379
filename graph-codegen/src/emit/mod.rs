//! Emits Rust source for a schema, laid out like `rustfmt` would lay it out.

mod context;
mod declaration;
mod docs;
mod enumeration;
mod model;
mod modules;
mod operation;
mod operations;
mod order;
mod plain;
mod prose;
mod reference;
mod registry;
mod related;
mod source;
mod structure;
mod types;
mod union;

pub(crate) use context::Context;
pub(crate) use docs::{ORIGIN, code};
pub(crate) use modules::ROOT;
pub(crate) use prose::markdown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use self::related::Related;
use crate::flavour::Flavour;
use crate::layout::Location;
use crate::schema::{Kind, Operation};

/// The files of a module folder, by path.
pub(crate) fn emit(context: Context<'_>, flavour: Flavour) -> BTreeMap<PathBuf, String> {
    let mut files = modules::emit(context, flavour);
    let related = Related::new(context);
    for (id, (ty, location)) in context.schema.types.iter().zip(&context.layout.types).enumerate() {
        let text = match (flavour, &ty.kind) {
            (Flavour::Plain, _) => plain::emit(context, id),
            (Flavour::Models, Kind::Structure(structure)) => {
                let mut text = structure::emit(context, &related, id, structure);
                if let Some(variants) = context.layout.unions.get(&id) {
                    text += &union::emit(context, id, variants);
                }
                text
            }
            (Flavour::Models, Kind::Enumeration(enumeration)) => {
                enumeration::emit(context.profile, ty, location, enumeration)
            }
        };
        files.insert(path(location), text);
    }
    for (path, operations) in operation_files(context) {
        files.insert(path, operation::emit(context, &operations, flavour));
    }
    if flavour == Flavour::Models && !context.schema.operations.is_empty() {
        files.insert(operations_file(), operations::emit(context));
    }
    if flavour == Flavour::Models {
        files.insert(format!("{}.rs", registry::FILE).into(), registry::emit(context));
    }
    files
}

/// The file that only models with operations have.
pub(crate) fn operations_file() -> PathBuf {
    format!("{}.rs", operations::FILE).into()
}

fn path(location: &Location) -> PathBuf {
    let folder: PathBuf = location.folder.iter().collect();
    folder.join(format!("{}.rs", location.file))
}

/// The files of operations, each with its operations in document order.
fn operation_files(context: Context<'_>) -> BTreeMap<PathBuf, Vec<(&Operation, &Location)>> {
    let mut files: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
    for (operation, location) in context.schema.operations.iter().zip(&context.layout.operations) {
        files.entry(path(location)).or_default().push((operation, location));
    }
    files
}
