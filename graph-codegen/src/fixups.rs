//! Corrections to Graph's metadata. Each has a name and a reason, and is reported when it no longer
//! applies.

use crate::schema::{BodyForm, Enumeration, Kind, ReturnType, Schema, TypeId, Value};

/// A correction.
struct Fixup {
    name: &'static str,
    /// The full name of the type to correct.
    type_name: &'static str,
    correct: Correction,
}

enum Correction {
    /// Two members have the same Rust name. The one with the unusual spelling gets another name.
    NameMember { member: &'static str, rust_name: &'static str },
    /// The type describes the bytes of a response in its only property. Operations that return it return
    /// a stream.
    ReturnStream,
    /// An alternate key of the type names a property that the type does not declare. It is left out of the
    /// docs without a note.
    WithoutAlternateKey { path: &'static str },
}

const FIXUPS: &[Fixup] = &[
    Fixup {
        name: "windows-malware-category-remote-control-software",
        type_name: "microsoft.graph.windowsMalwareCategory",
        correct: Correction::NameMember {
            member: "remote_Control_Software",
            rust_name: "RemoteControlSoftwareWithUnderscores",
        },
    },
    // The functions of `reportRoot` answer with CSV, or redirect to it.
    Fixup {
        name: "report-is-a-stream",
        type_name: "microsoft.graph.report",
        correct: Correction::ReturnStream,
    },
    // The document of v1.0 does not declare the property.
    Fixup {
        name: "access-package-without-unique-name",
        type_name: "microsoft.graph.accessPackage",
        correct: Correction::WithoutAlternateKey { path: "uniqueName" },
    },
    Fixup {
        name: "access-package-catalog-without-unique-name",
        type_name: "microsoft.graph.accessPackageCatalog",
        correct: Correction::WithoutAlternateKey { path: "uniqueName" },
    },
];

/// Applies the corrections to the types of the document. Returns a note for each one that finds its
/// type but nothing to correct.
///
/// This is a note and not an error because documents differ between clouds. A test ensures that the
/// document of the published models causes no note.
pub fn apply(schema: &mut Schema) -> Vec<String> {
    let ids = schema.ids();
    let stale = FIXUPS.iter().filter(|fixup| {
        let id = ids.get(fixup.type_name);
        id.is_some_and(|&id| !fixup.correct.apply(schema, id))
    });
    stale
        .map(|Fixup { name, type_name, .. }| {
            format!("fix-up `{name}` finds nothing to correct in `{type_name}`; remove it")
        })
        .collect()
}

impl Correction {
    /// Applies the correction. Returns whether there was something to correct.
    fn apply(&self, schema: &mut Schema, id: TypeId) -> bool {
        match (self, &mut schema.types[id].kind) {
            (Self::NameMember { member, rust_name }, Kind::Enumeration(enumeration)) => {
                name_member(enumeration, member, rust_name)
            }
            (Self::NameMember { .. }, Kind::Structure(_)) => false,
            (Self::ReturnStream, _) => return_stream(schema, id),
            (Self::WithoutAlternateKey { path }, _) => without_alternate_key(schema, id, path),
        }
    }
}

fn return_stream(schema: &mut Schema, id: TypeId) -> bool {
    let returned = schema.operations.iter_mut().filter_map(|it| it.return_type.as_mut());
    let returned =
        returned.filter(|it| it.form == BodyForm::Structure && it.value == Value::Structure(id));
    let mut found = false;
    for returned in returned {
        let type_name = "Edm.Stream".to_owned();
        *returned = ReturnType { type_name, value: Value::Json, form: BodyForm::Stream };
        found = true;
    }
    found
}

fn without_alternate_key(schema: &mut Schema, id: TypeId, path: &str) -> bool {
    let subject = schema.types[id].to_string();
    let before = schema.wrong_keys.len();
    schema.wrong_keys.retain(|wrong| !(wrong.subject == subject && wrong.path == path));
    schema.wrong_keys.len() < before
}

fn name_member(enumeration: &mut Enumeration, member: &str, rust_name: &str) -> bool {
    let Some(position) = enumeration.members.iter().position(|known| known.name == member) else {
        return false;
    };
    let name = &enumeration.members[position].rust_name;
    let clashes = enumeration.members.iter().filter(|known| known.rust_name == *name).count() > 1;
    if clashes {
        enumeration.members[position].rust_name = rust_name.to_owned();
    }
    clashes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csdl, schema};

    /// The notes and the names of the variants.
    fn applied(members: &[&str]) -> (Vec<String>, Vec<String>) {
        let members: String =
            members.iter().map(|name| format!("<Member Name='{name}'/>")).collect();
        let text = format!(
            "<Schema Namespace='microsoft.graph'><EnumType Name='windowsMalwareCategory'>{members}\
             </EnumType></Schema>"
        );
        let document = csdl::read(&text).expect("the document is read");
        let mut schema = schema::resolve(&document).expect("the document is resolved");
        let notes = apply(&mut schema);
        let Kind::Enumeration(enumeration) = &schema.types[0].kind else {
            panic!("an enumeration")
        };
        (notes, enumeration.members.iter().map(|member| member.rust_name.clone()).collect())
    }

    #[test]
    fn a_name_clash_is_corrected() {
        let (notes, names) = applied(&["remoteControlSoftware", "remote_Control_Software"]);
        assert_eq!(notes, [""; 0]);
        assert_eq!(names, ["RemoteControlSoftware", "RemoteControlSoftwareWithUnderscores"]);
    }

    #[test]
    fn a_fixup_that_no_longer_applies_is_noted() {
        let note = "fix-up `windows-malware-category-remote-control-software` finds nothing to \
                    correct in `microsoft.graph.windowsMalwareCategory`; remove it";
        for (members, names) in [
            (&["remote_Control_Software"][..], &["RemoteControlSoftware"][..]),
            (&["remoteControlSoftware"], &["RemoteControlSoftware"]),
            (&[], &[]),
        ] {
            let (notes, found) = applied(members);
            assert_eq!(
                (notes, found.iter().map(String::as_str).collect::<Vec<_>>()),
                (vec![note.to_owned()], names.to_vec())
            );
        }
    }

    /// The notes, and what the operations return.
    fn returned(operations: &str) -> (Vec<String>, Vec<(String, BodyForm)>) {
        let text = format!(
            "<Schema Namespace='microsoft.graph'>\
             <ComplexType Name='report'><Property Name='content' Type='Edm.Stream'/></ComplexType>\
             <ComplexType Name='other'/>{operations}</Schema>"
        );
        let document = csdl::read(&text).expect("the document is read");
        let mut schema = schema::resolve(&document).expect("the document is resolved");
        let notes = apply(&mut schema);
        let returned = schema.operations.into_iter().filter_map(|it| it.return_type);
        (notes, returned.map(|it| (it.type_name, it.form)).collect())
    }

    #[test]
    fn a_returned_report_is_a_stream() {
        let types = ["report", "other", "report"].map(|name| format!("microsoft.graph.{name}"));
        let operations: String = (0..3)
            .map(|at| {
                format!("<Function Name='f{at}'><ReturnType Type='{}'/></Function>", types[at])
            })
            .collect();
        let stream = || ("Edm.Stream".to_owned(), BodyForm::Stream);
        let other = (types[1].clone(), BodyForm::Structure);
        assert_eq!(returned(&operations), (Vec::new(), vec![stream(), other, stream()]));
    }

    #[test]
    fn a_report_that_nothing_returns_is_noted() {
        let list = "Collection(microsoft.graph.report)";
        let operations = format!("<Action Name='a'><ReturnType Type='{list}'/></Action>");
        let note = "fix-up `report-is-a-stream` finds nothing to correct in `microsoft.graph.report`; \
                    remove it";
        let unchanged = vec![(list.to_owned(), BodyForm::Collection)];
        assert_eq!(returned(&operations), (vec![note.to_owned()], unchanged));
    }

    /// The notes, and the notes about wrong alternate keys that are left.
    fn without_keys(properties: &str) -> (Vec<String>, usize) {
        let part = |name: &str| {
            format!(
                "<Record><PropertyValue Property='Key'><Collection><Record><PropertyValue \
                 Property='Name' PropertyPath='{name}'/></Record></Collection></PropertyValue></Record>"
            )
        };
        let text = format!(
            "<Schema Namespace='microsoft.graph'><EntityType Name='accessPackage'>{properties}\
             <Annotation Term='Org.OData.Core.V1.AlternateKeys'><Collection>{}{}</Collection>\
             </Annotation></EntityType></Schema>",
            part("uniqueName"),
            part("other")
        );
        let document = csdl::read(&text).expect("the document is read");
        let mut schema = schema::resolve(&document).expect("the document is resolved");
        let notes = apply(&mut schema);
        (notes, schema.wrong_keys.len())
    }

    #[test]
    fn a_known_alternate_key_without_a_property_is_not_noted() {
        assert_eq!(without_keys(""), (Vec::new(), 1));
        let note = "fix-up `access-package-without-unique-name` finds nothing to correct in \
                    `microsoft.graph.accessPackage`; remove it";
        let declared = "<Property Name='uniqueName' Type='Edm.String'/>";
        assert_eq!(without_keys(declared), (vec![note.to_owned()], 1));
    }

    #[test]
    fn documents_without_the_type_cause_no_note() {
        let mut schema = Schema::default();
        assert_eq!(apply(&mut schema), [""; 0]);
    }

    #[test]
    fn names_of_fixups_are_unique() {
        let mut names: Vec<_> = FIXUPS.iter().map(|fixup| fixup.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FIXUPS.len());
    }
}
