//! The command line: arguments and messages. Everything else is in the library.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use graph_codegen::{Documents, Flavour, Options, Renames, Subset, Tree, generate_from};

/// Generates Rust models from an OData CSDL document, such as the `$metadata` of Microsoft Graph
///
/// The models are a module folder that depends only on the crate graph-models.
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
}

#[derive(Args)]
struct Source {
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
    /// The module folder that contains `mod.rs`
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Generate only these types and those that they reach; full names such as
    /// `microsoft.graph.user`
    ///
    /// Each type includes the enumerations and complex types of its properties.
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
    /// Omit the actions and functions
    #[arg(long)]
    no_operations: bool,
    /// Leave the descriptions of the documents (`Core.Description`, `Core.LongDescription`) out of the
    /// docs, for example because you may not copy them
    #[arg(long)]
    no_descriptions: bool,
    /// The form of the types
    #[arg(long, value_enum, default_value_t = Form::Models)]
    flavour: Form,
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

fn tree(source: &Source) -> Result<Tree, String> {
    let documents =
        Documents::open(&source.csdl, &source.include).map_err(|errors| errors.to_string())?;
    let subset = source.types.clone().map(|types| Subset { types, follow: source.follow });
    let flavour = match source.flavour {
        Form::Models => Flavour::Models,
        Form::Plain => Flavour::Plain,
    };
    let mut renames = Renames::default();
    for rename in &source.renames {
        renames.add(rename).map_err(|error| format!("--rename: {error}"))?;
    }
    let options = Options {
        subset,
        flavour,
        without_operations: source.no_operations,
        without_descriptions: source.no_descriptions,
        renames,
        keep_going: source.keep_going,
    };
    let tree = generate_from(documents, &options)
        .map_err(|errors| format!("{}:\n{errors}", names(source)))?;
    for note in &tree.notes {
        print_error(format_args!("note: {note}"));
    }
    Ok(tree)
}

/// The names of the documents.
fn names(source: &Source) -> String {
    let names = source.csdl.iter().map(|file| file.display().to_string());
    names.collect::<Vec<_>>().join(", ")
}

fn write(source: &Source) -> Result<ExitCode, String> {
    let written = tree(source)?.write(&source.out).map_err(|error| error.to_string())?;
    print(format_args!(
        "{}: {} files written, {} unchanged, {} removed",
        source.out.display(),
        written.changed,
        written.unchanged,
        written.removed
    ));
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
        names(source)
    ));
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
