//! The documents that describe a service: those that are given, and those that they reference.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::csdl::{self, Document};
use crate::error::{Error, Errors};
use crate::vocabularies;

/// The CSDL documents that describe a service.
///
/// ```no_run
/// use graph_codegen::{Documents, Options, generate_from};
///
/// let files = ["orders.xml".into(), "customers.xml".into()];
/// let documents = Documents::open(&files, &["common".into()])?;
/// let tree = generate_from(documents, &Options::default())?;
/// # Ok::<(), graph_codegen::Errors>(())
/// ```
#[derive(Debug, Default)]
pub struct Documents {
    pub(crate) documents: Vec<Document>,
    /// The documents of well-known vocabularies, of which only the types are generated that others
    /// use.
    pub(crate) vocabularies: Vec<Document>,
    /// What is wrong in them.
    pub(crate) errors: Vec<Error>,
}

impl Documents {
    /// A single document. What is wrong in it is reported when models are generated.
    pub fn parse(text: &str) -> Self {
        let mut errors = Vec::new();
        let documents = vec![csdl::read_into(text, None, &mut errors)];
        Self { documents, errors, ..Self::default() }
    }

    /// Adds a document. `name` is its name in messages.
    ///
    /// ```
    /// use graph_codegen::{Documents, Options, generate_from};
    ///
    /// let mut documents = Documents::default();
    /// documents.add("a.xml", "<Schema Namespace='a'><EntityType Name='b' BaseType='c.d'/></Schema>");
    /// documents.add("c.xml", "<Schema Namespace='c'><EntityType Name='d'/></Schema>");
    /// let tree = generate_from(documents, &Options::default())?;
    /// assert!(tree.files.contains_key(std::path::Path::new("c/d.rs")));
    /// # Ok::<(), graph_codegen::Errors>(())
    /// ```
    pub fn add(&mut self, name: &str, text: &str) {
        self.documents.push(csdl::read_into(text, Some(Arc::from(name)), &mut self.errors));
    }

    /// Reads files. A document that one of them references is read too, if its file name, which is
    /// the end of its `Uri`, is that of a file in one of the folders.
    ///
    /// What is wrong in the documents is reported when models are generated.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is not text.
    pub fn open(files: &[PathBuf], folders: &[PathBuf]) -> Result<Self, Errors> {
        let is_named = files.len() > 1 || !folders.is_empty();
        let mut opened = Opened { is_named, ..Opened::default() };
        for file in files {
            opened.open(file, Scope::All);
        }
        // Documents that are opened add to the list.
        let mut next = 0;
        while let Some(found) = opened.found.get(next) {
            let references: Vec<_> = found.document.references.iter().filter_map(wanted).collect();
            for (name, scope) in references {
                let mut paths = folders.iter().map(|folder| folder.join(&name));
                if let Some(path) = paths.find(|path| path.is_file()) {
                    opened.open(&path, scope);
                }
            }
            next += 1;
        }
        let Opened { found, errors, unreadable, .. } = opened;
        let mut opened = Self { errors, ..Self::default() };
        for Found { document, scope } in found {
            match scope {
                Scope::All => opened.documents.push(document),
                Scope::Annotations => opened.documents.push(only_annotations(document)),
                Scope::Vocabulary => opened.vocabularies.push(document),
            }
        }
        Errors::unless(unreadable, opened)
    }
}

/// What is used of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    /// The annotations, because nothing else is included
    Annotations,
    /// The types that others use, because it is a well-known vocabulary
    Vocabulary,
    All,
}

#[derive(Default)]
struct Opened {
    is_named: bool,
    found: Vec<Found>,
    /// The positions in `found`, so that no file is read twice.
    positions: HashMap<PathBuf, usize>,
    errors: Vec<Error>,
    unreadable: Vec<Error>,
}

struct Found {
    document: Document,
    scope: Scope,
}

impl Opened {
    fn open(&mut self, path: &Path, scope: Scope) {
        let name = path.display().to_string();
        let file = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if let Some(&position) = self.positions.get(&file) {
            let known = &mut self.found[position].scope;
            *known = scope.max(*known);
            return;
        }
        let text = fs::read(path).map_err(|error| error.to_string());
        match text.and_then(|bytes| csdl::decode(&bytes)) {
            Ok(text) => {
                let name = self.is_named.then(|| Arc::from(name));
                let document = csdl::read_into(&text, name, &mut self.errors);
                self.positions.insert(file, self.found.len());
                self.found.push(Found { document, scope });
            }
            Err(message) => self.unreadable.push(Error::new(name, message)),
        }
    }
}

/// The file name of a document that is referenced, and what is used of it.
fn wanted(reference: &csdl::Reference) -> Option<(String, Scope)> {
    let uri = reference.uri.split(['?', '#']).next().unwrap_or_default();
    let name = uri.rsplit(['/', '\\']).next().filter(|name| !name.is_empty() && *name != "..")?;
    let mut includes = reference.includes.iter();
    let scope = match reference.includes.is_empty() {
        true => Scope::Annotations,
        false if includes.all(|it| vocabularies::is_well_known(&it.namespace)) => Scope::Vocabulary,
        false => Scope::All,
    };
    Some((name.to_owned(), scope))
}

/// A document without what it declares.
fn only_annotations(mut document: Document) -> Document {
    for schema in &mut document.schemas {
        schema.types.clear();
        schema.definitions.clear();
        schema.operations.clear();
        schema.imports.clear();
    }
    document
}

#[cfg(test)]
mod tests;
