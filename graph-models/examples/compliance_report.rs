//! Lists the devices that do not comply, by their users, and asks each device to report again:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example compliance_report
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::collections::BTreeMap;
use std::error::Error;

use common::{client, service};
use graph_models::http::{Retrying, Service};
use graph_models::query::Query;
use graph_models::v1::actions::ManagedDeviceSyncDevice;
use graph_models::v1::{ComplianceState, GraphService, ManagedDevice};
use graph_models::{BatchRequest, path, property, select};

/// Returns a line for each user, and one for what was asked of the devices.
pub(crate) async fn run(graph: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let client = Retrying::with_tokio(client()?);
    let query = Query::new()
        .select(select!(ManagedDevice: id, device_name, os_version, user_display_name))
        .filter(property!(ManagedDevice: compliance_state).eq(ComplianceState::Noncompliant));
    let devices = path!(GraphService: device_management.managed_devices).query(&query);
    let devices = graph.list(devices)?.pages().send(&client).concat().await?.value;

    let mut by_user: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for device in &devices {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
        let line = format!("{} ({})", text(&device.device_name), text(&device.os_version));
        let user = device.user_display_name.as_deref().unwrap_or("nobody");
        by_user.entry(user).or_default().push(line);
    }
    let mut lines: Vec<String> =
        by_user.iter().map(|(user, devices)| format!("{user}: {}", devices.join(", "))).collect();

    let (mut asked, mut failed) = (0, 0);
    for devices in devices.chunks(BatchRequest::MOST) {
        let mut batch = BatchRequest::default();
        let mut steps = Vec::new();
        for id in devices.iter().filter_map(|device| device.id.as_deref()) {
            let device = path!(GraphService: device_management.managed_devices[id]);
            let sync = graph.invoke(device, &ManagedDeviceSyncDevice::default())?;
            steps.push(batch.add(sync.step()?)?);
        }
        let mut run = graph.batch_run(batch)?;
        run.send(&client).await?;
        for step in &steps {
            match run.response().read::<()>(step) {
                Ok(()) => asked += 1,
                Err(_) => failed += 1,
            }
        }
    }
    lines.push(format!("asked {asked} devices to report, and failed to ask {failed}"));
    Ok(lines)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    for line in run(&service::connect(&server)?).await? {
        println!("{line}");
    }
    Ok(())
}
