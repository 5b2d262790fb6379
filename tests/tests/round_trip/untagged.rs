//! Untagged types, such as the parameters of an action.

use graph_models::{
    AdditionalData, Model, ObjectExt, Page, TypeTag, deserialize_strict, graph_entity, set,
};
use graph_tests::office::{AnyDevice, Device, Office};
use serde_json::json;

use crate::support::{read, round_trips, write};

/// The parameters of an action.
#[graph_entity(tag = false)]
pub(crate) struct MoveParameters {
    /// `target`: an envelope in an envelope.
    pub target: Option<Box<MoveParameters>>,
    /// `floor`: `Edm.Int32`, nullable.
    pub floor: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn an_untagged_type_is_written_without_a_tag() {
    let mut parameters = MoveParameters { floor: Some(3), ..Default::default() };
    assert_eq!(write(&parameters), r#"{"floor":3}"#);
    let patch = MoveParametersPatch { floor: set(3), ..Default::default() };
    assert_eq!(write(&patch), r#"{"floor":3}"#);
    parameters.set_type_tag(TypeTag::Always);
    assert_eq!(write(&parameters), r#"{"floor":3}"#);
    assert!(!MoveParameters::TYPE.is_tagged() && !MoveParametersPatch::TYPE.is_tagged());
    assert!(Office::TYPE.is_tagged() && AnyDevice::TYPE.is_tagged() && bool::TYPE.is_tagged());
}

#[test]
fn an_untagged_type_keeps_any_tag_it_received() {
    for tag in ["#contoso.move", "#microsoft.graph.moveParameters", ""] {
        let tag = json!(tag);
        round_trips::<MoveParameters>(&format!(
            r#"{{"@odata.type":{tag},"target":{{"@odata.type":{tag},"floor":1}}}}"#
        ));
        let body = json!({"@odata.type": tag});
        assert!(deserialize_strict::<MoveParameters, _>(body).is_ok());
    }
    let mut parameters: MoveParameters = read(json!({"@odata.type": "#contoso.move"}));
    assert_eq!(parameters.odata_type(), "#contoso.move");
    parameters.set_type_tag(TypeTag::Never);
    assert_eq!(write(&parameters), "{}");
    // Strict reading still checks nested values.
    let body = json!({"value": [{"@odata.type": "#contoso.tablet"}], "@odata.type": "#contoso.a"});
    assert_eq!(
        deserialize_strict::<Page<Device>, _>(body).map_err(|error| error.to_string()),
        Err("at value[0].@odata.type: expected `#microsoft.graph.device`, found `#contoso.tablet`"
            .to_owned())
    );
}
