//! The union over a base type, in the base's file.

use super::source::Source;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::layout::Variant;
use crate::names::UNRECOGNIZED;
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
    source.0
}
