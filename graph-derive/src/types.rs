//! What the type of a field tells before the compiler has seen it.

use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// The `T` of a `Wrapper<T>`, whatever path leads to the wrapper.
pub(crate) fn inner<'t>(ty: &'t Type, wrapper: &str) -> Option<&'t Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == wrapper)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match (arguments.args.len(), arguments.args.first()?) {
        (1, GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    }
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

/// The type that cannot stand in a property, within `ty`, and what to write instead. Types that
/// only the compiler can tell pass, and meet the trait `Model`.
pub(crate) fn refuse(ty: &Type) -> Option<(&Type, String)> {
    for wrapper in ["Option", "Vec", "Box"] {
        if let Some(inner) = inner(ty, wrapper) {
            return match wrapper {
                "Option" if self::inner(inner, "Option").is_some() => {
                    Some((ty, "a property is null or has a value; write one `Option`".to_owned()))
                }
                "Box" if is_primitive(inner) => {
                    Some((ty, format!("only structured types are boxed; write {}", name(inner))))
                }
                _ => refuse(inner),
            };
        }
    }
    let instead = match ty {
        Type::Reference(_) => "a property owns its value; write `String` or another owned type",
        Type::Array(_) | Type::Slice(_) => "a collection is a `Vec`, bytes are `Binary`",
        Type::Tuple(_) => "a property has no tuple type; write a struct with `#[graph_entity]`",
        Type::Never(_)
        | Type::Ptr(_)
        | Type::FnPtr(_)
        | Type::ImplTrait(_)
        | Type::TraitObject(_) => "a property is of an Edm type or one with `#[graph_entity]`",
        _ => match last_segment(ty)?.ident.to_string().as_str() {
            "u16" => "OData has no unsigned 16-bit integer; write `i32`",
            "u32" => "OData has no unsigned 32-bit integer; write `i64`",
            "u64" | "usize" | "isize" => "OData's largest integer is signed 64-bit; write `i64`",
            "i128" | "u128" => "OData has no 128-bit integer; write `i64` or `Decimal`",
            "char" | "str" => "text is a `String`",
            "HashMap" | "BTreeMap" | "Map" => {
                "OData has no maps; write `serde_json::Value`, or a struct with `#[graph_entity]`"
            }
            "HashSet" | "BTreeSet" | "VecDeque" | "LinkedList" => {
                "a collection is a `Vec`; a set of flags is a `FlagSet`"
            }
            "Rc" | "Arc" | "Cell" | "RefCell" | "Mutex" | "Cow" => {
                "a property owns its value; write the type inside"
            }
            "NaiveDateTime" => "`Edm.DateTimeOffset` has an offset; write `DateTime<FixedOffset>`",
            "SystemTime" | "Instant" => "a point in time is a `DateTime<FixedOffset>`",
            "TimeDelta" => "`Edm.Duration` is `graph_models::edm::Duration`",
            "DateTime" if !inner(ty, "DateTime").is_some_and(|zone| is_named(zone, "FixedOffset")) => {
                "the offset that was sent must be kept; write `DateTime<FixedOffset>`"
            }
            "AdditionalData" => {
                "additional data is no property; mark the field with `#[graph(additional)]`"
            }
            _ => return None,
        },
    };
    Some((ty, instead.to_owned()))
}

fn is_primitive(ty: &Type) -> bool {
    const NAMES: [&str; 9] = ["String", "str", "bool", "i8", "u8", "i16", "i32", "i64", "f64"];
    NAMES.iter().any(|name| is_named(ty, name))
}

fn name(ty: &Type) -> String {
    match last_segment(ty) {
        Some(segment) if segment.ident == "str" => "`String`".to_owned(),
        Some(segment) => format!("`{}`", segment.ident),
        None => "the type inside".to_owned(),
    }
}
