//! The crate for comparison: the same types as plain serde structs.

use std::fs;
use std::path::Path;

use graph_codegen::Tree;

use super::Result;
use super::workspace::Workspace;

/// The package's name.
pub const PACKAGE: &str = "plain-models";

/// The dependencies of plain types, with the features they need in addition to those of
/// graph-models.
const DEPENDENCIES: [(&str, &[&str]); 5] = [
    ("chrono", &["serde"]),
    ("rust_decimal", &["serde"]),
    ("serde", &["derive"]),
    ("serde_json", &[]),
    ("uuid", &["serde"]),
];

/// Writes the crate into a folder, with each of the trees in a module of its own. Unchanged files of
/// models are not written again.
pub fn write(folder: &Path, workspace: &Workspace, models: &[(&str, Tree)]) -> Result<()> {
    let write = |path: &Path, text: &str| {
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let sources = folder.join("src");
    fs::create_dir_all(&sources)?;
    let root = fs::read_to_string(workspace.root.join("Cargo.toml"))?;
    write(&folder.join("Cargo.toml"), &plain_manifest(workspace, &root)?)?;
    let mut modules = "//! Plain models of Microsoft Graph.\n\n".to_owned();
    for (name, tree) in models {
        modules.push_str(&format!("pub mod {name};\n"));
        tree.write(&sources.join(name))?;
    }
    write(&sources.join("lib.rs"), &modules)?;
    workspace.copy_lock(folder)
}

/// The crate's manifest, with the workspace's profiles.
fn plain_manifest(workspace: &Workspace, root: &str) -> Result<String> {
    let dependencies: Vec<String> = DEPENDENCIES
        .iter()
        .map(|(name, features)| workspace.dependency(name, features))
        .collect::<Result<_>>()?;
    let manifest = manifest(PACKAGE, workspace.edition()?, &dependencies.join("\n"));
    Ok(format!("{manifest}\n{}", profiles(root)))
}

/// The manifest of a crate that is not part of the workspace, up to its dependencies.
pub fn manifest(package: &str, edition: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n\n\
         # Not a member of an enclosing workspace.\n[workspace]\n\n[dependencies]\n{dependencies}\n",
    )
}

/// The profile tables of a manifest. They are copied because cargo reads profiles only from a
/// workspace's root, and the plain crate is its own root.
fn profiles(manifest: &str) -> String {
    let mut inside = false;
    let mut profiles = String::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.starts_with("[profile.");
        }
        if inside {
            profiles.push_str(line);
            profiles.push('\n');
        }
    }
    profiles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_copied() {
        let root = "[workspace]\nmembers = []\n\n[profile.dev]\ndebug = 1\n\n\
                    [profile.release.package.a]\nopt-level = 1\n[patch.crates-io]\nb = \"1\"\n";
        assert_eq!(
            profiles(root),
            "[profile.dev]\ndebug = 1\n\n[profile.release.package.a]\nopt-level = 1\n",
        );
        assert_eq!(profiles("[workspace]\nmembers = []\n"), "");
    }

    #[test]
    fn the_plain_crate_is_its_own_workspace() {
        let workspace = Workspace::read().expect("cargo describes its workspace");
        let manifest = plain_manifest(&workspace, "").expect("graph-models depends on all of them");
        assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
        for (name, _) in DEPENDENCIES {
            assert!(manifest.contains(&format!("\n{name} = {{ version = ")), "{manifest}");
        }
    }
}
