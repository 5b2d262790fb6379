//! The arguments.

use std::env;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::Result;
use super::cargo::Action;

/// What compiling graph-models takes, beside the same types as plain serde structs.
#[derive(Debug, Parser)]
#[command(name = "compile-time")]
pub(crate) struct Options {
    /// How often each command is measured; the least counts.
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) runs: NonZeroU32,
    /// Only these commands.
    #[arg(
        long,
        value_name = "COMMAND,…",
        value_enum,
        value_delimiter = ',',
        default_value = "check,build,release,doc"
    )]
    pub(crate) only: Vec<Action>,
    /// Microsoft Graph's schema; without it the file that GRAPH_CSDL names, else
    /// ../shared/csdl/v1.0.csdl beside the workspace.
    #[arg(long, value_name = "FILE")]
    csdl: Option<PathBuf>,
    /// Beside the graph-models of another checkout of this project, and not beside plain structs.
    #[arg(long, value_name = "DIR")]
    pub(crate) before: Option<PathBuf>,
    /// Compile without incremental compilation, which cargo turns on in the dev profile.
    #[arg(long)]
    pub(crate) no_incremental: bool,
}

impl Options {
    /// The schema's file, which is there.
    pub(crate) fn csdl(&self, root: &Path) -> Result<PathBuf> {
        let given = self.csdl.clone().or_else(|| env::var_os("GRAPH_CSDL").map(PathBuf::from));
        let path = given.unwrap_or_else(|| root.join("../shared/csdl/v1.0.csdl"));
        if path.is_file() {
            return Ok(path);
        }
        Err(format!(
            "no schema at {}; name a file with what https://graph.microsoft.com/v1.0/$metadata \
             answers, by `--csdl FILE` or in the environment variable `GRAPH_CSDL`",
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
    fn all_commands_are_measured_once_unless_told_otherwise() {
        let options = parse(&[]);
        assert_eq!(options.only, [Action::Check, Action::Build, Action::Release, Action::Doc]);
        assert_eq!(options.runs.get(), 1);

        let options = parse(&["--only", "doc,check", "--runs", "3"]);
        assert_eq!(options.only, [Action::Doc, Action::Check]);
        assert_eq!(options.runs.get(), 3);
    }

    #[test]
    fn a_missing_schema_says_what_to_set() {
        let options = parse(&["--csdl", "no/such/file.csdl"]);
        let error = options.csdl(Path::new("")).expect_err("there is no such file").to_string();
        assert!(error.starts_with("no schema at no/such/file.csdl; "), "{error}");
        assert!(error.contains("`--csdl FILE`") && error.contains("`GRAPH_CSDL`"), "{error}");
    }
}
