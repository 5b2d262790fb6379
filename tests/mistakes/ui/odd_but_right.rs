//! What looks odd, and is right.

use graph_models::{AdditionalData, GraphEnum, Model, ObjectExt, graph_entity, set};

/// Raw names, a type in a group of its own, and the type itself in a property.
macro_rules! declare {
    ($runtime:path, $name:ident, $text:ty, $wire:literal) => {
        #[graph_entity(crate = $runtime, odata_type = $wire)]
        pub(crate) struct $name {
            #[graph(key, rename = "ID")]
            pub(crate) r#type: $text,
            pub(crate) r#enum: Option<$text>,
            pub self_: Option<Box<Self>>,
            pub __private: Option<Vec<Option<bool>>>,
            #[graph(additional)]
            additional: AdditionalData,
        }
    };
}

declare!(::graph_models, Node, String, "#contoso.node");

/// Trailing commas, no options, attributes that depend on conditions.
#[graph_entity(flags)]
#[cfg_attr(all(), derive(Default))]
#[allow(non_camel_case_types, clippy::non_minimal_cfg)]
enum r#enum {
    #[cfg_attr(all(), default, graph(rename = "unrecognized",))]
    Known,
    #[graph()]
    #[cfg(all())]
    r#await,
    #[graph(unrecognized)]
    Other(Box<str>),
}

#[graph_entity(patch = true)]
struct Cell {
    #[cfg_attr(all(), graph(rename = "Map"))]
    map: Option<r#enum>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn what_looks_odd_is_expanded_too() {
    let names = Node::TYPE.properties().iter().map(|property| property.wire_name());
    assert_eq!(names.collect::<Vec<_>>(), ["ID", "enum", "self", "private"]);
    let parent = NodePatch { self_: set(Node::default()), ..Default::default() };
    assert!(parent.self_.is_some() && parent.odata_type() == "#contoso.node");
    assert_eq!(
        r#enum::MEMBERS.iter().map(r#enum::as_str).collect::<Vec<_>>(),
        ["unrecognized", "await"]
    );
    let cell = Cell { map: Some(r#enum::default()), ..Default::default() };
    assert_eq!(
        serde_json::to_string(&cell).ok().as_deref(),
        Some(r##"{"@odata.type":"#microsoft.graph.cell","Map":"unrecognized"}"##)
    );
    let _ = CellPatch { map: set(r#enum::r#await), ..Default::default() };
}
