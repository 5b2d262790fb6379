//! What compiling the models takes, beside the same types as plain serde structs, or beside what it
//! took before a change.
//!
//! ```text
//! cargo run --release -p graph-benches --bin compile-time
//! cargo run --release -p graph-benches --bin compile-time -- --before ../former-checkout
//! ```
//!
//! Wall time, processor time and peak memory of the compiler for `cargo check`, `cargo build`,
//! `cargo build --release` and `cargo doc --no-deps`, of graph-models with its default features and
//! of a crate that graph-codegen writes in its plain flavour, or of the graph-models of another
//! checkout. Only the crate itself counts: what it depends on is built before, and all that is known
//! of the crate is removed before each run. The program is its own compiler wrapper: see [`wrapper`].
//!
//! The schema is that of `--csdl`, else of the environment variable `GRAPH_CSDL`, else
//! `../shared/csdl/v1.0.csdl` beside the workspace.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to a person")]

mod cargo;
mod figures;
mod options;
mod plain;
mod report;
mod workspace;
mod wrapper;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use graph_codegen::{Flavour, Tree};

use self::cargo::{Action, Cargo, Subject};
use self::figures::Figures;
use self::options::Options;
use self::report::{Machine, Report, Row};
use self::workspace::Workspace;
use self::wrapper::Wrapper;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    if let Some(wrapper) = Wrapper::of_this_process() {
        // Not an `ExitCode`: a compiler's exit code may be any number on Windows.
        std::process::exit(wrapper.run());
    }
    match measure(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(options: &Options) -> Result<()> {
    let workspace = Workspace::read()?;
    let folder = workspace.target.join("compile-time");
    let subjects = match &options.before {
        Some(checkout) => [
            models("after", &workspace.root, &folder),
            models("before", &checkout.canonicalize()?, &folder),
        ],
        None => {
            // Before anything is built, for it is the most likely to be missing.
            let csdl = options.csdl(&workspace.root)?;
            let plain = folder.join("plain");
            plain::write(&plain, &workspace, &plain_models(&csdl)?)?;
            let plain = Subject {
                name: "plain",
                package: plain::PACKAGE,
                manifest: plain.join("Cargo.toml"),
                target: plain.join("target"),
            };
            [models("ours", &workspace.root, &folder), plain]
        }
    };
    let cargo = Cargo::new(&workspace.root, &folder, options.no_incremental)?;
    let mut report = Report {
        machine: Machine::this(&workspace.root)?,
        runs: options.runs,
        incremental: !options.no_incremental,
        subjects: subjects.each_ref().map(|subject| subject.name),
        rows: Vec::new(),
    };
    let mut failed = Vec::new();
    for &action in &options.only {
        let row = row(&cargo, action, options.runs.get(), &subjects);
        for (subject, figures) in subjects.iter().zip(row.figures) {
            if figures.is_none() {
                failed.push(format!("{action}, {}", subject.name));
            }
        }
        report.rows.push(row);
    }
    println!("{report}");
    match failed[..] {
        [] => Ok(()),
        _ => Err(format!("not measured: {}", failed.join("; ")).into()),
    }
}

/// The graph-models of a checkout.
fn models(name: &'static str, checkout: &Path, folder: &Path) -> Subject {
    Subject {
        name,
        package: "graph-models",
        manifest: checkout.join("graph-models/Cargo.toml"),
        target: folder.join(name),
    }
}

/// Both crates in turns, so that what else the machine does hits both; the least of each figure.
///
/// A failure ends the measuring of its crate and no more: one of them may need more memory than the
/// machine has, after all else took an hour.
fn row(cargo: &Cargo, action: Action, runs: u32, subjects: &[Subject; 2]) -> Row {
    let failed = |subject: &Subject, error| eprintln!("{action}, {}: {error}", subject.name);
    let prepared = subjects.each_ref().map(|subject| {
        eprintln!("{action}, {}: what it depends on", subject.name);
        cargo.prepare(subject, action).map_err(|error| failed(subject, error)).is_ok()
    });
    let mut turns = [0, 1].map(|place| (&subjects[place], prepared[place], None::<Figures>));
    for run in 1..=runs {
        for (subject, works, least) in turns.iter_mut().filter(|(_, works, _)| *works) {
            match cargo.measure(subject, action) {
                Ok(figures) => {
                    eprintln!("{action}, {}, run {run} of {runs}: {figures}", subject.name);
                    *least = Some(least.map_or(figures, |least| least.least(figures)));
                }
                Err(error) => {
                    failed(subject, error);
                    (*works, *least) = (false, None);
                }
            }
        }
    }
    Row { action, figures: turns.map(|(_, _, least)| least) }
}

/// The plain types of the whole schema.
fn plain_models(csdl: &Path) -> Result<Tree> {
    let text = fs::read_to_string(csdl).map_err(|error| format!("{}: {error}", csdl.display()))?;
    let options = graph_codegen::Options { flavour: Flavour::Plain, ..Default::default() };
    graph_codegen::generate(&text, &options)
        .map_err(|errors| format!("{}:\n{errors}", csdl.display()).into())
}
