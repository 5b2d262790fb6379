//! The program as the compiler that cargo calls: it runs the real one, and notes what that took.
//!
//! Cargo's own report (`--timings`) has neither processor time nor memory, and the time of a cargo
//! command has the resolver and the dependencies' freshness in it. So cargo runs this program in
//! place of rustc (`RUSTC_WRAPPER`, which gets rustc's path as first argument) and of rustdoc
//! (`RUSTDOC`, which gets none). All that concerns other crates, and cargo's questions about the
//! compiler, pass through untouched.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::figures::{Entry, Figures, Usage};

/// The name under which the program stands in for rustdoc, without extension.
pub(crate) const RUSTDOC_WRAPPER: &str = "rustdoc-wrapper";

/// The file to which an entry is added for each run of a compiler that counts. That it is set makes
/// this program a wrapper.
pub(crate) const LOG: &str = "COMPILE_TIME_LOG";
/// The crate that counts, by its name in Rust.
pub(crate) const CRATE: &str = "COMPILE_TIME_CRATE";
/// The real rustdoc.
pub(crate) const RUSTDOC: &str = "COMPILE_TIME_RUSTDOC";
/// If it is set, the crate that counts is not compiled.
pub(crate) const SKIP: &str = "COMPILE_TIME_SKIP";

/// A compiler to be run.
#[derive(Debug)]
pub(crate) struct Wrapper {
    compiler: OsString,
    arguments: Vec<OsString>,
    log: PathBuf,
    /// Whether it compiles the crate that counts.
    counts: bool,
    skip: bool,
}

impl Wrapper {
    /// What this process is to run; `None` if a person called it.
    pub(crate) fn of_this_process() -> Option<Self> {
        let log = env::var_os(LOG)?.into();
        let measured = env::var_os(CRATE)?;
        let mut arguments = env::args_os();
        let own_name = arguments.next()?;
        let compiler = match Path::new(&own_name).file_stem() {
            Some(stem) if stem == RUSTDOC_WRAPPER => env::var_os(RUSTDOC)?,
            _ => arguments.next()?,
        };
        let arguments: Vec<OsString> = arguments.collect();
        let counts = crate_name(&arguments) == Some(&measured);
        Some(Self { compiler, arguments, log, counts, skip: env::var_os(SKIP).is_some() })
    }

    /// Runs the compiler; its exit code.
    #[must_use]
    pub(crate) fn run(self) -> i32 {
        match self.try_run() {
            Ok(code) => code,
            Err(error) => {
                eprintln!("error: compile-time: {error}");
                1
            }
        }
    }

    fn try_run(self) -> io::Result<i32> {
        if self.counts && self.skip {
            self.note(Entry::Skipped)?;
            return Ok(1);
        }
        let start = Instant::now();
        let status = Command::new(&self.compiler).args(&self.arguments).status()?;
        let wall = start.elapsed();
        if self.counts && status.success() {
            self.note(Entry::Compiled(Figures { wall, usage: usage_of_children()? }))?;
        }
        // Only an end by a signal has no code; too little memory is the most likely.
        status.code().ok_or_else(|| io::Error::other(format!("the compiler ended by {status}")))
    }

    fn note(&self, entry: Entry) -> io::Result<()> {
        let mut log = OpenOptions::new().append(true).create(true).open(&self.log)?;
        log.write_all(format!("{entry}\n").as_bytes())
    }
}

/// The name of the crate that a compiler is to compile. Cargo writes it as an argument of its own.
fn crate_name(arguments: &[OsString]) -> Option<&OsStr> {
    let key = arguments.iter().position(|argument| argument == "--crate-name")?;
    arguments.get(key + 1).map(OsString::as_os_str)
}

/// What all children of this process took that have ended: the compiler, and what it ran.
#[cfg(unix)]
fn usage_of_children() -> io::Result<Option<Usage>> {
    use std::time::Duration;

    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    // macOS tells the peak in bytes, all others in kibibytes.
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
    fn the_crate_is_known_by_its_argument() {
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
    fn a_child_that_ended_has_used_memory() {
        let status = Command::new("true").status().expect("every unix has it");
        assert!(status.success());
        let usage = usage_of_children().expect("it is always known").expect("this is unix");
        // Far from both mistakes of the unit.
        assert!((100 << 10..10 << 30).contains(&usage.peak), "{usage:?}");
    }
}
