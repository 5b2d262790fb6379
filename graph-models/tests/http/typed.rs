//! Calls that know from their address what they send and read.

use std::error::Error;

use graph_models::edm::{Binary, Value};
use graph_models::http::{Call, Service};
use graph_models::query::Query;
use graph_models::{
    Action, AdditionalData, Container, Delta, Function, Nav, Page, SingleValue, graph_entity, path,
    select, set,
};

type Outcome = Result<(), Box<dyn Error>>;

#[graph_entity(odata_type = "#org.harbour.HarbourService", patch = false, tag = false)]
struct HarbourService {
    vessels: Nav<Vec<AnyVessel>>,
    berths: Nav<Vec<Berth>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

impl Container for HarbourService {}

#[graph_entity(abstract_type)]
struct Vessel {
    #[graph(key)]
    id: Option<String>,
    name: Option<String>,
    berth: Nav<Berth>,
    plan: Option<Value>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(base = "#microsoft.graph.vessel")]
struct Tug {
    #[graph(key)]
    id: Option<String>,
    name: Option<String>,
    power: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyVessel {
    Tug(Box<Tug>),
    #[graph(unrecognized)]
    Unrecognized(Box<Vessel>),
}

#[graph_entity]
struct Berth {
    #[graph(key)]
    id: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(odata_type = "#microsoft.graph.moor", patch = false, tag = false)]
struct Moor {
    #[graph(secret)]
    pin: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Bound to the base type, and called on every vessel.
impl Action for Moor {
    type Binding = AnyVessel;
    type Response = SingleValue<bool>;
}

/// Bound to a collection.
impl Function for Moor {
    type Binding = Vec<AnyVessel>;
    type Response = Page<Berth>;
}

#[graph_entity(odata_type = "#org.harbour.close", patch = false, tag = false)]
struct Close {
    #[graph(additional)]
    additional_data: AdditionalData,
}

impl Action for Close {
    type Binding = ();
    type Response = ();
    const SEGMENT: &'static str = "CloseHarbour";
}

fn harbour() -> Result<Service, Box<dyn Error>> {
    Ok(Service::new("https://harbour.example/v1/")?)
}

/// Method, address after the service, and body.
fn sent<T>(call: &Call<T>) -> Result<(String, String, String), Box<dyn Error>> {
    let request = call.request()?;
    let address = request.uri().to_string();
    let address = address.strip_prefix("https://harbour.example/v1").ok_or("another service")?;
    let body = String::from_utf8(request.body().clone())?;
    Ok((request.method().to_string(), address.to_owned(), body))
}

#[test]
fn what_a_call_reads_follows_from_the_address() -> Outcome {
    let harbour = harbour()?;
    let one: Call<AnyVessel> = harbour.get(path!(HarbourService: vessels["1"]))?;
    assert_eq!(sent(&one)?, ("GET".into(), "/vessels/1".into(), String::new()));
    let base: Call<Vessel> = harbour.get(path!(HarbourService: vessels["1"]).base())?;
    assert_eq!(base.request()?.uri(), one.request()?.uri());
    let text: Call<SingleValue<String>> = harbour.get(path!(HarbourService: vessels["1"].name))?;
    assert_eq!(sent(&text)?.1, "/vessels/1/name");
    let page: Call<Page<AnyVessel>> = harbour.get(path!(HarbourService: vessels))?;
    let list: Call<Page<AnyVessel>> = harbour.list(path!(HarbourService: vessels))?;
    assert_eq!(sent(&page)?, sent(&list)?);
    let tugs: Call<Page<Tug>> = harbour.list(path!(HarbourService: vessels as Tug))?;
    assert_eq!(sent(&tugs)?.1, "/vessels/microsoft.graph.tug");
    let delta: Call<Delta<AnyVessel>> = harbour.delta(path!(HarbourService: vessels))?;
    assert_eq!(sent(&delta)?.1, "/vessels/delta");
    let count: Call<u64> = harbour.get(path!(HarbourService: vessels).count())?;
    assert_eq!(sent(&count)?.1, "/vessels/$count");
    assert_eq!(count.read(http::Response::new("7"))?, 7);
    let plan: Call<Binary> = harbour.download(path!(HarbourService: vessels["1"].plan))?;
    assert_eq!(plan.read(http::Response::new(b"\xff"))?.as_ref(), b"\xff");
    assert_eq!(
        sent(&harbour.download(path!(HarbourService: vessels["1"]).value())?)?.1,
        "/vessels/1/$value"
    );
    Ok(())
}

#[test]
fn bodies_are_of_the_type_that_the_address_leads_to() -> Outcome {
    let harbour = harbour()?;
    let tug = Tug { name: Some("Ada".into()), ..Tug::default() };
    let created: Call<AnyVessel> = harbour.create(path!(HarbourService: vessels), &tug)?;
    let body = r##"{"@odata.type":"#microsoft.graph.tug","name":"Ada"}"##;
    assert_eq!(sent(&created)?, ("POST".into(), "/vessels".into(), body.into()));
    let patch = TugPatch { power: set(7), ..TugPatch::default() };
    let updated: Call<Option<AnyVessel>> =
        harbour.update(path!(HarbourService: vessels["1"]), &patch)?;
    let body = r##"{"@odata.type":"#microsoft.graph.tug","power":7}"##;
    assert_eq!(sent(&updated)?, ("PATCH".into(), "/vessels/1".into(), body.into()));
    assert_eq!(updated.read(http::Response::new(""))?, None);
    let updated: Call<Option<Vessel>> =
        harbour.update(path!(HarbourService: vessels["1"]).base(), &VesselPatch::default())?;
    assert_eq!(sent(&updated)?.0, "PATCH");
    let replaced = harbour.replace(path!(HarbourService: berths["1"]), &Berth::default())?;
    assert_eq!(sent(&replaced)?.0, "PUT");
    let content = path!(HarbourService: vessels["1"].plan);
    let uploaded = harbour.upload::<()>(content, "text/plain", "plan")?;
    assert_eq!(sent(&uploaded)?, ("PUT".into(), "/vessels/1/plan".into(), "plan".into()));
    let deleted = harbour.delete(path!(HarbourService: vessels["a/b"]))?;
    assert_eq!(sent(&deleted)?, ("DELETE".into(), "/vessels/a%2Fb".into(), String::new()));
    Ok(())
}

#[test]
fn operations_are_called_on_what_they_are_bound_to() -> Outcome {
    let harbour = harbour()?;
    let moor = Moor { pin: Some("1234".into()), ..Moor::default() };
    let call = harbour.invoke(path!(HarbourService: vessels["1"]), &moor)?;
    assert_eq!(sent(&call)?, ("POST".into(), "/vessels/1/moor".into(), r#"{"pin":"1234"}"#.into()));
    // A derived type has the operations of its base type, which is abstract here.
    let call = harbour.invoke(path!(HarbourService: vessels["1"] as Tug), &moor)?;
    assert_eq!(sent(&call)?.1, "/vessels/1/microsoft.graph.tug/moor");
    let call = harbour.invoke_function(path!(HarbourService: vessels), &moor)?;
    assert_eq!(sent(&call)?.1, "/vessels/moor(pin='1234')");
    assert!(!format!("{call:?}").contains("1234"));
    // The function in the address itself.
    let address = path!(HarbourService: vessels).function(&moor)?;
    let call: Call<Page<Berth>> = harbour.get(address)?;
    assert_eq!(sent(&call)?.1, "/vessels/moor(pin='1234')");
    assert!(!format!("{call:?}").contains("1234"));
    // An argument of an earlier function is hidden, too.
    let call = harbour.invoke(path!(HarbourService: vessels["1"]), &moor)?;
    assert!(format!("{call:?}").contains("/vessels/1/moor"));
    let call: Call<()> = harbour.get("vessels/moor(pin='1234')/again(x='5678')")?;
    let shown = format!("{call:?}");
    assert!(!shown.contains("1234") && !shown.contains("5678"), "{shown}");
    let close = harbour.invoke(path!(HarbourService), &Close::default())?;
    assert_eq!(sent(&close)?, ("POST".into(), "/CloseHarbour".into(), "{}".into()));
    Ok(())
}

#[test]
fn references_are_absolute() -> Outcome {
    let harbour = harbour()?;
    let berth = path!(HarbourService: berths["b1"]);
    let call = harbour.add_reference(path!(HarbourService: berths), &berth)?;
    let body = r#"{"@odata.id":"https://harbour.example/v1/berths/b1"}"#;
    assert_eq!(sent(&call)?, ("POST".into(), "/berths/$ref".into(), body.into()));
    let call = harbour.set_reference(path!(HarbourService: vessels["1"].berth), &berth)?;
    assert_eq!(sent(&call)?, ("PUT".into(), "/vessels/1/berth/$ref".into(), body.into()));
    let call = harbour.remove_reference(path!(HarbourService: vessels["1"].berth))?;
    assert_eq!(sent(&call)?, ("DELETE".into(), "/vessels/1/berth/$ref".into(), String::new()));
    assert_eq!(harbour.url(berth.clone())?, "https://harbour.example/v1/berths/b1");
    let tug = Vessel { berth: Nav::bind(harbour.link(&berth)?), ..Vessel::default() };
    assert_eq!(tug.berth.binds().collect::<Vec<_>>(), ["https://harbour.example/v1/berths/b1"]);
    // Options are not part of a reference.
    let query = Query::new().select(select!(Berth: id));
    let call =
        harbour.add_reference(path!(HarbourService: berths).query(&query), &berth.query(&query))?;
    assert_eq!(sent(&call)?, ("POST".into(), "/berths/$ref".into(), body.into()));
    Ok(())
}

#[test]
fn queries_are_on_what_the_address_leads_to() -> Outcome {
    let harbour = harbour()?;
    let query = Query::new().select(select!(Tug: id, power)).top(2);
    let tugs = path!(HarbourService: vessels).query(&query);
    assert_eq!(sent(&harbour.list(tugs.clone())?)?.1, "/vessels?$select=id,power&$top=2");
    // Later options replace earlier ones, and more can be added to the call.
    let tugs = tugs.query(&Query::<Vessel>::new().top(3));
    let call = harbour.list(tugs)?.query(&Query::<Tug>::new().skip(1));
    assert_eq!(sent(&call)?.1, "/vessels?$select=id,power&$top=3&$skip=1");
    assert!(!format!("{call:?}").contains("power"));
    let step = call.step()?;
    assert_eq!(serde_json::to_value(&step)?["url"], "/vessels?$select=id,power&$top=3&$skip=1");
    Ok(())
}
