//! Where the parameters of operations go, and what they are called.
//!
//! `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`, is `actions::UserAssignLicense`
//! in the module of its namespace.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Place;
use crate::names;
use crate::schema::{Operation, OperationKind, Schema};

/// The file of operations that are bound to nothing.
const UNBOUND: &str = "unbound";

/// The folder of the operations of a kind, below the folder of their namespace.
fn folder_name(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Action => "actions",
        OperationKind::Function => "functions",
    }
}

/// The folders of the operations of each namespace; `namespaces` are the folders of namespaces.
pub(super) fn folders<'s>(
    schema: &'s Schema,
    namespaces: &HashMap<&'s str, Vec<String>>,
    taken: &HashSet<&[String]>,
) -> HashMap<(&'s str, OperationKind), Vec<String>> {
    let kinds: BTreeSet<_> = schema.operations.iter().map(|it| (&*it.namespace, it.kind)).collect();
    let folder = |(namespace, kind)| {
        let mut folder = namespaces.get(namespace).cloned().unwrap_or_default();
        folder.push(folder_name(kind).to_owned());
        // A namespace of that name comes first; no other module has a name that ends like this.
        if let (true, Some(last)) = (taken.contains(folder.as_slice()), folder.last_mut()) {
            last.push('_');
        }
        ((namespace, kind), folder)
    };
    kinds.into_iter().map(folder).collect()
}

/// The place of each operation. Those of one folder that are bound to one type, or to collections of
/// it, share a file.
pub(super) fn places(
    schema: &Schema,
    folders: &HashMap<(&str, OperationKind), Vec<String>>,
) -> Vec<Place> {
    let names = Names::new(schema);
    let mut files: BTreeMap<(&[String], &str), String> = BTreeMap::new();
    let mut taken = HashSet::new();
    let places = schema.operations.iter().map(|operation| {
        let folder = folders[&(&*operation.namespace, operation.kind)].as_slice();
        let bound_to = operation.binding.as_ref().map_or("", |binding| &*binding.type_name);
        let file = files.entry((folder, bound_to)).or_insert_with(|| {
            let stem = names.stem(operation);
            let stem = if stem.is_empty() { UNBOUND } else { &stem };
            let mut name = names::module_name(stem);
            // Clippy warns of a module in one of its own name.
            if folder.last() == Some(&name) {
                name.push_str("_type");
            }
            let numbered = (2..).map(|number| format!("{name}_{number}"));
            let mut free = [name.clone()].into_iter().chain(numbered);
            free.find(|file| taken.insert((folder, file.clone()))).unwrap_or(name)
        });
        let name = names.name(operation);
        Place { folder: folder.to_vec(), file: file.clone(), name }
    });
    places.collect()
}

/// Operations that share a part of their names.
struct Names<'s> {
    /// The full names of the types of one local name that operations of a namespace are bound to.
    bindings: HashMap<(&'s str, OperationKind, &'s str), BTreeSet<&'s str>>,
    /// Those of one name that are bound to one type, or to collections of it: whether they are bound
    /// to a collection, and the names of their parameters.
    overloads: HashMap<Overloaded<'s>, Vec<(bool, Vec<&'s str>)>>,
}

/// Kind, namespace, name, type.
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

    /// What the name starts with: the name of the type that the operation is bound to. One of another
    /// namespace has its namespace in front where its name alone would be ambiguous.
    fn stem(&self, operation: &Operation) -> String {
        let Some(binding) = &operation.binding else { return String::new() };
        let key = (&*operation.namespace, operation.kind, binding.local_name());
        let ambiguous = self.bindings.get(&key).is_some_and(|types| types.len() > 1);
        match ambiguous && binding.namespace() != operation.namespace {
            true => binding.type_name.replace('.', "_"),
            false => binding.local_name().to_owned(),
        }
    }

    /// `UserAssignLicense`. Where the same is bound to the type and to collections of it, the latter
    /// is `EdiscoveryCustodianCollectionApplyHold`; of functions with several sets of parameters each
    /// is named after those that not all have: `DriveItemDeltaWithToken`.
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
