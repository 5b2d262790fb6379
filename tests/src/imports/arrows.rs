//! The arrows: one for each place in a file that names an item of another file of the crate.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::resolve::Target;
use super::tree::{Import, ItemPath, Mention, Tree};

/// A place where a module names an item of another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// The module that imports, such as `engine::read`; the root is `lib`.
    pub from: String,
    /// The module that defines the item.
    pub to: String,
    /// The importing file.
    pub file: PathBuf,
    /// The line of the path.
    pub line: usize,
    /// The path as written.
    pub path: String,
    pub(super) ends: (usize, usize),
}

/// All arrows of a crate, sorted.
pub fn arrows(tree: &Tree) -> Vec<Arrow> {
    let mut found = BTreeSet::new();
    for (index, module) in tree.modules.iter().enumerate() {
        let imports = module
            .imports
            .iter()
            .filter_map(|import| Some((imported(tree, index, import)?, &import.path, import.line)));
        let mentions = module.mentions.iter().filter_map(|mention| {
            Some((mentioned(tree, index, mention)?, &mention.path, mention.line))
        });
        for (to, path, line) in imports.chain(mentions) {
            let (from, to) = (module.home, tree.modules[to].home);
            if from != to {
                found.insert(Arrow {
                    from: tree.name(from),
                    to: tree.name(to),
                    file: tree.folder.join(&module.file),
                    line,
                    path: written(path),
                    ends: (from, to),
                });
            }
        }
    }
    found.into_iter().collect()
}

/// What an import leads to, if that makes it an arrow.
fn imported(tree: &Tree, from: usize, import: &Import) -> Option<usize> {
    let target = tree.resolve_import(from, import)?;
    let (here, there) = (tree.modules[from].home, tree.modules[target.module()].home);
    // The name of a module above says nothing yet: what is taken from it is a path of its own.
    if matches!(target, Target::Module(_)) && tree.is_inside(here, there) {
        return None;
    }
    // The re-export of a child's item.
    if import.public && tree.is_inside(there, here) {
        return None;
    }
    Some(target.module())
}

/// What a path leads to, if that makes it an arrow that no import is.
fn mentioned(tree: &Tree, from: usize, mention: &Mention) -> Option<usize> {
    let first = mention.path.segments.first()?;
    let module = &tree.modules[from];
    let by_import = !mention.path.absolute
        && module.imported.get(first).into_iter().flatten().any(|import| {
            let import = &module.imports[*import];
            !import.public && matches!(tree.resolve_import(from, import), Some(Target::Item(_)))
        });
    if by_import {
        return None;
    }
    match tree.resolve(from, &mention.path)? {
        Target::Item(index) => Some(index),
        // The start of a path that goes on with a metavariable, or a variable named as a module.
        Target::Module(_) => None,
    }
}

fn written(path: &ItemPath) -> String {
    let start = if path.absolute { "::" } else { "" };
    format!("{start}{}", path.segments.join("::"))
}

impl Tree {
    /// The module as messages and tables name it.
    pub(super) fn name(&self, index: usize) -> String {
        match self.modules[index].path.as_slice() {
            [] => "lib".to_owned(),
            path => path.join("::"),
        }
    }

    /// Whether a module is another one or is inside it.
    fn is_inside(&self, index: usize, outer: usize) -> bool {
        self.modules[index].path.starts_with(&self.modules[outer].path)
    }
}
