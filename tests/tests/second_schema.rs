//! Models of a schema that the generator was not developed against. They are generated, compiled in
//! a separate crate against graph-models without its `v1` models, and walked over.
//!
//! The schema is third-party data and not part of the project, and compiling its models takes a
//! minute or two, so this test runs only if `GRAPH_SECOND_CSDL` names a schema.

#![allow(clippy::print_stderr, reason = "the test prints its report, or why it did nothing")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graph_codegen::{Options, generate};

#[test]
fn models_of_another_schema_compile_and_round_trip_without_loss() {
    let Some(csdl) = std::env::var_os("GRAPH_SECOND_CSDL").map(PathBuf::from) else {
        return eprintln!("GRAPH_SECOND_CSDL is not set; nothing is generated");
    };
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tests.parent().expect("the crate is in a workspace");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("second");

    let text = fs::read_to_string(&csdl)
        .unwrap_or_else(|error| panic!("GRAPH_SECOND_CSDL, {}: {error}", csdl.display()));
    let tree = generate(&text, &Options::default()).unwrap_or_else(|errors| panic!("{errors}"));
    tree.write(&copy.join("src/models")).expect("cargo's directory for tests is writable");
    for (from, to) in [
        (tests.join("second/Cargo.toml"), "Cargo.toml"),
        (tests.join("second/src/lib.rs"), "src/lib.rs"),
        (tests.join("second/src/main.rs"), "src/main.rs"),
        // The workspace's versions, which are available without a network.
        (workspace.join("Cargo.lock"), "Cargo.lock"),
    ] {
        let text = fs::read_to_string(from).expect("the file exists");
        let text = text.replace("../../graph-models", &literal(&workspace.join("graph-models")));
        let text = text.replace("../../src", &literal(&tests.join("src")));
        let to = copy.join(to);
        // An unchanged file is not written, so that it is not compiled again.
        if !fs::read_to_string(&to).is_ok_and(|found| found == text) {
            fs::write(to, text).expect("the directory was just created");
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
    // Thousands of lines would add nothing.
    let errors: Vec<_> = errors.lines().take(100).collect();
    assert!(output.status.success(), "{report}\n{}", errors.join("\n"));
    assert!(errors.is_empty(), "there are warnings:\n{}", errors.join("\n"));
    eprintln!("{report}");
}

/// A path as text for a string literal.
fn literal(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
