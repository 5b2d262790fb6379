//! The impls that are the same for every type but for its name. The attribute names them, and the
//! compiler writes them out, which it does faster than a procedural macro.

/// Serde's traits, `Debug`, `Clone` and `PartialEq`, each a line that calls the engine.
#[doc(hidden)]
#[macro_export]
macro_rules! __value_impls {
    ($type:ident $serialize:ident $deserialize:ident $debug:ident $clone:ident $equal:ident) => {
        $crate::__serde_impls!($type $serialize $deserialize);
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::$debug(self, f)
            }
        }
        impl ::core::clone::Clone for $type {
            #[inline]
            fn clone(&self) -> Self {
                $crate::__private::$clone(self)
            }
        }
        impl ::core::cmp::PartialEq for $type {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::$equal(self, other)
            }
        }
    };
}

/// The twin of a whole value.
#[doc(hidden)]
#[macro_export]
macro_rules! __twin_impls {
    ($twin:ident $type:ident) => {
        impl ::core::convert::From<$type> for $twin {
            #[inline]
            fn from(value: $type) -> Self {
                $crate::patch_of(&value)
            }
        }
    };
}

/// `Serialize` and `Deserialize`.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_impls {
    ($type:ident $serialize:ident $deserialize:ident) => {
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::$serialize(self, serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::$deserialize(deserializer)
            }
        }
    };
}

/// What an enumeration has of its text: `AsRef`, `Display`, the conversions, and serde's traits.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_impls {
    ($type:ident $($unrecognized:ident)?) => {
        // The derive would have a function to check what is plain to see.
        impl ::core::cmp::Eq for $type {}
        impl ::core::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        $crate::__from_text!($type $($unrecognized)?);
        $crate::__serde_impls!($type serialize_enum deserialize_enum);
    };
}

/// The conversions from text: of an enumeration that keeps unknown members, and of one that does not.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_text {
    ($type:ident $unrecognized:ident) => {
        impl ::core::convert::From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                match $crate::__private::member(text) {
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
    };
    ($type:ident) => {
        impl ::core::convert::TryFrom<&str> for $type {
            type Error = $crate::UnknownMember;
            #[inline]
            fn try_from(text: &str) -> ::core::result::Result<Self, $crate::UnknownMember> {
                $crate::__private::parse_member(text)
            }
        }
        impl ::core::str::FromStr for $type {
            type Err = $crate::UnknownMember;
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::UnknownMember> {
                $crate::__private::parse_member(text)
            }
        }
    };
}
