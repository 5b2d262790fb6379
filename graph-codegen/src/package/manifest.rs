//! What a user says about a crate of models.

use crate::error::Error;
use crate::names;

/// What a crate of models is called, and what its manifest says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    pub(super) name: String,
    /// `version`; `0.1.0` by default.
    pub version: String,
    /// `description`. A registry demands it.
    pub description: Option<String>,
    /// `license`. A registry demands it.
    pub license: Option<String>,
    /// `repository`
    pub repository: Option<String>,
    /// The folder of graph-models, as the manifest has it. `None` for the one in the registry.
    pub path_to_models: Option<String>,
}

impl Package {
    /// A crate of this name, with nothing else said about it.
    ///
    /// # Errors
    ///
    /// Cargo does not accept the name.
    ///
    /// ```
    /// use graph_codegen::Package;
    ///
    /// assert_eq!(Package::new("graph-beta")?.name(), "graph-beta");
    /// assert!(Package::new("graph beta").is_err() && Package::new("self").is_err());
    /// # Ok::<(), graph_codegen::Error>(())
    /// ```
    pub fn new(name: &str) -> Result<Self, Error> {
        const TAKEN: &[&str] = &["alloc", "core", "graph_models", "proc_macro", "std", "test"];
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
        if !name.starts_with(|first: char| first.is_ascii_alphabetic())
            || !name.chars().all(is_part)
        {
            let message =
                "the name of a crate has letters, digits, `-` and `_`, and a letter first";
            return Err(Error::new(name, message));
        }
        let in_rust = name.replace('-', "_");
        if TAKEN.contains(&&*in_rust) || names::is_keyword(&in_rust) {
            return Err(Error::new(
                name,
                "the name is taken in Rust; write another name of the crate",
            ));
        }
        Ok(Self {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            description: None,
            license: None,
            repository: None,
            path_to_models: None,
        })
    }

    /// The name of the crate.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name in Rust.
    pub(super) fn rust_name(&self) -> String {
        self.name.replace('-', "_")
    }
}
