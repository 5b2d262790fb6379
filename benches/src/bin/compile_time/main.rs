//! Measures compiling the models, and compares it with the same types as plain serde structs or
//! with another checkout of this project.
//!
//! ```text
//! cargo run --release -p graph-benches --bin compile-time
//! cargo run --release -p graph-benches --bin compile-time -- --before ../former-checkout
//! ```
//!
//! The figures are wall time, CPU time and peak memory of the compiler for `cargo check`, `cargo
//! build`, `cargo build --release` and `cargo doc --no-deps`. One crate is graph-models with its
//! default features. The other is a crate that graph-codegen writes in its plain flavour, or the
//! graph-models of another checkout. Only the crate itself is measured: its dependencies are built
//! first, and everything built from the crate is removed before each run. The program is its own
//! compiler wrapper: see `graph_benches::compiler`.
//!
//! The schema is the file given by `--csdl`, else by the environment variable `GRAPH_CSDL`, else
//! `../shared/csdl/v1.0.csdl` beside the workspace.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

mod options;
mod report;

use std::path::Path;
use std::process::ExitCode;

use graph_benches::compiler::{
    Action, Cargo, Figures, Machine, PLAIN_PACKAGE, Result, Subject, Workspace, plain_models, run,
    schema, write_plain,
};

use self::options::Options;
use self::report::{Report, Row};

fn main() -> ExitCode {
    run(measure)
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
            // Checked before anything is built, because the schema is the most likely to be
            // missing.
            let csdl = schema(options.csdl.as_deref(), &workspace.root)?;
            let plain = folder.join("plain");
            write_plain(&plain, &workspace, &[("models", plain_models(&csdl, None)?)])?;
            let plain = Subject {
                name: "plain",
                package: PLAIN_PACKAGE,
                program: None,
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
        program: None,
        manifest: checkout.join("graph-models/Cargo.toml"),
        target: folder.join(name),
    }
}

/// Measures both crates in turns, so that other load on the machine affects both, and keeps the
/// minimum of each figure.
///
/// A failure ends the measurement of that crate only, because one of them may run out of memory
/// after the rest took an hour.
fn row(cargo: &Cargo, action: Action, runs: u32, subjects: &[Subject; 2]) -> Row {
    let failed = |subject: &Subject, error| eprintln!("{action}, {}: {error}", subject.name);
    let prepared = subjects.each_ref().map(|subject| {
        eprintln!("{action}, {}: building its dependencies", subject.name);
        cargo.prepare(subject, action).map_err(|error| failed(subject, error)).is_ok()
    });
    let mut turns = [0, 1].map(|index| (&subjects[index], prepared[index], None::<Figures>));
    for run in 1..=runs {
        for (subject, works, minimum) in turns.iter_mut().filter(|(_, works, _)| *works) {
            match cargo.measure(subject, action) {
                Ok(figures) => {
                    eprintln!("{action}, {}, run {run} of {runs}: {figures}", subject.name);
                    *minimum = Some(minimum.map_or(figures, |minimum| minimum.min(figures)));
                }
                Err(error) => {
                    failed(subject, error);
                    (*works, *minimum) = (false, None);
                }
            }
        }
    }
    Row { action, figures: turns.map(|(_, _, minimum)| minimum) }
}
