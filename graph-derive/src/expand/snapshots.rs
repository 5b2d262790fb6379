//! What items expand to, as a reader would format it, compared with the files in `snapshots/`.
//!
//! `SNAPSHOTS=overwrite cargo test -p graph-derive` writes the files.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Phase, expand};

#[test]
fn an_entity_and_its_twin() {
    compare(
        "entity",
        "",
        "pub struct PrintJob {
            #[graph(key)]
            pub id: Option<String>,
            #[graph(non_null)]
            pub state: Option<PrintState>,
            pub pages: i32,
            #[graph(computed)]
            pub created_date_time: Option<DateTime<FixedOffset>>,
            pub settings: Option<Box<PrintSettings>>,
            pub tags: Option<Vec<Tag>>,
            #[graph(navigation)]
            pub printer: Option<Box<Printer>>,
            pub tasks: Nav<Vec<PrintTask>>,
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }",
    );
}

#[test]
fn an_open_enum() {
    compare(
        "open_enum",
        "",
        "pub enum PrintState {
            Waiting,
            InProgress,
            #[graph(unrecognized)]
            Unrecognized(Box<str>),
        }",
    );
}

#[test]
fn flags() {
    compare(
        "flags",
        "flags",
        "pub enum Access { #[graph(value = 1)] Read, #[graph(rename = \"wr\", value = 4)] Write }",
    );
}

#[test]
fn a_union() {
    compare(
        "union",
        "",
        "pub enum AnyDevice {
            Printer(Box<Printer>),
            #[graph(unrecognized)]
            Unrecognized(Box<Device>),
        }",
    );
}

/// Compares the expansion of an item with the file of this name.
fn compare(name: &str, options: &str, item: &str) {
    let tokens: proc_macro2::TokenStream = item.parse().expect("an item");
    let parsed = syn::parse2(tokens.clone()).expect("an item");
    let options = options.parse().expect("options");
    let expansion = expand(options, tokens, parsed, Phase::Attribute).to_string();
    // A snapshot holds for every version.
    let found = formatted(&expansion.replace(graph_table::PRIVATE_MODULE, "__private"));

    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/expand/snapshots")
        .join(format!("{name}.rs"));
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        return std::fs::write(&path, found).expect("the snapshot can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, kept, found)) = first_difference(&kept, &found) {
        panic!(
            "the expansion differs from {} in line {line}\n    snapshot: {kept}\n    \
             expansion: {found}\nIf the change is intended, run `SNAPSHOTS=overwrite cargo test -p \
             graph-derive` and read the diff",
            path.display()
        );
    }
}

/// The first line that differs, with its text on either side.
fn first_difference<'t>(kept: &'t str, found: &'t str) -> Option<(usize, &'t str, &'t str)> {
    let (mut kept, mut found) = (kept.lines(), found.lines());
    for line in 1.. {
        match (kept.next(), found.next()) {
            (None, None) => break,
            (kept, found) if kept == found => {}
            (kept, found) => {
                return Some((line, kept.unwrap_or("(end)"), found.unwrap_or("(end)")));
            }
        }
    }
    None
}

/// The text as rustfmt prints it. rustfmt leaves the arguments of a macro alone if they are not Rust,
/// so the table of a struct is broken into lines first.
fn formatted(tokens: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=100"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustfmt is installed with the toolchain");
    let mut input = rustfmt.stdin.take().expect("the input is a pipe");
    input.write_all(tokens.as_bytes()).expect("rustfmt reads its input");
    drop(input);
    let output = rustfmt.wait_with_output().expect("rustfmt ends");
    assert!(output.status.success(), "rustfmt refused the expansion:\n{tokens}");
    let text = String::from_utf8(output.stdout).expect("rustfmt prints UTF-8");
    text.lines().flat_map(table_lines).collect()
}

/// One line, or the rows of a table, a line each.
fn table_lines(line: &str) -> Vec<String> {
    let is_table = line.contains(" structure ") && line.contains("[self .");
    if !is_table {
        return vec![format!("{line}\n")];
    }
    let mut rows: Vec<String> = Vec::new();
    let mut row = String::new();
    for word in line.split(' ') {
        let starts_row = word.parse::<usize>().is_ok()
            || ["serde", "values", "structure", "self", "from", "{", "}"].contains(&word);
        if starts_row && !row.is_empty() {
            rows.push(format!("    {}\n", row.trim()));
            row.clear();
        }
        row.push_str(word);
        row.push(' ');
    }
    rows.push(format!("    {}\n", row.trim()));
    rows
}
