//! From the resolved schema to Rust source, laid out as `rustfmt` lays it out.

mod docs;
mod enumeration;
mod modules;
mod operation;
mod operations;
mod order;
mod plain;
mod registry;
mod source;
mod structure;
mod types;
mod union;

pub(crate) use docs::ORIGIN;
pub(crate) use modules::ROOT;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::Flavour;
use crate::layout::{Layout, Place};
use crate::schema::{Kind, Operation, Schema};

/// What the steps of emitting look things up in.
#[derive(Clone, Copy)]
pub(crate) struct Context<'s> {
    pub(crate) schema: &'s Schema,
    pub(crate) layout: &'s Layout,
}

/// The files of a module folder, by their paths in it.
pub(crate) fn emit(context: Context<'_>, flavour: Flavour) -> BTreeMap<PathBuf, String> {
    let mut files = modules::emit(context, flavour);
    for (id, (ty, place)) in context.schema.types.iter().zip(&context.layout.places).enumerate() {
        let text = match (flavour, &ty.kind) {
            (Flavour::Plain, _) => plain::emit(context, id),
            (Flavour::Models, Kind::Structure(structure)) => {
                let mut text = structure::emit(context, id, structure);
                if let Some(variants) = context.layout.unions.get(&id) {
                    text += &union::emit(context, id, variants);
                }
                text
            }
            (Flavour::Models, Kind::Enumeration(enumeration)) => {
                enumeration::emit(ty, place, enumeration)
            }
        };
        files.insert(path(place), text);
    }
    for (path, operations) in operation_files(context) {
        files.insert(path, operation::emit(context, &operations, flavour));
    }
    if flavour == Flavour::Models && !context.schema.operations.is_empty() {
        files.insert(format!("{}.rs", operations::FILE).into(), operations::emit(context));
    }
    if flavour == Flavour::Models {
        files.insert(format!("{}.rs", registry::FILE).into(), registry::emit(context));
    }
    files
}

fn path(place: &Place) -> PathBuf {
    let folder: PathBuf = place.folder.iter().collect();
    folder.join(format!("{}.rs", place.file))
}

/// The files of operations, with those that each has, in document order.
fn operation_files(context: Context<'_>) -> BTreeMap<PathBuf, Vec<(&Operation, &Place)>> {
    let mut files: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
    for (operation, place) in context.schema.operations.iter().zip(&context.layout.operations) {
        files.entry(path(place)).or_default().push((operation, place));
    }
    files
}
