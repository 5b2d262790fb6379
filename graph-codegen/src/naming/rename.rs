//! Names that the user chooses.

use std::collections::{BTreeMap, BTreeSet};

use graph_table::suggest::{Tolerance, closest};

use crate::error::Error;

/// Rust names that the user chooses, by the full name of what they stand for:
/// `microsoft.graph.searchHit._summary`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Renames(BTreeMap<String, String>);

impl Renames {
    /// The choices: what is renamed, and its Rust name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(full_name, rust_name)| (&**full_name, &**rust_name))
    }

    /// Reads a choice as the command line has it: `microsoft.graph.searchHit._summary=raw_summary`.
    ///
    /// # Errors
    ///
    /// The text does not have this form, or chooses a second name for something.
    ///
    /// ```
    /// let mut renames = graph_codegen::Renames::default();
    /// renames.add("microsoft.graph.searchHit._summary=raw_summary")?;
    /// assert!(renames.add("microsoft.graph.searchHit._summary").is_err());
    /// # Ok::<(), graph_codegen::Error>(())
    /// ```
    pub fn add(&mut self, text: &str) -> Result<(), Error> {
        let Some((full_name, rust_name)) = text.rsplit_once('=') else {
            let message = "write the full name and the Rust name, such as \
                           `microsoft.graph.searchHit._summary=raw_summary`";
            return Err(Error::new(text, message));
        };
        let (full_name, rust_name) = (full_name.trim(), rust_name.trim());
        match self.0.insert(full_name.to_owned(), rust_name.to_owned()) {
            Some(other) if other != rust_name => {
                let message = format!("is renamed to both `{other}` and `{rust_name}`");
                Err(Error::new(full_name, message))
            }
            _ => Ok(()),
        }
    }
}

/// The choices while names are given: those that are left over name nothing.
pub(super) struct Chosen<'r> {
    renames: &'r Renames,
    used: BTreeSet<&'r str>,
    /// The full names that can be renamed. A similar one is suggested for a choice that is left over.
    known: Vec<String>,
    pub(super) errors: Vec<Error>,
}

impl<'r> Chosen<'r> {
    pub(super) fn new(renames: &'r Renames) -> Self {
        Self { renames, used: BTreeSet::new(), known: Vec::new(), errors: Vec::new() }
    }

    /// The name that the user chooses for something. `accepts` makes a name of the right form from
    /// any text, so the choice must be what it makes of it.
    pub(super) fn name(
        &mut self,
        full_name: &str,
        accepts: impl Fn(&str) -> String,
    ) -> Option<String> {
        if self.renames.0.is_empty() {
            return None;
        }
        self.known.push(full_name.to_owned());
        let (key, rust_name) = self.renames.0.get_key_value(full_name)?;
        self.used.insert(key);
        let accepted = accepts(rust_name);
        if accepted != *rust_name {
            let message = format!("`{rust_name}` cannot be its Rust name; write `{accepted}`");
            self.errors.push(Error::new(full_name, message));
            return None;
        }
        Some(rust_name.clone())
    }

    /// All errors, including a choice that names nothing.
    pub(super) fn errors(mut self) -> Vec<Error> {
        for full_name in self.renames.0.keys().filter(|name| !self.used.contains(name.as_str())) {
            let known = self.known.iter().map(String::as_str);
            let message = match closest(full_name, known, Tolerance::Strict) {
                Some(near) => {
                    format!("there is nothing of this name to rename; did you mean `{near}`?")
                }
                None => "there is nothing of this name to rename".to_owned(),
            };
            self.errors.push(Error::new(full_name, message));
        }
        self.errors
    }
}
