//! The union of a base type and its derived types, in the file of the base type.

use super::context::Context;
use super::declaration::{Attribute, Declaration, Item, Keyword, Part};
use super::docs;
use super::model::unrecognized;
use super::source::Source;
use super::types::Types;
use crate::flavour::Flavour;
use crate::layout::Variant;
use crate::names::{self, UNRECOGNIZED};
use crate::schema::TypeId;

pub(super) fn emit(context: Context<'_>, id: TypeId, variants: &[Variant]) -> String {
    let Context { schema, layout, .. } = context;
    let location = &layout.types[id];
    let types = Types::new(context, Flavour::Models, location);
    let parts = variants.iter().map(|Variant { name, ty }| {
        let path = types.path(*ty, |location| location.name.clone());
        Part {
            docs: docs::code(&schema.types[*ty]),
            attributes: Vec::new(),
            item: Item::Tuple { name: name.clone(), ty: format!("Box<{path}>") },
        }
    });
    let unrecognized = unrecognized(docs::UNKNOWN_TYPE, format!("Box<{}>", location.name));
    let mut source = Source::default();
    source.blank();
    let declaration = Declaration {
        docs: docs::union(schema, id, variants),
        attributes: vec![Attribute::word("graph_entity")],
        keyword: Keyword::Enum,
        name: location.union_name.clone(),
        parts: parts.chain([unrecognized]).collect(),
    };
    declaration.print(&mut source);
    accessors(&mut source, context, id, variants);
    source.0
}

/// Accessors for the properties of the base type.
fn accessors(source: &mut Source, context: Context<'_>, id: TypeId, variants: &[Variant]) {
    let location = &context.layout.types[id];
    let properties = context.schema.flat_properties(id);
    if properties.is_empty() {
        return;
    }
    let mut types = Types::new(context, Flavour::Models, location);
    source.blank();
    source.line(0, "base_properties! {");
    let names = variants.iter().map(|variant| variant.name.as_str()).chain([UNRECOGNIZED]);
    source.words(1, &format!("{} {{", location.union_name), &names.collect::<Vec<_>>(), "}");
    for flat in properties {
        let field = &flat.property.rust_name;
        let name = names::accessor_name(field);
        source.comment(1, "///", &docs::property(&flat));
        match name == *field {
            true => source.line(1, &format!("{name}{};", types.accessor(&flat))),
            false => source.line(1, &format!("{name} of {field}{};", types.accessor(&flat))),
        }
    }
    source.line(0, "}");
}
