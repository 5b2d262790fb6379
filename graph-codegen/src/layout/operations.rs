//! Decides the location of the parameters of each operation.
//!
//! `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`, is
//! `actions::UserAssignLicense` in the module of its namespace.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::location::Location;
use crate::names;
use crate::schema::{Operation, OperationKind, Schema};

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
    let names = Names::new(schema);
    let mut files: BTreeMap<(&[String], &str), String> = BTreeMap::new();
    let mut taken = HashSet::new();
    let locations = schema.operations.iter().map(|operation| {
        let folder = folders[&(&*operation.namespace, operation.kind)].as_slice();
        let bound_to = operation.binding.as_ref().map_or("", |binding| &*binding.type_name);
        let file = files.entry((folder, bound_to)).or_insert_with(|| {
            let stem = names.stem(operation);
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
        let name = names.name(operation);
        Location { folder: folder.to_vec(), file: file.clone(), name }
    });
    locations.collect()
}

/// What the names of operations depend on: other operations with similar names.
struct Names<'s> {
    /// The binding types of the operations of a namespace, by the local names of these types.
    bindings: HashMap<(&'s str, OperationKind, &'s str), BTreeSet<&'s str>>,
    /// The overloads of an operation that are bound to one type or to collections of it: whether
    /// they are bound to a collection, and the names of their parameters.
    overloads: HashMap<Overloaded<'s>, Vec<(bool, Vec<&'s str>)>>,
}

/// The kind, namespace and name of an operation, and its binding type.
type Overloaded<'s> = (OperationKind, &'s str, &'s str, &'s str);

fn overloaded(operation: &Operation) -> Overloaded<'_> {
    let bound_to = operation.binding.as_ref().map_or("", |binding| &*binding.type_name);
    (operation.kind, &operation.namespace, &operation.name, bound_to)
}

fn parameters(operation: &Operation) -> Vec<&str> {
    operation.parameters.iter().map(|parameter| &*parameter.name).collect()
}

fn is_on_collection(operation: &Operation) -> bool {
    operation.binding.as_ref().is_some_and(|binding| binding.collection)
}

impl<'s> Names<'s> {
    fn new(schema: &'s Schema) -> Self {
        let (mut bindings, mut overloads) = (HashMap::new(), HashMap::new());
        for operation in &schema.operations {
            if let Some(binding) = &operation.binding {
                let key = (&*operation.namespace, operation.kind, binding.local_name());
                let types: &mut BTreeSet<_> = bindings.entry(key).or_default();
                types.insert(&*binding.type_name);
            }
            let others: &mut Vec<_> = overloads.entry(overloaded(operation)).or_default();
            others.push((is_on_collection(operation), parameters(operation)));
        }
        Self { bindings, overloads }
    }

    /// The start of the name: the name of the binding type. A type from another namespace is
    /// preceded by that namespace if its name would be ambiguous otherwise.
    fn stem(&self, operation: &Operation) -> String {
        let Some(binding) = &operation.binding else { return String::new() };
        let key = (&*operation.namespace, operation.kind, binding.local_name());
        let ambiguous = self.bindings.get(&key).is_some_and(|types| types.len() > 1);
        match ambiguous && binding.namespace() != operation.namespace {
            true => binding.type_name.replace('.', "_"),
            false => binding.local_name().to_owned(),
        }
    }

    /// The Rust name: `UserAssignLicense`
    ///
    /// If an operation is bound to both the type and collections of it, the latter is named
    /// `EdiscoveryCustodianCollectionApplyHold`. Overloads of a function are named after the
    /// parameters that not all of them have: `DriveItemDeltaWithToken`.
    fn name(&self, operation: &Operation) -> String {
        let none = Vec::new();
        let overloads = self.overloads.get(&overloaded(operation)).unwrap_or(&none);
        let on_collection = is_on_collection(operation);
        let mut words = vec![self.stem(operation)];
        if on_collection && overloads.iter().any(|(collection, _)| !collection) {
            words.push("collection".to_owned());
        }
        words.push(operation.name.clone());
        let sets = overloads.iter().filter(|(collection, _)| *collection == on_collection);
        let sets: Vec<_> = sets.map(|(_, parameters)| parameters).collect();
        let own = parameters(operation);
        let own = own.iter().filter(|name| !sets.iter().all(|set| set.contains(name)));
        for (position, name) in own.enumerate() {
            words.push(if position == 0 { "with" } else { "and" }.to_owned());
            words.push((*name).to_owned());
        }
        names::operation_name(&words)
    }
}
