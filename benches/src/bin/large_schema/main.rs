//! Measures the generator and the compiler on a schema of the size of Microsoft Graph's beta.
//!
//! ```text
//! cargo run --release -p graph-benches --bin large-schema
//! ```
//!
//! The schema is made up: its types have the shapes, and the shares, of those of Graph v1.0. The program
//! generates a crate from it as `graph-codegen crate` does, and compiles the crate. Only the crate itself
//! is measured: its dependencies are built first. The program is its own compiler wrapper: see
//! `graph_benches::compiler`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

mod document;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use graph_benches::compiler::{Action, Cargo, Machine, Result, Subject, Workspace, run};
use graph_codegen::{Documents, Operations, Options, Package, generate_crate};

use self::document::Size;

/// Measures generating and compiling the models of a large schema.
#[derive(Debug, Parser)]
#[command(name = "large-schema")]
struct Arguments {
    /// How many types the schema has; Graph's beta has some 7,700.
    #[arg(long, value_name = "N", default_value_t = 7_700)]
    types: usize,
    /// How many properties and members the types have; Graph's beta has some 38,000.
    #[arg(long, value_name = "N", default_value_t = 38_000)]
    members: usize,
    /// Measure these commands.
    #[arg(
        long,
        value_name = "COMMAND,…",
        value_enum,
        value_delimiter = ',',
        default_value = "check"
    )]
    only: Vec<Action>,
    /// Omit the actions and functions, as without the feature `operations` of the crate.
    #[arg(long)]
    no_operations: bool,
    /// Also write the document into this file, to try other commands of the generator.
    #[arg(long, value_name = "FILE")]
    csdl: Option<PathBuf>,
}

const PACKAGE: &str = "large-models";

fn main() -> ExitCode {
    run(measure)
}

fn measure(arguments: &Arguments) -> Result<()> {
    let workspace = Workspace::read()?;
    let folder = workspace.target.join("large-schema");
    let size = Size::new(arguments.types, arguments.members);
    let document = document::write(size);
    if let Some(file) = &arguments.csdl {
        fs::write(file, &document)?;
    }

    let mut package = Package::new(PACKAGE)?;
    let models = workspace.root.join("graph-models");
    package.path_to_models = Some(models.to_str().ok_or("a path that is not Unicode")?.to_owned());
    let operations =
        if arguments.no_operations { Operations::Omitted } else { Operations::Included };
    let options = Options { operations, ..Options::default() };
    let start = Instant::now();
    let generated = generate_crate(Documents::parse(&document), &options, &package)?;
    let generation = start.elapsed();
    let crate_folder = folder.join("crate");
    // Of another size, perhaps.
    if crate_folder.exists() {
        fs::remove_dir_all(&crate_folder)?;
    }
    fs::create_dir_all(&crate_folder)?;
    generated.write(&crate_folder)?;
    // Not a member of the workspace that the target folder is in.
    let manifest = crate_folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    if !text.contains("[workspace]") {
        fs::write(&manifest, text + "\n[workspace]\n")?;
    }
    workspace.copy_lock(&crate_folder)?;

    let lines: usize = generated.models.files.values().map(|text| text.lines().count()).sum();
    println!("{}", Machine::this(&workspace.root)?);
    println!("{size}: {:.1} MB of CSDL", document.len() as f64 / 1e6);
    println!("generated in {:.1} s: {lines} lines of Rust", generation.as_secs_f64());

    let cargo = Cargo::new(&workspace.root, &folder, true)?;
    let subject = Subject {
        name: "large",
        package: PACKAGE,
        program: None,
        manifest,
        target: folder.join("target"),
    };
    for &action in &arguments.only {
        eprintln!("{action}: building the dependencies");
        cargo.prepare(&subject, action)?;
        println!("{action}: {}", cargo.measure(&subject, action)?);
    }
    Ok(())
}
