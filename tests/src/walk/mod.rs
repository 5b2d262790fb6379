//! A walk over every type of a registry and over the parameters of every operation, which uses
//! nothing but the type information.
//!
//! For each type the walk makes bodies, reads them, writes them, and compares the result with the
//! body. The bodies have all properties, none, nulls, every member of every enumeration, every type
//! of every union, and names that the schema does not declare; patch twins are checked too. Values
//! of the wrong type must be refused with the property's name. Failures are collected, so that one
//! walk reports all of them.
//!
//! This module depends only on graph-models, so that a crate outside the workspace can include it.

mod body;
mod enumeration;
mod operation;
mod property;
mod related;
mod relationship;
mod report;
mod samples;
mod structure;
mod trip;
mod twin;
mod union;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use graph_models::{Operations, Registry, Shape, TypeInfo};

pub use body::Bodies;
pub use report::{Figures, Report};

/// Walks over all types and unions of a registry.
pub fn walk(registry: Registry) -> Report {
    walk_over(registry, registry.types().chain(registry.unions()).map(Subject::Type).collect())
}

/// Walks over the parameters of all actions and functions.
pub fn walk_operations(operations: Operations) -> Report {
    let actions = operations.actions().map(|(binding, parameters)| Subject::Action {
        operations,
        binding,
        parameters,
    });
    let functions = operations.functions().map(|(binding, parameters)| Subject::Function {
        operations,
        binding,
        parameters,
    });
    walk_over(operations.registry(), actions.chain(functions).collect())
}

/// A type or operation to check.
#[derive(Clone, Copy)]
enum Subject {
    Type(&'static TypeInfo),
    Action { operations: Operations, binding: &'static str, parameters: &'static TypeInfo },
    Function { operations: Operations, binding: &'static str, parameters: &'static TypeInfo },
}

fn walk_over(registry: Registry, subjects: Vec<Subject>) -> Report {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut report = Report::default();
    thread::scope(|scope| {
        let start = |first: usize| {
            let subjects = subjects.iter().copied().skip(first).step_by(workers);
            scope.spawn(move || Walker::new(registry).all(subjects))
        };
        let running: Vec<_> = (0..workers).map(start).collect();
        for walker in running {
            match walker.join() {
                Ok(part) => report.add(part),
                Err(_) => report.fail("the walk", "it panicked"),
            }
        }
    });
    report
}

/// The state of one thread of a walk.
struct Walker {
    registry: Registry,
    report: Report,
    /// The type that is being checked.
    ty: &'static str,
    /// The property that is being checked; empty if the check is about the type.
    property: &'static str,
    /// The unions by the names of their bases. The registry's own lookup ignores case and resolves
    /// aliases, which is too slow for hundreds of thousands of calls.
    unions: BTreeMap<&'static str, &'static TypeInfo>,
    /// The patch twins by the names of their types, for the same reason.
    twins: BTreeMap<&'static str, &'static TypeInfo>,
    /// The types derived from a base, directly or indirectly.
    derived: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl Walker {
    fn new(registry: Registry) -> Self {
        let unions = registry.unions().map(|union| (union.name(), union)).collect();
        let twin = |info: &'static TypeInfo| Some((info.name(), registry.twin(info.name())?));
        let twins = registry.types().filter_map(twin).collect();
        let mut derived: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for info in registry.types() {
            for base in bases(registry, info) {
                derived.entry(base).or_default().insert(info.name());
            }
        }
        Self { registry, report: Report::default(), ty: "", property: "", unions, twins, derived }
    }

    fn all(mut self, subjects: impl Iterator<Item = Subject>) -> Report {
        for subject in subjects {
            self.ty = match subject {
                Subject::Type(info) => info.name(),
                // The operation's name is ambiguous: overloads and bindings share it.
                Subject::Action { parameters, .. } | Subject::Function { parameters, .. } => {
                    parameters.rust_name()
                }
            };
            self.property = "";
            // A panic is reported like any other failure, and the walk continues.
            if catch_unwind(AssertUnwindSafe(|| self.one(subject))).is_err() {
                self.fail("it panicked");
            }
        }
        self.report
    }

    fn one(&mut self, subject: Subject) {
        let info = match subject {
            Subject::Type(info) => info,
            Subject::Action { operations, binding, parameters } => {
                return self.action(operations, binding, parameters);
            }
            Subject::Function { operations, binding, parameters } => {
                return self.function(operations, binding, parameters);
            }
        };
        match info.shape() {
            Shape::Structured => self.structure(info),
            Shape::Enum { .. } => self.enumeration(info),
            Shape::Union => self.union(info),
            other => self.fail(format!("{other:?} is not a shape of a type in a registry")),
        }
    }

    /// Records a failure.
    fn fail(&mut self, what: impl Into<String>) {
        let item = match self.property {
            "" => self.ty.to_owned(),
            property => format!("{}.{property}", self.ty),
        };
        self.report.fail(&item, what);
    }

    /// Records a failure unless a condition holds.
    fn check(&mut self, holds: bool, what: &str) {
        if !holds {
            self.fail(what);
        }
    }

    /// Checks that the registry finds the type by every spelling of its name.
    fn is_found_by_every_name(&mut self, info: &'static TypeInfo) {
        for spelling in self.spellings(info) {
            let found = self.registry.get(&spelling).map(TypeInfo::name);
            self.check(found == Some(info.name()), &format!("`{spelling}` is not found"));
        }
    }

    /// The type that a body declared as this type is read as: the union over it if there is one. A
    /// twin has the name of its type, so it stays itself.
    fn body_type(&self, info: &'static TypeInfo) -> &'static TypeInfo {
        if info.shape() == Shape::Patch {
            return info;
        }
        self.unions.get(info.name()).copied().unwrap_or(info)
    }

    /// All names by which the registry and a tag identify a type.
    fn spellings(&self, info: &'static TypeInfo) -> Vec<String> {
        let name = info.name();
        let mut spellings = vec![
            name.to_owned(),
            info.odata_type().to_owned(),
            format!("#{}", name.to_uppercase()),
            format!("https://graph.microsoft.com/v1.0/$metadata#{name}"),
        ];
        // The alias stands for the main namespace only.
        let local = name.strip_prefix("microsoft.graph.").filter(|local| !local.contains('.'));
        if let Some(local) = local {
            spellings.push(format!("#graph.{local}"));
        }
        spellings
    }
}

/// The names of a type's bases, the nearest first.
fn bases(registry: Registry, info: &'static TypeInfo) -> impl Iterator<Item = &'static str> {
    // A cycle would never end.
    let mut known = BTreeSet::new();
    let next = move |name: &&'static str| registry.get(name).and_then(TypeInfo::base);
    std::iter::successors(info.base(), next).take_while(move |name| known.insert(*name))
}
