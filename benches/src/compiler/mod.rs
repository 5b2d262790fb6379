//! Runs cargo on a crate and measures the compiler.
//!
//! The programs that use this module are their own compiler wrappers: their `main` starts with
//! [`Wrapper::run_if_called`].

#![allow(clippy::missing_errors_doc, reason = "every error ends the benchmark")]

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
pub use self::wrapper::Wrapper;

/// What a benchmark returns: any error ends it.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
