//! The same types as a person would write them with serde's derive, to compare with: structs whose
//! twins are structs, enums, and unions told apart by serde's tag.

use super::source::Source;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::layout::{Place, Variant};
use crate::names::{self, UNRECOGNIZED};
use crate::schema::{Enumeration, FlatProperty, Kind, Type, TypeId};

const DERIVES: &str = "#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]";
const ENUM_DERIVES: &str =
    "#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]";

pub(super) fn emit(context: Context<'_>, id: TypeId) -> String {
    let (ty, place) = (&context.schema.types[id], &context.layout.places[id]);
    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use serde", &["Deserialize", "Serialize"]);
    match &ty.kind {
        Kind::Enumeration(enumeration) => emit_enum(&mut source, ty, place, enumeration),
        Kind::Structure(structure) => {
            let mut types = Types::new(context, Flavour::Plain, place);
            let flat = context.schema.flat_properties(id);
            source.blank();
            source.line(0, &format!("/// {}", docs::structure(ty, structure)));
            emit_struct(&mut source, &place.name, flat.iter(), |flat| {
                format!("Option<{}>", types.of(flat.property))
            });
            source.blank();
            source.line(0, &format!("/// A change of [`{}`].", place.name));
            let changeable = flat.iter().filter(|FlatProperty { facets, .. }| {
                !(facets.key || facets.computed || facets.immutable || facets.navigation)
            });
            emit_struct(&mut source, &place.patch_name(), changeable, |flat| {
                let ty = types.of(flat.property);
                match flat.property.nullable {
                    true => format!("Option<Option<{ty}>>"),
                    false => format!("Option<{ty}>"),
                }
            });
            if let Some(variants) = context.layout.unions.get(&id) {
                emit_union(&mut source, context, id, variants);
            }
        }
    }
    source.0
}

pub(super) fn emit_struct<'s>(
    source: &mut Source,
    name: &str,
    properties: impl Iterator<Item = &'s FlatProperty<'s>>,
    mut ty: impl FnMut(&FlatProperty<'s>) -> String,
) {
    source.line(0, DERIVES);
    source.line(0, "#[serde(rename_all = \"camelCase\")]");
    source.structure(name);
    for flat in properties {
        let field = names::field_name(&flat.property.name);
        source.line(1, &format!("/// {}", docs::property(flat)));
        if names::wire_name_of_field(&field) != flat.property.name {
            source.options(1, "serde", &[format!("rename = {:?}", flat.property.name)]);
        }
        source.line(1, "#[serde(skip_serializing_if = \"Option::is_none\")]");
        source.field(&field, &ty(flat));
    }
    source.line(0, "}");
}

fn emit_enum(source: &mut Source, ty: &Type, place: &Place, enumeration: &Enumeration) {
    let Enumeration { flags, members } = enumeration;
    source.blank();
    source.line(0, &format!("/// {}", docs::enumeration(ty, *flags, members.len())));
    source.line(0, ENUM_DERIVES);
    source.line(0, "#[serde(rename_all = \"camelCase\")]");
    source.line(0, &format!("pub enum {} {{", place.name));
    for member in members {
        source.line(1, &format!("/// {}", docs::code(&member.name)));
        if names::wire_name_of_type(&member.rust_name) != member.name {
            source.options(1, "serde", &[format!("rename = {:?}", member.name)]);
        }
        source.line(1, &format!("{},", member.rust_name));
    }
    source.line(1, "/// A member that the schema does not have, as the service sent it.");
    source.line(1, "#[serde(untagged)]");
    source.line(1, &format!("{UNRECOGNIZED}(Box<str>),"));
    source.line(0, "}");
}

fn emit_union(source: &mut Source, context: Context<'_>, id: TypeId, variants: &[Variant]) {
    let Context { schema, layout } = context;
    let place = &layout.places[id];
    let types = Types::new(context, Flavour::Plain, place);
    source.blank();
    source.line(0, &format!("/// {}", docs::union(schema, id, variants)));
    source.line(0, "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]");
    source.line(0, "#[serde(tag = \"@odata.type\")]");
    source.line(0, &format!("pub enum {} {{", place.union_name()));
    for Variant { name, ty } in variants {
        let full_name = &schema.types[*ty];
        source.line(1, &format!("/// {}", docs::code(full_name)));
        source.options(1, "serde", &[format!("rename = {:?}", format!("#{full_name}"))]);
        let path = types.path(*ty, |place| place.name.clone());
        source.variant(name, &format!("Box<{path}>"));
    }
    source.line(1, "/// A value of a type that the schema does not have.");
    source.line(1, "#[serde(other)]");
    source.line(1, &format!("{UNRECOGNIZED},"));
    source.line(0, "}");
}
