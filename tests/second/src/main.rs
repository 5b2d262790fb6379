//! Walks over every type of a schema that graph-models does not come with.

use std::process::ExitCode;

mod models;
#[path = "../../src/walk/mod.rs"]
mod walk;

fn main() -> ExitCode {
    let report = walk::walk(models::registry());
    println!("{report}");
    match (report.failures(), report.figures.structures) {
        ([], 1..) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
