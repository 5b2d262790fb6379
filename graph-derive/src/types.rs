//! What the tokens of a field's type reveal, before the compiler resolves it.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, Ident, Path, PathArguments, PathSegment, Type};

/// The `T` of an `Option<T>`, `Vec<T>` or `Box<T>`, regardless of the wrapper's path.
pub(crate) fn inner<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    unwrap(ty).filter(|(name, _)| *name == wrapper).map(|(_, inner)| inner)
}

/// The `T` of a `Nav<T>`: the related entities of a navigation property.
pub(crate) fn related(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Nav")?;
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) if arguments.args.len() == 1 => {
            match arguments.args.first()? {
                GenericArgument::Type(related) => Some(related),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The type of the entities that a navigation property leads to: the `T` of a `Nav<Vec<T>>` or of an
/// `Option<Box<T>>`.
pub(crate) fn target(ty: &Type) -> &Type {
    innermost(related(ty).unwrap_or(ty)).0
}

/// The last word of the path to a type.
pub(crate) fn name(ty: &Type) -> Option<&Ident> {
    last_segment(ty).map(|segment| &segment.ident)
}

/// Whether the last word of the path to a type is `name`.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// The span of the innermost type's name.
pub(crate) fn span(ty: &Type) -> Span {
    match (unwrap(ty), last_segment(ty)) {
        (Some((_, inner)), _) => span(inner),
        (_, Some(segment)) => segment.ident.span(),
        _ => ty.span(),
    }
}

/// Whether a type is or holds, within `Option`, `Vec` or `Box`, one of this name.
pub(crate) fn mentions(ty: &Type, name: &str) -> bool {
    is_named(ty, name) || unwrap(ty).is_some_and(|(_, inner)| mentions(inner, name))
}

/// The name of the Edm primitive that a property holds, alone or in a collection.
pub(crate) fn primitive(ty: &Type) -> Option<String> {
    innermost_primitive(ty).map(show)
}

/// Whether a property holds an Edm primitive, alone or in a collection.
pub(crate) fn is_primitive(ty: &Type) -> bool {
    innermost_primitive(ty).is_some()
}

fn innermost_primitive(ty: &Type) -> Option<&Type> {
    const NAMES: &[&str] =
        &["String", "bool", "i8", "u8", "i16", "i32", "i64", "f32", "f64", "DateTime", "Uuid"];
    match unwrap(ty) {
        Some((_, inner)) => innermost_primitive(inner),
        None => {
            let name = last_segment(ty)?.ident.to_string();
            NAMES.contains(&name.as_str()).then_some(ty)
        }
    }
}

/// The path of a type without its arguments, with this span: the `Option` of an `Option<T>`.
pub(crate) fn wrapper(ty: &Type, span: Span) -> Option<TokenStream> {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            let mut path = path.path.clone();
            path.segments.last_mut()?.arguments = PathArguments::None;
            Some(respan(&path, span))
        }
        Type::Group(group) => wrapper(&group.elem, span),
        Type::Paren(paren) => wrapper(&paren.elem, span),
        _ => None,
    }
}

/// A type with its innermost type as graph-models' `Checked`: `Option<Vec<Checked<User>>>`.
pub(crate) fn checked(ty: &Type, private: &Path) -> TokenStream {
    if let Some((_, inner)) = unwrap(ty) {
        let span = Span::call_site().located_at(span(ty));
        let (wrapper, inner) = (wrapper(ty, span), checked(inner, private));
        return quote_spanned!(span=> #wrapper<#inner>);
    }
    let span = Span::call_site().located_at(span(ty));
    let private = respan(private, span);
    quote_spanned!(span=> #private::Checked<#ty>)
}

/// The tokens of a path, all with one span.
pub(crate) fn respan(path: &Path, span: Span) -> TokenStream {
    let spanned = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    path.into_token_stream().into_iter().map(spanned).collect()
}

/// The wrapper around a type, and the type in it.
fn unwrap(ty: &Type) -> Option<(&'static str, &Type)> {
    const WRAPPERS: [&str; 3] = ["Option", "Vec", "Box"];
    let segment = last_segment(ty)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let (1, GenericArgument::Type(inner)) = (arguments.args.len(), arguments.args.first()?) else {
        return None;
    };
    // Each comparison of an identifier with text asks the compiler for the text, so ask once.
    let name = segment.ident.to_string();
    let wrapper = WRAPPERS.into_iter().find(|wrapper| *wrapper == name)?;
    Some((wrapper, inner))
}

/// The part of `ty` that a property cannot hold, and what to write instead. A type that only the
/// compiler can judge passes, and is checked against the trait `Model`.
pub(crate) fn refuse(ty: &Type) -> Option<(&Type, String)> {
    if let Some(wrong) = refuse_nav(ty) {
        return wrong;
    }
    let Some((wrapper, inner)) = unwrap(ty) else {
        return refuse_bare(ty).map(|instead| (ty, instead));
    };
    let within = unwrap(inner);
    let instead = match (wrapper, within) {
        ("Option", Some(("Option", _))) => {
            format!("a property is null or has a value; write `{}`", show(inner))
        }
        ("Box", Some(("Option", value))) => {
            format!("the `Option` goes around the `Box`; write `Option<Box<{}>>`", show(value))
        }
        ("Box", Some(_)) => format!("only structured types are boxed; write `{}`", show(inner)),
        ("Box", None) if is_named(inner, "str") => "text is a `String`; write `String`".to_owned(),
        ("Box", None) if is_primitive(inner) => {
            format!("only structured types are boxed; write `{}`", show(inner))
        }
        _ => return refuse(inner),
    };
    Some((ty, instead))
}

/// The part of a type with a `Nav` that is wrong, and what to write instead; `None` if there is no
/// `Nav` in the type.
fn refuse_nav(ty: &Type) -> Option<Option<(&Type, String)>> {
    let (nav, outer) = innermost(ty);
    let related = related(nav)?;
    let (mut element, mut inner) = innermost(related);
    // The `Nav` in a `Nav`.
    while let Some(related) = self::related(element) {
        let (within, wrappers) = innermost(related);
        element = within;
        inner.push("Nav");
        inner.extend(wrappers);
    }
    let element_name = show(element);
    if is_primitive(element) || is_named(element, "FlagSet") || refuse_bare(element).is_some() {
        let message = format!(
            "a `Nav` leads to entities, and `{element_name}` is not an entity; write a struct with \
             `#[graph_entity]`, or the value without `Nav`"
        );
        return Some(Some((element, message)));
    }
    let right = match outer.contains(&"Vec") || inner.contains(&"Vec") {
        true => format!("Nav<Vec<{element_name}>>"),
        false => format!("Nav<{element_name}>"),
    };
    let (at, reason) = match (&*outer, &*inner) {
        ([], [] | ["Vec"]) => return Some(None),
        ([], wrappers) => {
            let reason = match wrappers {
                _ if wrappers.contains(&"Nav") => "a `Nav` leads to entities, not to another `Nav`",
                _ if wrappers.contains(&"Option") => "a `Nav` can be empty without an `Option`",
                _ if wrappers.contains(&"Box") => "a `Nav` is as small as a `Box`",
                _ => "a `Nav` leads to one entity or to a `Vec` of them",
            };
            (related, reason)
        }
        (wrappers, _) => {
            let reason = match wrappers {
                _ if wrappers.contains(&"Vec") => "a single `Nav` leads to many entities",
                _ if wrappers.contains(&"Option") => "a `Nav` can be empty without an `Option`",
                _ => "a `Nav` is as small as a `Box`",
            };
            (ty, reason)
        }
    };
    Some(Some((at, format!("{reason}; write `{right}`"))))
}

/// The type within all `Option`, `Vec` and `Box`, and the names of these from the outside in.
fn innermost(mut ty: &Type) -> (&Type, Vec<&'static str>) {
    let mut wrappers = Vec::new();
    while let Some((wrapper, inner)) = unwrap(ty) {
        wrappers.push(wrapper);
        ty = inner;
    }
    (ty, wrappers)
}

/// The type that cannot be held by a variant of a union, and what to write instead.
pub(crate) fn refuse_variant(ty: &Type) -> Option<(&Type, String)> {
    let inner = inner(ty, "Box").unwrap_or(ty);
    let instead = match unwrap(inner) {
        Some(_) => {
            let value = show(innermost(inner).0);
            format!("a variant of a union holds one structured value; write `Box<{value}>`")
        }
        None if refuse_bare(inner).is_some() || is_primitive(inner) => format!(
            "a variant of a union holds a struct with `#[graph_entity]`, and `{}` is not one; write the name of one",
            show(inner)
        ),
        None => return None,
    };
    Some((ty, instead))
}

/// What to write instead of a type without wrappers.
fn refuse_bare(ty: &Type) -> Option<String> {
    let instead = match ty {
        Type::Reference(reference) if is_named(&reference.elem, "str") => {
            "a property owns its text; write `String`"
        }
        Type::Reference(_) => "a property owns its value; write the type without `&`",
        Type::Array(_) | Type::Slice(_) => {
            "a collection is a `Vec`, bytes are a `Binary`; write one of these"
        }
        Type::Tuple(_) => "OData has no tuples; write a struct with `#[graph_entity]`",
        Type::Macro(_) => "a macro hides whether the property may be null; write the type itself",
        Type::FnPtr(_)
        | Type::ImplTrait(_)
        | Type::Never(_)
        | Type::Ptr(_)
        | Type::TraitObject(_) => {
            "not an OData type; write an Edm type, or a type with `#[graph_entity]`"
        }
        _ => return refuse_name(last_segment(ty)?).map(str::to_owned),
    };
    Some(instead.to_owned())
}

/// What to write instead of a well-known type that is not an OData type.
fn refuse_name(segment: &PathSegment) -> Option<&'static str> {
    let generic = !segment.arguments.is_none();
    let instead = match segment.ident.to_string().as_str() {
        "u16" => "OData has no unsigned 16-bit integer; write `i32`",
        "u32" => "OData has no unsigned 32-bit integer; write `i64`",
        "u64" | "usize" | "isize" => "OData's largest integer is signed 64-bit; write `i64`",
        "i128" | "u128" => "OData has no 128-bit integer; write `i64` or `Decimal`",
        "char" | "str" => "text is a `String`; write `String`",
        "HashMap" | "BTreeMap" | "Map" if generic => {
            "OData has no maps; write `serde_json::Value`, or a struct with `#[graph_entity]`"
        }
        "HashSet" | "BTreeSet" | "VecDeque" | "LinkedList" if generic => {
            "a collection is a `Vec`, a set of flags is a `FlagSet`; write one of these"
        }
        "Rc" | "Arc" | "Cell" | "RefCell" | "Mutex" | "Cow" if generic => {
            "a property owns its value; write the type inside"
        }
        "NaiveDateTime" => "`Edm.DateTimeOffset` has an offset; write `DateTime<FixedOffset>`",
        "SystemTime" => "a point in time is a `DateTime`; write `DateTime<FixedOffset>`",
        "TimeDelta" => "`Edm.Duration` is `graph_models::edm::Duration`; write that type",
        "DateTime" if generic && !is_fixed_offset(segment) => {
            "a date-time keeps the offset that was received; write `DateTime<FixedOffset>`"
        }
        "AdditionalData" => {
            "additional data is not wrapped; write `#[graph(additional)]` and `AdditionalData`"
        }
        _ => return None,
    };
    Some(instead)
}

fn is_fixed_offset(segment: &PathSegment) -> bool {
    matches!(&segment.arguments, PathArguments::AngleBracketed(arguments)
        if matches!(arguments.args.first(), Some(GenericArgument::Type(zone)) if is_named(zone, "FixedOffset")))
}

/// A type as people write it.
fn show(ty: &Type) -> String {
    let text = ty.to_token_stream().to_string();
    [" <", "< ", " >", " ::", ":: "]
        .iter()
        .fold(text, |text, spaced| text.replace(spaced, spaced.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(ty: &str) -> Option<(String, String)> {
        let ty = syn::parse_str(ty).expect("a type");
        refuse(&ty).map(|(at, instead)| (show(at), instead))
    }

    #[test]
    fn the_innermost_wrong_type_is_reported() {
        let (at, instead) = refused("Option<Vec<u64>>").expect("refused");
        assert_eq!(at, "u64");
        assert!(instead.ends_with("write `i64`"));
        assert_eq!(
            refused("Option<std::sync::Arc<User>>").map(|(at, _)| at).as_deref(),
            Some("std::sync::Arc<User>")
        );
    }

    #[test]
    fn wrappers_in_the_wrong_order_are_reported_with_the_right_one() {
        let instead = |ty| refused(ty).map(|(_, instead)| instead).unwrap_or_default();
        assert!(instead("Option<Option<a::B<C>>>").ends_with("write `Option<a::B<C>>`"));
        assert!(instead("Box<Option<User>>").ends_with("write `Option<Box<User>>`"));
        assert!(instead("Option<Box<Vec<User>>>").ends_with("write `Vec<User>`"));
        assert!(instead("Option<Box<String>>").ends_with("write `String`"));
    }

    #[test]
    fn a_nav_is_not_wrapped_and_leads_to_entities() {
        for (ty, at, right) in [
            ("Option<Nav<User>>", "Option<Nav<User>>", "Nav<User>"),
            ("Box<Nav<a::User>>", "Box<Nav<a::User>>", "Nav<a::User>"),
            ("Vec<Nav<User>>", "Vec<Nav<User>>", "Nav<Vec<User>>"),
            ("Option<Vec<Nav<User>>>", "Option<Vec<Nav<User>>>", "Nav<Vec<User>>"),
            ("Option<Option<Nav<User>>>", "Option<Option<Nav<User>>>", "Nav<User>"),
            ("Option<Nav<Box<User>>>", "Option<Nav<Box<User>>>", "Nav<User>"),
            ("Nav<Option<User>>", "Option<User>", "Nav<User>"),
            ("Nav<Box<User>>", "Box<User>", "Nav<User>"),
            ("Nav<Option<Vec<Box<User>>>>", "Option<Vec<Box<User>>>", "Nav<Vec<User>>"),
            ("Nav<Vec<Vec<User>>>", "Vec<Vec<User>>", "Nav<Vec<User>>"),
            ("Nav<Nav<Vec<User>>>", "Nav<Vec<User>>", "Nav<Vec<User>>"),
        ] {
            let (found, instead) = refused(ty).expect("refused");
            assert_eq!(found, at, "{ty}");
            assert!(instead.ends_with(&format!("; write `{right}`")), "{ty}: {instead}");
        }
        for (ty, at) in [
            ("Nav<String>", "String"),
            ("Nav<Vec<u64>>", "u64"),
            ("Option<Nav<DateTime<FixedOffset>>>", "DateTime<FixedOffset>"),
            ("Nav<FlagSet<Access>>", "FlagSet<Access>"),
        ] {
            let (found, instead) = refused(ty).expect("refused");
            assert_eq!(found, at, "{ty}");
            assert!(instead.contains(&format!("`{at}` is not an entity")), "{ty}: {instead}");
        }
        for ty in ["Nav<User>", "graph_models::Nav<Vec<User>>", "Nav<Value>", "Nav", "Nav<A, B>"] {
            assert_eq!(refused(ty), None, "{ty}");
        }
    }

    #[test]
    fn types_that_only_the_compiler_knows_pass() {
        for ty in [
            "User",
            "Vec<u8>",
            "Option<Box<User>>",
            "Vec<Option<String>>",
            "Cell",
            "FlagSet<Access>",
        ] {
            assert_eq!(refused(ty), None);
        }
    }
}
