//! Cargo's commands, run with this program as the compilers' wrapper.

use std::env;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::ValueEnum;

use super::Result;
use super::figures::{Entry, Figures, parse_log};
use super::wrapper;

/// A cargo command whose compiler run is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Action {
    /// `cargo check`
    Check,
    /// `cargo build`
    Build,
    /// `cargo build --release`
    Release,
    /// `cargo doc --no-deps`
    Doc,
}

impl Action {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Build => &["build"],
            Self::Release => &["build", "--release"],
            Self::Doc => &["doc", "--no-deps"],
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cargo {}", self.arguments().join(" "))
    }
}

/// A crate to compile.
#[derive(Debug)]
pub struct Subject {
    /// Its name in messages.
    pub name: &'static str,
    pub package: &'static str,
    /// The binary of the package that is measured; the library if `None`.
    pub program: Option<&'static str>,
    pub manifest: PathBuf,
    /// A target directory of its own.
    pub target: PathBuf,
}

impl Subject {
    /// The name of the measured crate, as in Rust code.
    fn crate_name(&self) -> String {
        self.program.unwrap_or(self.package).replace('-', "_")
    }
}

/// The settings of every call of cargo.
#[derive(Debug)]
pub struct Cargo {
    cargo: PathBuf,
    /// The working directory, so that both crates use this workspace's toolchain and configuration.
    root: PathBuf,
    rustc_wrapper: PathBuf,
    rustdoc_wrapper: PathBuf,
    rustdoc: PathBuf,
    log: PathBuf,
    no_incremental: bool,
}

impl Cargo {
    pub fn new(root: &Path, folder: &Path, no_incremental: bool) -> Result<Self> {
        let rustc_wrapper = env::current_exe()?;
        let rustdoc_wrapper =
            folder.join(wrapper::RUSTDOC_WRAPPER).with_extension(env::consts::EXE_EXTENSION);
        fs::create_dir_all(folder)?;
        // A wrapper from an earlier run may be an older program.
        remove(fs::remove_file(&rustdoc_wrapper))?;
        fs::hard_link(&rustc_wrapper, &rustdoc_wrapper)
            .or_else(|_| fs::copy(&rustc_wrapper, &rustdoc_wrapper).map(drop))?;
        Ok(Self {
            cargo: env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from),
            root: root.to_owned(),
            rustc_wrapper,
            rustdoc_wrapper,
            rustdoc: rustdoc(root)?,
            log: folder.join("log"),
            no_incremental,
        })
    }

    /// Builds the crate's dependencies as the command needs them, but not the crate: the wrapper
    /// refuses to compile it.
    pub fn prepare(&self, subject: &Subject, action: Action) -> Result<()> {
        self.clean(subject, action)?;
        let mut command = self.command(subject, action)?;
        let output = command.env(wrapper::SKIP, "1").output()?;
        match self.entries()?[..] {
            [Entry::Skipped] => Ok(()),
            _ => Err(failure(&command, &output)),
        }
    }

    /// Compiles the crate from scratch and returns the figures.
    pub fn measure(&self, subject: &Subject, action: Action) -> Result<Figures> {
        self.clean(subject, action)?;
        self.measure_again(subject, action)
    }

    /// Compiles the crate after a change and returns the figures.
    pub fn measure_again(&self, subject: &Subject, action: Action) -> Result<Figures> {
        let mut command = self.command(subject, action)?;
        let output = command.output()?;
        match self.entries()?[..] {
            [Entry::Compiled(figures)] if output.status.success() => Ok(figures),
            _ => Err(failure(&command, &output)),
        }
    }

    /// Removes everything that was built from the crate, and nothing else.
    fn clean(&self, subject: &Subject, action: Action) -> Result<()> {
        let mut command = self.plain_command(subject, &["clean", "--package", subject.package]);
        match action {
            Action::Release => {
                command.arg("--release");
            }
            // Cargo keeps the pages, and rustdoc reads some of them.
            Action::Doc => remove(fs::remove_dir_all(subject.target.join("doc")))?,
            Action::Check | Action::Build => {}
        }
        let output = command.output()?;
        match output.status.success() {
            true => Ok(()),
            false => Err(failure(&command, &output)),
        }
    }

    /// A command that runs the wrappers, with an empty log.
    fn command(&self, subject: &Subject, action: Action) -> Result<Command> {
        fs::write(&self.log, "")?;
        let mut command = self.plain_command(subject, action.arguments());
        if let Some(program) = subject.program {
            command.args(["--bin", program]);
        }
        // As in cargo's profiles: the variable would turn it on for release, too.
        let incremental = !self.no_incremental && action != Action::Release;
        command
            .env("CARGO_INCREMENTAL", if incremental { "1" } else { "0" })
            .env("RUSTC_WRAPPER", &self.rustc_wrapper)
            .env("RUSTDOC", &self.rustdoc_wrapper)
            .env(wrapper::LOG, &self.log)
            .env(wrapper::CRATE, subject.crate_name())
            .env(wrapper::RUSTDOC, &self.rustdoc);
        Ok(command)
    }

    fn plain_command(&self, subject: &Subject, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.cargo);
        command
            .current_dir(&self.root)
            .args(arguments)
            .arg("--manifest-path")
            .arg(&subject.manifest)
            .arg("--target-dir")
            .arg(&subject.target)
            // Job tokens inherited from an outer cargo or make would limit parallelism.
            .env_remove("CARGO_MAKEFLAGS")
            .env_remove("MAKEFLAGS");
        command
    }

    fn entries(&self) -> Result<Vec<Entry>> {
        let log = fs::read_to_string(&self.log)?;
        parse_log(&log).map_err(|line| format!("malformed line in the log: `{line}`").into())
    }
}

/// The rustdoc that cargo would run.
fn rustdoc(root: &Path) -> Result<PathBuf> {
    if let Some(rustdoc) = env::var_os("RUSTDOC") {
        return Ok(rustdoc.into());
    }
    let sysroot = rustc(root, &["--print", "sysroot"])?;
    let mut rustdoc: PathBuf = [&sysroot, "bin", "rustdoc"].iter().collect();
    rustdoc.set_extension(env::consts::EXE_EXTENSION);
    Ok(rustdoc)
}

/// The output of rustc with these arguments.
pub(super) fn rustc(root: &Path, arguments: &[&str]) -> Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    let output = command.current_dir(root).args(arguments).output()?;
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout)?.trim_end().to_owned()),
        false => Err(failure(&command, &output)),
    }
}

fn failure(command: &Command, output: &Output) -> Box<dyn std::error::Error> {
    let stderr = String::from_utf8_lossy(&output.stderr);
    format!("{command:?} failed or compiled something unexpected ({}):\n{stderr}", output.status)
        .into()
}

/// Ignores the error that the file or directory does not exist.
fn remove(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}
