//! Walks over every type of the models, and over the parameters of every operation; whether one
//! failed, the exit status tells.

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
    let right = report.figures.structures > 0 && report.failures().is_empty();
    match right && of_operations() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

#[cfg(feature = "operations")]
fn of_operations() -> bool {
    let report = walk_operations(operations());
    println!("{report}");
    report.figures.actions + report.figures.functions > 0 && report.failures().is_empty()
}

/// The schema has none.
#[cfg(not(feature = "operations"))]
fn of_operations() -> bool {
    true
}
