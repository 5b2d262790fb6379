//! Navigation properties that keep the related entities unread: fields of type `Nav`.

use graph_table::naming;

use super::names::type_name;
use super::unraw;
use crate::errors::Errors;
use crate::options::Options;
use crate::types;

/// The type that a `Nav` leads to, as CSDL writes it: `Collection(microsoft.graph.user)`. `None` if
/// the field is not a `Nav`.
///
/// The option `target` gives the name of the type, behind a `#`. Without it the naming rule makes one of the Rust
/// name, in the namespace of the item: `AnyDirectoryObject` is `microsoft.graph.directoryObject`.
pub(super) fn target(
    field: &syn::Field,
    options: &Options,
    odata_type: &str,
    errors: &mut Errors,
) -> Option<String> {
    let given = options.text("target");
    let Some(related) = types::related(&field.ty) else {
        if let Some(span) = options.span("target") {
            errors.at(span, "`target` names the type that a `Nav` leads to; remove it");
        }
        return None;
    };
    let (element, many) = match types::inner(related, "Vec") {
        Some(element) => (element, true),
        None => (related, false),
    };
    for (name, why) in [
        ("key", "a key is a value, not a link to entities"),
        ("secret", "`Debug` never prints the content of a `Nav`"),
    ] {
        if let Some(span) = options.span(name) {
            errors.at(span, format!("{why}; remove `{name}`"));
        }
    }
    let name = match given {
        Some(name) => type_name(name, "target", errors).trim_start_matches('#').to_owned(),
        None => {
            let namespace = odata_type.trim_start_matches('#').rsplit_once('.');
            let (namespace, _) = namespace.unwrap_or_default();
            let rust_name = types::name(element).map(unraw).unwrap_or_default();
            format!("{namespace}.{}", naming::wire_name_of_target(&rust_name))
        }
    };
    Some(if many { format!("Collection({name})") } else { name })
}
