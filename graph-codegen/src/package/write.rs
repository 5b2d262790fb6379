//! Writes a crate of models.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::started::{MODELS, STARTED, VERSION};
use crate::emit::operations_file;
use crate::write::{Tree, Written, with_path};

/// The files of a crate of models.
///
/// `src/models` is generated, and written again whenever it changes. The other files are only a start,
/// and belong to the user once they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crate {
    /// The name of the crate.
    pub name: String,
    /// The folder `src/models`.
    pub models: Tree,
    /// The text of `Cargo.toml`, `README.md` and `src/lib.rs`, by path in the crate.
    pub started: BTreeMap<PathBuf, String>,
}

/// What writing a crate changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenCrate {
    /// How many files were written, in the crate and in its models.
    pub written: Written,
    /// The files that belong to the user and were left as they are.
    pub kept: Vec<PathBuf>,
    /// What the user must change in these files.
    pub notes: Vec<String>,
}

impl Crate {
    /// Writes the crate. Its models are replaced as by [`Tree::write`](crate::Tree::write); the other
    /// files are written if they do not exist.
    ///
    /// # Errors
    ///
    /// The folder is another crate, or has files that would be replaced; nothing is written then.
    /// Errors of the file system, with the path.
    pub fn write(&self, folder: &Path) -> io::Result<WrittenCrate> {
        let mut done = WrittenCrate::default();
        let mut missing = Vec::new();
        let manifest = read(&folder.join("Cargo.toml"))?;
        if let Some(text) = &manifest {
            self.check_manifest(text)
                .map_err(|message| refusal(&folder.join("Cargo.toml"), message))?;
            done.notes.extend(other_version(text));
            done.notes.extend(self.missing_feature(text));
        }
        for (path, text) in &self.started {
            let file = folder.join(path);
            match read(&file)? {
                None => missing.push((file, text)),
                Some(found) if found == *text => done.written.unchanged += 1,
                Some(_) if manifest.is_some() => done.kept.push(path.clone()),
                Some(_) => {
                    let message =
                        "the file was not generated; move it, or generate into another folder";
                    return Err(refusal(&file, message.to_owned()));
                }
            }
        }
        let models = self.models.write(&folder.join(MODELS))?;
        done.written.changed = models.changed;
        done.written.unchanged += models.unchanged;
        done.written.removed = models.removed;
        for (file, text) in missing {
            fs::write(&file, text).map_err(|error| with_path(&file, error))?;
            done.written.changed += 1;
        }
        Ok(done)
    }

    /// Checks that a manifest is that of this crate.
    fn check_manifest(&self, text: &str) -> Result<(), String> {
        if text.lines().next() != Some(STARTED) {
            return Err("the crate was not generated; generate into another folder".to_owned());
        }
        let name = text.lines().find_map(|line| value_of(line, "name"));
        match name {
            Some(name) if name != self.name => Err(format!(
                "the crate is `{name}`; write `--name {name}`, or generate into another folder"
            )),
            _ => Ok(()),
        }
    }

    /// Says that a manifest does not declare the feature for operations, if the crate has any.
    fn missing_feature(&self, manifest: &str) -> Option<String> {
        let has_operations = self.models.files.contains_key(&*operations_file());
        (has_operations && !declares_operations(manifest)).then(|| {
            "Cargo.toml: the actions and functions are left out, because there is no feature `operations`; \
             under `[features]`, write `operations = []` and add `\"operations\"` to `default`, or pass \
             `--no-operations`"
                .to_owned()
        })
    }
}

/// Whether a manifest declares the feature for operations. The user chooses whether it is a default.
fn declares_operations(manifest: &str) -> bool {
    let mut in_features = false;
    manifest.lines().map(str::trim).any(|line| {
        if line.starts_with('[') {
            let header = line.split('#').next().unwrap_or_default();
            in_features = header.trim_end() == "[features]";
        }
        let (key, _) = line.split_once('=').unwrap_or_default();
        in_features && key.trim().trim_matches(['"', '\'']) == "operations"
    })
}

/// Says that a manifest has another version of graph-models, if it does.
fn other_version(manifest: &str) -> Option<String> {
    let line = manifest.lines().find(|line| line.starts_with("graph-models = {"))?;
    let (_, version) = line.split_once("version = \"")?;
    let (version, _) = version.split_once('"')?;
    (version.trim_start_matches(['=', '^']) != VERSION).then(|| {
        format!("Cargo.toml: the models are generated for graph-models {VERSION}, and the manifest has {version}")
    })
}

/// The text of a key: `name = "garden"`
fn value_of<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let value = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim_start();
    value.strip_prefix('"')?.split('"').next()
}

/// The text of a file, if it exists.
fn read(path: &Path) -> io::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(with_path(path, error)),
    }
}

fn refusal(path: &Path, message: String) -> io::Error {
    with_path(path, io::Error::new(ErrorKind::AlreadyExists, message))
}

#[cfg(test)]
mod tests {
    use super::declares_operations;

    #[test]
    fn the_feature_is_declared_under_features_alone() {
        for manifest in [
            "[features]\noperations = []\n",
            "[features] # mine\noperations = [] # all\n",
            "[package]\n\n[features]\ndefault = []\n  \"operations\" = [\"more\"]\n[dependencies]\n",
        ] {
            assert!(declares_operations(manifest), "{manifest}");
        }
        for manifest in [
            "",
            "[features]\n# operations = []\ndefault = []\n",
            "[features]\ndefault = []\n[dependencies]\noperations = \"1\"\n",
            "[dependencies]\noperations = \"1\"\n[features]\noperations_2 = []\n",
        ] {
            assert!(!declares_operations(manifest), "{manifest}");
        }
    }
}
