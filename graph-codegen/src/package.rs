//! A crate of models, ready to compile: the models and the files around them.

mod manifest;
mod started;
mod write;

use std::collections::BTreeMap;

pub use self::manifest::Package;
use self::started::Started;
pub use self::write::{Crate, WrittenCrate};
use crate::emit::Context;
use crate::write::Tree;

/// A crate around models. `arguments` are those of the command with which they are generated.
pub(crate) fn package(
    package: &Package,
    context: Context<'_>,
    models: Tree,
    arguments: &[String],
) -> Crate {
    let started = Started::new(package, context, &models);
    let started = BTreeMap::from([
        ("Cargo.toml".into(), started.manifest()),
        ("README.md".into(), started.readme(arguments)),
        ("src/lib.rs".into(), started.library()),
    ]);
    Crate { name: package.name.clone(), models, started }
}
