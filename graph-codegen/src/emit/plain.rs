//! The same types as a person would write them with serde's derive, to compare with: structs,
//! structs for changes, enums, and unions that are distinguished by serde's `tag`.

use super::context::Context;
use super::declaration::{Attribute, Declaration, Item, Keyword, Part};
use super::docs;
use super::source::Source;
use super::types::Types;
use crate::flavour::Flavour;
use crate::layout::{Location, Variant};
use crate::names::{self, UNRECOGNIZED};
use crate::schema::{Enumeration, FlatProperty, Kind, Type, TypeId};

const STRUCT_DERIVES: &[&str] =
    &["Debug", "Clone", "PartialEq", "Default", "Serialize", "Deserialize"];
const ENUM_DERIVES: &[&str] =
    &["Debug", "Clone", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Serialize", "Deserialize"];
const UNION_DERIVES: &[&str] = &["Debug", "Clone", "PartialEq", "Serialize", "Deserialize"];

pub(super) fn emit(context: Context<'_>, id: TypeId) -> String {
    let (ty, location) = (&context.schema.types[id], &context.layout.types[id]);
    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use serde", &["Deserialize", "Serialize"]);
    source.blank();
    match &ty.kind {
        Kind::Enumeration(enumeration) => {
            enum_of(ty, location, enumeration).print(&mut source);
        }
        Kind::Structure(structure) => {
            let mut types = Types::new(context, Flavour::Plain, location);
            let flat = context.schema.flat_properties(id);
            let docs = docs::structure(ty, structure);
            struct_of(docs, &location.name, flat.iter(), |flat| optional(flat, &mut types))
                .print(&mut source);
            source.blank();
            let docs = format!("A change to a [`{}`].", location.name);
            let changeable = flat.iter().filter(|FlatProperty { flags, .. }| {
                !(flags.key || flags.computed || flags.immutable || flags.navigation)
            });
            let change = struct_of(docs, &location.patch_name(), changeable, |flat| {
                match flat.property.nullable {
                    true => format!("Option<{}>", optional(flat, &mut types)),
                    false => optional(flat, &mut types),
                }
            });
            change.print(&mut source);
            if let Some(variants) = context.layout.unions.get(&id) {
                source.blank();
                union_of(context, id, variants).print(&mut source);
            }
        }
    }
    source.0
}

/// The type of a property in an `Option`.
pub(super) fn optional(flat: &FlatProperty<'_>, types: &mut Types<'_>) -> String {
    format!("Option<{}>", types.of(flat.property))
}

pub(super) fn struct_of<'s>(
    docs: String,
    name: &str,
    properties: impl Iterator<Item = &'s FlatProperty<'s>>,
    mut ty: impl FnMut(&FlatProperty<'s>) -> String,
) -> Declaration {
    let fields = properties.map(|flat| {
        let name = flat.property.rust_name.clone();
        let is_derived = names::wire_name_of_field(&name) == flat.property.name;
        let skip = serde("skip_serializing_if", "Option::is_none");
        let rename = (!is_derived).then(|| serde("rename", &flat.property.name));
        Part {
            docs: docs::property(flat),
            attributes: rename.into_iter().chain([skip]).collect(),
            item: Item::Field { name, ty: ty(flat) },
        }
    });
    Declaration {
        docs,
        attributes: vec![derive(STRUCT_DERIVES), serde("rename_all", "camelCase")],
        keyword: Keyword::Struct,
        name: name.to_owned(),
        parts: fields.collect(),
    }
}

fn enum_of(ty: &Type, location: &Location, enumeration: &Enumeration) -> Declaration {
    let Enumeration { flags, members } = enumeration;
    let variants = members.iter().map(|member| {
        let is_derived = names::wire_name_of_type(&member.rust_name) == member.name;
        let rename = (!is_derived).then(|| serde("rename", &member.name));
        Part {
            docs: docs::member(member),
            attributes: rename.into_iter().collect(),
            item: Item::Unit { name: member.rust_name.clone() },
        }
    });
    let unrecognized = Part {
        docs: docs::UNKNOWN_MEMBER.to_owned(),
        attributes: vec![Attribute::with("serde", vec!["untagged".to_owned()])],
        item: Item::Tuple { name: UNRECOGNIZED.to_owned(), ty: "Box<str>".to_owned() },
    };
    Declaration {
        docs: docs::enumeration(ty, *flags, members.len()),
        attributes: vec![derive(ENUM_DERIVES), serde("rename_all", "camelCase")],
        keyword: Keyword::Enum,
        name: location.name.clone(),
        parts: variants.chain([unrecognized]).collect(),
    }
}

fn union_of(context: Context<'_>, id: TypeId, variants: &[Variant]) -> Declaration {
    let Context { schema, layout, .. } = context;
    let location = &layout.types[id];
    let types = Types::new(context, Flavour::Plain, location);
    let parts = variants.iter().map(|Variant { name, ty }| {
        let full_name = &schema.types[*ty];
        let path = types.path(*ty, |location| location.name.clone());
        Part {
            docs: docs::code(full_name),
            attributes: vec![serde("rename", &format!("#{full_name}"))],
            item: Item::Tuple { name: name.clone(), ty: format!("Box<{path}>") },
        }
    });
    let unrecognized = Part {
        docs: docs::UNKNOWN_TYPE.to_owned(),
        attributes: vec![Attribute::with("serde", vec!["other".to_owned()])],
        item: Item::Unit { name: UNRECOGNIZED.to_owned() },
    };
    Declaration {
        docs: docs::union(schema, id, variants),
        attributes: vec![derive(UNION_DERIVES), serde("tag", "@odata.type")],
        keyword: Keyword::Enum,
        name: location.union_name.clone(),
        parts: parts.chain([unrecognized]).collect(),
    }
}

fn derive(traits: &[&str]) -> Attribute {
    Attribute::with("derive", traits.iter().map(|&name| name.to_owned()).collect())
}

/// `#[serde(option = "value")]`
fn serde(option: &str, value: &str) -> Attribute {
    Attribute::with("serde", vec![format!("{option} = {value:?}")])
}
