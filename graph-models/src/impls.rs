//! The impls of an item, which differ little between items. The expansion of the attribute calls a
//! declarative macro for them, because the compiler expands it faster than a procedural macro.

/// Writes the impls of an item. The arguments are in sections, and each kind of item has some of
/// them.
///
/// This is one macro, and not one for each section, because the compiler parses the expansion of
/// each nested macro again.
///
/// - `serde` is for every item, and `values` is for structs and unions. Both name the functions of
///   the engine.
/// - `structure` is for an entity type, a complex type or a twin. A row has the position of a
///   property, its field, and the two halves of `&self.field`. The halves have the span of the
///   field's type, so that the compiler reports a type that cannot be a property at that type. They
///   are sequences of tokens, because a macro argument in any other form loses its span. The first
///   rows are properties that may be absent, and the second rows are properties that are always
///   present. The third rows are navigation properties. The blocks at the end are for `presence`:
///   for each block of 64 properties, the fields in bytes of eight. Without them, the engine checks
///   each property.
/// - `from` is for a twin that is made from a complete value.
/// - `text` is for an enumeration. `open` names the variant that keeps unknown members; `closed` is
///   for an enumeration without one.
#[doc(hidden)]
#[macro_export]
macro_rules! __impls {
    (
        $type:ident serde [$($result:tt)*] $serialize:ident $deserialize:ident
        $(values [$($owned:tt)*] $debug:ident $clone:ident $equal:ident)?
        $(structure
            $kind:ty, $table:literal, $(#$inline:tt)? $self:ident $additional:ident
            { $($position:literal $field:ident [$($and:tt)*] [$($path:tt)*])* }
            { $($checked_position:literal [$($checked_and:tt)*] [$($checked_path:tt)*] $(as [$($as:tt)*] [$($checked_type:tt)*])? [$($default:tt)*])* }
            { $($navigation_position:literal $navigation:ident)* }
            $({ $(#$presence_inline:tt)? $($block:literal { $([$($present:ident $(. $within:ident)*)*; $($absent:literal)*])* ; $($byte:literal)* })* })?
        )?
        $(from [$($twin:tt)*] $original:ident)?
        $(text $compare:ident $(open $unrecognized:ident)? $(closed $parse:ident)?)?
    ) => {
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private_0_1_0::$serialize(self, serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> $($result)* {
                $crate::__private_0_1_0::$deserialize(deserializer)
            }
        }
        $(
            impl ::core::fmt::Debug for $type {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private_0_1_0::$debug(self, f)
                }
            }
            impl ::core::clone::Clone for $type {
                #[inline]
                fn clone(&self) -> $($owned)* {
                    $crate::__private_0_1_0::$clone(self)
                }
            }
            impl ::core::cmp::PartialEq for $type {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    $crate::__private_0_1_0::$equal(self, other)
                }
            }
        )?
        $(
            impl ::core::default::Default for $type {
                #[inline]
                fn default() -> Self {
                    Self {
                        $($field: $crate::__private_0_1_0::None,)*
                        $($($default)*,)*
                        $($navigation: $crate::Nav {
                            __relationship: $crate::Relationship { __content: $crate::__private_0_1_0::None },
                            __related: $crate::__private_0_1_0::PhantomData,
                        },)*
                        $additional: $crate::AdditionalData::EMPTY,
                    }
                }
            }
            impl $crate::__private_0_1_0::Model for $type {
                type Kind = $kind;
                const TABLE: &'static ::core::primitive::str = $table;
            }
            impl $crate::__private_0_1_0::Object for $type {
                $(#$inline)?
                fn property(&$self, position: usize) -> &dyn $crate::__private_0_1_0::Field {
                    match position {
                        $($position => $($and)* $($path)*,)*
                        $($checked_position => $($checked_and)* $($checked_path)* $($($as)* $($checked_type)*)?,)*
                        $($navigation_position => &$self.$navigation.__relationship,)*
                        _ => &$self.$additional,
                    }
                }
                $(#$inline)?
                fn property_mut(&mut $self, position: usize) -> &mut dyn $crate::__private_0_1_0::Field {
                    match position {
                        $($position => $($and)* mut $($path)*,)*
                        $($checked_position => $($checked_and)* mut $($checked_path)* $($($as)* mut $($checked_type)*)?,)*
                        $($navigation_position => &mut $self.$navigation.__relationship,)*
                        _ => &mut $self.$additional,
                    }
                }
                $(
                    $(#$presence_inline)?
                    fn presence(&$self, block: usize) -> u64 {
                        match block {
                            $($block => ::core::primitive::u64::from_le_bytes([
                                $($crate::__private_0_1_0::pack([
                                    // A method of `Option` would be compiled for each field type.
                                    $(match $self.$present $(. $within)* { $crate::__private_0_1_0::None => false, _ => true },)*
                                    $($absent),*
                                ]),)*
                                $($byte),*
                            ]),)*
                            _ => 0,
                        }
                    }
                )?
            }
        )?
        $(
            impl ::core::convert::From<$original> for $type {
                #[inline]
                fn from(value: $original) -> $($twin)* {
                    $crate::__private_0_1_0::into_twin(value)
                }
            }
        )?
        $(
            // A derived `Eq` has a function that only asserts that the fields are `Eq`.
            impl ::core::cmp::Eq for $type {}
            impl ::core::cmp::PartialOrd for $type {
                #[inline]
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
                }
            }
            impl ::core::cmp::Ord for $type {
                #[inline]
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    $crate::__private_0_1_0::$compare(self, other)
                }
            }
            impl ::core::hash::Hash for $type {
                #[inline]
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    ::core::hash::Hash::hash(Self::as_str(self), state)
                }
            }
            impl ::core::fmt::Debug for $type {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private_0_1_0::debug_enum(self, f)
                }
            }
            impl ::core::convert::AsRef<str> for $type {
                #[inline]
                fn as_ref(&self) -> &str {
                    Self::as_str(self)
                }
            }
            impl ::core::fmt::Display for $type {
                #[inline]
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Formatter::pad(f, Self::as_str(self))
                }
            }
            $(
                impl ::core::convert::From<&str> for $type {
                    #[inline]
                    fn from(text: &str) -> Self {
                        match $crate::__private_0_1_0::member(text) {
                            ::core::option::Option::Some(member) => member,
                            ::core::option::Option::None => {
                                Self::$unrecognized(::core::convert::Into::into(text))
                            }
                        }
                    }
                }
                impl ::core::str::FromStr for $type {
                    type Err = ::core::convert::Infallible;
                    #[inline]
                    fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                        ::core::result::Result::Ok(::core::convert::From::from(text))
                    }
                }
            )?
            $(
                impl ::core::convert::TryFrom<&str> for $type {
                    type Error = $crate::UnknownMember;
                    #[inline]
                    fn try_from(text: &str) -> ::core::result::Result<Self, $crate::UnknownMember> {
                        $crate::__private_0_1_0::$parse(text)
                    }
                }
                impl ::core::str::FromStr for $type {
                    type Err = $crate::UnknownMember;
                    #[inline]
                    fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownMember> {
                        $crate::__private_0_1_0::$parse(text)
                    }
                }
            )?
        )?
    };
}
