//! Expansions where names of the prelude, of `core` and of serde are shadowed.

use serde_json::json;

/// Items with the names of items that an expansion needs.
#[allow(dead_code, unused_macros, missing_docs, reason = "they only shadow other items")]
mod expansions {
    pub struct Option;
    pub struct String;
    pub struct Result;
    pub struct Vec;
    pub struct Box;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct AdditionalData;
    pub struct TypeInfo;
    pub struct Shape;
    pub struct Infallible;
    pub trait Default {}
    pub trait Clone {}
    pub trait Copy {}
    pub trait Debug {}
    pub trait Display {}
    pub trait PartialEq {}
    pub trait Eq {}
    pub trait Ord {}
    pub trait PartialOrd {}
    pub trait Hash {}
    pub trait From {}
    pub trait Into {}
    pub trait TryFrom {}
    pub trait FromStr {}
    pub trait AsRef {}
    pub trait Sized {}
    pub trait Send {}
    pub trait Sync {}
    pub trait Fn {}
    pub trait Iterator {}
    pub trait Serialize {}
    pub trait Deserialize {}
    pub trait Serializer {}
    pub trait Deserializer {}
    pub trait Model {}
    pub trait Object {}
    pub trait Field {}
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod serde {}
    pub mod graph_models {}
    pub mod __private_0_1_0 {}
    pub mod diagnostic {}
    pub fn pack() {}
    pub fn create() {}
    pub fn drop() {}
    macro_rules! matches {
        () => {};
    }
    macro_rules! unreachable {
        () => {};
    }
    macro_rules! unimplemented {
        () => {};
    }
    macro_rules! concat {
        () => {};
    }

    #[::graph_models::graph_entity(base = "#microsoft.graph.entity")]
    pub struct Lamp {
        #[graph(key, non_null)]
        pub id: ::core::option::Option<::std::string::String>,
        pub color: ::core::option::Option<Color>,
        pub modes: ::core::option::Option<::graph_models::FlagSet<Mode>>,
        pub size: ::core::option::Option<Size>,
        pub room: ::core::option::Option<::std::boxed::Box<Lamp>>,
        pub parts: ::core::option::Option<::std::vec::Vec<::core::option::Option<Part>>>,
        pub any: ::core::option::Option<AnyPart>,
        pub watts: i32,
        #[graph(additional)]
        pub additional_data: ::graph_models::AdditionalData,
    }

    #[::graph_models::graph_entity]
    pub struct Part {
        pub name: ::core::option::Option<::std::string::String>,
        #[graph(additional)]
        pub additional_data: ::graph_models::AdditionalData,
    }

    #[::graph_models::graph_entity]
    pub enum AnyPart {
        Lamp(::std::boxed::Box<Lamp>),
        #[graph(unrecognized)]
        Other(Part),
    }

    #[::graph_models::graph_entity]
    pub enum Color {
        Some,
        None,
        Ok,
        Err,
        #[graph(unrecognized)]
        Option(::std::boxed::Box<str>),
    }

    #[::graph_models::graph_entity]
    pub enum Size {
        None,
        Vec,
        Err,
        Error,
    }

    #[::graph_models::graph_entity(flags)]
    pub enum Mode {
        Default,
        Clone,
        #[graph(unrecognized)]
        Result(::std::boxed::Box<str>),
    }
}

#[test]
fn names_of_the_prelude_may_be_shadowed() {
    use expansions::{AnyPart, Color, Lamp, LampPatch, Size};
    let body = json!({
        "@odata.type": "#microsoft.graph.lamp",
        "id": "1",
        "color": "none",
        "modes": "clone,dim",
        "size": "vec",
        "room": {"watts": 2},
        "parts": [null, {"name": null}],
        "any": {"@odata.type": "#microsoft.graph.lamp", "watts": 3},
        "watts": 1,
    });
    let lamp: Lamp = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(lamp.color, Some(Color::None));
    assert_eq!(lamp.size, Some(Size::Vec));
    assert!(matches!(lamp.any, Some(AnyPart::Lamp(_))));
    assert_eq!(serde_json::to_value(lamp.clone()).ok(), Some(body));
    let patch = LampPatch { color: graph_models::set("dim"), ..LampPatch::default() };
    assert_eq!(patch.color, Some(Some(Color::Option("dim".into()))));
}
