//! Crates of models, and a crate whose build script generates models, are compiled against the
//! graph-models of the workspace, without its models and without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graph_codegen::{Documents, Options, Package, generate_crate};

/// A document with descriptions that rustdoc could misread.
const GARDEN: &str = include_str!("golden/descriptions/schema.csdl");

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A path as text for a manifest.
fn literal(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Writes a file, unless it is as it should be, so that it is not compiled again.
fn write(path: &Path, text: &str) {
    if !fs::read_to_string(path).is_ok_and(|found| found == text) {
        let parent = path.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).expect("the folder is writable");
        fs::write(path, text).expect("the folder is writable");
    }
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let done = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet", "--workspace"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&done.stderr);
    let errors: Vec<_> = errors.lines().take(100).collect();
    assert!(done.status.success() && errors.is_empty(), "{arguments:?}\n{}", errors.join("\n"));
}

#[test]
fn a_crate_and_a_build_script_compile_without_warnings() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
    let mut package = Package::new("garden-models").expect("a name");
    package.path_to_models = Some(literal(&workspace().join("graph-models")));
    let garden = generate_crate(Documents::parse(GARDEN), &Options::default(), &package);
    let _ = fs::remove_dir_all(folder.join("garden"));
    garden.expect("no errors").write(&folder.join("garden")).expect("the folder is writable");

    let built = folder.join("built");
    write(&built.join("garden.csdl"), GARDEN);
    write(&built.join("build.rs"), include_str!("../examples/build_script/build.rs"));
    write(&built.join("src/lib.rs"), include_str!("../examples/build_script/lib.rs"));
    let dependency = |name: &str| {
        let path = literal(&workspace().join(name));
        format!("{name} = {{ path = \"{path}\", default-features = false }}\n")
    };
    let manifest = format!(
        "[package]\nname = \"built\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}\n\
         [build-dependencies]\n{}",
        dependency("graph-models"),
        dependency("graph-codegen")
    );
    write(&built.join("Cargo.toml"), &manifest);

    // The rest of what a workspace has; only checked, so no debug information is needed.
    let root = "[workspace]\nmembers = [\"garden\", \"built\"]\nresolver = \"3\"\n\n\
                [profile.dev]\ndebug = false\nincremental = false\n";
    write(&folder.join("Cargo.toml"), root);
    // The workspace's versions, which are available without a network.
    let versions = fs::read_to_string(workspace().join("Cargo.lock")).expect("a file");
    fs::write(folder.join("Cargo.lock"), versions).expect("the folder is writable");
    cargo(&folder, &["check"]);
    cargo(&folder, &["doc", "--no-deps"]);
    // Without the operations, to which the docs of types link.
    cargo(&folder, &["check", "--no-default-features"]);
    cargo(&folder, &["doc", "--no-deps", "--no-default-features"]);
}

#[test]
fn the_readme_has_the_build_script_that_is_compiled() {
    let readme = include_str!("../README.md");
    let (_, script) = include_str!("../examples/build_script/build.rs")
        .split_once("\n\n")
        .expect("a comment and the code");
    assert!(readme.contains(&format!("```rust,no_run\n{script}```\n")), "{script}");
}
