//! What to generate.

use graph_table::Profile;

use crate::flavour::Flavour;
use crate::naming::Renames;
use crate::subset::Subset;

/// What to generate.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The types to generate; all if `None`.
    pub subset: Option<Subset>,
    /// The form of the types.
    pub flavour: Flavour,
    /// How the service wants its bodies and addresses, which the models carry.
    pub profile: Profile,
    /// Whether the models have actions and functions.
    pub operations: Operations,
    /// Whether to leave the descriptions of the documents out of the docs, for example because they
    /// may not be copied. What annotations say only for the docs, such as alternate keys, is left out, too.
    pub without_descriptions: bool,
    /// Rust names that the user chooses.
    pub renames: Renames,
    /// Whether types that are not defined cause notes instead of errors. Their values are JSON.
    pub keep_going: bool,
}

/// Whether models have actions and functions.
///
/// Their parameters take an eighth of the compile time of the models of Microsoft Graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Operations {
    /// Always.
    #[default]
    Included,
    /// With the cargo feature `operations` of the crate that they are in.
    Optional,
    /// Never.
    Omitted,
}

impl Options {
    /// The options as arguments of `graph-codegen crate`, without the flavour. In a crate, operations are
    /// optional anyway.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let mut arguments = Vec::new();
        if let Some(Subset { types, follow }) = &self.subset {
            arguments.push(format!("--types {}", in_shell(&types.join(","))));
            arguments.extend((*follow > 0).then(|| format!("--follow {follow}")));
        }
        arguments.extend((self.profile != Profile::GRAPH).then(|| {
            // Without the space, which a shell would need quotes for.
            format!("--profile {}", self.profile.to_string().replace(", ", ","))
        }));
        let renames = self.renames.iter().map(|(full_name, rust_name)| {
            format!("--rename {}", in_shell(&format!("{full_name}={rust_name}")))
        });
        arguments.extend(renames);
        for (is_set, flag) in [
            (self.operations == Operations::Omitted, "--no-operations"),
            (self.without_descriptions, "--no-descriptions"),
            (self.keep_going, "--keep-going"),
        ] {
            arguments.extend(is_set.then(|| flag.to_owned()));
        }
        arguments
    }
}

/// A word as a shell reads it.
fn in_shell(word: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "._,=-".contains(char);
    match word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_those_of_the_command() {
        assert_eq!(Options::default().arguments(), [""; 0]);
        let mut renames = Renames::default();
        renames.add("a.grow(a.b, by)=growBy").expect("a choice");
        renames.add("a.it's=it").expect("a choice");
        let types = vec!["a.b".to_owned(), "#a.c".to_owned()];
        let options = Options {
            subset: Some(Subset { types, follow: 2 }),
            profile: "odata, tag=never".parse().expect("a profile"),
            operations: Operations::Omitted,
            without_descriptions: true,
            renames,
            keep_going: true,
            ..Options::default()
        };
        assert_eq!(
            options.arguments(),
            [
                "--types 'a.b,#a.c'",
                "--follow 2",
                "--profile odata,tag=never",
                "--rename 'a.grow(a.b, by)=growBy'",
                r"--rename 'a.it'\''s=it'",
                "--no-operations",
                "--no-descriptions",
                "--keep-going",
            ]
        );
    }
}
