//! The laws of `diff` and `apply` with a service at the other end of a connection: generated patches,
//! with binds among the changes, are sent over HTTP on loopback to a server that merges them by the
//! protocol's rules and answers with what it has then.

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
use crate::laws::{Sample, agrees, read, write};
use crate::service;
use crate::types::Parcel;

type Outcome<T> = Result<T, TestCaseError>;

/// How many pairs are sent for each type.
const PAIRS: u64 = 100;

const BIND: &str = "@odata.bind";

/// A service with one entity.
struct Service {
    info: &'static TypeInfo,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    entity: Value,
    /// Where the navigation properties lead to.
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

/// Follows the binds of a body: one address takes the place of another, null takes it out, and many
/// are added to those that are there.
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
        // No TLS and no proxy on loopback; the certificates of the machine may be missing.
        let client = Client::builder().no_proxy().tls_certs_only([]).build().map_err(failed)?;
        Ok(Self { client, server })
    }

    /// Sends a body; returns the entity that there is then, and where its properties lead to.
    async fn send(&self, method: Method, body: &impl Serialize) -> Outcome<(Value, Value)> {
        let request = self.client.request(method, self.server.uri()).json(body);
        let answer = request.send().await.and_then(Response::error_for_status).map_err(failed)?;
        let mut answer: Value = answer.json().await.map_err(failed)?;
        Ok((answer["entity"].take(), answer["to"].take()))
    }
}

/// A body with binds among its properties; where they lead to, in an entity that led nowhere.
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

/// Sends patches of both sorts; returns how many of those that `diff` found changed no type, and how
/// many of all bound something.
async fn agrees_with_a_service<T: Sample>() -> Outcome<(usize, usize)> {
    let service = Connection::to(T::TYPE).await?;
    let (mut agreed, mut bound) = (0, 0);
    for seed in (0..PAIRS).map(|pair| 3 * pair) {
        let before: T = read(&Source::new(seed).body::<T>(Purpose::Value))?;

        // What `apply` makes of a value the service makes of it.
        let (body, relations) = with_binds::<T>(seed + 1, Purpose::Patch);
        let patch: T::Patch = read(&body)?;
        let mut value = before.clone();
        apply(&patch, &mut value);
        service.send(Method::PUT, &before).await?;
        let (entity, found) = service.send(Method::PATCH, &patch).await?;
        assert_eq!((write(&value)?, &found), (entity, &relations), "patched by {body}");
        bound += usize::from(found != json!({}));

        // What `diff` finds leads the service from the one value to the other.
        let (body, relations) = with_binds::<T>(seed + 2, Purpose::Value);
        let after: T = read(&body)?;
        let patch = diff(&before, &after);
        service.send(Method::PUT, &before).await?;
        let (entity, found) = service.send(Method::PATCH, &patch).await?;
        // What replaces a value of another type, and would be read as a change of a part, leaves it
        // to the service whether what is within the former value stays.
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
async fn a_service_makes_of_a_patch_what_was_meant() -> Outcome<()> {
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
