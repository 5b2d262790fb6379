//! The command-line arguments.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use graph_benches::compiler::Action;

use super::programs::Program;

/// Measures what programs that use graph-models cost to build, and how large they become.
#[derive(Debug, Parser)]
#[command(name = "program-cost")]
pub(crate) struct Options {
    /// Measure only these programs.
    #[arg(long, value_name = "PROGRAM,…", value_enum, value_delimiter = ',')]
    #[arg(default_value = "users,managed-devices,directory-objects,messages,status,registry")]
    pub(crate) programs: Vec<Program>,
    /// Measure only these profiles.
    #[arg(long, value_name = "PROFILE,…", value_enum, value_delimiter = ',')]
    #[arg(default_value = "dev,release")]
    pub(crate) profiles: Vec<Profile>,
    /// Do not compare with plain structs of the complete schema, which take minutes to compile.
    #[arg(long)]
    pub(crate) no_plain: bool,
    /// Do not compare with plain structs of only the types that the programs use.
    #[arg(long)]
    pub(crate) no_subset: bool,
    /// Also measure with the feature `precompiled` of graph-models.
    #[arg(long)]
    pub(crate) precompiled: bool,
    /// Measure only with the feature `precompiled`, without the default features' figures beside it.
    #[arg(long, conflicts_with = "precompiled")]
    pub(crate) only_precompiled: bool,
    /// Do not build a second time after a change.
    #[arg(long)]
    pub(crate) from_scratch_only: bool,
    /// Microsoft Graph's schema, for the plain structs; by default the file that GRAPH_CSDL names,
    /// else ../shared/csdl/v1.0.csdl beside the workspace.
    #[arg(long, value_name = "FILE")]
    pub(crate) csdl: Option<PathBuf>,
}

/// A profile of cargo, with cargo's own settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// `cargo build`
    Dev,
    /// `cargo build --release`
    Release,
}

impl Profile {
    pub(crate) fn action(self) -> Action {
        match self {
            Self::Dev => Action::Build,
            Self::Release => Action::Release,
        }
    }

    /// The name in the report.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// Where cargo puts the programs, below the target directory.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Options {
        Options::try_parse_from([&["program-cost"], arguments].concat()).expect("good arguments")
    }

    #[test]
    fn by_default_every_program_is_measured_in_both_profiles() {
        let options = parse(&[]);
        assert_eq!(options.programs, Program::value_variants());
        assert_eq!(options.profiles, [Profile::Dev, Profile::Release]);
        assert!(!options.no_plain && !options.precompiled);
    }

    #[test]
    fn programs_and_profiles_can_be_chosen() {
        let options = parse(&["--programs", "users,status", "--profiles", "dev", "--no-plain"]);
        assert_eq!(options.programs, [Program::Users, Program::Status]);
        assert_eq!(options.profiles, [Profile::Dev]);
        assert!(options.no_plain);
    }
}
