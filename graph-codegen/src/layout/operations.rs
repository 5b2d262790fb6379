//! Decides the location of the parameters of each operation.
//!
//! `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`, is
//! `actions::UserAssignLicense` in the module of its namespace.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::location::Location;
use crate::names;
use crate::naming::Stems;
use crate::schema::{OperationKind, Schema};

/// The file of unbound operations.
const UNBOUND: &str = "unbound";

/// The folder of actions or functions in the folder of their namespace.
fn folder_name(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Action => "actions",
        OperationKind::Function => "functions",
    }
}

/// The folders of the actions and functions of each namespace. `namespaces` are the folders of
/// namespaces.
pub(super) fn folders<'s>(
    schema: &'s Schema,
    namespaces: &HashMap<&'s str, Vec<String>>,
    taken: &HashSet<&[String]>,
) -> HashMap<(&'s str, OperationKind), Vec<String>> {
    let kinds: BTreeSet<_> = schema.operations.iter().map(|it| (&*it.namespace, it.kind)).collect();
    let folder = |(namespace, kind)| {
        let mut folder = namespaces.get(namespace).cloned().unwrap_or_default();
        folder.push(folder_name(kind).to_owned());
        // A namespace may have this name. No other module name ends in an underscore like this.
        if let (true, Some(last)) = (taken.contains(folder.as_slice()), folder.last_mut()) {
            last.push('_');
        }
        ((namespace, kind), folder)
    };
    kinds.into_iter().map(folder).collect()
}

/// The location of each operation. Operations in one folder share a file if they are bound to the
/// same type or to collections of it.
pub(super) fn locations(
    schema: &Schema,
    folders: &HashMap<(&str, OperationKind), Vec<String>>,
) -> Vec<Location> {
    let stems = Stems::new(schema);
    let mut files: BTreeMap<(&[String], &str), String> = BTreeMap::new();
    let mut taken = HashSet::new();
    let locations = schema.operations.iter().map(|operation| {
        let folder = folders[&(&*operation.namespace, operation.kind)].as_slice();
        let bound_to = operation.binding.as_ref().map_or("", |binding| &*binding.type_name);
        let file = files.entry((folder, bound_to)).or_insert_with(|| {
            let stem = stems.stem(operation);
            let stem = if stem.is_empty() { UNBOUND } else { &stem };
            let mut name = names::module_name(stem);
            // Clippy warns of a module with the name of its parent.
            if folder.last() == Some(&name) {
                name.push_str("_type");
            }
            let numbered = (2..).map(|number| format!("{name}_{number}"));
            let mut free = [name.clone()].into_iter().chain(numbered);
            free.find(|file| taken.insert((folder, file.clone()))).unwrap_or(name)
        });
        let name = operation.rust_name.clone();
        Location { folder: folder.to_vec(), file: file.clone(), name, union_name: String::new() }
    });
    locations.collect()
}
