//! The union over a base type, in the base's file.

use super::source::Source;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::layout::Variant;
use crate::names::{self, UNRECOGNIZED};
use crate::schema::TypeId;

pub(super) fn emit(context: Context<'_>, id: TypeId, variants: &[Variant]) -> String {
    let Context { schema, layout } = context;
    let place = &layout.places[id];
    let types = Types::new(context, Flavour::Models, place);
    let mut source = Source::default();
    source.blank();
    source.line(0, &format!("/// {}", docs::union(schema, id, variants)));
    source.line(0, "#[graph_entity]");
    source.line(0, &format!("pub enum {} {{", place.union_name()));
    for Variant { name, ty } in variants {
        source.line(1, &format!("/// {}", docs::code(&schema.types[*ty])));
        let path = types.path(*ty, |place| place.name.clone());
        source.variant(name, &format!("Box<{path}>"));
    }
    source.line(1, "/// A value of a type that the schema does not have.");
    source.line(1, "#[graph(unrecognized)]");
    source.variant(UNRECOGNIZED, &format!("Box<{}>", place.name));
    source.line(0, "}");
    accessors(&mut source, context, id, variants);
    source.0
}

/// Accessors for the properties of the base.
fn accessors(source: &mut Source, context: Context<'_>, id: TypeId, variants: &[Variant]) {
    let place = &context.layout.places[id];
    let properties = context.schema.flat_properties(id);
    if properties.is_empty() {
        return;
    }
    let mut types = Types::new(context, Flavour::Models, place);
    source.blank();
    source.line(0, "base_properties! {");
    let names = variants.iter().map(|variant| variant.name.as_str()).chain([UNRECOGNIZED]);
    source.words(1, &format!("{} {{", place.union_name()), &names.collect::<Vec<_>>(), "}");
    for flat in properties {
        let (name, property) = (names::accessor_name(&flat.property.name), flat.property);
        let field = names::field_name(&property.name);
        source.line(1, &format!("/// {}", docs::property(&flat)));
        match name == field {
            true => source.line(1, &format!("{name}{};", types.accessor(property))),
            false => source.line(1, &format!("{name} of {field}{};", types.accessor(property))),
        }
    }
    source.line(0, "}");
}
