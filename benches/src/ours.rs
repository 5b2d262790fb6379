//! The types as users of this project write them.

use graph_models::edm::{DateTime, FixedOffset, NaiveDate, Uuid};
use graph_models::{AdditionalData, graph_entity};

type Single<T> = Box<T>;

macro_rules! ours {
    ($($kind:ident $name:ident { $($inside:tt)* })*) => {
        $(declare! { $kind $name { $($inside)* } })*
    };
}

macro_rules! declare {
    (enum $name:ident { $($member:ident),* $(,)? }) => {
        #[graph_entity]
        pub enum $name {
            $($member,)*
            #[graph(unrecognized)]
            Unrecognized(Box<str>),
        }
    };
    (union $name:ident { $base:ident: $($variant:ident = $tag:literal),* $(,)? }) => {
        #[graph_entity]
        pub enum $name {
            $($variant(Box<$variant>),)*
            #[graph(unrecognized)]
            Unrecognized(Box<$base>),
        }
    };
    ($structured:ident $name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[graph_entity]
        pub struct $name {
            $(pub $field: Option<$ty>,)*
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    };
}

device_declarations!(ours);
user_declarations!(ours);
calendar_declarations!(ours);
directory_declarations!(ours);
mail_declarations!(ours);
