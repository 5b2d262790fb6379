//! Small sample types, checks that several tests share, and strategies for JSON bodies.

#![allow(dead_code, unreachable_pub, reason = "each test target uses some of these items")]

use std::fmt::{Debug, Display};

use graph_models::json::tolerant::{self, misfits};
use graph_models::json::{self, Body};
use graph_models::serde::Serialize;
use graph_models::serde::de::DeserializeOwned;
use graph_models::{AdditionalData, Nav, graph_entity};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// The base type of the other entities.
#[graph_entity]
pub struct DirectoryObject {
    /// `id`
    #[graph(key)]
    pub id: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity.
#[graph_entity(base = "#microsoft.graph.directoryObject")]
pub struct User {
    /// `id`
    #[graph(key)]
    pub id: Option<String>,
    /// `displayName`
    pub display_name: Option<String>,
    /// `jobTitle`
    pub job_title: Option<String>,
    /// `accountEnabled`
    pub account_enabled: Option<bool>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// Another entity.
#[graph_entity(base = "#microsoft.graph.directoryObject")]
pub struct Group {
    /// `id`
    #[graph(key)]
    pub id: Option<String>,
    /// `mailNickname`
    pub mail_nickname: Option<String>,
    /// `members`
    pub members: Nav<Vec<AnyDirectoryObject>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A union of the entities.
#[graph_entity]
pub enum AnyDirectoryObject {
    /// A user.
    User(Box<User>),
    /// A group.
    Group(Box<Group>),
    /// Something else.
    #[graph(unrecognized)]
    Unrecognized(Box<DirectoryObject>),
}

/// Reads a body and checks that writing it returns the same JSON, and that reading that returns the
/// same value.
#[track_caller]
pub fn round_trip<T>(body: &Value) -> T
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let value: T = T::deserialize(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    let written = serde_json::to_value(&value).unwrap_or_else(|error| panic!("{error}: {body}"));
    assert_eq!(&written, body);
    let text = serde_json::to_string(&value).unwrap_or_else(|error| panic!("{error}: {body}"));
    let again: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(again, value);
    value
}

/// Reads a body directly, through serde_json and tolerantly, and checks that the value and its copy are written as
/// it came.
#[track_caller]
pub fn every_way<T>(body: &Value) -> T
where
    T: Body + Serialize + DeserializeOwned + PartialEq + Debug + Clone,
{
    let value = round_trip::<T>(body);
    let text = body.to_string();
    let written = |value: &T| serde_json::to_value(value).expect("it is written");
    let direct: T = json::from_str(&text).expect("it is read");
    assert_eq!(direct, value);
    for value in [&direct, &direct.clone()] {
        let text = json::to_vec(value).expect("it is written");
        assert_eq!(serde_json::from_slice::<Value>(&text).expect("it is JSON"), *body);
        assert_eq!(written(value), *body);
    }
    let tolerant: T = tolerant::from_str(&text).expect("it is read");
    assert_eq!((&tolerant, misfits(&tolerant).len()), (&value, 0));
    assert_eq!(written(&tolerant), *body);
    direct
}

/// The message of the error that a call has to return.
#[track_caller]
pub fn refusal<T: Debug, E: Display>(result: Result<T, E>) -> String {
    match result {
        Ok(value) => panic!("{value:?} is accepted"),
        Err(error) => error.to_string(),
    }
}

/// Any JSON.
pub fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            object(inner).prop_map(Value::from),
        ]
    })
}

/// An object with names that no type here declares.
pub fn object(values: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let names = prop_oneof!["x[a-z]{0,3}", "@x\\.[a-z]{1,2}", "x@odata\\.[a-z]{1,2}"];
    prop::collection::btree_map(names, values, 0..4).prop_map(|map| map.into_iter().collect())
}

/// An object with some of these properties, and others that no type declares.
pub fn body(properties: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Value> {
    let properties: Vec<_> = properties
        .into_iter()
        .map(|(name, values)| prop::option::of(values).prop_map(move |value| (name, value)))
        .collect();
    (properties, object(json())).prop_map(|(properties, mut object)| {
        for (name, value) in properties {
            if let Some(value) = value {
                object.insert(name.to_owned(), value);
            }
        }
        object.into()
    })
}

/// Text or null.
pub fn text() -> BoxedStrategy<Value> {
    prop_oneof![3 => ".{0,6}".prop_map(Value::from), 1 => Just(Value::Null)].boxed()
}

/// An array of up to three values.
pub fn list(values: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    prop::collection::vec(values, 0..4).prop_map(Value::from).boxed()
}

/// Undoes percent-encoding.
pub fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find('%') {
        bytes.extend_from_slice(&rest.as_bytes()[..start]);
        bytes.extend(u8::from_str_radix(&rest[start + 1..start + 3], 16));
        rest = &rest[start + 3..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|error| panic!("{error}: {text}"))
}
