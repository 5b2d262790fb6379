//! The command: arguments and messages; all else is in the library.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to a person")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use graph_codegen::{Flavour, Options, Subset, Tree, generate};

/// Rust models for graph-models from an OData CSDL document.
#[derive(Parser)]
#[command(version)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Write the models into a module folder.
    Generate(Source),
    /// Compare a module folder with the document; the exit status is 1 if they disagree.
    Check(Source),
}

#[derive(Args)]
struct Source {
    /// The CSDL document, as a service has it under `$metadata`.
    #[arg(long, value_name = "FILE")]
    csdl: PathBuf,
    /// The module folder; generated files in it that are no longer produced are removed.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only these types and what they reach, by their full names.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    types: Option<Vec<String>>,
    /// How many navigation properties are followed from each of these types; what lies beyond stays
    /// JSON.
    #[arg(long, value_name = "STEPS", default_value_t = 0, requires = "types")]
    follow: usize,
    /// The form of the types.
    #[arg(long, value_enum, default_value_t = Form::Models)]
    flavour: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// With `#[graph_entity]`.
    Models,
    /// With serde's derive, to measure against.
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
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn tree(source: &Source) -> Result<Tree, String> {
    let text = std::fs::read_to_string(&source.csdl)
        .map_err(|error| format!("{}: {error}", source.csdl.display()))?;
    let subset = source.types.clone().map(|types| Subset { types, follow: source.follow });
    let flavour = match source.flavour {
        Form::Models => Flavour::Models,
        Form::Plain => Flavour::Plain,
    };
    let tree = generate(&text, &Options { subset, flavour })
        .map_err(|errors| format!("{}:\n{errors}", source.csdl.display()))?;
    for note in &tree.notes {
        eprintln!("note: {note}");
    }
    Ok(tree)
}

fn write(source: &Source) -> Result<ExitCode, String> {
    let written = tree(source)?
        .write(&source.out)
        .map_err(|error| format!("{}: {error}", source.out.display()))?;
    println!(
        "{}: {} files written, {} as they were, {} removed",
        source.out.display(),
        written.changed,
        written.unchanged,
        written.removed
    );
    Ok(ExitCode::SUCCESS)
}

fn check(source: &Source) -> Result<ExitCode, String> {
    let tree = tree(source)?;
    let differences =
        tree.compare(&source.out).map_err(|error| format!("{}: {error}", source.out.display()))?;
    for difference in &differences {
        println!("{difference}");
    }
    println!(
        "{}: {} of {} files differ from {}",
        source.out.display(),
        differences.len(),
        tree.files.len(),
        source.csdl.display()
    );
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
