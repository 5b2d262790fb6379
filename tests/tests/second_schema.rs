//! The models of a schema that nobody looked at when the generator was written: they are generated,
//! compiled in a crate of their own against graph-models without its own models, and walked over.
//!
//! The schema is third-party data and not part of the project, and compiling its models takes a
//! minute or two, so this runs only where `GRAPH_SECOND_CSDL` names one.

#![allow(clippy::print_stderr, reason = "a person is told what was done, and what was not")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graph_codegen::{Options, generate};

#[test]
fn models_of_another_schema_compile_and_lose_nothing() {
    let Some(csdl) = std::env::var_os("GRAPH_SECOND_CSDL").map(PathBuf::from) else {
        return eprintln!("GRAPH_SECOND_CSDL names no schema; nothing is generated");
    };
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tests.parent().expect("the crate is in a workspace");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("second");

    let text = fs::read_to_string(&csdl)
        .unwrap_or_else(|error| panic!("GRAPH_SECOND_CSDL, {}: {error}", csdl.display()));
    let tree = generate(&text, &Options::default()).unwrap_or_else(|errors| panic!("{errors}"));
    tree.write(&copy.join("src/models")).expect("cargo's directory for tests can be written");
    for (from, to) in [
        (tests.join("second/Cargo.toml"), "Cargo.toml"),
        (tests.join("second/src/lib.rs"), "src/lib.rs"),
        (tests.join("second/src/main.rs"), "src/main.rs"),
        // The versions of the workspace, which are there without a network.
        (workspace.join("Cargo.lock"), "Cargo.lock"),
    ] {
        let text = fs::read_to_string(from).expect("it is there");
        let text = text.replace("../../graph-models", &literal(&workspace.join("graph-models")));
        let text = text.replace("../../src/walk", &literal(&tests.join("src/walk")));
        let to = copy.join(to);
        // What is as it was is not compiled again.
        if !fs::read_to_string(&to).is_ok_and(|found| found == text) {
            fs::write(to, text).expect("the directory was just made");
        }
    }

    let operations = tree.files.contains_key(Path::new("operations_.rs"));
    let features = if operations { &["--features", "operations"][..] } else { &[] };
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet"])
        .args(features)
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let report = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    // Thousands of lines say no more than the first.
    let errors: Vec<_> = errors.lines().take(100).collect();
    assert!(output.status.success(), "{report}\n{}", errors.join("\n"));
    assert!(errors.is_empty(), "there are warnings:\n{}", errors.join("\n"));
    eprintln!("{report}");
}

/// A path as it stands between quotes.
fn literal(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
