//! Related entities in the walk over every type.

use graph_models::registered::{RegisteredType, enumeration, structure, union};
use graph_models::{AdditionalData, Nav, Registry, graph_entity};
use graph_tests::enums::Color;
use graph_tests::walk::walk;

use super::fails;

/// An entity that others lead to.
#[graph_entity]
struct Tool {
    label: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A type derived from it.
#[graph_entity(base = "#microsoft.graph.tool")]
struct Hammer {
    label: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyTool {
    Tool(Box<Tool>),
    Hammer(Box<Hammer>),
    #[graph(unrecognized)]
    Unrecognized(Box<Tool>),
}

/// An entity that leads to one tool and to many.
#[graph_entity]
struct Bench {
    #[graph(target = "#microsoft.graph.tool")]
    best: Nav<AnyTool>,
    #[graph(target = "#microsoft.graph.tool")]
    tools: Nav<Vec<AnyTool>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Its property leads to an enumeration.
#[graph_entity]
struct Wall {
    #[graph(target = "#microsoft.graph.color")]
    tools: Nav<Vec<Tool>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

const ALIASES: &[(&str, &str)] = &[("graph", "microsoft.graph")];

#[test]
fn related_entities_of_every_type_are_read() {
    const TYPES: &[fn() -> RegisteredType] =
        &[structure::<Bench>, structure::<Hammer>, structure::<Tool>];
    let report = walk(Registry::new(TYPES, &[union::<AnyTool>], &[], ALIASES));
    assert!(report.failures().is_empty(), "{report}");
    // For each property: an entity without a tag, one of an unknown type, and one of each type that
    // the union lists, the fallback included.
    assert_eq!((report.figures.relationships, report.figures.related), (2, 2 * 5), "{report}");
}

#[test]
fn a_property_that_leads_to_no_entity_is_reported() {
    let types = const { &[enumeration::<Color>, structure::<Wall>] };
    let report = walk(Registry::new(types, &[], &[], ALIASES));
    fails(&report, "is refused: no value of `microsoft.graph.color` can be created");
}
