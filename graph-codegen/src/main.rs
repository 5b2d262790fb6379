//! The command: arguments and messages; all else is in the library.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use graph_codegen::{Flavour, Options, Subset, Tree, generate};

/// Writes Rust models from an OData CSDL document, such as the `$metadata` of Microsoft Graph.
///
/// What it writes is a module folder that needs no crate but graph-models.
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

  Users and groups, and the types that their navigation properties lead to:
    graph-codegen generate --csdl graph.csdl --out src/graph \\
        --types microsoft.graph.user,microsoft.graph.group --follow 1

  Whether the folder is what the second command would write, for a build server:
    graph-codegen check --csdl graph.csdl --out src/graph \\
        --types microsoft.graph.user,microsoft.graph.group --follow 1

Exit status: 0 if all is well, 1 if `check` found a difference, 2 if the document, the arguments or
the file system do not allow an answer.";

#[derive(Subcommand)]
enum Action {
    /// Write the models into a module folder
    ///
    /// Generated files in the folder that are no longer produced are removed. Nothing is written if
    /// there is a mistake in the document.
    Generate(Source),
    /// Compare a module folder with what `generate` would write into it
    Check(Source),
}

#[derive(Args)]
struct Source {
    /// The CSDL document, as a service has it under `$metadata`
    #[arg(long, value_name = "FILE")]
    csdl: PathBuf,
    /// The module folder, with `mod.rs` in it
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only these types and what they reach, by their full names: `microsoft.graph.user`
    ///
    /// With a type come the enumerations and complex types of its properties.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    types: Option<Vec<String>>,
    /// How many navigation properties are followed, one after the other, from each of `--types`;
    /// what lies beyond stays JSON
    #[arg(long, value_name = "STEPS", default_value_t = 0, requires = "types")]
    follow: usize,
    /// Leave the actions and functions out
    #[arg(long)]
    no_operations: bool,
    /// The form of the types
    #[arg(long, value_enum, default_value_t = Form::Models)]
    flavour: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// With `#[graph_entity]`
    Models,
    /// With serde's derive, to measure against
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
            complain(message);
            ExitCode::from(2)
        }
    }
}

/// Prints a line. That nobody reads it to its end, as in `graph-codegen check … | head`, is no reason
/// to stop, and `println!` would panic.
fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

fn complain(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn tree(source: &Source) -> Result<Tree, String> {
    let text = std::fs::read_to_string(&source.csdl)
        .map_err(|error| format!("{}: {error}", source.csdl.display()))?;
    let subset = source.types.clone().map(|types| Subset { types, follow: source.follow });
    let flavour = match source.flavour {
        Form::Models => Flavour::Models,
        Form::Plain => Flavour::Plain,
    };
    let options = Options { subset, flavour, without_operations: source.no_operations };
    let tree = generate(&text, &options)
        .map_err(|errors| format!("{}:\n{errors}", source.csdl.display()))?;
    for note in &tree.notes {
        complain(format_args!("note: {note}"));
    }
    Ok(tree)
}

fn write(source: &Source) -> Result<ExitCode, String> {
    let written = tree(source)?.write(&source.out).map_err(|error| error.to_string())?;
    say(format_args!(
        "{}: {} files written, {} as they were, {} removed",
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
        return Err(format!("{}: there is no such folder", source.out.display()));
    }
    let differences = tree.compare(&source.out).map_err(|error| error.to_string())?;
    for difference in &differences {
        say(difference);
    }
    say(format_args!(
        "{}: {} of {} files differ from {}",
        source.out.display(),
        differences.len(),
        tree.files.len(),
        source.csdl.display()
    ));
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
