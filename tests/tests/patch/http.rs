//! The laws of `diff` and `apply` against a service. Generated patches with binds are sent over
//! HTTP on loopback to a server that merges them by the protocol's rules and returns the result.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Mutex;

use graph_models::v1::{Group, User};
use graph_models::{TypeInfo, apply, diff};
use proptest::test_runner::TestCaseError;
use reqwest::{Client, Method, Response};
use serde::Serialize;
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::bodies::{Purpose, Source};
use crate::laws::agrees;
use crate::sample::{Sample, read, write};
use crate::service;
use crate::types::Parcel;

type Outcome<T> = Result<T, TestCaseError>;

/// The number of pairs that are sent for each type.
const PAIRS: u64 = 100;

const BIND: &str = "@odata.bind";

/// A service that holds one entity.
struct Service {
    info: &'static TypeInfo,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    entity: Value,
    /// The addresses that the navigation properties refer to.
    relations: Relations,
}

type Relations = BTreeMap<String, Vec<String>>;

impl Respond for Service {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let Ok(mut state) = self.state.lock() else { return ResponseTemplate::new(500) };
        let Ok(body) = request.body_json::<Value>() else { return ResponseTemplate::new(400) };
        let State { entity, relations } = &mut *state;
        match request.method.as_str() {
            "PUT" => (*entity, *relations) = (body, Relations::new()),
            "PATCH" => {
                service::merge(entity, &body, self.info);
                relate(relations, &body);
            }
            _ => return ResponseTemplate::new(405),
        }
        ResponseTemplate::new(200).set_body_json(json!({ "entity": entity, "to": relations }))
    }
}

/// Applies the binds of a body: a single address replaces the previous one, null removes it, and a
/// list of addresses is added to the previous ones.
fn relate(relations: &mut Relations, body: &Value) {
    for (name, bind) in body.as_object().into_iter().flatten() {
        let Some(name) = name.strip_suffix(BIND) else { continue };
        match bind {
            Value::Null => _ = relations.remove(name),
            Value::Array(addresses) => {
                let addresses = addresses.iter().filter_map(Value::as_str).map(str::to_owned);
                relations.entry(name.to_owned()).or_default().extend(addresses);
            }
            bind => {
                let address = bind.as_str().map(str::to_owned);
                relations.insert(name.to_owned(), address.into_iter().collect());
            }
        }
    }
}

fn failed(error: impl Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// A connection to a service.
struct Connection {
    client: Client,
    server: MockServer,
}

impl Connection {
    async fn to(info: &'static TypeInfo) -> Outcome<Self> {
        _ = rustls::crypto::ring::default_provider().install_default();
        let server = MockServer::start().await;
        let service = Service { info, state: Mutex::default() };
        Mock::given(any()).respond_with(service).mount(&server).await;
        // Loopback needs no TLS and no proxy, and the machine may lack certificates.
        let client = Client::builder().no_proxy().tls_certs_only([]).build().map_err(failed)?;
        Ok(Self { client, server })
    }

    /// Sends a body and returns the resulting entity and its relations.
    async fn send(&self, method: Method, body: &impl Serialize) -> Outcome<(Value, Value)> {
        let request = self.client.request(method, self.server.uri()).json(body);
        let answer = request.send().await.and_then(Response::error_for_status).map_err(failed)?;
        let mut answer: Value = answer.json().await.map_err(failed)?;
        Ok((answer["entity"].take(), answer["to"].take()))
    }
}

/// A body with binds, and the relations that result if there were none before.
fn with_binds<T: Sample>(seed: u64, purpose: Purpose) -> (Value, Value) {
    let mut source = Source::new(seed);
    let mut body = source.body::<T>(purpose);
    for (name, bind) in source.binds::<T>() {
        body[name] = bind;
    }
    let mut relations = Relations::new();
    relate(&mut relations, &body);
    (body, json!(relations))
}

/// Sends generated patches and patches of `diff`. Returns how many patches of `diff` changed no
/// type, and how many of all patches bound something.
async fn agrees_with_a_service<T: Sample>() -> Outcome<(usize, usize)> {
    let service = Connection::to(T::TYPE).await?;
    let (mut agreed, mut bound) = (0, 0);
    for seed in (0..PAIRS).map(|pair| 3 * pair) {
        let before: T = read(&Source::new(seed).body::<T>(Purpose::Value))?;

        // The service and `apply` have the same result.
        let (body, relations) = with_binds::<T>(seed + 1, Purpose::Patch);
        let patch: T::Patch = read(&body)?;
        let mut value = before.clone();
        apply(&patch, &mut value);
        service.send(Method::PUT, &before).await?;
        let (entity, found) = service.send(Method::PATCH, &patch).await?;
        assert_eq!((write(&value)?, &found), (entity, &relations), "patched by {body}");
        bound += usize::from(found != json!({}));

        // A patch of `diff` changes the service's value into the other value.
        let (body, relations) = with_binds::<T>(seed + 2, Purpose::Value);
        let after: T = read(&body)?;
        let patch = diff(&before, &after);
        service.send(Method::PUT, &before).await?;
        let (entity, found) = service.send(Method::PATCH, &patch).await?;
        // A replacement of a value of another type is read back as a merge. The service decides
        // whether properties of the former value stay.
        if read::<T::Patch>(&write(&patch)?)? == patch {
            agrees(&entity, &write(&after)?, Some(T::TYPE), T::TYPE.rust_name())?;
            agreed += 1;
        }
        assert_eq!(found, relations, "bound by {body}");
        bound += usize::from(found != json!({}));
    }
    Ok((agreed, bound))
}

#[tokio::test]
async fn a_service_agrees_with_diff_and_apply() -> Outcome<()> {
    for (agreed, bound) in [
        agrees_with_a_service::<Parcel>().await?,
        agrees_with_a_service::<Group>().await?,
        agrees_with_a_service::<User>().await?,
    ] {
        assert!(agreed > 20, "{agreed} patches changed no type");
        assert!(bound > 80, "{bound} patches bound something");
    }
    Ok(())
}
