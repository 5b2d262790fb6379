//! Items that `macro_rules!` declares.

use graph_models::{AdditionalData, Model, graph_entity, set};
use serde_json::json;

/// Declares a struct with every part from macro fragments.
macro_rules! entity {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident = $tag:literal {
            $($(#[$field_attribute:meta])* $field_visibility:vis $field:ident: $ty:ty,)*
        }
        $additional:ident
    ) => {
        $(#[$attribute])*
        #[graph_entity(odata_type = $tag)]
        $visibility struct $name {
            $($(#[$field_attribute])* $field_visibility $field: $ty,)*
            /// Properties that the type does not declare.
            #[graph(additional)]
            $visibility $additional: AdditionalData,
        }
    };
}

entity! {
    /// Made by a macro.
    pub(crate) struct Ticket = "#contoso.ticket" {
        /// `id`
        #[graph(key)]
        pub(crate) id: Option<String>,
        /// `price`
        #[graph(non_null, rename = "Price")]
        pub(crate) price: Option<i64>,
        /// `seats`
        seats: Vec<String>,
        /// `kind`
        pub(crate) kind: Option<Kind>,
    }
    rest
}

/// Declares a struct with type fragments at several levels of its types.
macro_rules! wrapped {
    ($name:ident: $optional:ty, $list:ty, $plain:ty) => {
        /// A struct with types from macro fragments.
        #[graph_entity]
        pub struct $name {
            /// An `Option` inside the fragment.
            pub optional: $optional,
            /// An `Option` around the fragment.
            pub inner: Option<$list>,
            /// Several levels around the fragment.
            pub boxed: Option<Vec<Option<$plain>>>,
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    };
}

wrapped!(Wrapped: Option<Box<Ticket>>, Vec<Kind>, Ticket);

/// Declares an enumeration with every part from macro fragments.
macro_rules! enumeration {
    ($(#[$attribute:meta])* $visibility:vis $name:ident { $($variant:ident = $text:expr,)* } $other:ident) => {
        $(#[$attribute])*
        #[graph_entity]
        $visibility enum $name {
            $(
                /// A member.
                #[graph(rename = $text)]
                $variant,
            )*
            /// Any other member.
            #[graph(unrecognized)]
            $other(Box<str>),
        }
    };
}

enumeration! {
    /// Made by a macro.
    pub Kind { Single = "one-way", Return = "return", } Other
}

/// Declares a union with every part from macro fragments.
macro_rules! union {
    ($name:ident: $base:ty, $($variant:ident: $ty:ty),*) => {
        /// A union made by a macro.
        #[graph_entity]
        pub(crate) enum $name {
            $(
                /// A type.
                $variant(Box<$ty>),
            )*
            /// Any other type.
            #[graph(unrecognized)]
            Base($base),
        }
    };
}

union!(AnyTicket: Ticket, Wrapped: Wrapped);

#[test]
fn every_part_may_come_from_a_macro() {
    let body = json!({
        "@odata.type": "#microsoft.graph.wrapped",
        "optional": {"seats": ["1A"], "Price": 7, "kind": "one-way", "x": null},
        "inner": ["return", "?"],
        "boxed": [null, {"seats": []}],
    });
    let value: Wrapped = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(serde_json::to_value(&value).ok(), Some(body.clone()));
    let ticket = value.optional.as_deref().expect("it was just read");
    assert_eq!((ticket.price, ticket.seats.len(), ticket.rest.len()), (Some(7), 1, 1));
    assert_eq!(Ticket::TYPE.name(), "contoso.ticket");
    let any: AnyTicket = serde_json::from_value(body).expect("the body is right");
    assert!(matches!(any, AnyTicket::Wrapped(_)));
}

#[test]
fn an_option_in_a_fragment_is_an_option() {
    let optional = Wrapped::TYPE.property("optional").expect("it is declared");
    assert!(optional.is_nullable() && !optional.is_required());
    let patch = WrappedPatch { inner: set([Kind::Return]), ..WrappedPatch::default() };
    assert_eq!(patch.inner, Some(Some(vec![Kind::Return])));
    assert_eq!(TicketPatch { price: set(1), ..TicketPatch::default() }.price, Some(1));
}
