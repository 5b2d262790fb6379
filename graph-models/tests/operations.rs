//! Functions in addresses: an argument never escapes its literal.

mod support;

use graph_models::chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use graph_models::edm::{Binary, Decimal, Duration};
use graph_models::query::ResourcePath;
use graph_models::uuid::Uuid;
use graph_models::{
    Action, AdditionalData, FlagSet, Function, ObjectExt, SingleValue, graph_entity,
};
use proptest::prelude::*;
use serde_json::{Value, from_value, json};
use support::{AnyDirectoryObject, User, decoded};

/// A function with a parameter of each kind.
#[graph_entity(odata_type = "#org.sample.find", patch = false, tag = false)]
pub struct Find {
    /// `flag`
    pub flag: Option<bool>,
    /// `number`
    pub number: Option<i64>,
    /// `float`
    pub float: Option<f64>,
    /// `price`
    pub price: Option<Decimal>,
    /// `text`
    pub text: Option<String>,
    /// `instant`
    pub instant: Option<DateTime<FixedOffset>>,
    /// `day`
    pub day: Option<NaiveDate>,
    /// `time`
    pub time: Option<NaiveTime>,
    /// `span`
    pub span: Option<Duration>,
    /// `key`
    pub key: Option<Uuid>,
    /// `bytes`
    pub bytes: Option<Binary>,
    /// `Color`
    #[graph(rename = "Color")]
    pub color: Option<Color>,
    /// `colors`
    pub colors: Option<FlagSet<Color>>,
    /// `any`
    pub any: Option<Value>,
    /// `list`
    pub list: Option<Vec<Color>>,
    /// `user`
    pub user: Option<Box<User>>,
    /// `object`
    pub object: Option<AnyDirectoryObject>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Function for Find {
    type Binding = User;
    type Response = SingleValue<bool>;
}

/// An enumeration that also serves as flags.
#[graph_entity(flags)]
pub enum Color {
    /// `red`
    Red,
    /// `blue`
    Blue,
    /// Something else.
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

/// A function without parameters, in the main namespace.
#[graph_entity(odata_type = "#microsoft.graph.delta", patch = false, tag = false)]
pub struct UserDelta {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Function for UserDelta {
    type Binding = User;
    type Response = ();
}

/// An action that is called by its qualified name.
#[graph_entity(odata_type = "#microsoft.graph.wake", patch = false, tag = false)]
pub struct Wake {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Action for Wake {
    type Binding = User;
    type Response = ();
    const SEGMENT: &'static str = "microsoft.graph.wake";
}

fn find(parameters: Value) -> Find {
    from_value(parameters.clone()).unwrap_or_else(|error| panic!("{error}: {parameters}"))
}

#[track_caller]
fn segment(parameters: Value) -> String {
    let address = find(parameters).address().unwrap_or_else(|error| panic!("{error}"));
    assert!(address.query().is_empty());
    let inner =
        address.segment().strip_prefix("org.sample.find(").and_then(|it| it.strip_suffix(')'));
    inner.unwrap_or_else(|| panic!("{address}")).to_owned()
}

#[test]
fn scalars_are_written_as_literals() {
    for (name, value, literal) in [
        ("flag", json!(true), "true"),
        ("number", json!(-7), "-7"),
        ("float", json!(1.5), "1.5"),
        ("float", json!("INF"), "INF"),
        ("price", json!(12.5), "12.5"),
        ("text", json!("O'Hara & (Co)"), "'O''Hara & (Co)'"),
        ("text", json!(""), "''"),
        ("instant", json!("2024-02-29T12:00:00+02:00"), "2024-02-29T12:00:00+02:00"),
        ("day", json!("2024-02-29"), "2024-02-29"),
        ("time", json!("12:30:00"), "12:30:00"),
        ("span", json!("PT5M"), "duration'PT5M'"),
        (
            "key",
            json!("11111111-2222-3333-4444-555555555555"),
            "11111111-2222-3333-4444-555555555555",
        ),
        ("bytes", json!("+/8="), "binary'-_8='"),
        ("Color", json!("RED"), "'red'"),
        ("Color", json!("it's"), "'it''s'"),
        ("colors", json!("red, blue"), "'red,blue'"),
        ("any", json!("a'b"), "'a''b'"),
        ("any", json!(1), "1"),
        ("text", json!(null), "null"),
        ("newer", json!("x"), "'x'"),
        ("newer", json!(null), "null"),
    ] {
        assert_eq!(segment(json!({ name: value })), format!("{name}={literal}"));
    }
    assert_eq!(segment(json!({})), "");
    assert_eq!(segment(json!({"text": "a", "flag": false, "x": 1})), "flag=false,text='a',x=1");
    // As with a property, a value that is set wins over a null.
    let mut found = find(json!({"text": null}));
    found.text = Some("a".to_owned());
    assert_eq!(
        found.address().map(|it| it.to_string()),
        Ok("org.sample.find(text='a')".to_owned())
    );
    found.text = None;
    found.forget_explicit_null("text");
    assert_eq!(found.address().map(|it| it.to_string()), Ok("org.sample.find()".to_owned()));
}

#[test]
fn other_values_are_json_in_the_query() {
    for (name, value) in [
        ("list", json!(["red", "it's"])),
        ("list", json!([])),
        ("user", json!({"displayName": "R&D #1"})),
        ("object", json!({"@odata.type": "#microsoft.graph.group", "id": "1"})),
        ("any", json!([{"a": null}])),
        ("newer", json!({"a": 1})),
    ] {
        let address =
            find(json!({ name: value })).address().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(address.segment(), format!("org.sample.find({name}=@{name})"));
        let query = address.query().to_string();
        assert_eq!(address.to_string(), format!("{}?{query}", address.segment()));
        let encoded = query.strip_prefix(&format!("@{name}=")).unwrap_or_default();
        assert!(!encoded.contains(['&', '#', '"', '?']), "{query}");
        assert_eq!(serde_json::from_str::<Value>(&decoded(encoded)).ok(), Some(value), "{query}");
    }
    let both = find(json!({"list": ["red"], "user": {}, "flag": true})).address();
    assert_eq!(
        both.map(|address| address.to_string()),
        Ok("org.sample.find(flag=true,list=@list,user=@user)?@list=%5B%22red%22%5D&@user=%7B%7D"
            .to_owned())
    );
}

#[test]
fn a_function_without_parameters_has_parentheses() {
    let address = UserDelta::default().address().map(|address| address.to_string());
    assert_eq!(address, Ok("delta()".to_owned()));
    assert_eq!((UserDelta::NAME, Wake::SEGMENT), ("delta", "microsoft.graph.wake"));
}

#[test]
fn a_value_without_a_wire_form_is_refused_by_name() {
    let mut found = Find { day: NaiveDate::from_ymd_opt(10_000, 1, 1), ..Find::default() };
    let error = found.address().expect_err("the year has five digits");
    assert_eq!(error.name(), "day");
    assert_eq!(
        error.to_string(),
        "the value of the parameter `day` has no wire form: years go from 0001 to 9999, offsets are \
         whole minutes, and there are no leap seconds"
    );
    found.day = None;
    for name in ["a=1,b", "@odata.type", "a b", "", "1a", "a\n", "a)"] {
        let mut found = found.clone();
        found.additional_data.insert(name, 1);
        let error = found.address().expect_err("this is not a parameter's name");
        assert_eq!(error.name(), name);
        assert!(error.to_string().ends_with("` is not a valid name of a parameter"), "{error}");
    }
}

proptest! {
    #[test]
    fn text_never_escapes_its_literal(text in any::<String>(), other in any::<String>()) {
        let parameters = Find {
            text: Some(text.clone()),
            color: Some(Color::from(other.as_str())),
            list: Some(vec![Color::from(other.as_str())]),
            ..Find::default()
        };
        let address = parameters.address().expect("text has a wire form");
        let full = format!("/users/1/{address}");
        let (path, query) = full.split_once('?').expect("a list is in the query");
        prop_assert_eq!(path.matches('/').count(), 3);
        prop_assert!(full.is_ascii() && !full.contains(['#', ' ', '"']) && !query.contains(['?', '&']));
        let path = decoded(path);
        let expected = format!("text='{}',Color=", text.replace('\'', "''"));
        prop_assert!(path.contains(&expected), "{}", path);
        let joined = ResourcePath::parse("users/1").and_then(|path| path.join(address.segment()));
        prop_assert_eq!(joined.map(|path| path.as_str().to_owned()), Ok(full.split('?').next().unwrap_or_default().to_owned()));
    }
}
