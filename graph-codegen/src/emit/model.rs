//! What types with `#[graph_entity]` have in common: the options for names, and the fields.

use graph_table::Profile;

use super::declaration::{Attribute, Item, Part};
use super::docs;
use super::types::Types;
use crate::names::{self, ADDITIONAL, UNRECOGNIZED};
use crate::schema::{FlatProperty, Type};

/// The options that give a type its full name, if the attribute would derive another one.
pub(super) fn name_options(ty: &Type, rust_name: &str) -> Vec<String> {
    const DEFAULT_NAMESPACE: &str = "microsoft.graph";
    let is_derived = names::is_derived(&names::wire_name_of_type(rust_name), &ty.name);
    match (is_derived, ty.namespace == DEFAULT_NAMESPACE) {
        (true, true) => Vec::new(),
        (true, false) => vec![format!("namespace = {:?}", ty.namespace)],
        (false, _) => vec![format!("odata_type = {:?}", format!("#{ty}"))],
    }
}

/// The option for how the service wants its bodies and addresses, if the attribute would take another one.
pub(super) fn profile_option(profile: Profile) -> Option<String> {
    (profile != Profile::GRAPH).then(|| format!("profile = \"{profile}\""))
}

/// A field for each property, and one for everything else.
pub(super) fn fields<'s>(
    properties: impl Iterator<Item = &'s FlatProperty<'s>>,
    types: &mut Types<'_>,
    namespace: &str,
    additional_docs: &str,
) -> Vec<Part> {
    let fields = properties.map(|flat| {
        let name = flat.property.rust_name.clone();
        let options = field_options(flat, &name, types, namespace);
        Part {
            docs: docs::property(flat),
            attributes: Attribute::unless_empty("graph", options).into_iter().collect(),
            item: Item::Field { name, ty: types.field(flat) },
        }
    });
    let additional = Part {
        docs: additional_docs.to_owned(),
        attributes: vec![Attribute::with("graph", vec!["additional".to_owned()])],
        item: Item::Field { name: ADDITIONAL.to_owned(), ty: "AdditionalData".to_owned() },
    };
    fields.chain([additional]).collect()
}

fn field_options(
    flat: &FlatProperty<'_>,
    rust_name: &str,
    types: &Types<'_>,
    namespace: &str,
) -> Vec<String> {
    let FlatProperty { property, flags, .. } = flat;
    let mut options = Vec::new();
    if !names::is_derived(&names::wire_name_of_field(rust_name), &property.name) {
        options.push(format!("rename = {:?}", property.name));
    }
    let is_nav = types.is_nav(flat);
    options.extend(is_nav.then(|| types.target(flat, namespace)).flatten());
    let flags = [
        (flags.key, "key"),
        (flags.computed, "computed"),
        (flags.immutable, "immutable"),
        (!property.nullable, "non_null"),
        (flags.navigation && !is_nav, "navigation"),
        (flags.secret, "secret"),
    ];
    options.extend(flags.iter().filter(|(is_set, _)| *is_set).map(|(_, name)| (*name).to_owned()));
    options
}

/// The variant for unknown members or types.
pub(super) fn unrecognized(docs: &str, ty: String) -> Part {
    Part {
        docs: docs.to_owned(),
        attributes: vec![Attribute::with("graph", vec!["unrecognized".to_owned()])],
        item: Item::Tuple { name: UNRECOGNIZED.to_owned(), ty },
    }
}
