//! Prints requests and responses.

use std::error::Error;

use graph_models::v1::{IosUpdateDeviceStatus, IosUpdatesInstallStatus};
use graph_models::{GraphError, ObjectExt};
use reqwest::header::HeaderName;
use reqwest::{Request, StatusCode};

/// Prints a request as it is sent, except for the token, which does not belong in a log.
pub(crate) fn request(request: &Request) {
    println!("{} {}", request.method(), request.url());
    for (name, value) in request.headers() {
        // `bearer_auth` marks the token as sensitive.
        let value = if value.is_sensitive() { "Bearer ***" } else { value.to_str().unwrap_or("?") };
        println!("{}: {value}", in_title_case(name));
    }
    let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
    println!("\n{}\n", String::from_utf8_lossy(body));
}

/// Prints a response as received.
pub(crate) fn response(code: StatusCode, body: &str) {
    println!("The answer: {code}\n\n{body}\n");
}

/// Prints the status after an update.
pub(crate) fn updated(status: &IosUpdateDeviceStatus) {
    println!("As a typed value:");
    println!("  id              {}", status.id.as_deref().unwrap_or("-"));
    println!("  device          {}", status.device_display_name.as_deref().unwrap_or("-"));
    println!("  iOS             {}", status.os_version.as_deref().unwrap_or("-"));
    // The enumeration is open: a member that is added later is `Unrecognized`, not an error.
    let installation = match &status.install_status {
        Some(IosUpdatesInstallStatus::Success) => "done",
        Some(IosUpdatesInstallStatus::Unrecognized(member)) => member,
        Some(member) => member.as_str(),
        None => "-",
    };
    println!("  installation    {installation}");
    if let Some(reported) = status.last_reported_date_time {
        println!("  last report     {}", reported.format("%A, %-d %B %Y, %H:%M UTC%:z"));
    }
    // `None` means that there is no value; `is_explicit_null` distinguishes null from absent.
    let user = match &status.user_name {
        Some(name) => name,
        None if status.is_explicit_null("userName") => "null",
        None => "-",
    };
    println!("  user            {user}");
    // Unknown properties and annotations are kept too.
    for (name, value) in status.additional_data.iter() {
        println!("  {name:<15} {value}");
    }
    println!("With `Debug`:\n{status:#?}");
}

/// Prints a refusal by the service.
pub(crate) fn refused(error: &GraphError) {
    println!("As a typed value:");
    println!("  code            {}", error.code().unwrap_or("-"));
    println!("  message         {}", error.message().unwrap_or("-"));
    println!("  request         {}", error.request_id().unwrap_or("-"));
    println!("With `Debug`:\n{error:#?}");
}

/// Prints an error and its causes.
pub(crate) fn failure(error: &dyn Error) {
    eprintln!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
}

/// Spells `content-type` as `Content-Type`, as the reference pages do.
fn in_title_case(name: &HeaderName) -> String {
    let mut start = true;
    let letter = |letter: char| {
        let shown = if start { letter.to_ascii_uppercase() } else { letter };
        start = letter == '-';
        shown
    };
    name.as_str().chars().map(letter).collect()
}
