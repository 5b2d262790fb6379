//! Runs cargo on a crate and measures the compiler.
//!
//! The programs that use this module are their own compiler wrappers: their `main` calls [`run`].

#![allow(clippy::missing_errors_doc, reason = "every error ends the benchmark")]

use std::process::ExitCode;

use clap::Parser;

mod cargo;
mod figures;
mod machine;
mod plain;
mod schema;
mod workspace;
mod wrapper;

pub use self::cargo::{Action, Cargo, Subject};
pub use self::figures::{Figures, Usage};
pub use self::machine::Machine;
pub use self::plain::{PACKAGE as PLAIN_PACKAGE, manifest, write as write_plain};
pub use self::schema::{plain_models, schema};
pub use self::workspace::Workspace;
use self::wrapper::Wrapper;

/// What a benchmark returns: any error ends it.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The `main` of a benchmark that measures compilers. If cargo started this process in the compiler's
/// place, it acts as the compiler. Otherwise, it measures what the arguments ask for.
#[allow(clippy::print_stderr, reason = "the error of a command-line program")]
pub fn run<O: Parser>(measure: impl FnOnce(&O) -> Result<()>) -> ExitCode {
    Wrapper::run_if_called();
    match measure(&O::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
