//! Walks over every type of the models; whether one failed, the exit status tells.

use std::process::ExitCode;

use second::models::registry;
use second::walk::walk;

fn main() -> ExitCode {
    let report = walk(registry());
    println!("{report}");
    match (report.failures(), report.figures.structures) {
        ([], 1..) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
