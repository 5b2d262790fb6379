//! What was understood from the user's item.

mod flags;
mod twin;

use graph_table::Profile;
use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, ItemEnum, ItemStruct, Type, Visibility};

pub(crate) use self::flags::PropertyFlags;
pub(crate) use self::twin::{TwinField, TwinValue};
use crate::runtime::Runtime;
use crate::types;

/// An item that the attribute understands.
pub(crate) enum Item {
    Structure(Structure),
    Enumeration(Enumeration),
    Union(Union),
}

/// The names of an item, and the crate that its expansion refers to.
pub(crate) struct Header {
    pub(crate) ident: Ident,
    /// `#microsoft.graph.user`
    pub(crate) odata_type: String,
    /// How values are written.
    pub(crate) profile: Profile,
    pub(crate) runtime: Runtime,
}

/// An entity or complex type.
pub(crate) struct Structure {
    pub(crate) header: Header,
    /// The item without the options of this attribute.
    pub(crate) item: ItemStruct,
    /// The full name of the base type.
    pub(crate) base: Option<String>,
    pub(crate) flags: TypeFlags,
    pub(crate) fields: Vec<Field>,
    /// The field of the additional data; absent only after an error.
    pub(crate) additional: Option<Ident>,
    /// Whether the type has a patch twin.
    pub(crate) patch: bool,
    /// Whether the name of the type is written at the top of a body.
    pub(crate) tagged: bool,
}

/// The options of a struct that describe its type.
#[derive(Clone, Copy)]
pub(crate) struct TypeFlags {
    pub(crate) complex: bool,
    pub(crate) is_abstract: bool,
    pub(crate) open: bool,
    pub(crate) has_stream: bool,
}

/// A property.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// Attributes that the field of the twin gets too, such as `deprecated`.
    pub(crate) attributes: Vec<Attribute>,
    /// The first paragraph of the docs.
    pub(crate) summary: String,
    /// The name in JSON.
    pub(crate) wire_name: String,
    /// The span of whatever gives the name in JSON.
    pub(crate) name_span: Span,
    pub(crate) ty: Type,
    /// The `T` of an `Option<T>`; `None` for a property that must be present.
    pub(crate) optional: Option<Type>,
    pub(crate) flags: PropertyFlags,
    /// The type that a `Nav` leads to, as CSDL writes it; `None` for every other field.
    pub(crate) target: Option<String>,
    /// The field of the twin; `None` for a property that a caller may not change.
    pub(crate) twin: Option<TwinField>,
    /// Whether an error keeps the field out of the expansion.
    pub(crate) broken: bool,
}

impl Field {
    /// Whether a body without the property is refused.
    pub(crate) const fn is_required(&self) -> bool {
        self.optional.is_none() && self.target.is_none()
    }
}

/// An enumeration, or flags.
pub(crate) struct Enumeration {
    pub(crate) header: Header,
    /// The item without the options of this attribute.
    pub(crate) item: ItemEnum,
    pub(crate) flags: bool,
    pub(crate) members: Vec<Member>,
    /// The number of each member; empty if they are not known.
    pub(crate) numbers: Vec<i64>,
    /// The variant that keeps unknown members.
    pub(crate) unrecognized: Option<Ident>,
}

/// A member of an enumeration.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    /// The text in JSON.
    pub(crate) text: String,
    /// The span of whatever gives the text.
    pub(crate) text_span: Span,
}

/// A union over a base type.
pub(crate) struct Union {
    pub(crate) header: Header,
    /// The item without the options of this attribute.
    pub(crate) item: ItemEnum,
    /// The variants for known types.
    pub(crate) variants: Vec<Variant>,
    /// The variant for all other types; absent only after an error.
    pub(crate) unrecognized: Option<Variant>,
}

/// A variant of a union.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    /// The structured type, without its `Box`.
    pub(crate) ty: Type,
    pub(crate) boxed: bool,
    /// Whether an earlier variant holds the same type.
    pub(crate) repeated: bool,
}

impl Structure {
    /// Whether every field is part of the expansion, the additional data among them.
    pub(crate) fn is_complete(&self) -> bool {
        self.additional.is_some() && !self.fields.iter().any(|field| field.broken)
    }
}

impl Field {
    /// Where an error about the type is reported: the innermost name in it.
    pub(crate) fn type_span(&self) -> Span {
        types::span(&self.ty)
    }
}

impl Item {
    /// Whether the item or a part of it is `#[deprecated]`.
    pub(crate) fn is_deprecated(&self) -> bool {
        let marked = |attributes: &[Attribute]| {
            attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
        };
        match self {
            Self::Structure(Structure { item, .. }) => {
                marked(&item.attrs) || item.fields.iter().any(|field| marked(&field.attrs))
            }
            Self::Enumeration(Enumeration { item, .. }) | Self::Union(Union { item, .. }) => {
                marked(&item.attrs) || item.variants.iter().any(|variant| marked(&variant.attrs))
            }
        }
    }

    /// The item without the options of this attribute.
    pub(crate) fn tokens(&self) -> TokenStream {
        use quote::ToTokens;
        match self {
            Self::Structure(structure) => structure.item.to_token_stream(),
            Self::Enumeration(enumeration) => enumeration.item.to_token_stream(),
            Self::Union(union) => union.item.to_token_stream(),
        }
    }
}
