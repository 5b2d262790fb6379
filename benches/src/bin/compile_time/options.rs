//! The command-line arguments.

use std::env;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::Result;
use super::cargo::Action;

/// Compares compiling graph-models with compiling the same types as plain serde structs.
#[derive(Debug, Parser)]
#[command(name = "compile-time")]
pub(crate) struct Options {
    /// How many times each command is measured; the minimum is reported.
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) runs: NonZeroU32,
    /// Measure only these commands.
    #[arg(
        long,
        value_name = "COMMAND,…",
        value_enum,
        value_delimiter = ',',
        default_value = "check,build,release,doc"
    )]
    pub(crate) only: Vec<Action>,
    /// Microsoft Graph's schema; by default the file that GRAPH_CSDL names, else
    /// ../shared/csdl/v1.0.csdl beside the workspace.
    #[arg(long, value_name = "FILE")]
    csdl: Option<PathBuf>,
    /// Compare with the graph-models of another checkout of this project instead of plain structs.
    #[arg(long, value_name = "DIR")]
    pub(crate) before: Option<PathBuf>,
    /// Turn off incremental compilation, which cargo turns on in the dev profile.
    #[arg(long)]
    pub(crate) no_incremental: bool,
}

impl Options {
    /// The path of the schema, which exists.
    pub(crate) fn csdl(&self, root: &Path) -> Result<PathBuf> {
        let given = self.csdl.clone().or_else(|| env::var_os("GRAPH_CSDL").map(PathBuf::from));
        let path = given.unwrap_or_else(|| root.join("../shared/csdl/v1.0.csdl"));
        if path.is_file() {
            return Ok(path);
        }
        Err(format!(
            "no schema at {}; download https://graph.microsoft.com/v1.0/$metadata and name the \
             file with `--csdl FILE` or the environment variable `GRAPH_CSDL`",
            path.display()
        )
        .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Options {
        Options::try_parse_from([&["compile-time"], arguments].concat()).expect("good arguments")
    }

    #[test]
    fn by_default_every_command_is_measured_once() {
        let options = parse(&[]);
        assert_eq!(options.only, [Action::Check, Action::Build, Action::Release, Action::Doc]);
        assert_eq!(options.runs.get(), 1);

        let options = parse(&["--only", "doc,check", "--runs", "3"]);
        assert_eq!(options.only, [Action::Doc, Action::Check]);
        assert_eq!(options.runs.get(), 3);
    }

    #[test]
    fn the_error_for_a_missing_schema_names_the_options() {
        let options = parse(&["--csdl", "no/such/file.csdl"]);
        let error = options.csdl(Path::new("")).expect_err("there is no such file").to_string();
        assert!(error.starts_with("no schema at no/such/file.csdl; "), "{error}");
        assert!(error.contains("`--csdl FILE`") && error.contains("`GRAPH_CSDL`"), "{error}");
    }
}
