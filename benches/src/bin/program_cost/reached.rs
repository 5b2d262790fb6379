//! How many structured types a program reaches from the type it reads.

use std::fs;
use std::process::Command;

use graph_benches::compiler::Result;

use super::options::Profile;
use super::programs::Program;
use super::projects::Project;

/// The program that counts: only a program that links the types has their descriptions.
const COUNT: &str = r#"
use std::collections::HashSet;

use graph_models::{Model, Shape, TypeInfo};

fn reached(root: &'static TypeInfo) -> usize {
    let (mut seen, mut pending, mut count) = (HashSet::new(), vec![root], 0);
    while let Some(info) = pending.pop() {
        // A union has the name of its base type.
        if !seen.insert((info.name(), info.rust_name())) {
            continue;
        }
        count += usize::from(info.shape() == Shape::Structured);
        pending.extend(info.variants());
        for property in info.properties() {
            // Only a navigation property names its type without a link to the description.
            pending.extend(info.property_type(property.wire_name()).and_then(|one| one.info()));
        }
    }
    count
}
"#;

const NAME: &str = "types_reached";

/// The number of structured types that each program reaches by structural properties.
#[derive(Debug, Default)]
pub(crate) struct Reached(String);

impl Reached {
    /// Builds and runs a program that counts, with the models of a project.
    pub(crate) fn count(project: &Project, programs: &[Program], profile: Profile) -> Result<Self> {
        fs::write(project.file(NAME), source(programs))?;
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["run", "--quiet", "--bin", NAME, "--manifest-path"]).arg(project.manifest());
        command.arg("--target-dir").arg(project.target());
        if profile == Profile::Release {
            command.arg("--release");
        }
        let output = command.output()?;
        fs::remove_file(project.file(NAME))?;
        match output.status.success() {
            true => Ok(Self(String::from_utf8(output.stdout)?)),
            false => Err(String::from_utf8_lossy(&output.stderr).into()),
        }
    }

    /// The number for a program, as text; the registry reaches all types.
    pub(crate) fn of(&self, program: Program) -> &str {
        if program.root().is_none() {
            return "all";
        }
        let mut lines = self.0.lines().filter_map(|line| line.split_once(' '));
        lines.find(|(name, _)| *name == program.name()).map_or("–", |(_, count)| count)
    }
}

fn source(programs: &[Program]) -> String {
    let mut source = format!("{}\nfn main() {{\n", COUNT.trim_start());
    for program in programs {
        if let Some((root, _)) = program.root() {
            let name = program.name();
            source.push_str(&format!(
                "    println!(\"{name} {{}}\", reached(<graph_models::v1::{root} as Model>::TYPE));\n"
            ));
        }
    }
    source + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_not_counted() {
        let source = source(&[Program::Users, Program::Registry]);
        assert!(source.contains("reached(<graph_models::v1::User as Model>::TYPE)"), "{source}");
        assert!(!source.contains("registry"), "{source}");
    }

    #[test]
    fn counts_are_found_by_the_name_of_the_program() {
        let reached = Reached("users 30\nmessages 21\n".to_owned());
        assert_eq!(reached.of(Program::Messages), "21");
        assert_eq!(reached.of(Program::Status), "–");
        assert_eq!(reached.of(Program::Registry), "all");
    }
}
