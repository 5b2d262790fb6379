//! A walk over every type of a registry, and over the parameters of every operation, by what the
//! types tell of themselves alone.
//!
//! From the description of each type bodies are made, read, written and compared with what was
//! sent: with all properties, with none, with nulls, with every member of every enumeration, with
//! every type of every union, in the patch twin, with what the schema does not have, and with values of the wrong kind,
//! which must be refused by the name of the property. What fails is collected, so that one walk
//! shows all of it.
//!
//! It needs nothing but graph-models, so that a crate outside the workspace can include this folder.

mod body;
mod enumeration;
mod operation;
mod property;
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

/// What is walked over.
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
                Err(_) => report.fail("the walk itself", "it panicked"),
            }
        }
    });
    report
}

/// One of the threads of a walk.
struct Walker {
    registry: Registry,
    report: Report,
    /// The type that is looked at.
    ty: &'static str,
    /// The property that is looked at; empty if it is the whole type.
    property: &'static str,
    /// The unions by the names of their bases: the registry's own search, which minds neither case
    /// nor aliases, is slow enough to be felt hundreds of thousands of times.
    unions: BTreeMap<&'static str, &'static TypeInfo>,
    /// The patch twins by the names of their types, likewise.
    twins: BTreeMap<&'static str, &'static TypeInfo>,
    /// The types that are based on another, directly or not.
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
                // The name of the operation alone says too little.
                Subject::Action { parameters, .. } | Subject::Function { parameters, .. } => {
                    parameters.rust_name()
                }
            };
            self.property = "";
            // A panic is a failure like any other: the type is told, and the walk goes on.
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
            other => self.fail(format!("{other:?} is no shape of a type in a registry")),
        }
    }

    /// Notes that something is not as it should be.
    fn fail(&mut self, what: impl Into<String>) {
        let place = match self.property {
            "" => self.ty.to_owned(),
            property => format!("{}.{property}", self.ty),
        };
        self.report.fail(&place, what);
    }

    /// Notes that something is not as it should be, unless it is.
    fn check(&mut self, right: bool, what: &str) {
        if !right {
            self.fail(what);
        }
    }

    /// What a body that is declared as a type is read as: the union over it, if there is one. A twin,
    /// which has the name of its type, is itself.
    fn declared(&self, info: &'static TypeInfo) -> &'static TypeInfo {
        if info.shape() == Shape::Patch {
            return info;
        }
        self.unions.get(info.name()).copied().unwrap_or(info)
    }

    /// All names under which the registry and a tag know a type.
    fn spellings(&self, info: &'static TypeInfo) -> Vec<String> {
        let name = info.name();
        let mut spellings = vec![
            name.to_owned(),
            info.odata_type().to_owned(),
            format!("#{}", name.to_uppercase()),
            format!("https://graph.microsoft.com/v1.0/$metadata#{name}"),
        ];
        // The alias stands for the main namespace alone.
        let local = name.strip_prefix("microsoft.graph.").filter(|local| !local.contains('.'));
        if let Some(local) = local {
            spellings.push(format!("#graph.{local}"));
        }
        spellings
    }
}

/// The names of the types that a type is based on, the nearest first.
fn bases(registry: Registry, info: &'static TypeInfo) -> impl Iterator<Item = &'static str> {
    // A circle would never end.
    let mut known = BTreeSet::new();
    let next = move |name: &&'static str| registry.get(name).and_then(TypeInfo::base);
    std::iter::successors(info.base(), next).take_while(move |name| known.insert(*name))
}
