//! Chooses the names of operations and of their parameters.
//!
//! `microsoft.graph.assignLicense`, bound to `microsoft.graph.user`, is `UserAssignLicense`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Naming;
use super::scope::{Declared, Scope};
use super::spelling::Item;
use crate::names;
use crate::schema::{Operation, OperationKind, Schema};

impl Naming<'_, '_> {
    pub(super) fn operations(&mut self, schema: &mut Schema) {
        let overloads = Overloads::new(schema);
        // Actions and functions are in modules of their own.
        let mut modules: BTreeMap<(&str, OperationKind), Vec<usize>> = BTreeMap::new();
        for (position, operation) in schema.operations.iter().enumerate() {
            modules.entry((&*operation.namespace, operation.kind)).or_default().push(position);
        }
        let mut chosen = vec![(String::new(), Vec::new()); schema.operations.len()];
        for positions in modules.values() {
            let declared = positions.iter().map(|&position| {
                let operation = &schema.operations[position];
                let (name, plain) = (overloads.full_name(operation), overloads.name(operation));
                let accepts = |name: &str| names::operation_name(&[name.to_owned()]);
                let owner = operation.to_string();
                let declared =
                    self.declared(Item::Camel, Some(&owner), name, &operation.name, plain, accepts);
                // Operations of one name are told apart by what distinguishes them.
                Declared { wire_name: signature(operation), ..declared }
            });
            let declared: Vec<Declared> = declared.collect();
            let names = self.choose(&mut Scope::default(), &declared);
            for ((&position, declared), name) in positions.iter().zip(&declared).zip(names) {
                let operation = &schema.operations[position];
                let owner = operation.to_string();
                let (properties, prefix) = (&operation.parameters, &declared.full_name);
                let fields = self.fields(&mut Scope::default(), properties, prefix, &owner);
                chosen[position] = (name, fields);
            }
        }
        for (operation, (name, fields)) in schema.operations.iter_mut().zip(chosen) {
            operation.rust_name = name;
            for (parameter, field) in operation.parameters.iter_mut().zip(fields) {
                parameter.rust_name = field;
            }
        }
    }
}

/// The full name of an operation with what distinguishes it from its overloads:
/// `microsoft.graph.delta(Collection(microsoft.graph.user), token)`
fn signature(operation: &Operation) -> String {
    let binding = operation.binding.iter().map(ToString::to_string);
    let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone());
    let all: Vec<String> = binding.chain(parameters).collect();
    format!("{operation}({})", all.join(", "))
}

/// The starts of the names of operations.
pub(crate) struct Stems<'s> {
    /// The binding types of the operations of a namespace, by the local names of these types.
    bindings: HashMap<(&'s str, OperationKind, &'s str), BTreeSet<&'s str>>,
}

impl<'s> Stems<'s> {
    pub(crate) fn new(schema: &'s Schema) -> Self {
        let mut bindings = HashMap::new();
        for operation in &schema.operations {
            if let Some(binding) = &operation.binding {
                let key = (&*operation.namespace, operation.kind, binding.local_name());
                let types: &mut BTreeSet<_> = bindings.entry(key).or_default();
                types.insert(&*binding.type_name);
            }
        }
        Self { bindings }
    }

    /// The start of the name: the name of the binding type. A type from another namespace is
    /// preceded by that namespace if its name would be ambiguous otherwise.
    pub(crate) fn stem(&self, operation: &Operation) -> String {
        let Some(binding) = &operation.binding else { return String::new() };
        let key = (&*operation.namespace, operation.kind, binding.local_name());
        let ambiguous = self.bindings.get(&key).is_some_and(|types| types.len() > 1);
        match ambiguous && binding.namespace() != operation.namespace {
            true => binding.type_name.replace('.', "_"),
            false => binding.local_name().to_owned(),
        }
    }
}

/// What the names of operations depend on: other operations with similar names.
struct Overloads<'s> {
    stems: Stems<'s>,
    /// The overloads of an operation that are bound to one type or to collections of it: whether
    /// they are bound to a collection, and the names of their parameters.
    sets: HashMap<Overloaded<'s>, Vec<(bool, Vec<&'s str>)>>,
    /// How many operations have a full name.
    count: HashMap<(&'s str, &'s str), usize>,
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

impl<'s> Overloads<'s> {
    fn new(schema: &'s Schema) -> Self {
        let (mut sets, mut count) = (HashMap::new(), HashMap::new());
        for operation in &schema.operations {
            let others: &mut Vec<_> = sets.entry(overloaded(operation)).or_default();
            others.push((is_on_collection(operation), parameters(operation)));
            *count.entry((&*operation.namespace, &*operation.name)).or_default() += 1;
        }
        Self { stems: Stems::new(schema), sets, count }
    }

    /// The full name for users: with the signature if the operation has overloads.
    fn full_name(&self, operation: &Operation) -> String {
        match self.count.get(&(&*operation.namespace, &*operation.name)) {
            Some(2..) => signature(operation),
            _ => operation.to_string(),
        }
    }

    /// The Rust name: `UserAssignLicense`
    ///
    /// If an operation is bound to both the type and collections of it, the latter is named
    /// `EdiscoveryCustodianCollectionApplyHold`. Overloads of a function are named after the
    /// parameters that not all of them have: `DriveItemDeltaWithToken`.
    fn name(&self, operation: &Operation) -> String {
        let none = Vec::new();
        let overloads = self.sets.get(&overloaded(operation)).unwrap_or(&none);
        let on_collection = is_on_collection(operation);
        let mut words = vec![self.stems.stem(operation)];
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
