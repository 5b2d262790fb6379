//! Prints requests and answers.

use std::error::Error;

use graph_models::v1::{IosUpdateDeviceStatus, IosUpdatesInstallStatus};
use graph_models::{GraphError, ObjectExt};
use reqwest::header::HeaderName;
use reqwest::{Request, StatusCode};

/// A request as it goes out, but for the token, which never belongs into a log.
pub(crate) fn request(request: &Request) {
    println!("{} {}", request.method(), request.url());
    for (name, value) in request.headers() {
        // `bearer_auth` marks the token.
        let value = if value.is_sensitive() { "Bearer ***" } else { value.to_str().unwrap_or("?") };
        println!("{}: {value}", in_title_case(name));
    }
    let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
    println!("\n{}\n", String::from_utf8_lossy(body));
}

/// An answer as it came in.
pub(crate) fn response(code: StatusCode, body: &str) {
    println!("The answer: {code}\n\n{body}\n");
}

/// The status after an update.
pub(crate) fn updated(status: &IosUpdateDeviceStatus) {
    println!("which is, typed:");
    println!("  id              {}", status.id.as_deref().unwrap_or("-"));
    println!("  device          {}", status.device_display_name.as_deref().unwrap_or("-"));
    println!("  iOS             {}", status.os_version.as_deref().unwrap_or("-"));
    // An enumeration, open: what Microsoft adds to it tomorrow is `Unrecognized`, not an error.
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
    // `None` says that there is no value; whether the service sent `null` or nothing can be asked.
    let user = match &status.user_name {
        Some(name) => name,
        None if status.is_explicit_null("userName") => "null",
        None => "-",
    };
    println!("  user            {user}");
    // Properties without a field, annotations among them, are kept too.
    for (name, value) in status.additional_data.iter() {
        println!("  {name:<15} {value}");
    }
    println!("and with Debug:\n{status:#?}");
}

/// A refusal by the service.
pub(crate) fn refused(error: &GraphError) {
    println!("which is, typed:");
    println!("  code            {}", error.code().unwrap_or("-"));
    println!("  message         {}", error.message().unwrap_or("-"));
    println!("  request         {}", error.request_id().unwrap_or("-"));
    println!("and with Debug:\n{error:#?}");
}

/// An error and what caused it.
pub(crate) fn failure(error: &dyn Error) {
    eprintln!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because: {error}");
        cause = error.source();
    }
}

/// `content-type` as `Content-Type`, as the reference pages have it.
fn in_title_case(name: &HeaderName) -> String {
    let mut start = true;
    let letter = |letter: char| {
        let shown = if start { letter.to_ascii_uppercase() } else { letter };
        start = letter == '-';
        shown
    };
    name.as_str().chars().map(letter).collect()
}
