//! This workspace, as `cargo metadata` describes it.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Result;

/// This workspace.
#[derive(Debug)]
pub struct Workspace {
    pub root: PathBuf,
    /// The target directory, which the environment or a configuration may have moved.
    pub target: PathBuf,
    /// The package graph-models, as `cargo metadata` describes it.
    models: Value,
}

impl Workspace {
    pub fn read() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(&root)
            .output()?;
        if !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            return Err(format!("cargo metadata: {stderr}").into());
        }
        let mut metadata: Value = serde_json::from_slice(&output.stdout)?;
        let target = metadata["target_directory"].as_str().ok_or("no target directory")?.into();
        let models = metadata["packages"]
            .as_array_mut()
            .and_then(|packages| packages.iter_mut().find(|one| one["name"] == "graph-models"))
            .ok_or("no package graph-models in this workspace")?
            .take();
        Ok(Self { root, target, models })
    }

    /// The edition of graph-models.
    pub fn edition(&self) -> Result<&str> {
        self.models["edition"].as_str().ok_or_else(|| "graph-models has no edition".into())
    }

    /// A dependency of graph-models as a line of a manifest, with additional features:
    /// `serde = { version = "^1.0.229", default-features = false, features = ["std", "derive"] }`.
    pub fn dependency(&self, name: &str, features: &[&str]) -> Result<String> {
        dependency(&self.models, name, features)
            .ok_or_else(|| format!("graph-models does not depend on {name}").into())
    }

    /// Gives a crate outside the workspace the workspace's dependency versions. Cargo drops the
    /// packages that the crate does not need.
    pub fn copy_lock(&self, folder: &Path) -> Result<()> {
        match fs::copy(self.root.join("Cargo.lock"), folder.join("Cargo.lock")) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

fn dependency(package: &Value, name: &str, features: &[&str]) -> Option<String> {
    let mut dependencies = package["dependencies"].as_array()?.iter();
    // Only normal dependencies have a null `kind`.
    let dependency = dependencies.find(|one| one["name"] == name && one["kind"].is_null())?;
    let version = dependency["req"].as_str()?;
    let defaults = dependency["uses_default_features"].as_bool()?;
    let own = dependency["features"].as_array()?.iter().filter_map(Value::as_str);
    let features: Vec<&str> = own.chain(features.iter().copied()).collect();
    Some(format!(
        "{name} = {{ version = {version:?}, default-features = {defaults}, features = {features:?} }}"
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_dependency_keeps_version_and_features() {
        let serde = |kind: Value, features: Value| {
            json!({
                "name": "serde", "req": "^1.0.229", "kind": kind,
                "uses_default_features": false, "features": features,
            })
        };
        let dependencies = [serde(json!("dev"), json!([])), serde(Value::Null, json!(["std"]))];
        let package = json!({ "dependencies": dependencies });
        assert_eq!(
            dependency(&package, "serde", &["derive"]).as_deref(),
            Some(
                r#"serde = { version = "^1.0.229", default-features = false, features = ["std", "derive"] }"#
            ),
        );
        assert_eq!(dependency(&package, "uuid", &[]), None);
    }

    #[test]
    fn this_workspace_has_the_dependencies_of_the_plain_crate() {
        let workspace = Workspace::read().expect("cargo describes its workspace");
        assert!(workspace.edition().is_ok());
        assert!(workspace.dependency("serde", &["derive"]).is_ok());
    }
}
