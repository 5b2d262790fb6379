//! The command-line arguments.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Parser;
use graph_benches::compiler::Action;

/// Compares compiling graph-models with compiling the same types as plain serde structs.
#[derive(Debug, Parser)]
#[command(name = "compile-time")]
pub(crate) struct Options {
    /// How many times each command is measured; the minimum is reported.
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) runs: NonZeroU32,
    /// Measure only these commands.
    #[arg(long, value_name = "COMMAND,…", value_enum, value_delimiter = ',')]
    #[arg(default_value = "check,build,release,doc")]
    pub(crate) only: Vec<Action>,
    /// Microsoft Graph's schema; by default the file that GRAPH_CSDL names, else
    /// ../shared/csdl/v1.0.csdl beside the workspace.
    #[arg(long, value_name = "FILE")]
    pub(crate) csdl: Option<PathBuf>,
    /// Compare with the graph-models of another checkout of this project instead of plain structs.
    #[arg(long, value_name = "DIR")]
    pub(crate) before: Option<PathBuf>,
    /// Turn off incremental compilation, which cargo turns on in the dev profile.
    #[arg(long)]
    pub(crate) no_incremental: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_default_every_command_is_measured_once() {
        let options = Options::try_parse_from(["compile-time"]).expect("no argument is required");
        assert_eq!(options.only, [Action::Check, Action::Build, Action::Release, Action::Doc]);
        assert_eq!(options.runs.get(), 1);
    }

    #[test]
    fn commands_can_be_chosen() {
        let arguments = ["compile-time", "--only", "doc,check", "--runs", "3"];
        let options = Options::try_parse_from(arguments).expect("good arguments");
        assert_eq!(options.only, [Action::Doc, Action::Check]);
        assert_eq!(options.runs.get(), 3);
    }
}
