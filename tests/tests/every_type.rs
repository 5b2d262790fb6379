//! Every type of Graph v1.0, by the walk over its registry.

use graph_models::v1;
use graph_tests::walk::walk;

#[test]
fn nothing_of_any_type_is_lost() {
    let report = walk(v1::registry());
    assert!(report.failures().is_empty(), "{report}");
    let figures = report.figures;
    assert_eq!((figures.structures, figures.properties), (2961, 17_680), "{report}");
    assert_eq!((figures.enumerations, figures.members), (861, 6347), "{report}");
    // The others stand in parameters of actions and functions only; nothing reads them by name.
    assert_eq!(report.enumerations_in_properties.len(), 802, "{report}");
}
