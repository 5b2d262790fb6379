//! The file of an entity or complex type.
//!
//! ```text
//! /// The entity type `microsoft.graph.iosUpdateDeviceStatus`, derived from
//! /// `microsoft.graph.entity`.
//! #[graph_entity(base = "#microsoft.graph.entity")]
//! pub struct IosUpdateDeviceStatus {
//!     /// `id`: `Edm.String`, key, not nullable.
//!     #[graph(key, non_null)]
//!     pub id: Option<String>,
//!     …
//!     /// Properties that the schema does not declare.
//!     #[graph(additional)]
//!     pub additional_data: AdditionalData,
//! }
//! ```

use super::context::Context;
use super::declaration::{Attribute, Declaration, Keyword};
use super::docs;
use super::model::{fields, name_options, profile_option};
use super::related::Related;
use super::source::Source;
use super::types::Types;
use crate::flavour::Flavour;
use crate::schema::{Structure, Type, TypeId};

pub(super) fn emit(
    context: Context<'_>,
    related: &Related<'_>,
    id: TypeId,
    structure: &Structure,
) -> String {
    let (ty, location) = (&context.schema.types[id], &context.layout.types[id]);
    let mut types = Types::new(context, Flavour::Models, location);
    let properties = context.schema.flat_properties(id);
    let options = match structure.container {
        true => container_options(ty, &location.name),
        false => options(ty, &location.name, structure),
    };
    let options = options.into_iter().chain(profile_option(context.profile)).collect();
    let declaration = Declaration {
        docs: related.below(docs::with_reference(docs::structure(ty, structure), ty), id),
        attributes: vec![Attribute::with("graph_entity", options)],
        keyword: Keyword::Struct,
        name: location.name.clone(),
        parts: fields(properties.iter(), &mut types, &ty.namespace, docs::ADDITIONAL_PROPERTIES),
    };

    let mut source = Source::file(&[&docs::code(ty), "", docs::ORIGIN]);
    source.import("use graph_models::edm", &types.edm.iter().copied().collect::<Vec<_>>());
    let flag_set = types.uses_flag_set.then_some("FlagSet");
    let union = context.layout.unions.contains_key(&id);
    let accessors = (union && !properties.is_empty()).then_some("base_properties");
    let nav = types.uses_nav.then_some("Nav");
    let container = structure.container.then_some("Container");
    let names = ["AdditionalData"].into_iter().chain(container).chain(flag_set).chain(nav);
    let names = names.chain(accessors);
    source.import("use graph_models", &names.chain(["graph_entity"]).collect::<Vec<_>>());
    source.blank();
    declaration.print(&mut source);
    if structure.container {
        source.blank();
        source.empty_implementation("Container", &location.name);
    }
    source.0
}

/// The options of the attribute of an entity container, which is never a body.
fn container_options(ty: &Type, rust_name: &str) -> Vec<String> {
    let mut options = name_options(ty, rust_name);
    options.extend(["patch = false", "tag = false"].map(str::to_owned));
    options
}

/// The options of the attribute.
fn options(ty: &Type, rust_name: &str, structure: &Structure) -> Vec<String> {
    let mut options = name_options(ty, rust_name);
    options.extend(
        structure.base_name.as_ref().map(|base| format!("base = {:?}", format!("#{base}"))),
    );
    let flags = [
        (!structure.entity, "complex"),
        (structure.is_abstract, "abstract_type"),
        (structure.open, "open_type"),
        (structure.has_stream, "has_stream"),
    ];
    options.extend(flags.iter().filter(|(is_set, _)| *is_set).map(|(_, name)| (*name).to_owned()));
    options
}
