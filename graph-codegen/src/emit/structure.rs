//! The file of an entity or complex type.
//!
//! ```text
//! /// The entity type `microsoft.graph.iosUpdateDeviceStatus`, based on `microsoft.graph.entity`.
//! #[graph_entity(base = "#microsoft.graph.entity")]
//! pub struct IosUpdateDeviceStatus {
//!     /// `id`: `Edm.String`, the key, not nullable.
//!     #[graph(key, non_null)]
//!     pub id: Option<String>,
//!     …
//!     /// What the service sent beyond the declared properties.
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//! ```

use super::source::Source;
use super::types::Types;
use super::{Context, docs};
use crate::Flavour;
use crate::names::{self, ADDITIONAL};
use crate::schema::{FlatProperty, Structure, Type, TypeId};

pub(super) fn emit(context: Context<'_>, id: TypeId, structure: &Structure) -> String {
    let (ty, place) = (&context.schema.types[id], &context.layout.places[id]);
    let mut types = Types::new(context, Flavour::Models, place);
    let mut body = Source::default();
    body.line(0, &format!("/// {}", docs::structure(ty, structure)));
    body.entity(&options(ty, &place.name, structure));
    body.line(0, &format!("pub struct {} {{", place.name));
    let properties = context.schema.flat_properties(id);
    for flat in &properties {
        let name = names::field_name(&flat.property.name);
        body.line(1, &format!("/// {}", docs::property(flat)));
        body.options(1, "graph", &field_options(flat, &name));
        body.field(&name, &format!("Option<{}>", types.of(flat.property)));
    }
    body.line(1, "/// What the service sent beyond the declared properties.");
    body.line(1, "#[graph(additional)]");
    body.field(ADDITIONAL, "AdditionalData");
    body.line(0, "}");

    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use graph_models::edm", &types.edm.iter().copied().collect::<Vec<_>>());
    let flags = types.flags.then_some("FlagSet");
    let union = context.layout.unions.contains_key(&id);
    let union = (union && !properties.is_empty()).then_some("base_properties");
    let names: Vec<_> =
        ["AdditionalData"].into_iter().chain(flags).chain(union).chain(["graph_entity"]).collect();
    source.import("use graph_models", &names);
    source.blank();
    source.0 + &body.0
}

/// The options of the attribute.
fn options(ty: &Type, rust_name: &str, structure: &Structure) -> Vec<String> {
    let mut options = named(ty, rust_name);
    options.extend(
        structure.base_name.as_ref().map(|base| format!("base = {:?}", format!("#{base}"))),
    );
    let flags = [
        (!structure.entity, "complex"),
        (structure.is_abstract, "abstract_type"),
        (structure.open, "open_type"),
        (structure.has_stream, "has_stream"),
    ];
    options.extend(flags.iter().filter(|(given, _)| *given).map(|(_, name)| (*name).to_owned()));
    options
}

/// What tells the attribute a name that it would not guess.
pub(super) fn named(ty: &Type, rust_name: &str) -> Vec<String> {
    const DEFAULT_NAMESPACE: &str = "microsoft.graph";
    let made = names::is_made(&names::wire_name_of_type(rust_name), &ty.name);
    match (made, ty.namespace == DEFAULT_NAMESPACE) {
        (true, true) => Vec::new(),
        (true, false) => vec![format!("namespace = {:?}", ty.namespace)],
        (false, _) => vec![format!("odata_type = {:?}", format!("#{ty}"))],
    }
}

pub(super) fn field_options(flat: &FlatProperty<'_>, rust_name: &str) -> Vec<String> {
    let FlatProperty { property, facets, .. } = flat;
    let mut options = Vec::new();
    if !names::is_made(&names::wire_name_of_field(rust_name), &property.name) {
        options.push(format!("rename = {:?}", property.name));
    }
    let flags = [
        (facets.key, "key"),
        (facets.computed, "computed"),
        (facets.immutable, "immutable"),
        (!property.nullable, "non_null"),
        (facets.navigation, "navigation"),
        (facets.secret, "secret"),
    ];
    options.extend(flags.iter().filter(|(given, _)| *given).map(|(_, name)| (*name).to_owned()));
    options
}
