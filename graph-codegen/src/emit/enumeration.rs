//! The file of an enumeration.

use graph_table::Profile;

use super::declaration::{Attribute, Declaration, Item, Keyword, Part};
use super::docs;
use super::model::{name_options, profile_option, unrecognized};
use super::source::Source;
use crate::layout::Location;
use crate::names;
use crate::schema::{Enumeration, Member, Type};

pub(super) fn emit(
    profile: Profile,
    ty: &Type,
    location: &Location,
    enumeration: &Enumeration,
) -> String {
    let Enumeration { flags, members } = enumeration;
    let profile = match enumeration.has_numbers() {
        true => profile,
        false => profile.with_member_names(),
    };
    let mut options = name_options(ty, &location.name);
    options.extend(flags.then(|| "flags".to_owned()));
    options.extend(profile_option(profile));
    let unrecognized = unrecognized(docs::UNKNOWN_MEMBER, "Box<str>".to_owned());
    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use graph_models", &["graph_entity"]);
    source.blank();
    let declaration = Declaration {
        docs: docs::with_reference(docs::enumeration(ty, *flags, members.len()), ty),
        attributes: vec![Attribute::with("graph_entity", options)],
        keyword: Keyword::Enum,
        name: location.name.clone(),
        parts: variants(*flags, members).chain([unrecognized]).collect(),
    };
    declaration.print(&mut source);
    source.0
}

/// The variants. One has its number if that is not the number after the one before; every flag has it.
fn variants(flags: bool, members: &[Member]) -> impl Iterator<Item = Part> {
    let mut follows = Some(0).filter(|_| !flags);
    members.iter().map(move |member| {
        let value = member.value.filter(|_| flags || member.value != follows);
        follows = member.value.and_then(|value| value.checked_add(1));
        variant(member, value)
    })
}

fn variant(member: &Member, value: Option<i64>) -> Part {
    let is_derived = names::is_derived(&names::wire_name_of_type(&member.rust_name), &member.name);
    let rename = (!is_derived).then(|| format!("rename = {:?}", member.name));
    let value = value.map(|value| format!("value = {value}"));
    let attribute = Attribute::unless_empty("graph", rename.into_iter().chain(value).collect());
    Part {
        docs: docs::member(member),
        attributes: attribute.into_iter().collect(),
        item: Item::Unit { name: member.rust_name.clone() },
    }
}
