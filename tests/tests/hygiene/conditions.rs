//! `#[cfg]` and `#[cfg_attr]` on fields and variants.

use graph_models::{AdditionalData, GraphEnum, Model, ObjectExt, graph_entity};
use serde_json::{Value, json};

/// A struct with fields whose conditions are met or not.
#[graph_entity(odata_type = "#contoso.gate", base = "#contoso.door")]
pub struct Gate {
    /// Absent, with a type that does not exist.
    #[cfg(any())]
    #[graph(key)]
    pub gone: Option<NoSuchType>,
    /// Present.
    #[cfg(test)]
    #[graph(key)]
    pub id: Option<String>,
    /// Present, with the JSON name of an absent field.
    #[graph(rename = "width")]
    pub narrow: Option<i32>,
    /// Absent.
    #[cfg(not(test))]
    #[graph(rename = "width")]
    pub wide: Option<i64>,
    /// Renamed, because the condition is met.
    #[cfg_attr(all(), graph(rename = "Height", non_null))]
    pub height: Option<i32>,
    /// Not renamed, because the condition is not met.
    #[cfg_attr(any(), graph(rename = "Depth", secret))]
    pub depth: Option<i32>,
    /// A plain and a conditional attribute on one field.
    #[graph(computed)]
    #[cfg_attr(all(), graph(secret))]
    pub code: Option<String>,
    /// Required, but absent.
    #[cfg(any())]
    pub required: String,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn names(info: &'static graph_models::TypeInfo) -> Vec<&'static str> {
    info.properties().iter().map(|property| property.wire_name()).collect()
}

#[test]
fn an_absent_field_appears_nowhere() {
    assert_eq!(names(Gate::TYPE), ["id", "width", "Height", "depth", "code"]);
    assert_eq!(names(GatePatch::TYPE), ["width", "Height", "depth"]);
    assert_eq!((Gate::TYPE.name(), Gate::TYPE.base()), ("contoso.gate", Some("contoso.door")));
    let Gate { id: _, narrow: _, height: _, depth: _, code: _, additional_data: _ } =
        Gate::default();
    let patch = GatePatch {
        narrow: Some(Some(1)),
        height: Some(2),
        depth: Some(None),
        additional_data: AdditionalData::new(),
    };
    assert_eq!(
        serde_json::to_string(&patch).ok().as_deref(),
        Some(r##"{"@odata.type":"#contoso.gate","width":1,"Height":2,"depth":null}"##)
    );
}

#[test]
fn the_other_fields_work_as_usual() {
    let body = json!({
        "@odata.type": "#contoso.gate",
        "id": "1", "width": 2, "Height": 3, "depth": null, "code": "x", "gone": [4], "required": 5,
    });
    let gate: Gate = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!((gate.narrow, gate.height), (Some(2), Some(3)));
    assert!(gate.is_explicit_null("depth"));
    assert_eq!(gate.additional_data.get("gone"), Some(&json!([4])));
    assert_eq!(serde_json::to_value(&gate).ok(), Some(body));
    assert!(format!("{gate:?}").contains(r#"code: "***""#));
    let key: Vec<_> = Gate::TYPE.properties().iter().map(|property| property.is_key()).collect();
    assert_eq!(key, [true, false, false, false, false]);
}

/// An enumeration with variants whose conditions are met or not.
#[graph_entity]
pub enum Material {
    /// Present.
    #[cfg(test)]
    Wood,
    /// Absent.
    #[cfg(any())]
    Stone,
    /// Renamed on a condition.
    #[cfg_attr(all(), graph(rename = "IRON"))]
    Iron,
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A closed enumeration with a conditional variant.
#[graph_entity]
#[derive(Default)]
pub enum Latch {
    /// Present.
    #[default]
    Open,
    /// Absent.
    #[cfg(any())]
    Shut,
}

/// Flags with a conditional variant.
#[graph_entity(flags)]
pub enum Use {
    /// Present.
    #[cfg(test)]
    In,
    /// Present.
    Out,
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A union with a conditional variant.
#[graph_entity]
pub enum AnyGate {
    /// Absent, with a type that does not exist.
    #[cfg(any())]
    Gone(Box<NoSuchType>),
    /// Present.
    #[cfg(test)]
    Gate(Box<Gate>),
    /// Any other.
    #[graph(unrecognized)]
    Unrecognized(Box<Gate>),
}

#[test]
fn an_absent_variant_appears_nowhere() {
    assert_eq!(Material::MEMBERS, [Material::Wood, Material::Iron]);
    assert_eq!(Material::TYPE.members(), ["wood", "IRON"]);
    assert_eq!(Material::from("stone"), Material::Unrecognized("stone".into()));
    assert_eq!(Latch::MEMBERS, [Latch::Open]);
    assert!("shut".parse::<Latch>().is_err());
    let copied = Latch::default();
    assert_eq!((copied, copied), (Latch::Open, Latch::Open), "a closed enumeration is `Copy`");
    assert_eq!(Use::TYPE.members(), ["in", "out"]);
    assert_eq!(Use::TYPE.shape(), graph_models::Shape::Enum { flags: true, open: true });
    let any: AnyGate = serde_json::from_value::<AnyGate>(json!({})).expect("the body is right");
    assert!(matches!(any, AnyGate::Gate(_)));
    assert_eq!(AnyGate::TYPE.variants().count(), 2);
}

/// An enumeration that is open on a condition.
#[graph_entity]
pub enum Finish {
    /// `matt`
    Matt,
    /// Any other.
    #[cfg_attr(all(), graph(unrecognized))]
    Unrecognized(Box<str>),
}

#[test]
fn an_enumeration_may_be_open_on_a_condition() {
    assert_eq!(Finish::from("gloss"), Finish::Unrecognized("gloss".into()));
}

/// A struct with a conditional attribute.
#[cfg_attr(all(), graph_entity(namespace = "contoso"))]
pub struct Hinge {
    /// Present.
    pub left: Option<bool>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[test]
fn the_attribute_itself_may_be_conditional() {
    let hinge: Hinge = serde_json::from_value(json!({"left": true})).expect("the body is right");
    let body: Option<Value> = serde_json::to_value(&hinge).ok();
    assert_eq!(body, Some(json!({"@odata.type": "#contoso.hinge", "left": true})));
}
