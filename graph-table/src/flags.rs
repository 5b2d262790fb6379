//! The bits of types and properties.

use std::fmt;

/// A set of bits, each with a name. The first flag is the lowest bit, and each other flag is the next
/// one. Type tables contain the bits, so a new flag is the last one.
macro_rules! flags {
    // The constants of the flags, from this bit on.
    (@constants $bit:expr;) => {};
    (@constants $bit:expr; $(#[$doc:meta])* $flag:ident, $($rest:tt)*) => {
        $(#[$doc])*
        pub const $flag: Self = Self($bit);
        flags!(@constants $bit * 2; $($rest)*);
    };
    ($(#[$doc:meta])* $type:ident { $($(#[$flag_doc:meta])* $flag:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Default)]
        pub struct $type(u8);

        impl $type {
            /// No flag.
            pub const NONE: Self = Self(0);
            flags!(@constants 1; $($(#[$flag_doc])* $flag,)*);

            const NAMES: &[(Self, &str)] = &[$((Self::$flag, stringify!($flag))),*];

            /// The flags of these bits; those without a name are kept.
            #[inline]
            pub const fn from_bits(bits: u8) -> Self {
                Self(bits)
            }

            /// The flags as bits.
            #[inline]
            pub const fn bits(self) -> u8 {
                self.0
            }

            /// The flags whose boolean is true.
            pub fn given<const N: usize>(flags: [(bool, Self); N]) -> Self {
                let given = flags.into_iter().filter(|(given, _)| *given);
                given.fold(Self::NONE, |flags, (_, flag)| flags.with(flag))
            }

            /// These flags and `other`.
            #[inline]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// These flags without `other`.
            #[inline]
            pub const fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            /// Whether all flags of `other` are among these.
            #[inline]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Whether a flag of `other` is among these.
            #[inline]
            pub const fn intersects(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        /// The names of the flags: `key | computed`, or `-` for none.
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let (mut text, mut rest) = (String::new(), self.0);
                for &(flag, name) in Self::NAMES.iter().filter(|(flag, _)| self.contains(*flag)) {
                    text.push_str(if text.is_empty() { "" } else { " | " });
                    text.push_str(&name.to_ascii_lowercase());
                    rest &= !flag.0;
                }
                match (text.is_empty(), rest) {
                    (true, 0) => f.pad("-"),
                    (false, 0) => f.pad(&text),
                    (true, rest) => f.pad(&format!("{rest:#x}")),
                    (false, rest) => f.pad(&format!("{text} | {rest:#x}")),
                }
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self)
            }
        }
    };
}

flags! {
    /// What the options of a struct say about its type.
    TypeFlags {
        /// A complex type: a value without a key.
        COMPLEX,
        /// No value is of exactly this type.
        ABSTRACT,
        /// Values may have properties that the type does not declare.
        OPEN,
        /// An entity of this type has a media stream.
        HAS_STREAM,
        /// The type has no name on the wire.
        UNTAGGED,
        /// A property has a name that JSON [escapes](crate::naming::is_escaped).
        ESCAPED,
    }
}

flags! {
    /// What the options and the type of a field say about its property.
    PropertyFlags {
        /// Part of the key.
        KEY,
        /// Set by the service alone.
        COMPUTED,
        /// Never null.
        NON_NULL,
        /// Leads to other entities.
        NAVIGATION,
        /// Kept out of `Debug`.
        SECRET,
        /// Present in every body: the field is not an `Option`.
        REQUIRED,
        /// Set when the entity is created, and never changed.
        IMMUTABLE,
        /// The value that an envelope is around. The engine sets it; a type table has no room for it.
        CONTENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_type_tables_are_those_of_these_flags() {
        let bits = [1, 2, 4, 8, 16, 32, 64, 128];
        assert_eq!(
            bits.map(|bit| TypeFlags::from_bits(bit).to_string()),
            ["complex", "abstract", "open", "has_stream", "untagged", "escaped", "0x40", "0x80"]
        );
        assert_eq!(
            bits.map(|bit| PropertyFlags::from_bits(bit).to_string()).join(" "),
            "key computed non_null navigation secret required immutable content"
        );
        assert_eq!(TypeFlags::ESCAPED.bits(), 32);
        assert_eq!(PropertyFlags::CONTENT.bits(), 128);
    }

    #[test]
    fn flags_print_their_names() {
        let flags = PropertyFlags::KEY.with(PropertyFlags::NON_NULL);
        assert_eq!(format!("{flags}"), "key | non_null");
        assert_eq!(format!("{flags:?}"), "PropertyFlags(key | non_null)");
        assert_eq!(format!("[{:4}]", TypeFlags::NONE), "[-   ]");
        assert_eq!(TypeFlags::from_bits(0x44).to_string(), "open | 0x40");
        assert_eq!(TypeFlags::from_bits(0x40).to_string(), "0x40");
    }

    #[test]
    fn flags_are_added_and_removed() {
        let (key, secret) = (PropertyFlags::KEY, PropertyFlags::SECRET);
        let both =
            PropertyFlags::given([(true, key), (false, PropertyFlags::COMPUTED), (true, secret)]);
        assert_eq!(both, key.with(secret));
        assert!(both.contains(key) && both.intersects(key.with(PropertyFlags::REQUIRED)));
        assert!(!both.contains(key.with(PropertyFlags::REQUIRED)));
        assert_eq!(both.without(key), secret);
    }
}
