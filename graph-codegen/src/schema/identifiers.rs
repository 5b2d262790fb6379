//! Reports names that are not identifiers. The attribute does not accept them either.

use crate::csdl::{self, Document};
use crate::error::{Position, Problems};

/// Reports the names of namespaces, types and operations that are not identifiers, and the names of
/// properties, parameters and members that JSON cannot have as such.
///
/// CSDL demands an identifier everywhere (CSDL XML 4.01, section 15.2). Services do not always obey,
/// and a property may have any name in JSON.
pub(super) fn find_wrong_names(documents: &[Document], problems: &mut Problems) {
    for schema in documents.iter().flat_map(|document| &document.schemas) {
        let namespace = &*schema.namespace;
        if !namespace.is_empty() && !namespace.split('.').all(is_identifier) {
            let message = "the namespace is not identifiers joined by dots";
            problems.error(&schema.position, namespace, message);
        }
        let types = schema.types.iter().map(|ty| (&*ty.name, &ty.position));
        let definitions = schema.definitions.iter().map(|it| (&*it.name, &it.position));
        let operations = schema.operations.iter().map(|it| (&*it.name, &it.position));
        for (name, position) in types.chain(definitions).chain(operations) {
            // A missing name is already reported.
            if !name.is_empty() && !is_identifier(name) {
                let subject = format!("{namespace}.{name}");
                let message = "the name is not an identifier, which consists of letters, digits and \
                               underscores and does not start with a digit";
                problems.error(position, subject, message);
            }
        }
        for ty in &schema.types {
            let subject = format!("{namespace}.{}", ty.name);
            match &ty.kind {
                csdl::TypeKind::Structure(structure) => {
                    let names = structure.properties.iter().map(|it| (&*it.name, &it.position));
                    find_wrong_json_names(names, Some('@'), &subject, problems);
                }
                csdl::TypeKind::Enumeration(enumeration) => {
                    let names = enumeration.members.iter().map(|it| (&*it.name, &it.position));
                    let separator = enumeration.flags.then_some(',');
                    find_wrong_json_names(names, separator, &subject, problems);
                }
            }
        }
        for operation in &schema.operations {
            let subject = format!("{namespace}.{}", operation.name);
            let names = operation.parameters.iter().map(|it| (&*it.name, &it.position));
            find_wrong_json_names(names, Some('@'), &subject, problems);
        }
    }
}

/// Whether a name is identifiers joined by dots, at least two.
pub(super) fn is_full_name(name: &str) -> bool {
    name.contains('.') && name.split('.').all(is_identifier)
}

fn is_identifier(name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name.chars().all(is_part)
}

/// `reserved` is a character with a meaning of its own in such names: that of annotations, or that
/// which separates flags.
fn find_wrong_json_names<'n>(
    names: impl Iterator<Item = (&'n str, &'n Position)>,
    reserved: Option<char>,
    owner: &str,
    problems: &mut Problems,
) {
    for (name, position) in names {
        let message = match reserved.filter(|reserved| name.contains(*reserved)) {
            Some(reserved) => format!("the name contains `{reserved}`, which has another meaning"),
            None if name.trim() != name => "the name has spaces around it".to_owned(),
            None => continue,
        };
        problems.error(position, format!("{owner}.{name}"), message);
    }
}
