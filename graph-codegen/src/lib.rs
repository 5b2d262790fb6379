//! Generates Rust models for graph-models from an OData CSDL document.
//!
//! # A crate of twenty types
//!
//! graph-models contains all of Microsoft Graph v1.0 in its module `v1`. Generate your own models
//! if you need only a few types, the beta version or another service:
//!
//! ```text
//! curl -o graph.csdl 'https://graph.microsoft.com/v1.0/$metadata'
//! graph-codegen generate --csdl graph.csdl --out src/graph \
//!     --types microsoft.graph.user,microsoft.graph.group --follow 1
//! ```
//!
//! `src/graph` is then a module of your crate, `mod graph;`. It depends only on graph-models,
//! without the default features:
//!
//! ```toml
//! graph-models = { version = "0.1", default-features = false }
//! ```
//!
//! The module contains the listed types, the enumerations and complex types of their properties
//! and, with `--follow 1`, the entity types of their navigation properties. A navigation property
//! whose type is omitted is a `Nav<Value>`, and another property whose type is omitted holds JSON, so
//! nothing that the service sends is lost. Properties inherited from an omitted base type are kept.
//! `graph::registry()` finds the types by name.
//!
//! # Navigation properties
//!
//! A navigation property is a field of type `Nav<User>` or `Nav<Vec<User>>`. It keeps the related
//! entities as received until they are read, so a program does not contain the code of related types
//! that it never reads. The attribute derives the full name of the related type from its Rust name.
//! If that gives another name, the field has the option `target`:
//!
//! ```text
//! pub manager: Nav<AnyDirectoryObject>,           // microsoft.graph.directoryObject
//! #[graph(target = "#microsoft.graph.group")]
//! pub group: Nav<super::Group>,                   // in a type of microsoft.graph.termStore
//! #[graph(target = "#microsoft.graph.printJob")]
//! pub jobs: Nav<Vec<Value>>,                      // a type that is omitted
//! ```
//!
//! The accessors of a union for such properties return `&Nav<…>`. A plain type (`--flavour
//! plain`) holds the related entities themselves.
//!
//! # Operations
//!
//! The actions and functions that are bound to these types are in `graph::actions` and
//! `graph::functions`, unless `--no-operations` omits them. `--types` may name others, such as those
//! that are not bound to a type. `graph::operations()` finds them by
//! name and binding.
//!
//! With `--optional-operations`, they are there only with the feature `operations` of your crate, and without it they
//! cost no compile time. Declare the feature in the manifest:
//!
//! ```toml
//! [features]
//! default = ["operations"]
//! operations = []
//! ```
//!
//! `graph-codegen check` with the same arguments compares the folder with what `generate` would
//! write, for example on a build server. Its exit status is 1 if they differ. The files are
//! formatted like `rustfmt` does with `max_width = 100` and `use_small_heuristics = "Max"`. If your
//! crate has other settings, write `#[rustfmt::skip]` above `mod graph;`.
//!
//! # A crate of its own
//!
//! `graph-codegen crate` writes a whole crate: the models, and the manifest, README and root that it is
//! started with. The types are at the root of the crate, `graph_beta::User`. Programs that use the
//! models then do not compile them again for each change. [`generate_crate`] does the same.
//!
//! ```text
//! graph-codegen crate --csdl graph.csdl --name graph-beta --license MIT
//! ```
//!
//! # From a build script
//!
//! A build script may generate the models, so that they are not part of the sources. It needs only the
//! library:
//!
//! ```toml
//! [dependencies]
//! graph-models = { version = "0.1", default-features = false }
//!
//! [build-dependencies]
//! graph-codegen = { version = "0.1", default-features = false }
//! ```
//!
//! This is `build.rs`:
//!
//! ```no_run
#![doc = include_str!("../examples/build_script/build.rs")]
//! ```
//!
//! And this is in the crate, which then has a module `garden`:
//!
//! ```text
//! include!(concat!(env!("OUT_DIR"), "/models.rs"));
//! ```
//!
//! # Docs
//!
//! The docs of a type, property, member, operation or parameter begin with its `Core.Description` and
//! `Core.LongDescription` in the document. [`Options::without_descriptions`], on the command line
//! `--no-descriptions`, leaves these out.
//!
//! Annotations also tell what an address may be: the alternate keys of a type and of its entity sets
//! (`Core.AlternateKeys`), sets that no key leads into (`Capabilities.IndexableByKey`), whether keys may be
//! segments (`Capabilities.KeyAsSegmentSupported`), and operations that can be called only where they are
//! listed (`Core.RequiresExplicitBinding`). `--no-descriptions` leaves these out, too, because they
//! are in docs only.
//!
//! # Documents that reference others
//!
//! `--csdl` may be given several times. A document that is referenced is also looked up by its file
//! name in the folders that `--include` names. A type that is not defined is an error, or with
//! `--keep-going` a note; its values are then read as JSON.
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
//! assert!(printer.contains(r##"#[graph(target = "#microsoft.graph.printJob")]"##));
//! assert!(printer.contains("pub jobs: Nav<Vec<Value>>,"));
//!
//! let wrong = csdl.replace("Edm.String", "graph.text");
//! let error = generate(&wrong, &Options::default()).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "microsoft.graph.printer.id: type `microsoft.graph.text` is not defined (line 5, column 13)",
//! );
//! # Ok::<(), graph_codegen::Errors>(())
//! ```
//!
//! # Steps
//!
//! 1. [`csdl::read`] parses the document and records the lines of its elements.
//! 2. [`schema::resolve`] resolves all names and property flags.
//! 3. [`fixups::apply`] corrects known errors in Graph's metadata.
//! 4. Rust names are chosen, so that no two names in one scope are the same.
//! 5. [`subset::select`] selects the listed types and those that they reach, if not all are wanted.
//! 6. [`layout::layout`] chooses the file of every type and operation, and the unions.
//! 7. Emitting produces the source of every file.
//! 8. [`Tree::write`] or [`Tree::compare`] writes or compares the folder.
//!
//! [`generate`] runs all steps but the last, and [`generate_from`] does so for several documents.
//! [`generate_crate`] adds the files around the models, and [`Crate::write`] writes the crate.
//! Steps never print. Errors of all steps are returned at once, with their positions.

pub mod csdl;
mod documents;
mod emit;
mod error;
pub mod fixups;
mod flavour;
pub mod layout;
pub mod names;
mod naming;
mod options;
mod package;
pub mod schema;
pub mod secrets;
pub mod subset;
mod vocabularies;
mod write;

pub use documents::Documents;
use error::Problems;
pub use error::{Error, Errors, Position};
pub use flavour::Flavour;
pub use graph_table::{InvalidProfile, Profile, Tags};
use layout::Layout;
pub use naming::Renames;
pub use options::{Operations, Options};
pub use package::{Crate, Package, WrittenCrate};
use schema::Schema;
pub use subset::Subset;
pub use write::{Difference, Tree, Written};

/// Generates the files of a module folder from the text of a CSDL document.
///
/// # Errors
///
/// The document is not CSDL, declares no types or contradicts itself, or the subset or a chosen name
/// is for something unknown.
pub fn generate(csdl: &str, options: &Options) -> Result<Tree, Errors> {
    generate_from(Documents::parse(csdl), options)
}

/// Generates the files of a module folder from documents that may reference each other.
///
/// # Errors
///
/// As for [`generate`]. All errors are reported at once.
pub fn generate_from(documents: Documents, options: &Options) -> Result<Tree, Errors> {
    Ok(prepare(documents, options)?.tree(options))
}

/// Generates a crate of models from documents that may reference each other. The models are at the
/// root of the crate: `graph_beta::User`. They have `#[graph_entity]`, whatever the flavour, and operations
/// are optional unless they are omitted.
///
/// # Errors
///
/// As for [`generate`]. All errors are reported at once.
///
/// ```
/// use graph_codegen::{Documents, Options, Package, generate_crate};
///
/// let csdl = "<Schema Namespace='org.garden'><EntityType Name='plant'/></Schema>";
/// let mut package = Package::new("garden")?;
/// package.license = Some("MIT".to_owned());
/// let garden = generate_crate(Documents::parse(csdl), &Options::default(), &package)?;
/// let manifest = &garden.started[std::path::Path::new("Cargo.toml")];
/// assert!(manifest.contains("name = \"garden\"") && manifest.contains("license = \"MIT\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn generate_crate(
    documents: Documents,
    options: &Options,
    package: &Package,
) -> Result<Crate, Errors> {
    let operations = match options.operations {
        Operations::Included | Operations::Optional => Operations::Optional,
        Operations::Omitted => Operations::Omitted,
    };
    let options = Options { flavour: Flavour::Models, operations, ..options.clone() };
    let prepared = prepare(documents, &options)?;
    let tree = prepared.tree(&options);
    Ok(package::package(package, prepared.context(), tree, &options.arguments()))
}

/// A schema that is ready to emit.
struct Prepared {
    schema: Schema,
    layout: Layout,
    profile: Profile,
    operations: Operations,
    notes: Vec<String>,
}

impl Prepared {
    fn context(&self) -> emit::Context<'_> {
        let Self { schema, layout, profile, operations, .. } = self;
        emit::Context { schema, layout, profile: *profile, operations: *operations }
    }

    fn tree(&self, options: &Options) -> Tree {
        Tree { files: emit::emit(self.context(), options.flavour), notes: self.notes.clone() }
    }
}

/// All steps before emitting.
fn prepare(documents: Documents, options: &Options) -> Result<Prepared, Errors> {
    let Documents { mut documents, vocabularies, errors } = documents;
    let mut problems = Problems::new(options.keep_going);
    problems.errors = errors;
    vocabularies::add_used(&mut documents, vocabularies);
    let mut schema = schema::resolve_all(&documents, &mut problems);
    let nothing_but_containers = schema.types.iter().all(schema::Type::is_container);
    if nothing_but_containers && problems.errors.is_empty() {
        // Writing the folder would remove all its files, which is surely not intended.
        let message = "the document declares no entity type, complex type or enumeration";
        problems.errors.push(Error::new("", message));
    }
    if options.operations == Operations::Omitted {
        schema.operations.clear();
    }
    if options.without_descriptions {
        schema.remove_descriptions();
        schema.remove_what_is_said_of_addresses();
    }
    let Problems { mut errors, mut notes, .. } = problems;
    notes.extend(fixups::apply(&mut schema));
    notes.extend(schema.wrong_keys.iter().map(|wrong| wrong.note.clone()));
    let name_notes = naming::choose(&mut schema, &options.renames, &mut errors);
    if options.flavour == Flavour::Plain {
        schema = subset::without_containers(&schema);
    }
    if let Some(subset) = &options.subset {
        match subset::select(&schema, subset) {
            Ok(selected) => schema = selected,
            Err(Errors(more)) => errors.extend(more),
        }
    }
    let mut problems = Problems::new(options.keep_going);
    if options.profile.member_numbers() {
        schema::require_numbers(&schema, &mut problems);
    }
    errors.extend(problems.errors);
    notes.extend(problems.notes);
    Errors::unless(errors, ())?;
    notes.extend(naming::about(name_notes, &schema));
    let (layout, layout_notes) = layout::layout(&schema);
    notes.extend(layout_notes);
    let Options { profile, operations, .. } = *options;
    Ok(Prepared { schema, layout, profile, operations, notes })
}
