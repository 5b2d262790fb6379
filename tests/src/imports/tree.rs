//! The modules of a crate, as its files declare them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::visit;

/// A crate's modules; the first is the root.
#[derive(Debug, Default)]
pub struct Tree {
    /// What files are shown in: the name of the crate's folder.
    pub(super) folder: PathBuf,
    pub(super) modules: Vec<Module>,
    /// Macros under `#[macro_export]`, which are named from the root: the module of each.
    pub(super) exported: HashMap<String, usize>,
    /// Names of the crate itself, also from `extern crate self as …`.
    pub(super) own_names: BTreeSet<String>,
}

/// A module: a file, or one with a body in another module's file.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// The names from the root to the module, for people; the root has none.
    pub(super) path: Vec<String>,
    pub(super) parent: Option<usize>,
    /// The module that `crate` means.
    pub(super) root: usize,
    /// The module whose file this one is in: itself, if it has a file.
    pub(super) home: usize,
    /// The file, relative to the folder that was read.
    pub(super) file: PathBuf,
    pub(super) children: BTreeMap<String, usize>,
    /// Names of the items other than modules and imports.
    pub(super) items: BTreeSet<String>,
    pub(super) imports: Vec<Import>,
    /// Positions in `imports` by the name that the import brings.
    pub(super) imported: HashMap<String, Vec<usize>>,
    pub(super) mentions: Vec<Mention>,
}

/// One name of a `use` declaration.
#[derive(Debug)]
pub(super) struct Import {
    pub(super) path: ItemPath,
    pub(super) glob: bool,
    /// Whether it has a visibility, which makes it a re-export.
    pub(super) public: bool,
    pub(super) line: usize,
}

/// A path in an item, other than in a `use` declaration.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) path: ItemPath,
    pub(super) line: usize,
}

/// A path as written, without arguments.
#[derive(Debug, Clone)]
pub(super) struct ItemPath {
    /// Whether it starts with `::`, the name of a crate.
    pub(super) absolute: bool,
    pub(super) segments: Vec<String>,
}

impl Tree {
    /// Reads the crate in `folder`, whose sources are in its `src`.
    ///
    /// # Errors
    ///
    /// A file of a module is missing or is not Rust; the message names it.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let name = folder.file_name().map(PathBuf::from).unwrap_or_default();
        Self::from_files(&name, &|file| fs::read_to_string(folder.join(file)).ok())
    }

    /// Reads a crate of a name, whose files are given by their paths, such as `src/lib.rs`.
    ///
    /// # Errors
    ///
    /// As [`Tree::read`].
    pub fn from_files(name: &Path, text: &dyn Fn(&Path) -> Option<String>) -> io::Result<Self> {
        let mut tree = Self { folder: name.to_owned(), ..Self::default() };
        // Its binary imports the library by its name.
        tree.own_names.insert(name.to_string_lossy().replace('-', "_"));
        let library = Path::new("src/lib.rs");
        tree.modules.push(Module { file: library.to_owned(), ..Module::default() });
        tree.read_items(0, &parse(library, text(library))?, Path::new("src"), text)?;
        let binary = Path::new("src/main.rs");
        if let Some(source) = text(binary) {
            let index = tree.add(0, "main", binary.to_owned(), false);
            tree.modules[index].root = index;
            tree.read_items(index, &parse(binary, Some(source))?, Path::new("src"), text)?;
        }
        Ok(tree)
    }

    /// Whether the module's code is in another module's file.
    pub(super) fn is_inline(&self, index: usize) -> bool {
        self.modules[index].home != index
    }

    fn add(&mut self, parent: usize, name: &str, file: PathBuf, inline: bool) -> usize {
        let index = self.modules.len();
        let above = &self.modules[parent];
        let path = above.path.iter().cloned().chain([name.to_owned()]).collect();
        let home = if inline { above.home } else { index };
        let root = above.root;
        self.modules.push(Module {
            path,
            parent: Some(parent),
            root,
            home,
            file,
            ..Module::default()
        });
        self.modules[parent].children.insert(name.to_owned(), index);
        index
    }

    fn read_items(
        &mut self,
        index: usize,
        items: &[syn::Item],
        folder: &Path,
        text: &dyn Fn(&Path) -> Option<String>,
    ) -> io::Result<()> {
        let found = visit::items(items);
        self.own_names.extend(found.own_names);
        for name in found.exported {
            self.exported.insert(name, index);
        }
        let module = &mut self.modules[index];
        module.items = found.items;
        module.mentions = found.mentions;
        for (name, import) in found.imports {
            module.imported.entry(name).or_default().push(module.imports.len());
            module.imports.push(import);
        }
        for child in found.modules {
            let name = child.ident.to_string();
            let inside = folder.join(&name);
            if let Some((_, items)) = &child.content {
                let file = self.modules[index].file.clone();
                let child = self.add(index, &name, file, true);
                self.read_items(child, items, &inside, text)?;
                continue;
            }
            if let Some(file) = visit::stated_path(child) {
                let file = self.modules[index].file.with_file_name(file);
                let inside = file.parent().unwrap_or(Path::new("")).to_owned();
                let items = parse(&file, text(&file))?;
                let child = self.add(index, &name, file, false);
                self.modules[child].rename_to_file();
                self.read_items(child, &items, &inside, text)?;
                continue;
            }
            let beside = folder.join(format!("{name}.rs"));
            let (file, source) = match text(&beside) {
                Some(source) => (beside, Some(source)),
                None => (inside.join("mod.rs"), text(&inside.join("mod.rs"))),
            };
            let items = parse(&file, source)?;
            let child = self.add(index, &name, file, false);
            self.read_items(child, &items, &inside, text)?;
        }
        Ok(())
    }
}

impl Module {
    /// Names the module as its file, or as the file's folder. Tables use that name for a module with
    /// a `#[path]`, because its name in Rust may have a version in it.
    fn rename_to_file(&mut self) {
        let stem = match self.file.file_stem() {
            Some(stem) if stem == "mod" => self.file.parent().and_then(Path::file_name),
            stem => stem,
        };
        if let (Some(stem), Some(last)) = (stem, self.path.last_mut()) {
            *last = stem.to_string_lossy().into_owned();
        }
    }
}

fn parse(file: &Path, source: Option<String>) -> io::Result<Vec<syn::Item>> {
    let named = |error: String| io::Error::other(format!("{}: {error}", file.display()));
    let source = source.ok_or_else(|| named("the file of a module is missing".to_owned()))?;
    let parsed = syn::parse_file(&source)
        .map_err(|error| named(format!("line {}: {error}", error.span().start().line)))?;
    Ok(parsed.items)
}
