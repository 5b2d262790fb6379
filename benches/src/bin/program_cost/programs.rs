//! The programs: each uses the models as a small program of a user would.

use clap::ValueEnum;

/// A program to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Program {
    /// Reads a page of users and prints their names.
    Users,
    /// Reads a page of managed devices and prints their names.
    ManagedDevices,
    /// Reads a page of directory objects of any type and prints their ids.
    DirectoryObjects,
    /// Reads a page of messages and prints their subjects.
    Messages,
    /// Reads the update status of an iOS device and writes it again.
    Status,
    /// Reads a value whose type is named by an argument and writes it again.
    Registry,
}

/// Where the types of a program come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Models {
    /// graph-models, through serde_json like the plain structs.
    Ours,
    /// graph-models, through its module `json`.
    Direct,
    /// Plain structs of the complete schema, with serde's derive.
    Plain,
    /// Plain structs of only the types that the program uses.
    Subset,
}

/// The module with plain structs of the complete schema.
pub(crate) const COMPLETE: &str = "models";

const PAGE: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let page: Page<TYPE> = serde_json::from_str(&text)?;
    for item in &page.value {
        println!("{}", item.NAME.unwrap_or("none"));
    }
    Ok(())
}
"#;

const STATUS: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    let status: TYPE = serde_json::from_str(&text)?;
    println!("{}", serde_json::to_string(&status)?);
    Ok(())
}
"#;

const REGISTRY: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("no name of a type")?;
    let text = std::io::read_to_string(std::io::stdin())?;
    let mut json = serde_json::Deserializer::from_str(&text);
    let value = registry().read(&name, &mut json).ok_or("no such type")??;
    println!("{}", serde_json::to_string(&value)?);
    Ok(())
}
"#;

/// The same directly.
const DIRECT_REGISTRY: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).ok_or("no name of a type")?;
    let text = std::io::read_to_string(std::io::stdin())?;
    let value = registry().read_json(&name, text.as_bytes()).ok_or("no such type")??;
    println!("{}", String::from_utf8(value.to_json()?)?);
    Ok(())
}
"#;

impl Models {
    /// Whether the types are those of graph-models.
    pub(crate) fn are_ours(self) -> bool {
        matches!(self, Self::Ours | Self::Direct)
    }
}

impl Program {
    /// The name of the binary, and of its crate.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::ManagedDevices => "managed_devices",
            Self::DirectoryObjects => "directory_objects",
            Self::Messages => "messages",
            Self::Status => "status",
            Self::Registry => "registry",
        }
    }

    /// The type that the program reads, as in Rust and in the schema; `None` if that is any type.
    pub(crate) fn root(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Users => Some(("User", "microsoft.graph.user")),
            Self::ManagedDevices => Some(("ManagedDevice", "microsoft.graph.managedDevice")),
            Self::DirectoryObjects => {
                Some(("AnyDirectoryObject", "microsoft.graph.directoryObject"))
            }
            Self::Messages => Some(("Message", "microsoft.graph.message")),
            Self::Status => {
                Some(("IosUpdateDeviceStatus", "microsoft.graph.iosUpdateDeviceStatus"))
            }
            Self::Registry => None,
        }
    }

    /// Whether the program can also be written with plain structs: they have neither a union with an
    /// accessor for the id nor a registry.
    pub(crate) fn has_plain(self) -> bool {
        !matches!(self, Self::DirectoryObjects | Self::Registry)
    }

    /// The text of `main.rs`.
    pub(crate) fn source(self, models: Models) -> String {
        let Some((root, _)) = self.root() else {
            let body = if models == Models::Direct { DIRECT_REGISTRY } else { REGISTRY };
            return format!("use graph_models::v1::registry;\n{body}");
        };
        let name = match self {
            Self::Users => "display_name.as_deref()",
            Self::ManagedDevices => "device_name.as_deref()",
            Self::DirectoryObjects => "id()",
            Self::Messages => "subject.as_deref()",
            Self::Status | Self::Registry => "",
        };
        let (body, is_page) = match self {
            Self::Status => (STATUS, false),
            _ => (PAGE, true),
        };
        let mut imports = match models {
            Models::Ours | Models::Direct => format!("use graph_models::v1::{root};\n"),
            Models::Plain => format!("use plain_models::{COMPLETE}::{root};\n"),
            // Of its own: in a module with the types of other programs, navigation leads to these.
            Models::Subset => format!("use plain_models::{}::{root};\n", self.name()),
        };
        match (is_page, models) {
            (false, _) => {}
            (true, Models::Ours | Models::Direct) => {
                imports.push_str("use graph_models::Page;\n");
            }
            (true, Models::Plain | Models::Subset) => imports.push_str(
                "\n#[derive(serde::Deserialize)]\nstruct Page<T> {\n    value: Vec<T>,\n}\n",
            ),
        }
        let body = match models {
            Models::Direct => body.replace("serde_json::", "graph_models::json::"),
            _ => body.to_owned(),
        };
        imports + &body.replace("TYPE", root).replace("NAME", name)
    }
}

/// The program after a change: `main` does one thing more.
pub(crate) fn changed(source: &str) -> String {
    source.replacen("\n    let ", "\n    eprintln!(\"reading\");\n    let ", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_imports_the_models_it_is_measured_with() {
        let ours = Program::Users.source(Models::Ours);
        assert!(ours.contains("use graph_models::v1::User;\nuse graph_models::Page;\n"), "{ours}");
        assert!(ours.contains("let page: Page<User> = "), "{ours}");
        assert!(ours.contains("item.display_name.as_deref().unwrap_or"), "{ours}");
        let direct = Program::Users.source(Models::Direct);
        assert_eq!(direct, ours.replace("serde_json::", "graph_models::json::"));
        let plain = Program::Users.source(Models::Plain);
        assert!(plain.starts_with("use plain_models::models::User;\n"), "{plain}");
        assert!(plain.contains("struct Page<T>") && !plain.contains("graph_models"), "{plain}");
        let subset = Program::Users.source(Models::Subset);
        assert!(subset.starts_with("use plain_models::users::User;\n"), "{subset}");
        let status = Program::Status.source(Models::Plain);
        assert!(status.contains("let status: IosUpdateDeviceStatus = "), "{status}");
        assert!(!status.contains("Page"), "{status}");
    }

    #[test]
    fn every_program_can_be_changed() {
        for program in Program::value_variants() {
            for models in [Models::Ours, Models::Direct] {
                let source = program.source(models);
                let changed = changed(&source);
                assert_eq!(changed.lines().count(), source.lines().count() + 1, "{changed}");
            }
        }
    }
}
