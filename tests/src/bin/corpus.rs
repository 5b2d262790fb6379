//! Reads bodies as the models of Graph v1.0 and writes them again, so that a checker can compare
//! them.
//!
//! Each line on standard input is a JSON object with `id`, `shape`, `type` and `body`; each line on
//! standard output has `id`, `ok`, and either the written `body` or the `error`. `type` is the
//! declared type; a body may name a type derived from it. For an action's parameters `type` is the
//! action's name, and `binding` is the type that the action is bound to.
//!
//! Related entities that a body has are read typed too, wherever they are in it, and written back. The
//! last line on standard error says how many there were.

use std::io::{BufRead, Write};

use graph_models::json::{self as json_text, Body};
use graph_models::{GraphError, Object, ObjectExt, Page, Registry, SingleValue, TypeTag};
use graph_tests::related::Related;
use serde::Serialize;
use serde_json::{Value, json};

/// The written JSON, or the message of the error.
type Written = Result<Value, String>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let registry = graph_tests::registry();
    let mut related = Related::new(registry);
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let result = match round_trip(registry, &line, &mut related) {
            Ok(body) => json!({ "id": line["id"], "ok": true, "body": body }),
            Err(error) => json!({ "id": line["id"], "ok": false, "error": error }),
        };
        writeln!(output, "{result}")?;
    }
    output.flush()?;
    writeln!(std::io::stderr(), "{} navigation values read as their types", related.count())?;
    Ok(())
}

fn round_trip(registry: Registry, line: &Value, related: &mut Related) -> Written {
    let ty = line["type"].as_str().unwrap_or_default();
    let text = line["body"].to_string();
    match line["shape"].as_str() {
        Some("object") => both_ways(&*found(registry.read_json(ty, text.as_bytes()), ty)?, related),
        Some("collection") => {
            let mut page: Page<Value> = read(&text)?;
            for (index, element) in page.value.iter_mut().enumerate() {
                *element = within(registry, ty, element, &format!("value[{index}]"), related)?;
            }
            write(&page)
        }
        Some("wrapped") => {
            let mut single: SingleValue<Value> = read(&text)?;
            if let Some(value) = &mut single.value {
                *value = within(registry, ty, value, "value", related)?;
            }
            write(&single)
        }
        Some("reference") => {
            let mut object = found(registry.read_json(ty, text.as_bytes()), ty)?;
            // A reference identifies an entity and does not name its type.
            object.set_type_tag(TypeTag::Never);
            write(&*object)
        }
        Some("error") => write(&read::<GraphError>(&text)?),
        Some("action") => {
            let binding = line["binding"].as_str().unwrap_or_default();
            let action = graph_tests::operations().action(ty, binding);
            let read = action.and_then(|action| action.read_json(text.as_bytes()));
            both_ways(&*found(read, &format!("{ty} bound to {binding}"))?, related)
        }
        other => Err(format!("unknown shape {other:?}")),
    }
}

/// Reads and writes a value inside an envelope. Errors begin with the value's path.
fn within(
    registry: Registry,
    ty: &str,
    value: &Value,
    path: &str,
    related: &mut Related,
) -> Written {
    let object = found(registry.read(ty, value.clone()), ty);
    object.and_then(|object| both_ways(&*object, related)).map_err(|error| {
        match error.strip_prefix("at ") {
            Some(inner) => format!("at {path}.{inner}"),
            None => format!("at {path}: {error}"),
        }
    })
}

/// Writes a value with its related entities as they are written after reading.
fn both_ways(object: &dyn Object, related: &mut Related) -> Written {
    related.write(object).map_err(|error| error.to_string())
}

/// The value that was read, or an error if the registry does not know the type.
fn found(
    read: Option<serde_json::Result<Box<dyn Object>>>,
    ty: &str,
) -> Result<Box<dyn Object>, String> {
    read.ok_or_else(|| format!("unknown type `{ty}`"))?.map_err(|error| error.to_string())
}

fn read<T: Body>(text: &str) -> Result<T, String> {
    json_text::from_str(text).map_err(|error| error.to_string())
}

fn write<T: Serialize + ?Sized>(value: &T) -> Written {
    serde_json::to_value(value).map_err(|error| error.to_string())
}
