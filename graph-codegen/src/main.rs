//! The command line: arguments and messages. Everything else is in the library.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use graph_codegen::{
    Documents, Errors, Flavour, Operations, Options, Package, Profile, Renames, Subset, Tree,
    Written, generate_crate, generate_from,
};

/// Generates Rust models from an OData CSDL document, such as the `$metadata` of Microsoft Graph
///
/// The models are a module folder or a crate, and depend only on the crate graph-models.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  curl -o graph.csdl 'https://graph.microsoft.com/v1.0/$metadata'

  All types, into the module `graph` of a crate:
    graph-codegen generate --csdl graph.csdl --out src/graph

  Users, groups and the types of their navigation properties:
    graph-codegen generate --csdl graph.csdl --out src/graph \\
        --types microsoft.graph.user,microsoft.graph.group --follow 1

  The same as a crate of its own, in the folder `graph-beta`:
    graph-codegen crate --csdl graph.csdl --name graph-beta \\
        --types microsoft.graph.user,microsoft.graph.group --follow 1

  Check on a build server that the folder is up to date:
    graph-codegen check --csdl graph.csdl --out src/graph \\
        --types microsoft.graph.user,microsoft.graph.group --follow 1

Exit status: 0 on success, 1 if `check` finds a difference, 2 if there is an error in the document or
the arguments, or a file cannot be read or written.";

#[derive(Subcommand)]
enum Action {
    /// Write the models into a module folder
    ///
    /// Generated files in the folder that are no longer produced are removed. Nothing is written if
    /// the document contains an error.
    Generate(Source),
    /// Compare a module folder with what `generate` would write into it
    Check(Source),
    /// Write a crate of models: its manifest, README and root, and the models in `src/models`
    ///
    /// The models are at the root of the crate, for example `graph_beta::User`. If the crate exists, the
    /// models are written again, and all other files stay as they are. A folder with another crate is
    /// refused.
    Crate(NewCrate),
}

#[derive(Args)]
struct Source {
    #[command(flatten)]
    models: Models,
    /// The module folder that contains `mod.rs`
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The form of the types
    #[arg(long, value_enum, default_value_t = Form::Models)]
    flavour: Form,
    /// Put the actions and functions behind the feature `operations` of your crate, whose manifest must
    /// declare it. `crate` always does this
    #[arg(long, conflicts_with = "no_operations")]
    optional_operations: bool,
}

#[derive(Args)]
struct NewCrate {
    #[command(flatten)]
    models: Models,
    /// The name of the crate
    #[arg(long)]
    name: String,
    /// The folder of the crate [default: the name]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The version of the crate
    // The command has a `--version`, too.
    #[arg(long = "crate-version", value_name = "VERSION", default_value = "0.1.0")]
    version: String,
    /// The description in the manifest, which a registry demands
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// The licence in the manifest, which a registry demands: an SPDX expression such as `MIT`
    #[arg(long, value_name = "SPDX")]
    license: Option<String>,
    /// The address of the repository in the manifest
    #[arg(long, value_name = "URL")]
    repository: Option<String>,
    /// The folder of graph-models, relative to that of the crate, if it is not to come from the registry
    #[arg(long, value_name = "PATH")]
    path_to_models: Option<String>,
}

#[derive(Args)]
struct Models {
    /// The CSDL document, which services publish as `$metadata`. May be given several times, for a
    /// service that has several documents
    #[arg(long, value_name = "FILE", required = true)]
    csdl: Vec<PathBuf>,
    /// A folder with documents that the others reference, by file name. May be given several times
    #[arg(long, value_name = "DIR")]
    include: Vec<PathBuf>,
    /// Generate models although types are not defined; their values are read as JSON. A note names
    /// each of them
    #[arg(long)]
    keep_going: bool,
    /// Generate only these types and those that they reach; full names such as
    /// `microsoft.graph.user`
    ///
    /// Each type includes the enumerations and complex types of its properties, and the actions and
    /// functions that are bound to it. Other actions and functions may be named, too.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    types: Option<Vec<String>>,
    /// How many steps of navigation properties to follow from each of `--types`; those beyond that
    /// are of type `Nav<Value>`, so the related entities are read as JSON
    #[arg(long, value_name = "STEPS", default_value_t = 0, requires = "types")]
    follow: usize,
    /// Choose the Rust name of a type, property, member, parameter, operation or namespace:
    /// `microsoft.graph.searchHit._summary=raw_summary`. May be given several times
    ///
    /// Names that collide in Rust get a suffix, which a note reports.
    #[arg(long = "rename", value_name = "FULL.NAME=NAME")]
    renames: Vec<String>,
    /// How the service wants its bodies and addresses, which the models then carry: `graph`, `odata`,
    /// `odata-4.01` or `dynamics`, and options that differ from it, as in `odata,tag=never`
    ///
    /// The options are `tag` (where `@odata.type` is written by itself: `top`, `derived` or `never`), `keys`
    /// (`segments` or `parentheses`), `enums` (members in addresses: `plain` or `qualified`), `members` (members
    /// in bodies: `names` or `numbers`), `control` (control information: `full`, or `short` as in OData 4.01) and
    /// `version` (of the request headers: `none`, `4.0` or `4.01`).
    #[arg(long, value_name = "PROFILE", default_value_t = Profile::GRAPH)]
    profile: Profile,
    /// Omit the actions and functions
    #[arg(long)]
    no_operations: bool,
    /// Leave the descriptions of the documents (`Core.Description`, `Core.LongDescription`) out of the
    /// docs, for example because you may not copy them; with them, what annotations say only for the docs,
    /// such as alternate keys
    #[arg(long)]
    no_descriptions: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// With `#[graph_entity]`
    Models,
    /// With serde's derive, for benchmarks to compare with
    Plain,
}

fn main() -> ExitCode {
    let done = match Command::parse().action {
        Action::Generate(source) => write(&source),
        Action::Check(source) => check(&source),
        Action::Crate(new) => write_crate(&new),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            print_error(message);
            ExitCode::from(2)
        }
    }
}

/// Prints a line. A reader that stops early, as in `graph-codegen check … | head`, is not an error.
/// `println!` would panic.
fn print(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn print_error(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

impl Models {
    fn documents(&self) -> Result<Documents, String> {
        Documents::open(&self.csdl, &self.include).map_err(|errors| errors.to_string())
    }

    /// The options of the library; `operations` apply unless they are omitted.
    fn options(&self, flavour: Flavour, operations: Operations) -> Result<Options, String> {
        let mut renames = Renames::default();
        for rename in &self.renames {
            renames.add(rename).map_err(|error| format!("--rename: {error}"))?;
        }
        Ok(Options {
            subset: self.types.clone().map(|types| Subset { types, follow: self.follow }),
            flavour,
            profile: self.profile,
            operations: if self.no_operations { Operations::Omitted } else { operations },
            without_descriptions: self.no_descriptions,
            renames,
            keep_going: self.keep_going,
        })
    }

    /// The names of the documents.
    fn names(&self) -> String {
        let names = self.csdl.iter().map(|file| file.display().to_string());
        names.collect::<Vec<_>>().join(", ")
    }

    /// The message for errors in the documents.
    fn wrong(&self, errors: &Errors) -> String {
        format!("{}:\n{errors}", self.names())
    }
}

fn tree(Source { models, flavour, optional_operations, .. }: &Source) -> Result<Tree, String> {
    let flavour = match flavour {
        Form::Models => Flavour::Models,
        Form::Plain => Flavour::Plain,
    };
    let operations = if *optional_operations { Operations::Optional } else { Operations::Included };
    let (documents, options) = (models.documents()?, models.options(flavour, operations)?);
    let tree = generate_from(documents, &options).map_err(|errors| models.wrong(&errors))?;
    print_notes(&tree.notes);
    Ok(tree)
}

fn print_notes(notes: &[String]) {
    for note in notes {
        print_error(format_args!("note: {note}"));
    }
}

/// Says what was written.
fn print_written(folder: &Path, written: Written, kept: usize) {
    let Written { changed, unchanged, removed } = written;
    let kept = if kept > 0 { format!(", {kept} kept") } else { String::new() };
    print(format_args!(
        "{}: {changed} files written, {unchanged} unchanged, {removed} removed{kept}",
        folder.display()
    ));
}

fn write(source: &Source) -> Result<ExitCode, String> {
    let written = tree(source)?.write(&source.out).map_err(|error| error.to_string())?;
    print_written(&source.out, written, 0);
    Ok(ExitCode::SUCCESS)
}

fn write_crate(new: &NewCrate) -> Result<ExitCode, String> {
    let mut package = Package::new(&new.name).map_err(|error| format!("--name: {error}"))?;
    package.version.clone_from(&new.version);
    package.description.clone_from(&new.description);
    package.license.clone_from(&new.license);
    package.repository.clone_from(&new.repository);
    package.path_to_models.clone_from(&new.path_to_models);
    let documents = new.models.documents()?;
    let options = new.models.options(Flavour::Models, Operations::Optional)?;
    let files = generate_crate(documents, &options, &package)
        .map_err(|errors| new.models.wrong(&errors))?;
    print_notes(&files.models.notes);
    let folder = new.out.clone().unwrap_or_else(|| PathBuf::from(&new.name));
    let done = files.write(&folder).map_err(|error| error.to_string())?;
    print_notes(&done.notes);
    print_written(&folder, done.written, done.kept.len());
    Ok(ExitCode::SUCCESS)
}

fn check(source: &Source) -> Result<ExitCode, String> {
    let tree = tree(source)?;
    if !source.out.is_dir() {
        return Err(format!("{}: the folder does not exist", source.out.display()));
    }
    let differences = tree.compare(&source.out).map_err(|error| error.to_string())?;
    for difference in &differences {
        print(difference);
    }
    print(format_args!(
        "{}: {} of {} files differ from {}",
        source.out.display(),
        differences.len(),
        tree.files.len(),
        source.models.names()
    ));
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
