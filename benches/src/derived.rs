//! The types as an experienced Rust user writes them with serde's derive, as fast as possible: the
//! bodies' annotations are fields, unknown properties are ignored, nothing is flattened, and absent
//! properties are not written. Explicit nulls are lost.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

type Single<T> = T;

macro_rules! derived {
    ($($kind:ident $name:ident { $($inside:tt)* })*) => {
        $(declare! { $kind $name { $($inside)* } })*
    };
}

macro_rules! declare {
    (enum $name:ident { $($member:ident),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum $name {
            $($member,)*
            #[serde(untagged)]
            Other(String),
        }
    };
    (entity $name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// Written only if the caller sets it, as is usual at the top of a body.
            #[serde(rename = "@odata.type", skip_deserializing)]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub odata_type: Option<&'static str>,
            #[serde(rename = "@odata.context")]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub odata_context: Option<String>,
            #[serde(rename = "@odata.etag")]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub odata_etag: Option<String>,
            #[serde(rename = "@removed")]
            #[serde(skip_serializing_if = "Option::is_none")]
            pub removed: Option<Removal>,
            $(#[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$ty>,)*
        }
    };
    (union $name:ident { $base:ident: $($variant:ident = $tag:literal),* $(,)? }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "@odata.type")]
        pub enum $name {
            $(#[serde(rename = $tag)] $variant(Box<$variant>),)*
        }
    };
    (complex $name:ident { $($field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $(#[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$ty>,)*
        }
    };
}

device_declarations!(derived);
user_declarations!(derived);
calendar_declarations!(derived);
directory_declarations!(derived);
mail_declarations!(derived);

#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    #[serde(rename = "@odata.context")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odata_context: Option<String>,
    #[serde(rename = "@odata.nextLink")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odata_next_link: Option<String>,
    pub value: Vec<T>,
}

/// What a delta query says about an entity that it no longer returns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Removal {
    pub reason: String,
}

/// The answers to a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchResponse {
    pub responses: Vec<BatchAnswer>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchAnswer {
    pub id: String,
    pub status: i32,
    pub headers: Value,
    pub body: Value,
}

/// A patch that can change these properties only.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserUpdate {
    /// Written only if the caller sets it.
    #[serde(rename = "@odata.type", skip_deserializing)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odata_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
}
