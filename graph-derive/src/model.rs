//! What was understood from the user's item.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, ItemEnum, ItemStruct, Path, Type, Visibility};

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
    /// The path of graph-models.
    pub(crate) runtime: Path,
}

/// An entity or complex type.
pub(crate) struct Structure {
    pub(crate) header: Header,
    /// The item without our attributes.
    pub(crate) item: ItemStruct,
    /// The full name of the base type.
    pub(crate) base: Option<String>,
    pub(crate) nature: Nature,
    pub(crate) fields: Vec<Field>,
    /// The field of the additional data; absent only after an error.
    pub(crate) additional: Option<Ident>,
    /// Whether there is a patch twin.
    pub(crate) patch: bool,
    /// Whether the type's name is written at the top of a body.
    pub(crate) tagged: bool,
}

/// What the options of a struct say of its type.
#[derive(Clone, Copy)]
pub(crate) struct Nature {
    pub(crate) complex: bool,
    pub(crate) is_abstract: bool,
    pub(crate) open: bool,
    pub(crate) has_stream: bool,
}

/// A property.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    /// `deprecated` and the like, which the twin's field has too.
    pub(crate) attributes: Vec<Attribute>,
    /// The name in JSON.
    pub(crate) wire_name: String,
    /// Where the name in JSON comes from.
    pub(crate) name_span: Span,
    pub(crate) ty: Type,
    /// The `T` of an `Option<T>`; none for a property that must be present.
    pub(crate) optional: Option<Type>,
    /// Where the type stands.
    pub(crate) place: Span,
    pub(crate) facets: Facets,
    /// Something is wrong with the field, so that it must be left out of the expansion.
    pub(crate) broken: bool,
    /// It is the type that is wrong.
    pub(crate) wrong_type: bool,
}

/// The facets of a property, as the options of its field give them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Facets {
    pub(crate) key: bool,
    pub(crate) computed: bool,
    pub(crate) immutable: bool,
    pub(crate) non_null: bool,
    pub(crate) navigation: bool,
    pub(crate) secret: bool,
}

/// An enumeration, or flags.
pub(crate) struct Enumeration {
    pub(crate) header: Header,
    /// The item without our attributes.
    pub(crate) item: ItemEnum,
    pub(crate) flags: bool,
    pub(crate) members: Vec<Member>,
    /// The variant that keeps unknown members.
    pub(crate) unrecognized: Option<Ident>,
}

/// A member of an enumeration.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    /// The text in JSON.
    pub(crate) text: String,
    /// Where the text comes from.
    pub(crate) text_span: Span,
}

/// A union over a base type.
pub(crate) struct Union {
    pub(crate) header: Header,
    /// The item without our attributes.
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
    /// Another variant holds the same type.
    pub(crate) repeated: bool,
}

impl Structure {
    /// Whether there is a place for every property and for the additional data.
    pub(crate) fn is_whole(&self) -> bool {
        self.additional.is_some() && !self.fields.iter().any(|field| field.broken)
    }

    /// The properties that the expansion reaches.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.broken)
    }
}

impl Item {
    /// Whether the item or a part of it is marked `#[deprecated]`.
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

    /// The item without our attributes, as it is printed again.
    pub(crate) fn tokens(&self) -> TokenStream {
        use quote::ToTokens;
        match self {
            Self::Structure(structure) => structure.item.to_token_stream(),
            Self::Enumeration(enumeration) => enumeration.item.to_token_stream(),
            Self::Union(union) => union.item.to_token_stream(),
        }
    }
}
