//! Corrections to Graph's metadata: each one has a name and a reason, and is noticed when it no
//! longer corrects anything.

use crate::schema::{Enumeration, Kind, Schema};

/// A correction.
struct Fixup {
    name: &'static str,
    /// The full name of the type that it corrects.
    type_name: &'static str,
    correct: Correction,
}

enum Correction {
    /// Two members are one name in Rust; the one spelled like no other is named apart.
    NameMember { member: &'static str, rust_name: &'static str },
}

const FIXUPS: &[Fixup] = &[Fixup {
    name: "windows-malware-category-remote-control-software",
    type_name: "microsoft.graph.windowsMalwareCategory",
    correct: Correction::NameMember {
        member: "remote_Control_Software",
        rust_name: "RemoteControlSoftwareWithUnderscores",
    },
}];

/// Applies the corrections to the types that the document has; says which found nothing to correct.
///
/// That is no error, for documents differ from cloud to cloud. For the document that the published
/// models are made from, a test allows no such note.
pub fn apply(schema: &mut Schema) -> Vec<String> {
    let ids = schema.ids();
    let stale = FIXUPS.iter().filter(|fixup| {
        let id = ids.get(fixup.type_name);
        id.is_some_and(|&id| !fixup.correct.apply(&mut schema.types[id].kind))
    });
    stale
        .map(|Fixup { name, type_name, .. }| {
            format!("the fix-up `{name}` finds nothing to correct in `{type_name}`; remove it")
        })
        .collect()
}

impl Correction {
    /// Whether there was something to correct.
    fn apply(&self, kind: &mut Kind) -> bool {
        match (self, kind) {
            (Self::NameMember { member, rust_name }, Kind::Enumeration(enumeration)) => {
                name_member(enumeration, member, rust_name)
            }
            (Self::NameMember { .. }, Kind::Structure(_)) => false,
        }
    }
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
