//! Generates the models of a service whenever its document changes.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use graph_codegen::{Documents, Options, generate_from};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=garden.csdl");
    let documents = Documents::open(&["garden.csdl".into()], &[])?;
    match generate_from(documents, &Options::default()) {
        Ok(tree) => {
            let out = PathBuf::from(env::var("OUT_DIR")?);
            tree.write(&out.join("garden"))?;
            // A module cannot be included itself, because its file starts with attributes.
            fs::write(out.join("models.rs"), "pub mod garden;\n")?;
        }
        Err(errors) => errors.iter().for_each(|error| println!("cargo::error={error}")),
    }
    Ok(())
}
