//! Microsoft Graph's schema, from which the plain structs are generated.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use graph_codegen::{Flavour, Operations, Options, Subset, Tree, generate};

use super::Result;

/// The path of the schema, which exists: the given file, else the one that `GRAPH_CSDL` names, else
/// the one beside the workspace.
pub fn schema(given: Option<&Path>, root: &Path) -> Result<PathBuf> {
    let given = given.map(Path::to_owned).or_else(|| env::var_os("GRAPH_CSDL").map(PathBuf::from));
    let path = given.unwrap_or_else(|| root.join("../shared/csdl/v1.0.csdl"));
    if path.is_file() {
        return Ok(path);
    }
    Err(format!(
        "no schema at {}; download https://graph.microsoft.com/v1.0/$metadata and name the \
         file with `--csdl FILE` or the environment variable `GRAPH_CSDL`",
        path.display()
    )
    .into())
}

/// Plain structs of the schema: all of them, or the types of a subset without actions and functions.
pub fn plain_models(csdl: &Path, subset: Option<Subset>) -> Result<Tree> {
    let text = fs::read_to_string(csdl).map_err(|error| format!("{}: {error}", csdl.display()))?;
    let operations = if subset.is_some() { Operations::Omitted } else { Operations::Included };
    // The models that they are compared with are without descriptions, too.
    let without_descriptions = true;
    let flavour = Flavour::Plain;
    let options =
        Options { subset, flavour, operations, without_descriptions, ..Options::default() };
    generate(&text, &options).map_err(|errors| format!("{}:\n{errors}", csdl.display()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_missing_schema_names_the_options() {
        let error = schema(Some(Path::new("no/such/file.csdl")), Path::new(""));
        let error = error.expect_err("there is no such file").to_string();
        assert!(error.starts_with("no schema at no/such/file.csdl; "), "{error}");
        assert!(error.contains("`--csdl FILE`") && error.contains("`GRAPH_CSDL`"), "{error}");
    }
}
