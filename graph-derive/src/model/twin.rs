//! The fields of a patch twin. An expansion and a fallback declare the same.

use std::borrow::Cow;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Path, Type};

use super::flags::PropertyFlags;
use crate::runtime::Runtime;
use crate::types;

/// A property as its patch twin has it.
#[derive(Clone, Copy)]
pub(crate) struct TwinField {
    pub(crate) value: TwinValue,
    /// Whether the twin can set the property to null.
    pub(crate) nullable: bool,
}

/// The value of a property in a patch twin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TwinValue {
    /// `T`: a primitive value, a set of flags or a collection.
    Same,
    /// `Patched<T>`: a change of `T`, or `T` itself if that has no twin. Only the compiler knows.
    Patched,
    /// `Bind<T>`: the address of an entity, or the entity itself.
    Bind,
    /// `Vec<Bind<T>>`: addresses to be added, so there is nothing to set to null.
    Binds,
    /// Accepts whatever it is set to, because the type was reported.
    Anything,
}

impl TwinField {
    /// The field for a property of type `ty`; `None` if a caller may not change it.
    pub(crate) fn of(ty: &Type, flags: PropertyFlags) -> Option<Self> {
        if flags.key || flags.computed || flags.immutable {
            return None;
        }
        let related = types::related(ty);
        let optional = types::inner(ty, "Option").or(related);
        let held = optional.unwrap_or(ty);
        let many = types::inner(held, "Vec").is_some();
        let value = match flags.navigation || related.is_some() {
            _ if types::refuse(ty).is_some() => TwinValue::Anything,
            true if many => TwinValue::Binds,
            true => TwinValue::Bind,
            false if many || types::is_primitive(held) || types::is_named(held, "FlagSet") => {
                TwinValue::Same
            }
            false => TwinValue::Patched,
        };
        let nullable = match value {
            TwinValue::Anything => true,
            TwinValue::Binds => false,
            _ => optional.is_some() && !flags.non_null,
        };
        Some(Self { value, nullable })
    }

    /// The field for a property whose type is not known after an error.
    pub(crate) const ANYTHING: Self = Self { value: TwinValue::Anything, nullable: true };

    /// The type of the field: `Option<Option<T>>` if the property may be null, else `Option<T>`.
    pub(crate) fn ty(self, ty: &Type, runtime: &Runtime) -> TokenStream {
        let span = Span::call_site().located_at(types::span(ty));
        let optional = types::inner(ty, "Option");
        let held = optional.unwrap_or(ty);
        let public = types::respan(&runtime.public, span);
        let value = match self.value {
            TwinValue::Same => held.to_token_stream(),
            TwinValue::Patched => {
                let value = types::inner(held, "Box").unwrap_or(held);
                quote_spanned!(span=> #public::Patched<#value>)
            }
            TwinValue::Bind | TwinValue::Binds => {
                let target = types::target(ty);
                match self.value {
                    TwinValue::Binds => quote!(::std::vec::Vec<#public::Bind<#target>>),
                    _ => quote!(#public::Bind<#target>),
                }
            }
            TwinValue::Anything => {
                let private = runtime.private();
                quote!(#private::Anything)
            }
        };
        // The field's own `Option` is shorter than a path, a few dozen times in thousands of types.
        // Its span keeps lints from blaming the user for an `Option` in an `Option`.
        let own = optional.and_then(|_| types::wrapper(ty, span));
        let option = own.unwrap_or_else(|| quote_spanned!(span=> ::core::option::Option));
        match self.nullable {
            true => quote_spanned!(span=> #option<#option<#value>>),
            false => quote_spanned!(span=> #option<#value>),
        }
    }

    /// The type of the field as [`types::checked`] writes it; `None` if there is nothing to check.
    pub(crate) fn checked(self, ty: &Type, private: &Path) -> Option<TokenStream> {
        let held = types::inner(ty, "Option").unwrap_or(ty);
        if self.value != TwinValue::Same || types::is_primitive(held) {
            return None;
        }
        let checked = types::checked(held, private);
        Some(match self.nullable {
            true => quote!(::core::option::Option<::core::option::Option<#checked>>),
            false => quote!(::core::option::Option<#checked>),
        })
    }

    /// The name in JSON: a navigation property is changed by binding it.
    pub(crate) fn wire_name(self, wire_name: &str) -> Cow<'_, str> {
        match self.value {
            TwinValue::Bind | TwinValue::Binds => format!("{wire_name}@odata.bind").into(),
            _ => wire_name.into(),
        }
    }
}
