//! From an OData CSDL document to Rust models for graph-models.
//!
//! # A crate of twenty types
//!
//! graph-models has all of Microsoft Graph v1.0 in its module `v1`. For a few types, for beta, or for
//! another service, make models of your own. With the command:
//!
//! ```text
//! curl -o graph.csdl 'https://graph.microsoft.com/v1.0/$metadata'
//! graph-codegen generate --csdl graph.csdl --out src/graph \
//!     --types microsoft.graph.user,microsoft.graph.group --follow 1
//! ```
//!
//! `src/graph` then is a module of your crate, `mod graph;`, which needs graph-models alone, without
//! its default features:
//!
//! ```toml
//! graph-models = { version = "0.1", default-features = false }
//! ```
//!
//! In it are the types that were asked for, the enumerations and complex types of their properties,
//! and, with `--follow 1`, the entity types that one navigation property leads to. A property whose
//! type was left out holds JSON; nothing that the service sends is lost. What is inherited from a
//! base that was left out stays. `graph::registry()` finds the types by their names.
//!
//! The actions and functions that are bound to these types are in `graph::actions` and
//! `graph::functions`, unless there is `--no-operations`; `graph::operations()` finds them by their
//! names and what they are bound to.
//!
//! `graph-codegen check` with the same arguments tells whether the folder is what `generate` would
//! write, for instance on a build server; its exit status is 1 if not. The files are laid out as
//! `rustfmt` does with `max_width = 100` and `use_small_heuristics = "Max"`; where your crate is
//! formatted otherwise, put `#[rustfmt::skip]` above `mod graph;`.
//!
//! # From a program
//!
//! ```
//! use graph_codegen::{Options, Subset, generate};
//!
//! let csdl = r#"
//!     <Schema Namespace="microsoft.graph" Alias="graph">
//!         <EntityType Name="printer">
//!             <Key><PropertyRef Name="id"/></Key>
//!             <Property Name="id" Type="Edm.String" Nullable="false"/>
//!             <NavigationProperty Name="jobs" Type="Collection(graph.printJob)"/>
//!         </EntityType>
//!         <EntityType Name="printJob"/>
//!     </Schema>"#;
//! let subset = Subset { types: vec!["graph.printer".to_owned()], follow: 0 };
//! let tree = generate(csdl, &Options { subset: Some(subset), ..Options::default() })?;
//! let printer = &tree.files[std::path::Path::new("printer.rs")];
//! assert!(printer.contains("pub struct Printer {"));
//! assert!(printer.contains("pub jobs: Option<Vec<Value>>,"));
//!
//! let error = generate(&csdl.replace("Edm.String", "graph.text"), &Options::default()).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "microsoft.graph.printer.id: type `microsoft.graph.text` is not defined (line 5)",
//! );
//! # Ok::<(), graph_codegen::Errors>(())
//! ```
//!
//! # Steps
//!
//! One after the other, each usable alone but for emitting:
//!
//! 1. [`csdl::read`]: the document as it stands, with the lines of its elements;
//! 2. [`schema::resolve`]: every name followed, every facet found;
//! 3. [`fixups::apply`]: quirks of Graph's metadata corrected, each by its name;
//! 4. [`subset::select`]: the types that are wanted and what they reach, if not all are;
//! 5. [`layout::layout`]: the file and the names in Rust of every type;
//! 6. emitting: the source of every file;
//! 7. [`Tree::write`] or [`Tree::compare`]: the folder on disk.
//!
//! [`generate`] takes all of them but the last. No step prints, and none goes on with a document in
//! which it found a mistake: [`Errors`] has all that the step found, with their lines.

pub mod csdl;
mod emit;
mod error;
pub mod fixups;
pub mod layout;
pub mod names;
pub mod schema;
pub mod secrets;
pub mod subset;
mod write;

pub use error::{Error, Errors};
pub use subset::Subset;
pub use write::{Difference, Tree, Written};

/// What to generate.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which types; all if `None`.
    pub subset: Option<Subset>,
    /// In which form.
    pub flavour: Flavour,
    /// Leaves the actions and functions out.
    pub without_operations: bool,
}

/// The form of the generated types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flavour {
    /// Models with `#[graph_entity]`.
    #[default]
    Models,
    /// Structs and enums with serde's derive, to measure against.
    Plain,
}

/// Generates the files of a module folder from the text of a CSDL document.
///
/// # Errors
///
/// The document is no CSDL, declares no types or contradicts itself, the subset names a type that it
/// does not have, or two of its names are one in Rust.
pub fn generate(csdl: &str, options: &Options) -> Result<Tree, Errors> {
    let document = csdl::read(csdl)?;
    let mut schema = schema::resolve(&document)?;
    if schema.types.is_empty() {
        // A folder written from it would lose all its files, which nobody means.
        return Err(
            Error::new("", "the document declares no entity, complex or enumeration type").into()
        );
    }
    if options.without_operations {
        schema.operations.clear();
    }
    let mut notes = fixups::apply(&mut schema);
    if let Some(subset) = &options.subset {
        schema = subset::select(&schema, subset)?;
    }
    let layout = layout::layout(&schema)?;
    notes.extend(layout.notes(&schema));
    let context = emit::Context { schema: &schema, layout: &layout };
    Ok(Tree { files: emit::emit(context, options.flavour), notes })
}
