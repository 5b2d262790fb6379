//! The union over a base type, in the base's file.

use super::source::Source;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::layout;
use crate::names::UNRECOGNIZED;
use crate::schema::{Structure, TypeId};

pub(super) fn emit(
    context: Context<'_>,
    id: TypeId,
    structure: &Structure,
    derived: &[TypeId],
) -> String {
    let Context { schema, layout } = context;
    let place = &layout.places[id];
    let types = Types::new(context, Flavour::Models, place);
    let mut source = Source::default();
    source.blank();
    source.line(0, &format!("/// {}", docs::union(schema, id, derived.len())));
    source.line(0, "#[graph_entity]");
    source.line(0, &format!("pub enum {} {{", place.union_name()));
    // A value of an abstract type is of a type that the schema does not have.
    let own = (!structure.is_abstract).then_some(id);
    for ty in own.into_iter().chain(derived.iter().copied()) {
        source.line(1, &format!("/// `{}`", schema.types[ty]));
        let path = types.path(ty, |place| place.name.clone());
        source.variant(&layout::variant(schema, layout, id, ty), &format!("Box<{path}>"));
    }
    source.line(1, "/// A value of a type that the schema does not have.");
    source.line(1, "#[graph(unrecognized)]");
    source.variant(UNRECOGNIZED, &format!("Box<{}>", place.name));
    source.line(0, "}");
    source.0
}
