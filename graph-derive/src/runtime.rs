//! The paths of graph-models in an expansion.

use syn::{Path, parse_quote};

use crate::options::Options;

/// Where an expansion finds graph-models.
pub(crate) struct Runtime {
    /// `::graph_models`, or what the option `crate` says.
    pub(crate) public: Path,
    private: Path,
}

impl Runtime {
    /// The paths that the options of an attribute ask for.
    pub(crate) fn of(options: &Options) -> Self {
        let public = options.path("crate").cloned().unwrap_or_else(|| parse_quote!(::graph_models));
        Self { private: parse_quote!(#public::__private), public }
    }

    /// The module for expansions alone.
    pub(crate) const fn private(&self) -> &Path {
        &self.private
    }
}
