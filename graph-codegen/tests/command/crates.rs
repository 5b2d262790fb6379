//! `graph-codegen crate`

use std::fs;

use crate::folder::{CSDL, Folder, OPTIONAL_ACTIONS, failed, printed};

const NEW: &str = "crate --csdl shop.csdl --name shop-models";

#[test]
fn a_crate_has_a_manifest_a_readme_and_its_types_at_the_root() {
    let folder = Folder::new("crate");
    let written = "shop-models: 7 files written, 0 unchanged, 0 removed\n";
    assert_eq!(folder.run(NEW), printed(0, written));
    let manifest = folder.read("shop-models/Cargo.toml");
    let version = env!("CARGO_PKG_VERSION");
    for line in [
        "name = \"shop-models\"",
        "version = \"0.1.0\"",
        "edition = \"2024\"",
        "[package.metadata.docs.rs]",
        &format!("graph-models = {{ version = \"{version}\", default-features = false }}"),
    ] {
        assert!(manifest.lines().any(|it| it == line), "{line}\n{manifest}");
    }
    let missing = ["description =", "license =", "repository =", "path ="];
    assert!(missing.iter().all(|key| !manifest.contains(key)), "{manifest}");
    let readme = folder.read("shop-models/README.md");
    assert!(
        readme.contains(
            "Add to `Cargo.toml`, and then remove this section: `description`, `license`"
        )
    );
    assert!(readme.contains("2 entity types of the namespace `org.shop`.\n"), "{readme}");
    let library = folder.read("shop-models/src/lib.rs");
    assert!(library.contains("//! let value: shop_models::Order = "), "{library}");
    assert!(library.ends_with("\nmod models;\n\npub use models::*;\n"), "{library}");
    assert!(folder.read("shop-models/src/models/order.rs").contains("pub customer: Nav<"));
    // `check` compares the models.
    let check = "check --csdl shop.csdl --out shop-models/src/models";
    assert_eq!(folder.run(check).0, Some(0));
}

#[test]
fn a_manifest_says_what_the_options_say() {
    let folder = Folder::new("crate_options");
    let options = "--out shop --crate-version 2.1.0 --description Orders<of>a\"shop\" --license MIT \
                   --repository https://shop.org/models --path-to-models ../graph-models --types shop.order \
                   --rename org.shop.order.customer=buyer --no-operations";
    let (code, _, stderr) = folder.run(&format!("{NEW} {options}"));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    let manifest = folder.read("shop/Cargo.toml");
    for line in [
        "version = \"2.1.0\"",
        "description = \"Orders<of>a\\\"shop\\\"\"",
        "license = \"MIT\"",
        "repository = \"https://shop.org/models\"",
    ] {
        assert!(manifest.lines().any(|it| it == line), "{line}\n{manifest}");
    }
    assert!(manifest.contains("\ngraph-models = { path = \"../graph-models\", version = "));
    assert!(
        folder.read("shop/src/lib.rs").starts_with("//! Orders\\<of>a\"shop\"\n//!\n//! Models of")
    );
    let readme = folder.read("shop/README.md");
    assert!(!readme.contains("Before you publish"));
    let again = "--name shop-models --out . \\\n    --types shop.order \\\n    \
                 --rename org.shop.order.customer=buyer \\\n    --no-operations\n";
    assert!(readme.contains(again), "{readme}");
    assert!(folder.read("shop/src/models/order.rs").contains("pub buyer: Nav<Value>,"));
    assert!(!folder.path("shop/src/models/customer.rs").exists());
}

#[test]
fn operations_of_a_crate_are_optional() {
    let folder = Folder::with_an_action("crate_operations");
    folder.run("crate --csdl shop.csdl --name shop-models");
    assert!(folder.read("shop-models/src/models/mod.rs").contains(OPTIONAL_ACTIONS));
    let manifest = folder.read("shop-models/Cargo.toml");
    assert!(manifest.contains("\n[features]\ndefault = [\"operations\"]\n"), "{manifest}");
    assert!(manifest.contains("\noperations = []\n"), "{manifest}");
    assert!(folder.read("shop-models/README.md").contains("feature `operations`"));
    assert!(folder.read("shop-models/src/lib.rs").contains("feature `operations`"));
    folder.run("crate --csdl shop.csdl --name few --no-operations");
    for file in ["Cargo.toml", "src/lib.rs", "src/models/mod.rs"] {
        assert!(!folder.read(&format!("few/{file}")).contains("operations"), "{file}");
    }
    assert!(!folder.read("few/README.md").contains("`operations`"));
    fs::write(folder.path("none.csdl"), CSDL).expect("written");
    folder.run("crate --csdl none.csdl --name none");
    assert!(
        folder.read("none/Cargo.toml").contains("\noperations = []\n"),
        "there may be some later"
    );
    assert!(!folder.read("none/src/models/mod.rs").contains("operations"));
    // The manifest belongs to the user, who is told what it lacks.
    let (code, _, stderr) = folder.run("crate --csdl shop.csdl --name few");
    let note = "note: Cargo.toml: the actions and functions are left out, because there is no feature \
                `operations`; under `[features]`, write `operations = []` and add `\"operations\"` to \
                `default`, or pass `--no-operations`\n";
    assert_eq!((code, stderr.as_str()), (Some(0), note));
    let manifest = folder.read("few/Cargo.toml") + "\n[features]\noperations = []\n";
    fs::write(folder.path("few/Cargo.toml"), manifest).expect("written");
    let (code, _, stderr) = folder.run("crate --csdl shop.csdl --name few");
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
}

#[test]
fn files_of_the_user_stay_when_the_models_are_written_again() {
    let folder = Folder::new("crate_again");
    folder.run(NEW);
    let unchanged = "shop-models: 0 files written, 7 unchanged, 0 removed\n";
    assert_eq!(folder.run(NEW), printed(0, unchanged));

    let manifest = folder.read("shop-models/Cargo.toml") + "\n# Mine.\n";
    fs::write(folder.path("shop-models/Cargo.toml"), &manifest).expect("written");
    fs::remove_file(folder.path("shop-models/README.md")).expect("removed");
    fs::write(folder.path("shop.csdl"), CSDL.replace("customer", "client")).expect("written");
    let (code, stdout, stderr) = folder.run(NEW);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert_eq!(stdout, "shop-models: 5 files written, 1 unchanged, 1 removed, 1 kept\n");
    assert_eq!(folder.read("shop-models/Cargo.toml"), manifest);
    assert!(folder.path("shop-models/README.md").exists());
    assert!(folder.path("shop-models/src/models/client.rs").exists());
    assert!(!folder.path("shop-models/src/models/customer.rs").exists());

    let old = manifest.replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.7\"");
    let old = old.replace("version = \"0.0.7\"\nedition", "version = \"0.1.0\"\nedition");
    fs::write(folder.path("shop-models/Cargo.toml"), old).expect("written");
    let (code, _, stderr) = folder.run(NEW);
    let note = format!(
        "note: Cargo.toml: the models are generated for graph-models {}, and the manifest has 0.0.7\n",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!((code, stderr), (Some(0), note));
}

#[test]
fn a_folder_of_something_else_is_refused() {
    let folder = Folder::new("crate_refused");
    let refused = |file: &str, message: &str| failed(&format!("other/{file}: {message}\n"));
    let new = format!("{NEW} --out other");
    fs::create_dir_all(folder.path("other/src/models")).expect("created");
    let not_generated = "the file was not generated; move it, or generate into another folder";
    for file in ["README.md", "src/lib.rs", "src/models/order.rs"] {
        fs::write(folder.path("other").join(file), "mine").expect("written");
        assert_eq!(folder.run(&new), refused(file, not_generated));
        assert!(!folder.path("other/Cargo.toml").exists());
        fs::remove_file(folder.path("other").join(file)).expect("removed");
    }
    fs::write(folder.path("other/Cargo.toml"), "[package]\nname = \"shop-models\"\n")
        .expect("written");
    let message = "the crate was not generated; generate into another folder";
    assert_eq!(folder.run(&new), refused("Cargo.toml", message));
    assert!(!folder.path("other/src/lib.rs").exists());

    fs::remove_file(folder.path("other/Cargo.toml")).expect("removed");
    assert_eq!(folder.run(&new).0, Some(0));
    let message =
        "the crate is `shop-models`; write `--name shop-models`, or generate into another folder";
    let other_name = "crate --csdl shop.csdl --name shop --out other --types shop.customer";
    assert_eq!(folder.run(other_name), refused("Cargo.toml", message));
    assert!(folder.path("other/src/models/order.rs").exists());
}

#[test]
fn names_that_cargo_does_not_accept_are_refused() {
    let folder = Folder::new("crate_names");
    for (name, message) in [
        ("1a", "has letters, digits, `-` and `_`, and a letter first"),
        ("a.b", "has letters, digits, `-` and `_`, and a letter first"),
        ("self", "is taken in Rust; write another name of the crate"),
        ("graph-models", "is taken in Rust; write another name of the crate"),
    ] {
        let (code, _, stderr) = folder.run(&format!("crate --csdl shop.csdl --name {name}"));
        assert_eq!(code, Some(2));
        assert!(stderr.starts_with(&format!("--name: {name}: ")), "{stderr}");
        assert!(stderr.contains(message), "{stderr}");
        assert!(!folder.path(name).exists());
    }
}

#[test]
fn a_namespace_that_is_called_models_is_found_at_the_root() {
    let folder = Folder::new("crate_models");
    let more = "<Schema Namespace='models'><ComplexType Name='b'/></Schema>";
    let text = format!("<Edmx><DataServices>{CSDL}{more}</DataServices></Edmx>");
    fs::write(folder.path("shop.csdl"), text).expect("written");
    assert_eq!(folder.run(NEW).0, Some(0));
    assert!(folder.read("shop-models/src/models/mod.rs").contains("pub mod models;"));
    let library = folder.read("shop-models/src/lib.rs");
    let end = "#[path = \"models/mod.rs\"]\nmod models_;\n\npub use models_::*;\n";
    assert!(library.ends_with(end), "{library}");
    assert!(library.contains("shop_models::org::shop::Order"), "{library}");
    assert!(folder.read("shop-models/README.md").contains("of 2 namespaces."));
}

#[test]
fn an_entity_container_is_neither_counted_nor_the_example() {
    let folder = Folder::new("crate_container");
    let csdl = "<Schema Namespace='a'><EntityContainer Name='all'>\
                <Singleton Name='one' Type='a.b'/></EntityContainer><ComplexType Name='b'/></Schema>";
    fs::write(folder.path("shop.csdl"), csdl).expect("written");
    assert_eq!(folder.run(NEW).0, Some(0));
    let library = folder.read("shop-models/src/lib.rs");
    assert!(library.contains("1 complex type of the namespace `a`."), "{library}");
    assert!(library.contains("let value: shop_models::B ="), "{library}");
}
