//! Every mistake that the attribute and the macros find: the message, and the place that it underlines.
//!
//! `TRYBUILD=overwrite cargo test -p graph-mistakes` writes the messages anew, for reading.
//!
//! Other versions of the compiler word and underline differently. With another than [`COMPILER`] the
//! test says so, and checks only that each mistake fails to compile.

use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

#[path = "../ui/odd_but_right.rs"]
mod odd_but_right;

/// The compiler whose messages the `.stderr` files have. This is the only place that states it.
const COMPILER: &str = "1.95";

/// Folders of mistakes, in `ui`. The folder `included` has what several of them include: types around a
/// mistake, and programs that use an item with one.
const TOPICS: &[&str] = &[
    "options",
    "names",
    "items",
    "additional",
    "properties",
    "navigation",
    "binds",
    "types",
    "enums",
    "unions",
    "conflicts",
    "several",
    "query",
    "addresses",
    "json",
    "http",
    "patches",
    "notifications",
    "sending",
    // Items with a mistake that are used further down: one mistake is one error.
    "recover",
];

/// Names the folder with the mistakes for the run that compares no text.
const FOLDER: &str = "GRAPH_TESTS_UI";

#[test]
fn mistakes_are_reported_where_they_are_made() -> Result<(), Box<dyn Error>> {
    let copy = env::var_os(FOLDER);
    let compiler = compiler()?;
    if copy.is_none() && compiler != COMPILER {
        // Written directly, because the harness shows what a passing test prints only on request.
        writeln!(
            io::stderr(),
            "ui: the messages are those of rustc {COMPILER}, this is {compiler}; each mistake must \
             fail to compile, but texts are not compared"
        )?;
        return without_texts();
    }
    let folder = copy.map_or_else(|| PathBuf::from("ui"), PathBuf::from);
    let cases = trybuild::TestCases::new();
    for topic in TOPICS {
        cases.compile_fail(folder.join(topic).join("*.rs"));
    }
    Ok(())
}

/// The version of the compiler, without its patch: `1.95`.
fn compiler() -> Result<String, Box<dyn Error>> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let printed = String::from_utf8(Command::new(rustc).arg("-V").output()?.stdout)?;
    let mut version = printed.strip_prefix("rustc ").unwrap_or_default().split('.');
    match (version.next(), version.next()) {
        (Some(major), Some(minor)) => Ok(format!("{major}.{minor}")),
        _ => Err(format!("`rustc -V` printed no version: {printed}").into()),
    }
}

/// Runs this test again on a copy without texts. There trybuild writes the texts instead of comparing
/// them, and still fails if a mistake compiles.
fn without_texts() -> Result<(), Box<dyn Error>> {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    for entry in fs::read_dir("ui")? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            continue;
        }
        let to = copy.join(entry.file_name());
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(entry.path())? {
            let file = entry?.path();
            if let Some(name) = file.file_name()
                && file.extension().is_some_and(|extension| extension == "rs")
            {
                fs::copy(&file, to.join(name))?;
            }
        }
    }
    let status = Command::new(env::current_exe()?)
        .args(["--exact", "mistakes_are_reported_where_they_are_made"])
        .env(FOLDER, copy)
        .env("TRYBUILD", "overwrite")
        .status()?;
    if status.success() { Ok(()) } else { Err("a mistake compiles; see above".into()) }
}
