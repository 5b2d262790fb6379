//! Items inside functions, private items, and fields of any visibility.

use serde_json::json;

mod inner {
    use graph_models::{AdditionalData, graph_entity};

    /// A struct with private fields, and one that only the parent module sees.
    #[graph_entity]
    pub(super) struct Safe {
        combination: Option<String>,
        pub(super) label: Option<String>,
        pub(in crate::scopes) floor: Option<i32>,
        state: Option<State>,
        #[graph(additional)]
        rest: AdditionalData,
    }

    /// A private enumeration.
    #[graph_entity]
    enum State {
        Open,
        Closed,
    }

    impl Safe {
        pub(super) fn locked() -> Self {
            let rest = AdditionalData::from_iter([("x", 1)]);
            Self {
                combination: Some("12".into()),
                state: Some(State::Closed),
                rest,
                ..Self::default()
            }
        }
        pub(super) fn is_open(&self) -> bool {
            self.state == Some(State::Open)
        }
        pub(super) fn change() -> SafePatch {
            SafePatch { combination: graph_models::null(), ..SafePatch::default() }
        }
    }
}

#[test]
fn fields_and_types_may_be_private() {
    let mut safe = inner::Safe::locked();
    safe.label = Some("a".into());
    safe.floor = Some(1);
    assert!(!safe.is_open());
    let body = json!({
        "@odata.type": "#microsoft.graph.safe",
        "combination": "12", "label": "a", "floor": 1, "state": "closed", "x": 1,
    });
    assert_eq!(serde_json::to_value(&safe).ok(), Some(body));
    let mut change = inner::Safe::change();
    change.label = graph_models::set("b");
    let body = json!({"@odata.type": "#microsoft.graph.safe", "combination": null, "label": "b"});
    assert_eq!(serde_json::to_value(&change).ok(), Some(body));
}

#[test]
fn items_may_be_inside_a_function() {
    use graph_models::{AdditionalData, graph_entity};

    #[graph_entity]
    struct Local {
        kind: Option<Kind>,
        next: Option<Box<Local>>,
        any: Option<AnyLocal>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    #[graph_entity]
    enum Kind {
        Near,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    #[graph_entity]
    enum AnyLocal {
        #[graph(unrecognized)]
        Local(Box<Local>),
    }

    let body = json!({
        "@odata.type": "#microsoft.graph.local",
        "kind": "near", "next": {"kind": "far"}, "any": {"@odata.type": "#a.b"},
    });
    let local: Local = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(local.kind, Some(Kind::Near));
    assert_eq!(serde_json::to_value(&local).ok(), Some(body));
    let patch = LocalPatch { kind: graph_models::set("far"), ..LocalPatch::default() };
    assert!(matches!(patch.kind, Some(Some(Kind::Unrecognized(_)))));
}

#[test]
fn two_modules_may_declare_the_same_name() {
    mod one {
        #[graph_models::graph_entity]
        pub(super) struct Thing {
            pub(super) a: Option<i32>,
            #[graph(additional)]
            pub(super) additional_data: graph_models::AdditionalData,
        }
    }
    mod two {
        #[graph_models::graph_entity]
        pub(super) struct Thing {
            pub(super) first: Option<i32>,
            pub(super) a: Option<i32>,
            #[graph(additional)]
            pub(super) additional_data: graph_models::AdditionalData,
        }
    }
    let one: one::Thing = serde_json::from_value(json!({"a": null, "x": 1})).expect("it is right");
    let two = two::Thing { additional_data: one.additional_data, ..two::Thing::default() };
    let body = json!({"@odata.type": "#microsoft.graph.thing", "x": 1});
    assert_eq!(
        serde_json::to_value(&two).ok(),
        Some(body),
        "a null belongs to the type it was read into"
    );
}

#[test]
fn a_type_may_have_no_twin() {
    #[graph_models::graph_entity(patch = false)]
    struct Alone {
        a: Option<i32>,
        #[graph(additional)]
        additional_data: graph_models::AdditionalData,
    }
    /// The twin's name is free.
    struct AlonePatch;
    let _ = AlonePatch;
    let body = json!({"@odata.type": "#microsoft.graph.alone", "a": 1});
    let alone: Alone = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(serde_json::to_value(&alone).ok(), Some(body));
}

#[test]
fn self_in_a_twin_is_the_original_type() {
    #[graph_models::graph_entity]
    struct Node {
        next: Option<Box<Self>>,
        all: Option<Vec<Self>>,
        #[graph(additional)]
        additional_data: graph_models::AdditionalData,
    }
    let patch = NodePatch { all: graph_models::set([Node::default()]), ..NodePatch::default() };
    let body = json!({"@odata.type": "#microsoft.graph.node", "all": [{}]});
    assert_eq!(serde_json::to_value(&patch).ok(), Some(body));
}
