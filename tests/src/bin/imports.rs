//! Prints who imports whom: for each crate, or for those that are named, its modules in layers.
//!
//! `cargo run -p graph-tests --bin imports -- graph-models`. The test `imports` checks the same
//! arrows against the order in `tests/src/imports/table.rs`.

use std::io::Write;
use std::path::Path;

use graph_tests::imports::{TABLES, Tree, draw, find};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        names = TABLES.iter().map(|table| table.name.to_owned()).collect();
    }
    let mut output = std::io::stdout().lock();
    for name in names {
        let table = find(&name).ok_or_else(|| format!("no table of a crate `{name}`"))?;
        let tree =
            Tree::read(&workspace.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        write!(output, "{}", draw(&tree, table))?;
    }
    Ok(())
}
