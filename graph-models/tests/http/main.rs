//! Calls over HTTP: exact requests, answers of every kind, links, and secrets that stay secret.

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod batches;
mod links;
mod pages;
mod reported;
mod requests;
mod secrets;
mod tolerant;
mod typed;
mod uploads;

use std::error::Error;
use std::time::Duration;

use graph_models::edm::Binary;
use graph_models::http::{
    Call, FileUpload, FragmentAnswer, Method, RequestError, ResponseError, Service, UploadError,
    UploadStatus, read,
};
use graph_models::query::{Query, ResourcePath};
use graph_models::{
    Action, AdditionalData, BatchError, BatchRequest, BatchResponse, BatchStep, Delta, Function,
    ObjectExt, Page, SingleValue, graph_entity, property, select, set,
};
use http::{Request, Response};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{AnyDirectoryObject, User, UserPatch, json as any_json, refusal};

type Outcome = Result<(), Box<dyn Error>>;

const TOKEN: &str = "eyJ0.hush";

fn graph() -> Result<Service, RequestError> {
    Service::new("https://graph.example/v1.0")?.bearer(TOKEN)
}

/// A request as text, with its token masked.
fn as_text(request: &Request<Vec<u8>>) -> String {
    let mut lines = vec![format!("{} {}", request.method(), request.uri())];
    for (name, value) in request.headers() {
        lines.push(format!("{name}: {}", value.to_str().unwrap_or("?")));
    }
    lines[1..].sort();
    if !request.body().is_empty() {
        lines.push(String::from_utf8_lossy(request.body()).into_owned());
    }
    lines.join("\n").replace(TOKEN, "***")
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<String> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.to_owned()).unwrap_or_default()
}

/// The parameters of an action that returns bytes, and of a function.
#[graph_entity(odata_type = "#microsoft.graph.scan", patch = false, tag = false)]
struct Scan {
    #[graph(secret)]
    pin: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

impl Action for Scan {
    type Binding = ();
    type Response = Option<Binary>;
}

impl Function for Scan {
    type Binding = ();
    type Response = SingleValue<i32>;
}

/// The call for the page after the first one.
fn next_page(
    call: &Call<Page<User>>,
    page: &Page<User>,
) -> Result<Option<Call<Page<User>>>, RequestError> {
    let mut pages = call.clone().pages();
    pages.advance(page)?;
    Ok(pages.next_call().cloned())
}

fn page(link: &str) -> Page<User> {
    Page { next_link: Some(link.to_owned()), ..Page::default() }
}
