//! Imports run down: no module imports one of a layer above it, and none import each other.
//!
//! `cargo run -p graph-tests --bin imports` prints the layers. Their order is in
//! `tests/src/imports/table.rs`.

mod samples;

use std::path::Path;

use graph_tests::imports::{Tree, check, find};

fn imports_run_down(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    let tree = Tree::read(&folder).unwrap_or_else(|error| panic!("{name}: {error}"));
    let table = find(name).unwrap_or_else(|| panic!("{name} has no table"));
    let problems = check(&tree, table);
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(texts.is_empty(), "the imports of {name}:\n\n{}\n", texts.join("\n\n"));
}

#[test]
fn imports_of_graph_models_run_down() {
    imports_run_down("graph-models");
}

#[test]
fn imports_of_graph_derive_run_down() {
    imports_run_down("graph-derive");
}

#[test]
fn imports_of_graph_codegen_run_down() {
    imports_run_down("graph-codegen");
}

#[test]
fn imports_of_graph_table_run_down() {
    imports_run_down("graph-table");
}
