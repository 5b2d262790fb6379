//! Reads a page of directory objects, such as the members of a group, and distinguishes their types:
//!
//! ```text
//! cargo run --example directory_objects
//! ```
//!
//! The last one is of a type that the models do not have. All of it is kept and written back.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use graph_models::v1::AnyDirectoryObject;
use graph_models::{ObjectExt, Page, UnionExt, json, serde_json};

const MEMBERS: &str = r##"{
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    "value": [
        {"@odata.type": "#microsoft.graph.user", "id": "1", "displayName": "Ada", "jobTitle": null},
        {"@odata.type": "#microsoft.graph.group", "id": "2", "mailNickname": "engines"},
        {"@odata.type": "#microsoft.graph.device", "id": "3", "isCompliant": true},
        {"@odata.type": "#microsoft.graph.robot", "id": "4", "wheels": 3}
    ]
}"##;

/// Returns a line for each member.
pub(crate) fn run() -> serde_json::Result<Vec<String>> {
    let members: Page<AnyDirectoryObject> = json::from_str(MEMBERS)?;
    let lines = members.iter().map(|member| {
        let id = member.id().unwrap_or("none");
        match member {
            AnyDirectoryObject::User(user) => format!("{id}: the user {:?}", user.display_name),
            AnyDirectoryObject::Group(group) => {
                format!("{id}: the group {:?}", group.mail_nickname)
            }
            AnyDirectoryObject::Device(device) => {
                format!("{id}: a device, {:?}", device.is_compliant)
            }
            other => format!("{id}: a {}", other.as_object().odata_type()),
        }
    });
    let lines = lines.collect();
    let sent: serde_json::Value = serde_json::from_str(MEMBERS)?;
    assert_eq!(serde_json::to_value(&members)?, sent);
    Ok(lines)
}

fn main() -> serde_json::Result<()> {
    for line in run()? {
        println!("{line}");
    }
    println!("serialising the page gives the same JSON");
    Ok(())
}
