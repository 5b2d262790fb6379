//! The reader that the corpus program uses finds related entities wherever they are in a value.

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::registered::{structure, union};
use graph_models::{AdditionalData, Model, Nav, Registry, graph_entity};
use graph_tests::related::Related;
use serde_json::{Error, Value, json};

#[graph_entity]
struct Person {
    #[graph(key)]
    id: Option<String>,
    born: Option<DateTime<FixedOffset>>,
    home: Option<Box<Place>>,
    friends: Nav<Vec<Person>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A complex value with a navigation property.
#[graph_entity]
struct Place {
    owner: Nav<Person>,
    rooms: Option<Vec<Option<AnyRoom>>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Room {
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(base = "#microsoft.graph.room")]
struct Studio {
    artists: Nav<Vec<Person>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyRoom {
    Studio(Box<Studio>),
    #[graph(unrecognized)]
    Unrecognized(Box<Room>),
}

/// The parameters of an action.
#[graph_entity(patch = false, tag = false)]
struct Move {
    person: Option<Box<Person>>,
    places: Option<Vec<Place>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn registry() -> Registry {
    Registry::new(
        const { &[structure::<Person>, structure::<Place>, structure::<Room>, structure::<Studio>] },
        const { &[union::<AnyRoom>] },
        &[],
        &[],
    )
}

/// A body of the parameters with this person in every place where a related entity can be, and the
/// number of these places.
fn body(person: &Value) -> (Value, usize) {
    let studio = json!({ "@odata.type": "#microsoft.graph.studio", "artists": [person] });
    let place = json!({ "owner": person, "rooms": [{}, null, studio] });
    let body = json!({
        "person": { "home": place, "friends": [{}, person, { "home": place }] },
        "places": [{ "owner": null }, place],
    });
    // Three places have an owner and artists, and the person has friends.
    (body, 7)
}

fn write(body: &Value) -> (Result<Value, Error>, usize) {
    let parameters = Move::TYPE.read(body.clone()).expect("a structured type");
    let mut related = Related::new(registry());
    let written = related.write(&*parameters.expect("related entities are not read at once"));
    (written, related.count())
}

#[test]
fn related_entities_are_read_in_every_place() {
    // The fraction of the second is written shorter if the entity was read as its type.
    let (sent, _) = body(&json!({ "id": "1", "born": "2024-01-31T08:30:00.500Z" }));
    let (expected, count) = body(&json!({ "id": "1", "born": "2024-01-31T08:30:00.5Z" }));
    let (written, read) = write(&sent);
    assert_eq!(written.expect("it is right"), expected);
    assert_eq!(read, count);
}

#[test]
fn a_malformed_entity_is_an_error_with_its_path_in_every_place() {
    let wrong = json!({ "id": 1 });
    let studio = json!({ "@odata.type": "#microsoft.graph.studio", "artists": [{}, wrong] });
    let (owner, rooms) = (json!({ "owner": wrong }), json!({ "rooms": [null, studio] }));
    for (body, path) in [
        (json!({ "places": [{}, owner] }), "places[1].owner.id"),
        (json!({ "places": [rooms] }), "places[0].rooms[1].artists[1].id"),
        (json!({ "person": { "home": owner } }), "person.home.owner.id"),
        (
            json!({ "person": { "friends": [{ "home": owner }] } }),
            "person.friends[0].home.owner.id",
        ),
        (
            json!({ "person": { "friends": [{ "home": rooms }] } }),
            "person.friends[0].home.rooms[1].artists[1].id",
        ),
    ] {
        let (written, _) = write(&body);
        let error = written.expect_err("an id is not a number").to_string();
        assert_eq!(error, format!("at {path}: expected a string, found a number"));
    }
}

#[test]
fn a_type_that_the_registry_lacks_is_an_error() {
    let place = Place::TYPE.read(json!({ "owner": {} })).expect("a structured type");
    let mut related = Related::new(Registry::new(const { &[structure::<Place>] }, &[], &[], &[]));
    let error = related.write(&*place.expect("an object")).expect_err("it lacks persons");
    assert_eq!(error.to_string(), "the registry does not read `owner`");
}
