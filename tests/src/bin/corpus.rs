//! Reads bodies as Rust types and writes them again, for a checker to compare.
//!
//! Each line on standard input is a JSON object with `id`, `shape`, `type` and `body`; each line on
//! standard output has `id`, `ok`, and the `body` that was written or the `error`. A body of a type
//! that has no model here is read as an entity without properties, all of it additional data; how
//! many were, standard error tells.

use std::io::{BufRead, Write};

use graph_models::{AdditionalData, ObjectExt, TypeTag, graph_entity, v1};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A body of any type.
#[graph_entity(patch = false)]
struct Entity {
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// `{"value": [T…]}` or `{"value": T}`, whose own type has no name.
macro_rules! envelope {
    ($name:ident, $value:ty) => {
        #[graph_entity(patch = false)]
        struct $name {
            value: Option<$value>,
            #[graph(additional)]
            additional_data: AdditionalData,
        }
    };
}

envelope!(StatusPage, Vec<v1::IosUpdateDeviceStatus>);
envelope!(WrappedStatus, Box<v1::IosUpdateDeviceStatus>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut lines, mut typed) = (0, 0);
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let body = line["body"].to_string();
        let written = match (line["type"].as_str(), line["shape"].as_str()) {
            (Some("microsoft.graph.iosUpdateDeviceStatus"), Some(shape)) => {
                typed += 1;
                match shape {
                    "collection" => envelope::<StatusPage>(&body),
                    "wrapped" => envelope::<WrappedStatus>(&body),
                    _ => round_trip::<v1::IosUpdateDeviceStatus>(&body),
                }
            }
            _ => envelope::<Entity>(&body),
        };
        lines += 1;
        let result = match written {
            Ok(body) => json!({ "id": line["id"], "ok": true, "body": body }),
            Err(error) => json!({ "id": line["id"], "ok": false, "error": error.to_string() }),
        };
        writeln!(output, "{result}")?;
    }
    output.flush()?;
    writeln!(std::io::stderr(), "{lines} bodies, {typed} of them of a type with a model")?;
    Ok(())
}

fn round_trip<T: DeserializeOwned + Serialize>(body: &str) -> serde_json::Result<Value> {
    serde_json::to_value(serde_json::from_str::<T>(body)?)
}

/// A body whose own type is not a type of the schema gets no tag, unless it came with one.
fn envelope<T: DeserializeOwned + Serialize + ObjectExt>(body: &str) -> serde_json::Result<Value> {
    let mut value: T = serde_json::from_str(body)?;
    if value.additional().foreign_type().is_none() {
        value.set_type_tag(TypeTag::Never);
    }
    serde_json::to_value(value)
}
