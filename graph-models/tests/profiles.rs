//! What a profile changes in bodies and addresses, and what it does not change.

#![allow(dead_code, unreachable_pub, reason = "the models of each profile have all items")]

mod support;

use graph_models::edm::Uuid;
use graph_models::{
    AdditionalData, Bind, Container, FlagSet, Function, Model, Nav, ObjectExt, Page, Profile,
    SingleValue, Tags, TypeTag, apply, bind, diff, graph_entity, json, merge, null, path, property,
    set,
};
use serde_json::{Value, json};
use support::round_trip;

macro_rules! models {
    ($module:ident, $profile:literal) => {
        /// A ship, its crew and its cargo, of a service with this profile.
        mod $module {
            use super::*;

            #[graph_entity(namespace = "org.port", profile = $profile)]
            pub struct Ship {
                #[graph(key)]
                pub id: Option<Uuid>,
                pub name: Option<String>,
                pub color: Option<Color>,
                pub flag: Option<Box<Place>>,
                pub from: Option<AnyPlace>,
                pub captain: Nav<Person>,
                pub crew: Nav<Vec<Person>>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            #[graph_entity(namespace = "org.port", base = "#org.port.ship", profile = $profile)]
            pub struct Tug {
                #[graph(key)]
                pub id: Option<Uuid>,
                pub power: Option<i32>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            #[graph_entity]
            pub enum AnyShip {
                Ship(Box<Ship>),
                Tug(Box<Tug>),
                #[graph(unrecognized)]
                Unrecognized(Box<Ship>),
            }

            #[graph_entity(namespace = "org.port", profile = $profile)]
            pub struct Person {
                #[graph(key)]
                pub name: Option<String>,
                #[graph(key)]
                pub color: Option<Color>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            #[graph_entity(namespace = "org.port", complex, profile = $profile)]
            pub struct Place {
                pub name: Option<String>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            #[graph_entity(namespace = "org.port", complex, base = "#org.port.place", profile = $profile)]
            pub struct Harbour {
                pub name: Option<String>,
                pub depth: Option<i32>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            #[graph_entity]
            pub enum AnyPlace {
                Place(Box<Place>),
                Harbour(Box<Harbour>),
                #[graph(unrecognized)]
                Unrecognized(Box<Place>),
            }

            #[graph_entity(namespace = "org.port", profile = $profile)]
            pub enum Color {
                Red,
                Green,
                #[graph(unrecognized)]
                Unrecognized(Box<str>),
            }

            #[graph_entity(namespace = "org.port", flags, profile = $profile)]
            pub enum Rights {
                Enter,
                Leave,
                #[graph(unrecognized)]
                Unrecognized(Box<str>),
            }

            #[graph_entity(odata_type = "#org.port.Port", patch = false, tag = false, profile = $profile)]
            pub struct Port {
                pub ships: Nav<Vec<AnyShip>>,
                pub people: Nav<Vec<Person>>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            impl Container for Port {}

            #[graph_entity(odata_type = "#org.port.painted", patch = false, tag = false, profile = $profile)]
            pub struct Painted {
                pub color: Option<Color>,
                pub rights: Option<FlagSet<Rights>>,
                #[graph(additional)]
                pub additional_data: AdditionalData,
            }

            impl Function for Painted {
                type Binding = ();
                type Response = SingleValue<i32>;
            }
        }
    };
}

models!(graph, "graph");
models!(odata, "odata");
models!(never, "odata, tag=never");
models!(newer, "odata-4.01");

const ID: Uuid = Uuid::nil();
const TEXT: &str = "00000000-0000-0000-0000-000000000000";

/// A body as both ways write it.
#[track_caller]
fn written<T: json::Body + graph_models::serde::Serialize>(value: &T) -> Value {
    let text = json::to_string(value).expect("it is written");
    assert_eq!(text, serde_json::to_string(value).expect("it is written"));
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn a_type_says_how_its_service_wants_it() {
    assert_eq!(graph::Ship::TYPE.profile(), Profile::GRAPH);
    assert_eq!(odata::Ship::TYPE.profile(), Profile::ODATA);
    assert_eq!(odata::AnyShip::TYPE.profile(), Profile::ODATA);
    assert_eq!(odata::Color::TYPE.profile(), Profile::ODATA);
    assert_eq!(odata::ShipPatch::TYPE.profile(), Profile::ODATA);
    assert_eq!(never::Ship::TYPE.profile().tags(), Tags::Never);
    assert_eq!(newer::Port::TYPE.profile(), Profile::ODATA_4_01);
    // What no service declares is of none.
    assert_eq!(Page::<odata::Ship>::TYPE.profile(), Profile::GRAPH);
    assert_eq!(String::TYPE.profile(), Profile::GRAPH);
}

/// A ship with an inner value of the declared type and one of a derived type.
macro_rules! ship {
    ($module:ident) => {
        $module::Ship {
            name: Some("Argo".to_owned()),
            flag: Some(Box::new($module::Place::default())),
            from: Some($module::Harbour { depth: Some(9), ..Default::default() }.into()),
            ..Default::default()
        }
    };
}

#[test]
fn a_type_is_told_where_the_profile_says() {
    assert_eq!(
        written(&ship!(graph)),
        json!({"@odata.type": "#org.port.ship", "name": "Argo", "flag": {},
            "from": {"@odata.type": "#org.port.harbour", "depth": 9}})
    );
    assert_eq!(
        written(&ship!(odata)),
        json!({"name": "Argo", "flag": {},
            "from": {"@odata.type": "#org.port.harbour", "depth": 9}})
    );
    assert_eq!(written(&ship!(never)), json!({"name": "Argo", "flag": {}, "from": {"depth": 9}}));
    assert_eq!(
        written(&ship!(newer)),
        json!({"name": "Argo", "flag": {}, "from": {"@type": "#org.port.harbour", "depth": 9}})
    );
}

#[test]
fn the_value_of_a_union_is_told_at_the_top_of_a_body_if_it_is_derived() {
    let tug = || odata::Tug { power: Some(7), ..Default::default() };
    assert_eq!(
        written(&odata::AnyShip::from(tug())),
        json!({"@odata.type": "#org.port.tug", "power": 7})
    );
    assert_eq!(written(&odata::AnyShip::from(odata::Ship::default())), json!({}));
    // Alone, a reader is told by the address.
    assert_eq!(written(&tug()), json!({"power": 7}));
    assert_eq!(written(&never::AnyShip::from(never::Tug::default())), json!({}));
    // So are all values of a list.
    let page = Page { value: vec![odata::AnyShip::from(tug())], ..Page::default() };
    assert_eq!(written(&page), json!({"value": [{"@odata.type": "#org.port.tug", "power": 7}]}));
}

#[test]
fn a_type_that_was_received_is_written_back() {
    let body = json!({"@odata.type": "#org.port.ship", "name": "Argo",
        "flag": {"@odata.type": "#org.port.place"},
        "from": {"@odata.type": "#org.port.place", "name": "Iolkos"}});
    round_trip::<odata::Ship>(&body);
    round_trip::<never::Ship>(&body);
    round_trip::<odata::AnyShip>(&body);
    let text = body.to_string();
    let ship: odata::Ship = json::from_str(&text).expect("it is read");
    assert_eq!(written(&ship), body);
    let foreign = json!({"@odata.type": "#org.port.Schooner", "name": "Argo"});
    round_trip::<never::Ship>(&foreign);
    round_trip::<never::AnyShip>(&foreign);
    // Without one, none is added.
    round_trip::<odata::Ship>(&json!({"name": "Argo"}));
    round_trip::<newer::Ship>(&json!({"@type": "#org.port.ship", "name": "Argo"}));
}

#[test]
fn the_caller_has_the_last_word_on_the_type() {
    let mut ship = never::Ship::default();
    ship.set_type_tag(TypeTag::Always);
    assert_eq!(written(&ship), json!({"@odata.type": "#org.port.ship"}));
    let mut ship = graph::Ship::default();
    ship.set_type_tag(TypeTag::Never);
    assert_eq!(written(&ship), json!({}));
    let mut ship = newer::Ship::default();
    ship.set_type_tag(TypeTag::Always);
    assert_eq!(written(&ship), json!({"@type": "#org.port.ship"}));
}

#[test]
fn a_patch_is_told_like_its_type() {
    let patch = odata::ShipPatch {
        name: set("Argo"),
        from: merge(odata::HarbourPatch { depth: null(), ..Default::default() }),
        ..Default::default()
    };
    assert_eq!(
        written(&patch),
        json!({"name": "Argo", "from": {"@odata.type": "#org.port.harbour", "depth": null}})
    );
    assert_eq!(written(&odata::ShipPatch::default()), json!({}));
}

#[test]
fn the_difference_of_two_values_leads_from_one_to_the_other() {
    let (before, after) = (odata::Ship::default(), ship!(odata));
    for (before, after) in [(&before, &after), (&after, &before)] {
        let patch = diff(before, after);
        let mut value = before.clone();
        apply(&patch, &mut value);
        assert_eq!(&value, after);
        let read: odata::ShipPatch = round_trip(&written(&patch));
        let mut value = before.clone();
        apply(&read, &mut value);
        assert_eq!(&value, after);
    }
}

#[test]
fn relationships_are_written_in_the_form_of_the_version() {
    let address = "https://port.example/people(1)";
    let ship = odata::Ship { captain: Nav::bind(address), ..Default::default() };
    assert_eq!(written(&ship), json!({"captain@odata.bind": address}));

    let ship = newer::Ship {
        captain: Nav::bind(address),
        crew: Nav::bind([address, "people(2)"]),
        ..Default::default()
    };
    assert_eq!(
        written(&ship),
        json!({"captain": {"@id": address}, "crew": [{"@id": address}, {"@id": "people(2)"}]})
    );
    let patch = newer::ShipPatch {
        captain: bind(address),
        crew: bind([address, "people(2)"]),
        ..Default::default()
    };
    assert_eq!(written(&patch), written(&ship));
    let alone = newer::ShipPatch { captain: null(), ..Default::default() };
    assert_eq!(written(&alone), json!({"captain": null}));
}

#[test]
fn new_entities_and_references_are_one_collection() {
    let ada = newer::Person { name: Some("Ada".to_owned()), ..Default::default() };
    let mut ship = newer::Ship { crew: vec![ada].into(), ..Default::default() };
    ship.crew.set_bind(["people(2)"]);
    assert_eq!(written(&ship), json!({"crew": [{"name": "Ada"}, {"@id": "people(2)"}]}));
    // Both for one entity is a mistake, which is left to the service.
    let mut ship = newer::Ship { captain: newer::Person::default().into(), ..Default::default() };
    ship.captain.set_bind("people(1)");
    assert_eq!(written(&ship), json!({"captain": {}, "captain@odata.bind": "people(1)"}));
    ship.captain.set_null();
    assert_eq!(written(&ship), json!({"captain": {"@id": "people(1)"}}));
    let read: newer::ShipPatch =
        round_trip(&json!({"captain": {"@id": "people(1)"}, "name": "Argo"}));
    assert!(read.captain.flatten().as_ref().and_then(Bind::entity).is_some());
}

#[test]
fn annotations_that_were_received_keep_their_names() {
    for body in [
        json!({"crew": [], "crew@odata.nextLink": "people?2", "captain@navigationLink": "x"}),
        json!({"crew@nextLink": "people?2", "@odata.etag": "1", "@etag": "2"}),
    ] {
        round_trip::<newer::Ship>(&body);
        round_trip::<odata::Ship>(&body);
    }
}

#[test]
fn members_in_addresses_have_the_name_of_their_enumeration() {
    use odata::{Color, Painted, Rights, Ship};

    let filter = property!(graph::Ship: color).eq(graph::Color::Red);
    assert_eq!(filter.to_string(), "color eq 'red'");
    let filter = property!(Ship: color).eq(Color::Red);
    assert_eq!(filter.to_string(), "color eq org.port.color'red'");
    let filter = property!(Ship: color).is_in([Color::Red, Color::from("d'or")]);
    assert_eq!(filter.to_string(), "color in (org.port.color'red',org.port.color'd''or')");
    let painted = Painted {
        color: Some(Color::Green),
        rights: Some([Rights::Enter, Rights::Leave].into_iter().collect()),
        ..Default::default()
    };
    assert_eq!(
        painted.address().expect("it has a form").to_string(),
        "org.port.painted(color=org.port.color'green',rights=org.port.rights'enter,leave')"
    );
}

#[test]
fn keys_are_where_the_profile_says() {
    use odata::{Color, Port};

    let ship = path!(graph::Port: ships[ID].captain);
    assert_eq!(ship.to_string(), format!("/ships/{TEXT}/captain"));
    let ship = path!(Port: ships[ID].captain);
    assert_eq!(ship.to_string(), format!("/ships({TEXT})/captain"));
    assert_eq!(path!(Port: people["O'Hara/1"]).to_string(), "/people('O''Hara%2F1')");
    assert_eq!(path!(Port: people[7]).to_string(), "/people(7)");
    assert_eq!(
        path!(Port: people[name = "Ada", color = Color::Red]).to_string(),
        "/people(name='Ada',color=org.port.color'red')"
    );
    // Also after a join, from whichever type the rest starts.
    let joined = path!(Port: ships[&ID]).join(path!(odata::Ship: crew["x"]));
    assert_eq!(joined.to_string(), format!("/ships({TEXT})/crew('x')"));
    let tugs = path!(Port: ships as odata::Tug).key(ID);
    assert_eq!(tugs.to_string(), format!("/ships/org.port.tug({TEXT})"));
}

/// Requests of a service with a profile.
#[cfg(feature = "http")]
mod requests {
    use graph_models::http::{Request, Service};

    use super::*;

    const BASE: &str = "https://port.example/odata";

    fn body(request: &Request<Vec<u8>>) -> Value {
        serde_json::from_slice(request.body()).expect("it is JSON")
    }

    #[test]
    fn every_request_has_the_versions_of_the_profile() {
        let service = Service::of::<odata::Port>(BASE).expect("an address");
        let ships = path!(odata::Port: ships);
        for request in [
            service.list(ships.clone()).and_then(|call| call.request()),
            service.delete(ships.clone().key(ID)).and_then(|call| call.request()),
            service.create(ships, &odata::Ship::default()).and_then(|call| call.request()),
            service.get::<String>("other").and_then(|call| call.request()),
        ] {
            let request = request.expect("a request");
            assert_eq!(request.headers()["odata-version"], "4.0");
            assert_eq!(request.headers()["odata-maxversion"], "4.0");
        }
        let service = Service::of::<newer::Port>(BASE).expect("an address");
        let request = service.get::<String>("other").and_then(|call| call.request());
        assert_eq!(request.expect("a request").headers()["odata-maxversion"], "4.01");
        let service = Service::of::<graph::Port>(BASE).expect("an address");
        let request = service.get::<String>("other").and_then(|call| call.request());
        assert!(!request.expect("a request").headers().contains_key("odata-version"));
    }

    #[test]
    fn an_entity_of_a_derived_type_is_told_where_the_address_declares_its_base_type() {
        let service = Service::of::<odata::Port>(BASE).expect("an address");
        let tug = odata::Tug { power: Some(7), ..Default::default() };
        let ships = || path!(odata::Port: ships);
        let told = json!({"@odata.type": "#org.port.tug", "power": 7});
        let call = service.create(ships(), &tug).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), told);
        let call = service.replace(ships().key(ID), &tug).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), told);
        let call = service.create(ships(), &odata::AnyShip::from(tug.clone())).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), told);

        let call = service.create(ships(), &odata::Ship::default()).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), json!({}));
        let tugs = path!(odata::Port: ships as odata::Tug);
        let call = service.create(tugs, &tug).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), json!({"power": 7}));
        // A path as a text declares nothing.
        let call = service.create::<odata::Tug, _>("ships", &tug).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), json!({"power": 7}));
        let mut quiet = tug;
        quiet.set_type_tag(TypeTag::Never);
        let call = service.create(ships(), &quiet).expect("a call");
        assert_eq!(body(&call.request().expect("a request")), json!({"power": 7}));
    }

    #[test]
    fn a_reference_is_in_the_form_of_the_version() {
        macro_rules! referred {
            ($module:ident) => {{
                let service = Service::of::<$module::Port>(BASE).expect("an address");
                let crew = path!($module::Port: ships[ID].crew);
                let call = service.add_reference(crew, &path!($module::Port: people["Ada"]));
                call.and_then(|call| call.request()).expect("a request")
            }};
        }
        let address = format!("{BASE}/people('Ada')");
        assert_eq!(body(&referred!(odata)), json!({"@odata.id": address}));
        let request = referred!(newer);
        assert_eq!(body(&request), json!({"@id": address}));
        assert_eq!(request.uri().path(), format!("/odata/ships({TEXT})/crew/$ref"));
    }
}
