//! The crates outside the workspace that hold the programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use graph_benches::compiler::{Result, Subject, Workspace, manifest};

use super::programs::{Models, Program};

/// A crate with the programs, which all use the same models.
#[derive(Debug)]
pub(crate) struct Project {
    /// The name of the models in the report.
    pub(crate) name: &'static str,
    pub(crate) models: Models,
    folder: PathBuf,
    /// The dependency on the models, as a line of the manifest.
    dependency: String,
}

const PACKAGE: &str = "programs";

impl Project {
    /// Programs that use graph-models.
    pub(crate) fn ours(
        name: &'static str,
        models: Models,
        root: &Path,
        folder: PathBuf,
        features: &[&str],
    ) -> Self {
        let path = root.join("graph-models");
        let dependency = format!("graph-models = {{ path = {path:?}, features = {features:?} }}");
        Self { name, models, folder, dependency }
    }

    /// Programs that use a crate of plain structs.
    pub(crate) fn plain(name: &'static str, models: Models, folder: PathBuf) -> Self {
        let path = models_folder(&folder);
        let dependency = format!(
            "plain-models = {{ path = {path:?} }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}"
        );
        Self { name, models, folder, dependency }
    }

    /// The folder of the crate of plain structs.
    pub(crate) fn models_folder(&self) -> PathBuf {
        models_folder(&self.folder)
    }

    /// Writes the crate. Each program is a binary of it, so that only the program's own file is
    /// compiled when it is built.
    pub(crate) fn write(&self, workspace: &Workspace, programs: &[Program]) -> Result<()> {
        let binaries = self.folder.join("src/bin");
        fs::create_dir_all(&binaries)?;
        let dependencies = format!("{}\nserde_json = \"1\"", self.dependency);
        let manifest = manifest(PACKAGE, workspace.edition()?, &dependencies);
        fs::write(self.manifest(), manifest)?;
        workspace.copy_lock(&self.folder)?;
        for &program in programs {
            if self.has(program) {
                fs::write(self.file(program.name()), program.source(self.models))?;
            }
        }
        Ok(())
    }

    /// Whether the program can be written with these models.
    pub(crate) fn has(&self, program: Program) -> bool {
        self.models.are_ours() || program.has_plain()
    }

    /// The file with the `main` of the binary with this name.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join("src/bin").join(name).with_extension("rs")
    }

    pub(crate) fn manifest(&self) -> PathBuf {
        self.folder.join("Cargo.toml")
    }

    pub(crate) fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// What cargo builds for a program.
    pub(crate) fn subject(&self, program: Program) -> Subject {
        Subject {
            name: self.name,
            package: PACKAGE,
            program: Some(program.name()),
            manifest: self.manifest(),
            target: self.target(),
        }
    }

    /// How many bytes a built program has without symbols and debug information.
    pub(crate) fn stripped_size(&self, program: Program, profile: &str) -> Result<u64> {
        let binary = self.target().join(profile).join(program.name());
        let binary = binary.with_extension(std::env::consts::EXE_EXTENSION);
        if cfg!(not(unix)) {
            // Symbols are in a file of their own.
            return Ok(fs::metadata(binary)?.len());
        }
        let stripped = self.target().join("stripped");
        let status = Command::new("strip").arg("-o").args([&stripped, &binary]).status()?;
        match status.success() {
            true => Ok(fs::metadata(stripped)?.len()),
            false => Err(format!("strip {}: {status}", binary.display()).into()),
        }
    }
}

/// The folder of the plain structs for the programs in another. It is beside that one, because cargo
/// refuses a workspace inside another.
fn models_folder(programs: &Path) -> PathBuf {
    programs.with_extension("models")
}
