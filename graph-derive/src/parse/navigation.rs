//! Navigation properties that keep the related entities unread: fields of type `Nav`.

use graph_table::naming;

use super::names::{type_name, unraw};
use crate::errors::Errors;
use crate::options::Options;
use crate::types;

/// The type that a `Nav` leads to, as CSDL writes it: `Collection(microsoft.graph.user)`. `None` if
/// the field is not a `Nav`.
///
/// The option `target` gives the name of the type, after a `#`. Without it, the naming rule derives the
/// name from the Rust name, in the namespace of the item: `AnyDirectoryObject` becomes
/// `microsoft.graph.directoryObject`.
pub(super) fn target(
    field: &syn::Field,
    options: &Options,
    odata_type: &str,
    errors: &mut Errors,
) -> Option<String> {
    let given = options.text("target");
    let Some(related) = types::related(&field.ty) else {
        if let Some(span) = options.span("target") {
            errors.at(
                span,
                "`target` names the type that a `Nav` leads to, and this is not a `Nav`; remove it",
            );
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::FIELD;

    /// The target of a field in a type of `org.example`, and the number of errors.
    fn target_of(field: &str) -> (Option<String>, usize) {
        let item: syn::ItemStruct =
            syn::parse_str(&format!("struct Item {{ {field} }}")).expect("a struct");
        let mut field = item.fields.into_iter().next().expect("a field");
        let mut errors = Errors::new();
        let options = crate::options::take(&mut field.attrs, FIELD, &mut errors);
        let target = target(&field, &options, "#org.example.item", &mut errors);
        let count = errors.count();
        errors.forget();
        (target, count)
    }

    #[test]
    fn the_target_is_derived_from_the_rust_name() {
        for (field, target) in [
            ("owner: Nav<User>", "org.example.user"),
            ("owner: graph_models::Nav<super::User>", "org.example.user"),
            ("owners: Nav<Vec<User>>", "Collection(org.example.user)"),
            ("owner: Nav<AnyDirectoryObject>", "org.example.directoryObject"),
            ("owner: Nav<Anything>", "org.example.anything"),
            ("owner: Nav<r#User>", "org.example.user"),
        ] {
            assert_eq!(target_of(field), (Some(target.to_owned()), 0), "{field}");
        }
    }

    #[test]
    fn the_option_gives_another_target() {
        let option = "#[graph(target = \"#microsoft.graph.user\")]";
        let target = "microsoft.graph.user";
        let one = target_of(&format!("{option} owner: Nav<Value>"));
        assert_eq!(one, (Some(target.to_owned()), 0));
        let many = target_of(&format!("{option} owners: Nav<Vec<Value>>"));
        assert_eq!(many, (Some(format!("Collection({target})")), 0));
    }

    #[test]
    fn a_mistake_is_one_error_and_leaves_a_target() {
        for (options, name) in [
            ("target = \"microsoft.graph.user\"", "microsoft.graph.user"),
            ("target = \"#user\"", "user"),
            ("key", "org.example.value"),
            ("secret", "org.example.value"),
        ] {
            let found = target_of(&format!("#[graph({options})] owner: Nav<Value>"));
            assert_eq!(found, (Some(name.to_owned()), 1), "{options}");
        }
    }

    #[test]
    fn other_fields_have_no_target() {
        assert_eq!(target_of("name: Option<String>"), (None, 0));
        assert_eq!(target_of("#[graph(navigation)] owner: Option<Box<User>>"), (None, 0));
        let option = "#[graph(target = \"#a.b\")]";
        assert_eq!(target_of(&format!("{option} owner: Option<Box<User>>")), (None, 1));
    }
}
