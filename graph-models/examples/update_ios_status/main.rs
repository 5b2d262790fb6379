//! Updates the iOS update status of a device, over HTTP.
//!
//! ```text
//! cargo run --example update_ios_status
//! ```
//!
//! runs anywhere, because the service is in this process. With an access token and the id of a status,
//! the example updates that status at Microsoft Graph:
//!
//! ```text
//! GRAPH_TOKEN=eyJ0… cargo run --example update_ios_status -- 9b8b8a08-8a08-9b8b-088a-8b9b088a8b9b
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example shows what it does")]

mod service;
mod show;
mod target;

use std::error::Error;
use std::process::ExitCode;

use graph_models::edm::DateTime;
use graph_models::v1::{
    IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{GraphError, json, null, set};

use crate::target::Target;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            show::failure(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let target = Target::choose().await?;

    // A patch contains only what changes.
    let patch = IosUpdateDeviceStatusPatch {
        // These properties are set …
        os_version: set("17.6.1"),
        install_status: set(IosUpdatesInstallStatus::Success),
        last_reported_date_time: set(DateTime::parse_from_rfc3339("2024-08-01T14:30:00Z")?),
        // … this one is set to null …
        user_name: null(),
        // … and all others are left alone.
        ..Default::default()
    };

    println!("An update:\n");
    match update(&target, Some(&target.token), &patch).await? {
        Answer::Updated(status) => show::updated(&status),
        Answer::Refused(error) => {
            show::refused(&error);
            return Err("the update was refused".into());
        }
    }

    println!("\nThe same without a token, which the service refuses:\n");
    match update(&target, None, &patch).await? {
        Answer::Updated(_) => Err("the service accepted an update without a token".into()),
        Answer::Refused(error) => {
            show::refused(&error);
            Ok(())
        }
    }
}

/// The response to a patch.
enum Answer {
    Updated(Box<IosUpdateDeviceStatus>),
    Refused(GraphError),
}

/// Sends a patch and reads the response.
async fn update(
    target: &Target,
    token: Option<&str>,
    patch: &IosUpdateDeviceStatusPatch,
) -> Result<Answer, Box<dyn Error>> {
    let mut request = target.client.patch(target.url.clone()).json(patch);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let request = request.build()?;
    show::request(&request);

    let response = target.client.execute(request).await?;
    let code = response.status();
    let body = response.text().await?;
    show::response(code, &body);

    if code.is_success() {
        return Ok(Answer::Updated(json::from_str(&body)?));
    }
    match json::from_str(&body) {
        Ok(error) => Ok(Answer::Refused(error)),
        // The response may come from a proxy, whose error pages are not JSON.
        Err(_) => Err(format!("the service answered {code}").into()),
    }
}
