//! Aliases of the kinds with common numbers of properties and members.
//!
//! A number that is a generic argument in an impl is a body of its own to the compiler, for each of
//! thousands of types. In an alias, the number is checked once.

use graph_table::limits::{KIND_ALIASES, UNTAGGED_KIND_ALIASES};

use crate::model::{Enumeration, Structured};

macro_rules! tagged_aliases {
    ($($structured:ident $enumeration:ident $count:literal,)*) => {
        const _: () = assert!([$($count),*].len() == KIND_ALIASES);
        $(
        #[doc = concat!("The kind of structured types with ", $count, " properties.")]
        pub type $structured<S> = Structured<$count, true, S>;
        #[doc = concat!("The kind of enumerations with ", $count, " members.")]
        pub type $enumeration = Enumeration<$count>;
        )*
    };
}

tagged_aliases! {
    Structured0 Enumeration0 0, Structured1 Enumeration1 1,
    Structured2 Enumeration2 2, Structured3 Enumeration3 3,
    Structured4 Enumeration4 4, Structured5 Enumeration5 5,
    Structured6 Enumeration6 6, Structured7 Enumeration7 7,
    Structured8 Enumeration8 8, Structured9 Enumeration9 9,
    Structured10 Enumeration10 10, Structured11 Enumeration11 11,
    Structured12 Enumeration12 12, Structured13 Enumeration13 13,
    Structured14 Enumeration14 14, Structured15 Enumeration15 15,
    Structured16 Enumeration16 16, Structured17 Enumeration17 17,
    Structured18 Enumeration18 18, Structured19 Enumeration19 19,
    Structured20 Enumeration20 20, Structured21 Enumeration21 21,
    Structured22 Enumeration22 22, Structured23 Enumeration23 23,
    Structured24 Enumeration24 24, Structured25 Enumeration25 25,
    Structured26 Enumeration26 26, Structured27 Enumeration27 27,
    Structured28 Enumeration28 28, Structured29 Enumeration29 29,
    Structured30 Enumeration30 30, Structured31 Enumeration31 31,
    Structured32 Enumeration32 32, Structured33 Enumeration33 33,
    Structured34 Enumeration34 34, Structured35 Enumeration35 35,
    Structured36 Enumeration36 36, Structured37 Enumeration37 37,
    Structured38 Enumeration38 38, Structured39 Enumeration39 39,
    Structured40 Enumeration40 40, Structured41 Enumeration41 41,
    Structured42 Enumeration42 42, Structured43 Enumeration43 43,
    Structured44 Enumeration44 44, Structured45 Enumeration45 45,
    Structured46 Enumeration46 46, Structured47 Enumeration47 47,
    Structured48 Enumeration48 48, Structured49 Enumeration49 49,
    Structured50 Enumeration50 50, Structured51 Enumeration51 51,
    Structured52 Enumeration52 52, Structured53 Enumeration53 53,
    Structured54 Enumeration54 54, Structured55 Enumeration55 55,
    Structured56 Enumeration56 56, Structured57 Enumeration57 57,
    Structured58 Enumeration58 58, Structured59 Enumeration59 59,
    Structured60 Enumeration60 60, Structured61 Enumeration61 61,
    Structured62 Enumeration62 62, Structured63 Enumeration63 63,
    Structured64 Enumeration64 64, Structured65 Enumeration65 65,
    Structured66 Enumeration66 66, Structured67 Enumeration67 67,
    Structured68 Enumeration68 68, Structured69 Enumeration69 69,
    Structured70 Enumeration70 70, Structured71 Enumeration71 71,
    Structured72 Enumeration72 72, Structured73 Enumeration73 73,
    Structured74 Enumeration74 74, Structured75 Enumeration75 75,
    Structured76 Enumeration76 76, Structured77 Enumeration77 77,
    Structured78 Enumeration78 78, Structured79 Enumeration79 79,
    Structured80 Enumeration80 80, Structured81 Enumeration81 81,
    Structured82 Enumeration82 82, Structured83 Enumeration83 83,
    Structured84 Enumeration84 84, Structured85 Enumeration85 85,
    Structured86 Enumeration86 86, Structured87 Enumeration87 87,
    Structured88 Enumeration88 88, Structured89 Enumeration89 89,
    Structured90 Enumeration90 90, Structured91 Enumeration91 91,
    Structured92 Enumeration92 92, Structured93 Enumeration93 93,
    Structured94 Enumeration94 94, Structured95 Enumeration95 95,
    Structured96 Enumeration96 96,
}

macro_rules! untagged_aliases {
    ($($untagged:ident $count:literal,)*) => {
        const _: () = assert!([$($count),*].len() == UNTAGGED_KIND_ALIASES);
        $(
        #[doc = concat!("The kind of structured types without a name on the wire, with ", $count, " properties.")]
        pub type $untagged<S> = Structured<$count, false, S>;
        )*
    };
}

// These are the parameters of actions and functions, which are few.
untagged_aliases! {
    Untagged0 0, Untagged1 1, Untagged2 2, Untagged3 3, Untagged4 4, Untagged5 5, Untagged6 6,
    Untagged7 7, Untagged8 8, Untagged9 9, Untagged10 10, Untagged11 11, Untagged12 12,
}
