//! From a path to the module that defines the item, through imports and re-exports.

use std::collections::HashSet;

use super::tree::{Import, ItemPath, Tree};

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Module(usize),
    /// An item of the module.
    Item(usize),
}

impl Target {
    pub(super) fn module(self) -> usize {
        match self {
            Self::Module(index) | Self::Item(index) => index,
        }
    }
}

/// Names that are being followed: a module and a name in it. They end imports in a circle.
type Followed = HashSet<(usize, String)>;

impl Tree {
    /// What a path in the module `from` leads to, or `None` if it leads out of the crate.
    ///
    /// A name that its module seems not to have, because a macro wrote it, is an item of that module.
    pub(super) fn resolve(&self, from: usize, path: &ItemPath) -> Option<Target> {
        self.follow(from, path, false, &mut Followed::new())
    }

    /// What an import leads to: where a module and a function have the same name, to the module.
    pub(super) fn resolve_import(&self, from: usize, import: &Import) -> Option<Target> {
        self.follow(from, &import.path, true, &mut Followed::new())
    }

    /// `more`: whether the path goes on after the last segment, so that a module is preferred.
    fn follow(
        &self,
        from: usize,
        path: &ItemPath,
        more: bool,
        followed: &mut Followed,
    ) -> Option<Target> {
        let mut segments = path.segments.iter().peekable();
        let first = segments.next()?;
        let mut at = match first.as_str() {
            name if path.absolute => self.own_names.contains(name).then_some(0)?,
            "crate" => self.modules[from].root,
            "self" => from,
            "super" => self.modules[from].parent?,
            name => match self.lookup(from, name, more || segments.peek().is_some(), followed) {
                Some(Target::Module(index)) => index,
                Some(item) => return Some(item),
                None => self.own_names.contains(name).then_some(0)?,
            },
        };
        while let Some(name) = segments.next() {
            if name == "super" {
                at = self.modules[at].parent?;
                continue;
            }
            if name == "self" {
                continue;
            }
            match self.lookup(at, name, more || segments.peek().is_some(), followed) {
                Some(Target::Module(index)) => at = index,
                Some(item) => return Some(item),
                None if self.is_foreign(at, name) => return None,
                None => return Some(Target::Item(at)),
            }
        }
        Some(Target::Module(at))
    }

    /// What a name means in a module.
    fn lookup(&self, at: usize, name: &str, more: bool, followed: &mut Followed) -> Option<Target> {
        if !followed.insert((at, name.to_owned())) {
            return None;
        }
        let module = &self.modules[at];
        let child = module.children.get(name).map(|child| Target::Module(*child));
        if more && child.is_some() {
            return child;
        }
        if module.items.contains(name) {
            return Some(Target::Item(at));
        }
        let imports = module.imported.get(name).into_iter().flatten();
        let imported = imports
            .filter_map(|import| self.follow(at, &module.imports[*import].path, more, followed))
            .next();
        if imported.is_some() {
            return imported;
        }
        if child.is_some() {
            return child;
        }
        if module.root == at
            && let Some(home) = self.exported.get(name)
        {
            return Some(Target::Item(*home));
        }
        module.imports.iter().filter(|import| import.glob).find_map(|import| {
            match self.follow(at, &import.path, true, &mut followed.clone())? {
                Target::Module(index) => self.lookup(index, name, more, followed),
                Target::Item(_) => None,
            }
        })
    }

    /// Whether the module re-exports the name from another crate.
    fn is_foreign(&self, at: usize, name: &str) -> bool {
        let module = &self.modules[at];
        module.imported.contains_key(name)
    }
}
