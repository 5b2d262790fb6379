//! This program in the role of the compiler that cargo calls: it runs the real compiler and records
//! the figures.
//!
//! Cargo's own report (`--timings`) has neither CPU time nor memory, and the time of a cargo
//! command includes resolving and freshness checks. So cargo runs this program in place of rustc
//! (`RUSTC_WRAPPER`, which receives rustc's path as its first argument) and of rustdoc (`RUSTDOC`,
//! which receives no path). Calls for other crates, and cargo's queries about the compiler, pass
//! through unchanged.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::figures::{Entry, Figures, Usage};

/// The file name of this program as rustdoc's wrapper, without extension.
pub(super) const RUSTDOC_WRAPPER: &str = "rustdoc-wrapper";

/// Names the file to which an entry is added for each measured compiler run. This program acts as a
/// wrapper if this variable is set.
pub(super) const LOG: &str = "COMPILE_TIME_LOG";
/// Names the measured crate, as in Rust code.
pub(super) const CRATE: &str = "COMPILE_TIME_CRATE";
/// Names the real rustdoc.
pub(super) const RUSTDOC: &str = "COMPILE_TIME_RUSTDOC";
/// If set, the measured crate is not compiled.
pub(super) const SKIP: &str = "COMPILE_TIME_SKIP";

/// A compiler run.
#[derive(Debug)]
pub(super) struct Wrapper {
    compiler: OsString,
    arguments: Vec<OsString>,
    log: PathBuf,
    /// Whether it compiles the measured crate.
    is_measured: bool,
    skip: bool,
}

impl Wrapper {
    /// Acts as the compiler and ends this process, if cargo started it in the compiler's place.
    pub(super) fn run_if_called() {
        if let Some(wrapper) = Self::of_this_process() {
            // Not an `ExitCode`: a compiler's exit code may be any number on Windows.
            std::process::exit(wrapper.run());
        }
    }

    /// The compiler run that cargo asks for; `None` if cargo did not start this process.
    fn of_this_process() -> Option<Self> {
        let log = env::var_os(LOG)?.into();
        let measured = env::var_os(CRATE)?;
        let mut arguments = env::args_os();
        let own_name = arguments.next()?;
        let compiler = match Path::new(&own_name).file_stem() {
            Some(stem) if stem == RUSTDOC_WRAPPER => env::var_os(RUSTDOC)?,
            _ => arguments.next()?,
        };
        let arguments: Vec<OsString> = arguments.collect();
        let is_measured = crate_name(&arguments) == Some(&measured);
        Some(Self { compiler, arguments, log, is_measured, skip: env::var_os(SKIP).is_some() })
    }

    /// Runs the compiler and returns its exit code.
    #[allow(clippy::print_stderr, reason = "cargo shows what a compiler prints")]
    fn run(self) -> i32 {
        match self.try_run() {
            Ok(code) => code,
            Err(error) => {
                eprintln!("error: compiler wrapper: {error}");
                1
            }
        }
    }

    fn try_run(self) -> io::Result<i32> {
        if self.is_measured && self.skip {
            self.record(Entry::Skipped)?;
            return Ok(1);
        }
        let start = Instant::now();
        let status = Command::new(&self.compiler).args(&self.arguments).status()?;
        let wall = start.elapsed();
        if self.is_measured && status.success() {
            self.record(Entry::Compiled(Figures { wall, usage: usage_of_children()? }))?;
        }
        // Only a process that a signal ended has no code; running out of memory is the likeliest
        // cause.
        status.code().ok_or_else(|| io::Error::other(format!("the compiler was ended by {status}")))
    }

    fn record(&self, entry: Entry) -> io::Result<()> {
        let mut log = OpenOptions::new().append(true).create(true).open(&self.log)?;
        log.write_all(format!("{entry}\n").as_bytes())
    }
}

/// The name of the crate to compile. Cargo passes it as a separate argument.
fn crate_name(arguments: &[OsString]) -> Option<&OsStr> {
    let key = arguments.iter().position(|argument| argument == "--crate-name")?;
    arguments.get(key + 1).map(OsString::as_os_str)
}

/// The resources used by all finished children of this process: the compiler and its own children.
#[cfg(unix)]
fn usage_of_children() -> io::Result<Option<Usage>> {
    use std::time::Duration;

    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    // macOS reports the peak in bytes, other systems in kibibytes.
    const UNIT: u64 = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    // Neither is negative.
    let time = |time: TimeVal| {
        Duration::from_secs(time.tv_sec() as u64) + Duration::from_micros(time.tv_usec() as u64)
    };
    Ok(Some(Usage {
        cpu: time(usage.user_time()) + time(usage.system_time()),
        peak: usage.max_rss() as u64 * UNIT,
    }))
}

#[cfg(not(unix))]
fn usage_of_children() -> io::Result<Option<Usage>> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_name_is_found_in_the_arguments() {
        let name = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            crate_name(&arguments).map(OsStr::to_owned)
        };
        let compiles = ["--crate-name", "graph_models", "--edition=2024", "src/lib.rs"];
        assert_eq!(name(&compiles), Some("graph_models".into()));
        assert_eq!(name(&["--crate-type", "lib", "--crate-name", "b"]), Some("b".into()));
        assert_eq!(name(&["-vV"]), None);
        assert_eq!(name(&["--crate-name"]), None);
    }

    #[test]
    #[cfg(unix)]
    fn a_finished_child_has_used_memory() {
        let status = Command::new("true").status().expect("every Unix has `true`");
        assert!(status.success());
        let usage = usage_of_children().expect("`getrusage` succeeds").expect("this is Unix");
        // Outside this range the unit would be wrong.
        assert!((100 << 10..10 << 30).contains(&usage.peak), "{usage:?}");
    }
}
