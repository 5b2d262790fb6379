//! From an OData CSDL document to Rust models for graph-models.
//!
//! One step after the other, each usable alone:
//!
//! 1. [`csdl::read`]: the document as it stands, with the lines of its elements;
//! 2. [`schema::resolve`]: every name followed, every facet found;
//! 3. [`fixups::apply`]: quirks of Graph's metadata corrected, each by its name;
//! 4. [`subset::select`]: the types that are wanted and what they reach, if not all are;
//! 5. [`layout::layout`]: the file and the names in Rust of every type;
//! 6. emitting: the source of every file;
//! 7. [`Tree::write`] or [`Tree::compare`]: the folder on disk.
//!
//! [`generate`] takes all of them but the last:
//!
//! ```
//! use graph_codegen::{Options, generate};
//!
//! let csdl = r#"
//!     <Schema Namespace="microsoft.graph">
//!         <EntityType Name="printer">
//!             <Key><PropertyRef Name="id"/></Key>
//!             <Property Name="id" Type="Edm.String" Nullable="false"/>
//!         </EntityType>
//!     </Schema>"#;
//! let tree = generate(csdl, &Options::default())?;
//! let printer = &tree.files[std::path::Path::new("printer.rs")];
//! assert!(printer.contains("pub struct Printer {"));
//!
//! let error = generate(&csdl.replace("Edm.String", "graph.text"), &Options::default()).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "microsoft.graph.printer.id: type `graph.text` is not defined (line 5)",
//! );
//! # Ok::<(), graph_codegen::Errors>(())
//! ```

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
/// The document is no CSDL or contradicts itself, the subset names a type that it does not have, or
/// two of its names are one in Rust.
pub fn generate(csdl: &str, options: &Options) -> Result<Tree, Errors> {
    let document = csdl::read(csdl)?;
    let mut schema = schema::resolve(&document)?;
    let notes = fixups::apply(&mut schema);
    if let Some(subset) = &options.subset {
        schema = subset::select(&schema, subset)?;
    }
    let layout = layout::layout(&schema)?;
    let context = emit::Context { schema: &schema, layout: &layout };
    Ok(Tree { files: emit::emit(context, options.flavour), notes })
}
