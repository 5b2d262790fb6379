//! Small documents and the files generated from them, for review.
//!
//! `GOLDEN=write cargo test -p graph-codegen --test golden` updates the files. `generated.rs` in
//! the tests of the workspace compiles and uses them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graph_codegen::{
    Difference, Documents, Flavour, Operations, Options, Renames, Subset, generate, generate_from,
};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Compares the files beside a document with the files generated from it. Documents that it
/// references are in the folder `include`.
fn check(case: &str, options: &Options) {
    let folder = golden().join(case);
    let documents = Documents::open(&[folder.join("schema.csdl")], &[folder.join("include")])
        .expect("the case has a document");
    compare(documents, options, &folder);
}

fn compare(documents: Documents, options: &Options, folder: &Path) {
    let tree = generate_from(documents, options).expect("the document has no errors");
    if std::env::var_os("GOLDEN").is_some_and(|what| what == "write") {
        tree.write(folder).expect("the files are written");
    }
    let differences = tree.compare(folder).expect("the files are read");
    let differences: Vec<String> = differences.iter().map(Difference::to_string).collect();
    assert!(
        differences.is_empty(),
        "{} has changed; if this is intended, run the test with GOLDEN=write\n{}",
        folder.display(),
        differences.join("\n")
    );
}

#[test]
fn property_flags_and_primitive_types() {
    check("property_flags", &Options::default());
}

#[test]
fn enumerations_and_flags() {
    check("enums", &Options::default());
}

#[test]
fn unions_over_concrete_and_abstract_bases_across_namespaces() {
    check("unions", &Options::default());
}

#[test]
fn navigation_properties_and_their_targets() {
    check("navigation", &Options::default());
}

#[test]
fn the_entity_container_and_what_operations_are_bound_to() {
    check("container", &Options::default());
}

#[test]
fn names_that_are_not_rust_identifiers_or_are_taken() {
    check("names", &Options::default());
}

#[test]
fn documents_that_reference_others() {
    check("references", &Options::default());
}

#[test]
fn csdl_json() {
    check("json", &Options::default());
}

#[test]
fn what_documents_have_beyond_the_usual() {
    check("lenient", &Options::default());
}

#[test]
fn names_that_are_the_same_in_rust() {
    let mut renames = Renames::default();
    for rename in ["org.example.Order.Type=side", "org.example.Ship=OrderShipNow"] {
        renames.add(rename).expect("a choice");
    }
    check("clashes", &Options { renames, ..Options::default() });
}

#[test]
fn a_subset() {
    let subset = Subset { types: vec!["ex.order".to_owned()], follow: 1 };
    check("subset", &Options { subset: Some(subset), ..Options::default() });
}

#[test]
fn actions_and_functions() {
    check("operations", &Options::default());
}

/// The condition of optional operations.
const FEATURE: &str = "#[cfg(feature = \"operations\")]";

#[test]
fn optional_operations_have_a_condition_and_nothing_else_changes() {
    const LINKS: &str =
        "#![cfg_attr(not(feature = \"operations\"), allow(rustdoc::broken_intra_doc_links))]";
    let csdl = fs::read_to_string(golden().join("operations/schema.csdl")).expect("a document");
    let files = |operations| {
        generate(&csdl, &Options { operations, ..Options::default() }).expect("no errors").files
    };
    let (included, optional) = (files(Operations::Included), files(Operations::Optional));
    assert!(included.keys().eq(optional.keys()));
    let mut conditional = Vec::new();
    for (path, text) in &optional {
        let mut lines = Vec::new();
        let mut above = "";
        for line in text.lines() {
            if above == FEATURE {
                conditional.push(format!("{}: {line}", path.display()));
            }
            above = line;
            if line != LINKS && line != FEATURE {
                lines.push(line);
            }
        }
        assert!(lines.into_iter().eq(included[path].lines()), "{}", path.display());
    }
    let expected = [
        "mod.rs: pub mod actions;",
        "mod.rs: pub mod functions;",
        "mod.rs: mod operations_;",
        "mod.rs: pub use self::operations_::operations;",
        "shop/mod.rs: pub mod actions;",
    ];
    assert_eq!(conditional, expected);
    assert_eq!(optional[Path::new("mod.rs")].matches(LINKS).count(), 1);

    // Without operations there is nothing to choose.
    let types = "<Schema Namespace='org.garden'><EntityType Name='plant'/></Schema>";
    let options = Options { operations: Operations::Optional, ..Options::default() };
    let [types, without] = [&options, &Options::default()]
        .map(|options| generate(types, options).expect("no errors").files);
    assert_eq!(types, without);
}

#[test]
fn namespaces_with_the_names_of_optional_folders_have_no_condition() {
    let csdl = r##"<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0">
        <edmx:DataServices>
            <Schema Namespace="org" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                <ComplexType Name="plant"/>
                <Action Name="water"/>
                <Function Name="count"><ReturnType Type="Edm.Int32"/></Function>
            </Schema>
            <Schema Namespace="org.actions" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                <ComplexType Name="step"/>
                <Action Name="undo"/>
            </Schema>
            <Schema Namespace="org.functions.deep" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                <ComplexType Name="root"/>
            </Schema>
        </edmx:DataServices>
    </edmx:Edmx>"##;
    let options = Options { operations: Operations::Optional, ..Options::default() };
    let files = generate(csdl, &options).expect("no errors").files;
    let condition = |file: &str, module: &str| {
        let declared = format!("pub mod {module};\n");
        let text = &files[Path::new(file)];
        assert!(text.contains(&declared), "{module}: {text}");
        text.contains(&format!("{FEATURE}\n{declared}"))
    };
    for (file, module, is_optional) in [
        ("mod.rs", "actions", false),
        ("mod.rs", "actions_", true),
        ("mod.rs", "functions", false),
        ("mod.rs", "functions_", true),
        ("actions/mod.rs", "actions", true),
        ("functions/mod.rs", "deep", false),
    ] {
        assert_eq!(condition(file, module), is_optional, "{file}: {module}");
    }
}

#[test]
fn descriptions_of_the_document() {
    check("descriptions", &Options::default());
}

#[test]
fn the_plain_flavour() {
    check("plain", &Options { flavour: Flavour::Plain, ..Options::default() });
}

#[test]
fn all_kinds_of_declarations() {
    check("library", &Options::default());
}

#[test]
fn a_profile() {
    let profile = "odata, tag=never".parse().expect("a profile");
    check("profile", &Options { profile, ..Options::default() });
}

#[test]
fn the_example_of_graph_models_for_another_service() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../graph-models/examples/own_service");
    let documents = Documents::open(&[folder.join("crm.csdl")], &[]).expect("a document");
    let profile = "dynamics".parse().expect("a profile");
    let options = Options { profile, ..Options::default() };
    compare(documents, &options, &folder.join("crm"));
}

#[test]
fn rustfmt_does_not_change_the_files() {
    let mut files = Vec::new();
    let mut folders = vec![golden()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty());
    // Not every installation of Rust has rustfmt.
    let done = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--config-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../rustfmt.toml"))
        .args(&files)
        .output();
    let Ok(done) = done else { return };
    assert!(
        done.status.success(),
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}
