//! Measures how large a program becomes, and how much the registry adds to a program that uses it.
//!
//! `cargo run --release -p graph-benches --bin binary-size`
//!
//! Builds two stripped release programs in a crate beside this program. One reads a status and
//! writes it again. The other also looks up a type in the registry by a name given at run time, and
//! so links every type. This takes some minutes, nearly all of them for the second program.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

/// A program that reads and writes one type.
const ONE_TYPE: &str = r#"
use graph_models::v1::IosUpdateDeviceStatus;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let status: IosUpdateDeviceStatus = serde_json::from_reader(std::io::stdin())?;
    serde_json::to_writer(std::io::stdout(), &status)?;
    Ok(())
}
"#;

/// A program that also reads and writes any other type, given its name.
const ANY_TYPE: &str = r#"
use graph_models::v1::{IosUpdateDeviceStatus, registry};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(name) = std::env::args().nth(1) {
        let mut json = serde_json::Deserializer::from_reader(std::io::stdin());
        let value = registry().read(&name, &mut json).ok_or("no such type")??;
        serde_json::to_writer(std::io::stdout(), &value)?;
        return Ok(());
    }
    let status: IosUpdateDeviceStatus = serde_json::from_reader(std::io::stdin())?;
    serde_json::to_writer(std::io::stdout(), &status)?;
    Ok(())
}
"#;

const PROGRAMS: [(&str, &str); 2] = [("one-type", ONE_TYPE), ("any-type", ANY_TYPE)];

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    // This program is in `target/release`.
    let folder = env::current_exe()?.with_file_name("binary-size-programs");
    write(&folder, &root)?;
    for (name, _) in PROGRAMS {
        let size = fs::metadata(build(&folder, name)?)?.len();
        println!("{name}: {:.2} MB", size as f64 / 1e6);
    }
    Ok(())
}

/// Writes the crate that holds both programs.
fn write(folder: &Path, root: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder.join("src/bin"))?;
    let manifest = format!(
        "[package]\nname = \"binary-size\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         # Not a member of an enclosing workspace.\n[workspace]\n\n\
         [dependencies]\ngraph-models = {{ path = {:?} }}\nserde_json = \"1\"\n\n\
         [profile.release]\nstrip = true\n",
        root.join("graph-models"),
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // Pins the workspace's dependency versions; cargo drops the packages that are not needed.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    for (name, text) in PROGRAMS {
        fs::write(folder.join("src/bin").join(name).with_extension("rs"), text)?;
    }
    Ok(())
}

/// Builds a program and returns its path.
fn build(folder: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let target = folder.join("target");
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(folder)
        .args(["build", "--quiet", "--release", "--bin", name, "--target-dir"])
        .arg(&target)
        .status()?;
    match status.success() {
        true => Ok(target.join("release").join(name).with_extension(env::consts::EXE_EXTENSION)),
        false => Err(format!("{name} was not built: {status}").into()),
    }
}
