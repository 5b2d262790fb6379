//! Walks over every type of Graph v1.0.

mod enumerations;

use graph_tests::walk::{walk, walk_operations};

#[test]
fn every_type_round_trips_without_loss() {
    let report = walk(graph_tests::registry());
    assert!(report.failures().is_empty(), "{report}");
    let figures = report.figures;
    assert_eq!((figures.structures, figures.properties), (2961, 17_680), "{report}");
    // Counted in the schema: properties that are not keys, computed or immutable, and the nullable
    // ones of these, which include navigation properties to a single entity.
    let twins = (figures.twins, figures.twin_properties, figures.twin_nulls);
    assert_eq!(twins, (2961, 16_085, 10_891), "{report}");
    assert_eq!((figures.enumerations, figures.members), (861, 6347), "{report}");
    // Every navigation property, with an entity of each type that it leads to.
    assert_eq!((figures.relationships, figures.related), (2005, 11_167), "{report}");

    let operations = walk_operations(graph_tests::operations());
    assert!(operations.failures().is_empty(), "{operations}");
    let figures = operations.figures;
    assert_eq!(
        (figures.actions, figures.functions, figures.parameters),
        (857, 326, 1849),
        "{operations}"
    );

    // The walks do not read an enumeration that is unused, or only the type of a function's result.
    // Those are checked through their Rust types.
    let mut enumerations = report.enumerations_in_properties;
    enumerations.extend(operations.enumerations_in_properties);
    enumerations.extend(enumerations::check_unwalked());
    for info in graph_tests::registry().types().filter(|info| info.create().is_none()) {
        assert!(enumerations.contains(info.name()), "no test reads {}", info.name());
    }
}
