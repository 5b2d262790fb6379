//! The paths of graph-models in an expansion.

use proc_macro2::Span;
use syn::{Ident, Path, parse_quote};

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
        let module = Ident::new(graph_table::PRIVATE_MODULE, Span::call_site());
        Self { private: parse_quote!(#public::#module), public }
    }

    /// The module for expansions alone.
    pub(crate) const fn private(&self) -> &Path {
        &self.private
    }
}
