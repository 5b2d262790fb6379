//! A crate outside the workspace whose only dependency is graph-models.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_crate_with_graph_models_as_its_only_dependency_builds_and_runs() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = tests.parent().expect("the crate is in a workspace");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    fs::create_dir_all(copy.join("src")).expect("cargo's directory for tests is writable");

    // The crate is copied, so that no lock file and no target directory are left among the sources.
    let manifest =
        fs::read_to_string(tests.join("outside/Cargo.toml")).expect("the manifest exists");
    let models = workspace.join("graph-models");
    let manifest = manifest.replace("../../graph-models", &models.to_string_lossy());
    fs::write(copy.join("Cargo.toml"), manifest).expect("the directory was just created");
    for (from, to) in [
        (tests.join("outside/src/main.rs"), "src/main.rs"),
        // The workspace's versions, which are available without a network.
        (workspace.join("Cargo.lock"), "Cargo.lock"),
    ] {
        fs::copy(from, copy.join(to)).expect("the file exists");
    }

    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet"])
        .current_dir(&copy)
        .env("CARGO_TARGET_DIR", copy.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "contoso.library.book\n", "{errors}");
}
