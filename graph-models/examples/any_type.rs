//! Reads bodies of any type, prints what is in them without secrets, changes a property by its name, and
//! writes them again, without a word about a type:
//!
//! ```text
//! cargo run --example any_type
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use graph_models::{ObjectExt, serde_json, v1};

const BODIES: [&str; 3] = [
    r##"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(id,city)/$entity",
        "id": "1", "city": "London", "passwordProfile": {"password": "xWwvJ]6NMw+bWH-d"}}"##,
    r##"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups('2')/members", "value": [
        {"@odata.type": "#microsoft.graph.user", "id": "3", "displayName": "Ada"},
        {"@odata.type": "#microsoft.graph.device", "id": "4", "shade": 7}]}"##,
    r##"{"@odata.type": "#microsoft.graph.updateWindowsDeviceAccountActionParameter",
        "deviceAccount": {"password": "hush"}, "sessionInitiationProtocalAddress": "sip:hub"}"##,
];

/// What is printed, and the changed values in JSON.
pub(crate) fn run() -> serde_json::Result<Vec<(String, String)>> {
    let mut results = Vec::new();
    for body in BODIES {
        for mut object in v1::registry().read_any(body.as_bytes())? {
            let (name, id) = (object.odata_type(), object.id().unwrap_or_default());
            let shown = format!("{name} {id}: {}", serde_json::to_string(&object.masked())?);
            let property = match object.type_info().property("displayName") {
                Some(property) if !property.is_computed() => "displayName",
                _ => "description",
            };
            object.set_json(property, "changed".into())?;
            results.push((shown, serde_json::to_string(&object)?));
        }
    }
    Ok(results)
}

fn main() -> serde_json::Result<()> {
    for (shown, written) in run()? {
        println!("{shown}\n  is now {written}");
    }
    Ok(())
}
