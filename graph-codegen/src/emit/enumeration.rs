//! The file of an enumeration.

use super::declaration::{Attribute, Declaration, Item, Keyword, Part};
use super::docs;
use super::model::{name_options, unrecognized};
use super::source::Source;
use crate::layout::Location;
use crate::names;
use crate::schema::{Enumeration, Member, Type};

pub(super) fn emit(ty: &Type, location: &Location, enumeration: &Enumeration) -> String {
    let Enumeration { flags, members } = enumeration;
    let mut options = name_options(ty, &location.name);
    options.extend(flags.then(|| "flags".to_owned()));
    let unrecognized = unrecognized(docs::UNKNOWN_MEMBER, "Box<str>".to_owned());
    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use graph_models", &["graph_entity"]);
    source.blank();
    let declaration = Declaration {
        docs: docs::with_reference(docs::enumeration(ty, *flags, members.len()), ty),
        attributes: vec![Attribute::with("graph_entity", options)],
        keyword: Keyword::Enum,
        name: location.name.clone(),
        parts: members.iter().map(variant).chain([unrecognized]).collect(),
    };
    declaration.print(&mut source);
    source.0
}

fn variant(member: &Member) -> Part {
    let is_derived = names::is_derived(&names::wire_name_of_type(&member.rust_name), &member.name);
    let rename = (!is_derived).then(|| format!("rename = {:?}", member.name));
    let attribute = Attribute::unless_empty("graph", rename.into_iter().collect());
    Part {
        docs: docs::code(&member.name),
        attributes: attribute.into_iter().collect(),
        item: Item::Unit { name: member.rust_name.clone() },
    }
}
