//! Writes a module folder, or compares it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::emit::{ORIGIN, ROOT};

/// The files of a module folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// The text of each file, by path in the folder.
    pub files: BTreeMap<PathBuf, String>,
    /// Notes for maintainers of the generator, for example about a fix-up that no longer applies.
    pub notes: Vec<String>,
}

/// How many files writing a folder changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that were created or changed.
    pub changed: usize,
    /// Files that were up to date.
    pub unchanged: usize,
    /// Generated files that are no longer produced and were removed.
    pub removed: usize,
}

/// A difference between a folder and what it should contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The file does not exist.
    Missing(PathBuf),
    /// The file is generated and no longer produced.
    Stale(PathBuf),
    /// The text of the file differs.
    Changed {
        /// The file.
        path: PathBuf,
        /// The first line that differs, from 1.
        line: usize,
        /// The line in the folder; `None` past the end of the file.
        found: Option<String>,
        /// The line that should be there; `None` past the end of the file.
        expected: Option<String>,
    },
}

impl Difference {
    /// The file that differs.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path) | Self::Stale(path) | Self::Changed { path, .. } => path,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{}: the file is missing", path.display()),
            Self::Stale(path) => {
                write!(f, "{}: the file is no longer generated", path.display())
            }
            Self::Changed { path, line, found, expected } => {
                writeln!(f, "{}:{line}:", path.display())?;
                let show = |text: &Option<String>| match text {
                    Some(text) => text.clone(),
                    None => "(the end of the file)".to_owned(),
                };
                write!(f, "  found    {}\n  expected {}", show(found), show(expected))
            }
        }
    }
}

impl Tree {
    /// Writes the folder, and removes generated files that do not belong to it. Files without the
    /// line that marks them as generated are never removed or replaced. Neither are the files of
    /// another tree in a subfolder.
    ///
    /// # Errors
    ///
    /// A file without that line has the path of a file of the tree; nothing is written then. Errors
    /// of the file system, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<Written> {
        let mut written = Written::default();
        // Read before anything changes, so that a folder that cannot be read stays as it is.
        let stale = self.stale(folder)?;
        let mut changed = Vec::new();
        for (path, text) in &self.files {
            let path = folder.join(path);
            if fs::read(&path).is_ok_and(|found| found == text.as_bytes()) {
                written.unchanged += 1;
                continue;
            }
            if fs::exists(&path).map_err(|error| with_path(&path, error))?
                && generated_text(&path)?.is_none()
            {
                let message =
                    "the file was not generated; move it, or generate into another folder";
                return Err(with_path(&path, io::Error::new(ErrorKind::AlreadyExists, message)));
            }
            changed.push((path, text));
        }
        for (path, text) in changed {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|error| with_path(parent, error))?;
            }
            fs::write(&path, text).map_err(|error| with_path(&path, error))?;
            written.changed += 1;
        }
        for path in stale {
            let file = folder.join(&path);
            fs::remove_file(&file).map_err(|error| with_path(&file, error))?;
            written.removed += 1;
            // Remove folders that are empty now. The others cannot be removed, which is not an
            // error.
            for parent in path.ancestors().skip(1).filter(|parent| *parent != Path::new("")) {
                if fs::remove_dir(folder.join(parent)).is_err() {
                    break;
                }
            }
        }
        Ok(written)
    }

    /// Compares the folder with the tree. The differences are sorted by path.
    ///
    /// # Errors
    ///
    /// Errors of the file system. A missing file is a difference and not an error.
    pub fn compare(&self, folder: &Path) -> io::Result<Vec<Difference>> {
        let mut differences = Vec::new();
        for (path, expected) in &self.files {
            let file = folder.join(path);
            match fs::read(&file) {
                // Text that is not UTF-8 differs in any case, so printing it lossily is enough.
                Ok(found) => {
                    let found = String::from_utf8_lossy(&found);
                    differences.extend(first_difference(path, &found, expected));
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    differences.push(Difference::Missing(path.clone()));
                }
                Err(error) => return Err(with_path(&file, error)),
            }
        }
        differences.extend(self.stale(folder)?.into_iter().map(Difference::Stale));
        differences.sort_by(|left, right| left.path().cmp(right.path()));
        Ok(differences)
    }

    /// The generated files in a folder that do not belong to this tree.
    fn stale(&self, folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
        let mut stale = BTreeSet::new();
        let mut folders = vec![PathBuf::new()];
        while let Some(inner) = folders.pop() {
            let outer = folder.join(&inner);
            let entries = match fs::read_dir(&outer) {
                Ok(entries) => entries,
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(with_path(&outer, error)),
            };
            for entry in entries {
                let entry = entry.map_err(|error| with_path(&outer, error))?;
                let path = inner.join(entry.file_name());
                let file_type =
                    entry.file_type().map_err(|error| with_path(&entry.path(), error))?;
                if file_type.is_dir() {
                    if !self.is_another_tree(&path, folder)? {
                        folders.push(path);
                    }
                } else if path.extension().is_some_and(|extension| extension == "rs")
                    && !self.files.contains_key(&path)
                    && generated_text(&entry.path())?.is_some()
                {
                    stale.insert(path);
                }
            }
        }
        Ok(stale)
    }

    /// Whether a subfolder contains another tree, for example another version of the models. Its
    /// `mod.rs` is then an outermost module, which this tree has only at the top.
    fn is_another_tree(&self, inner: &Path, folder: &Path) -> io::Result<bool> {
        let root = inner.join("mod.rs");
        if self.files.contains_key(&root) {
            return Ok(false);
        }
        let text = generated_text(&folder.join(root))?;
        Ok(text.is_some_and(|text| text.lines().any(|line| line.starts_with(ROOT))))
    }
}

/// Adds the path to an error of the file system.
pub(crate) fn with_path(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// The text of a file, if it exists and one of its first lines marks it as generated.
fn generated_text(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().take(4).any(is_origin).then_some(text)),
        // Text that is not UTF-8 and dangling links are not generated.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::NotFound) => {
            Ok(None)
        }
        Err(error) => Err(with_path(path, error)),
    }
}

/// Whether a line marks its file as generated.
fn is_origin(line: &str) -> bool {
    line.strip_prefix("//! ") == Some(ORIGIN)
}

fn first_difference(path: &Path, found: &str, expected: &str) -> Option<Difference> {
    if found == expected {
        return None;
    }
    let (mut found, mut expected) = (found.split('\n'), expected.split('\n'));
    (1..).find_map(|line| match (found.next(), expected.next()) {
        (None, None) => Some(None),
        (found, expected) if found == expected => None,
        (found, expected) => Some(Some(Difference::Changed {
            path: path.to_owned(),
            line,
            found: found.map(str::to_owned),
            expected: expected.map(str::to_owned),
        })),
    })?
}

#[cfg(test)]
mod tests;
