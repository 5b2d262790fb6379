//! Every type of Graph v1.0, by the walk over its registry.

mod enumerations;

use graph_models::v1;
use graph_tests::walk::{walk, walk_operations};

#[test]
fn nothing_of_any_type_is_lost() {
    let report = walk(v1::registry());
    assert!(report.failures().is_empty(), "{report}");
    let figures = report.figures;
    assert_eq!((figures.structures, figures.properties), (2961, 17_680), "{report}");
    // Counted in the schema: what is neither a key nor computed nor immutable, and of that what may
    // be null, a navigation property included if it leads to one entity.
    let twins = (figures.twins, figures.twin_properties, figures.twin_nulls);
    assert_eq!(twins, (2961, 16_094, 10_898), "{report}");
    assert_eq!((figures.enumerations, figures.members), (861, 6347), "{report}");

    let operations = walk_operations(v1::operations());
    assert!(operations.failures().is_empty(), "{operations}");
    let figures = operations.figures;
    assert_eq!(
        (figures.actions, figures.functions, figures.parameters),
        (857, 326, 1849),
        "{operations}"
    );

    // No walk reads an enumeration that stands nowhere, or in what functions answer; those are read by
    // their Rust types.
    let mut enumerations = report.enumerations_in_properties;
    enumerations.extend(operations.enumerations_in_properties);
    enumerations.extend(enumerations::read_the_others());
    for info in v1::registry().types().filter(|info| info.create().is_none()) {
        assert!(enumerations.contains(info.name()), "nothing reads {}", info.name());
    }
}
