//! Walks over every type of the models and over the parameters of every operation. The exit status
//! is a failure if any check failed.

use std::process::ExitCode;

use second::models::registry;
#[cfg(feature = "operations")]
use second::models::operations;
#[cfg(feature = "operations")]
use second::walk::walk_operations;
use second::walk::walk;

fn main() -> ExitCode {
    let report = walk(registry());
    println!("{report}");
    let passed = report.figures.structures > 0 && report.failures().is_empty();
    match passed && check_operations() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

#[cfg(feature = "operations")]
fn check_operations() -> bool {
    let report = walk_operations(operations());
    println!("{report}");
    report.figures.actions + report.figures.functions > 0 && report.failures().is_empty()
}

/// The schema declares no operations.
#[cfg(not(feature = "operations"))]
fn check_operations() -> bool {
    true
}
