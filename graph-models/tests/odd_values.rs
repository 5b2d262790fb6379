//! Values that services send although the schema says otherwise: numbers in quotes, nulls among
//! elements, and values of other types.

mod support;

use graph_models::edm::{Binary, Decimal, NaiveDate, NaiveTime, Uuid};
use graph_models::json::tolerant::{self, misfits};
use graph_models::{
    AdditionalData, Nav, ObjectExt, Page, apply, cast, diff, graph_entity, json, patch_of, set,
};
use serde_json::{Value, json};
use support::{AnyDirectoryObject, round_trip};

/// An entity with a property of many types.
#[graph_entity]
struct Photo {
    #[graph(key)]
    id: Option<String>,
    orientation: Option<i16>,
    width: Option<i32>,
    layers: Option<u8>,
    shift: Option<i8>,
    size: Option<i64>,
    price: Option<Decimal>,
    exposure: Option<f64>,
    focal_length: Option<f32>,
    flash: Option<bool>,
    camera: Option<Uuid>,
    taken: Option<NaiveDate>,
    place: Option<Box<Place>>,
    owner: Option<AnyDirectoryObject>,
    shown_at: Option<NaiveTime>,
    thumbnail: Option<Binary>,
    chunks: Option<Vec<Binary>>,
    keywords: Option<Vec<String>>,
    #[graph(non_null)]
    ratings: Option<Vec<i32>>,
    places: Option<Vec<Place>>,
    #[graph(secret)]
    password: Option<i32>,
    #[graph(secret)]
    pins: Option<Vec<i32>>,
    album: Nav<Photo>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A complex value with a property that must be present.
#[graph_entity(complex)]
struct Place {
    name: String,
    floor: Option<i32>,
    tags: Option<Vec<String>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

fn with_tag(properties: Value) -> Value {
    let mut body = json!({"@odata.type": "#microsoft.graph.photo"});
    if let (Value::Object(body), Value::Object(properties)) = (&mut body, properties) {
        body.extend(properties);
    }
    body
}

#[test]
fn bits_of_base64_that_belong_to_no_byte_are_not_lost() {
    for text in ["aN", "aN==", "AQJ", "AQJ=", "-_9"] {
        let read = photo(json!({ "thumbnail": text, "chunks": ["AQID", text] }));
        let bytes: Binary = text.parse().expect("it is base64");
        assert_eq!(read.thumbnail.as_ref(), Some(&bytes));
        assert_eq!(read.chunks.as_deref(), Some(&[Binary::from([1, 2, 3]), bytes][..]));
    }
    let mut read = photo(json!({"thumbnail": "aN"}));
    read.thumbnail = Some(Binary::from([1]));
    assert_eq!(serde_json::to_value(&read).expect("it is there")["thumbnail"], "AQ==");
}

/// Reads a photo in every way, and checks that it is written as it came.
#[track_caller]
fn photo(properties: Value) -> Photo {
    let body = with_tag(properties);
    let value = round_trip::<Photo>(&body);
    let text = body.to_string();
    let direct: Photo = json::from_str(&text).expect("it is a photo");
    assert_eq!(direct, value);
    assert_eq!(
        serde_json::from_slice::<Value>(&json::to_vec(&direct).expect("it is there"))
            .expect("it is there"),
        body
    );
    assert_eq!(misfits(&direct).len(), 0);
    direct
}

/// Reads a photo tolerantly, and checks that it is refused otherwise, and written as it came. Returns
/// the paths to what does not fit.
#[track_caller]
fn odd_photo(properties: Value) -> (Photo, Vec<String>) {
    let body = with_tag(properties);
    let text = body.to_string();
    let error = json::from_str::<Photo>(&text).expect_err("it does not fit").to_string();
    let value: Photo = tolerant::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(serde_json::to_value(&value).expect("it is there"), body);
    assert_eq!(
        serde_json::from_slice::<Value>(&json::to_vec(&value).expect("it is there"))
            .expect("it is there"),
        body
    );
    assert_eq!(serde_json::to_value(value.clone()).expect("it is there"), body);
    assert_eq!(value.clone(), value);
    let found = misfits(&value);
    let shown = found.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(
        shown.iter().any(|shown| error.starts_with(shown.as_str())),
        "{error} is not among {shown:?}"
    );
    let paths = found.iter().map(|misfit| misfit.path().to_owned()).collect();
    (value, paths)
}

#[test]
fn numbers_and_booleans_are_read_from_text_that_is_exactly_one() {
    let read = photo(json!({
        "orientation": "6", "width": "-7", "layers": "255", "shift": "-128", "size": "9007199254740993",
        "price": "1.50", "exposure": "0.005", "focalLength": "1.5", "flash": "true",
    }));
    assert_eq!((read.orientation, read.width), (Some(6), Some(-7)));
    assert_eq!((read.layers, read.shift), (Some(255), Some(-128)));
    assert_eq!((read.exposure, read.focal_length), (Some(0.005), Some(1.5)));
    assert_eq!(read.flash, Some(true));
    let read =
        photo(json!({"exposure": "6", "flash": "false", "places": [{"name": "a", "floor": "2"}]}));
    assert_eq!((read.exposure, read.flash), (Some(6.0), Some(false)));
    assert_eq!(read.places.expect("it is there")[0].floor, Some(2));
}

#[test]
fn a_text_that_is_not_exactly_a_number_or_boolean_is_refused() {
    for (name, text) in [
        ("orientation", "40000"),
        ("orientation", "6.0"),
        ("orientation", " 6"),
        ("width", ""),
        ("width", "٣"),
        ("layers", "256"),
        ("layers", "-1"),
        ("flash", "True"),
        ("flash", "1"),
        ("exposure", "inf"),
        ("exposure", "1e999"),
        ("exposure", "1,5"),
        ("focalLength", "3.5e38"),
        ("size", "0x10"),
    ] {
        let (read, paths) = odd_photo(json!({ name: text }));
        assert_eq!(paths, [name]);
        assert_eq!(
            read,
            tolerant::from_str(&with_tag(json!({ name: text })).to_string()).expect("it is there")
        );
    }
}

#[test]
fn the_spelling_of_a_quoted_number_is_kept_as_long_as_the_number_is() {
    let mut read = photo(json!({
        "width": "007", "size": "+5", "price": "1e3", "exposure": "6.0", "shift": "-0",
        "focalLength": "1E1",
    }));
    assert_eq!((read.width, read.exposure), (Some(7), Some(6.0)));
    read.width = Some(8);
    read.exposure = None;
    let written = serde_json::to_value(&read).expect("it is there");
    assert_eq!(written["width"], "8");
    assert_eq!(written.get("exposure"), None);
    assert_eq!(written["size"], "+5");
}

#[test]
fn elements_in_quotes_stay_so() {
    for ratings in [
        json!(["1", "2"]),
        json!([0, "8"]),
        json!(["8", 0]),
        json!(["01", 2, "3"]),
        json!(["1", "02"]),
        json!([]),
    ] {
        photo(json!({ "ratings": ratings }));
    }
}

#[test]
fn a_null_among_elements_is_kept_in_its_place() {
    for (keywords, fit) in [
        (json!(["a", null]), vec!["a"]),
        (json!([null, "a", null, null, "b"]), vec!["a", "b"]),
        (json!([null]), vec![]),
    ] {
        let read = photo(json!({ "keywords": keywords }));
        assert_eq!(read.keywords.expect("it is there"), fit);
    }
    let read = photo(json!({"places": [null, {"name": "a", "tags": [null, "x"]}, null]}));
    assert_eq!(read.places.expect("it is there")[0].tags.as_deref(), Some(&["x".to_owned()][..]));
}

#[test]
fn a_null_is_kept_on_a_page_of_such_values_and_by_a_patch() {
    let body = json!({"value": [{"keywords": ["a", null]}, {"keywords": ["b"]}]});
    round_trip::<Page<Photo>>(&body);
    round_trip::<PhotoPatch>(&with_tag(json!({"keywords": [null, "a"], "width": "007"})));
}

#[test]
fn a_null_among_elements_that_must_not_be_null_is_refused() {
    let (read, paths) = odd_photo(json!({"ratings": [1, null, 3]}));
    assert_eq!(paths, ["ratings[1]"]);
    assert_eq!(read.ratings.expect("it is there"), [1, 3]);
    let error = json::from_str::<Page<Photo>>(r#"{"value":[null]}"#)
        .expect_err("it is refused")
        .to_string();
    assert!(error.starts_with("at value[0]: expected an object, found null"), "{error}");
}

#[test]
fn an_element_that_is_changed_leaves_the_null_in_its_place() {
    let mut read = photo(json!({"places": [{"name": "a"}, null, {"name": "b"}]}));
    read.places.as_mut().expect("it is there")[1].name = "c".to_owned();
    let places = serde_json::to_value(&read).expect("it is there")["places"].take();
    assert_eq!(places, json!([{"name": "a"}, null, {"name": "c"}]));
}

#[test]
fn a_collection_of_another_length_is_written_as_it_is() {
    let mut read = photo(json!({"keywords": ["a", null]}));
    read.keywords.as_mut().expect("it is there").push("b".to_owned());
    assert_eq!(serde_json::to_value(&read).expect("it is there")["keywords"], json!(["a", "b"]));
    read.keywords = Some(Vec::new());
    assert_eq!(serde_json::to_value(&read).expect("it is there")["keywords"], json!([]));
    read.keywords = None;
    assert_eq!(serde_json::to_value(&read).expect("it is there").get("keywords"), None);
}

#[test]
fn a_value_that_does_not_fit_is_kept_and_listed() {
    for (name, value) in [
        ("camera", json!("")),
        ("taken", json!("")),
        ("taken", json!("NA")),
        ("shownAt", json!("24:00:00")),
        ("width", json!("NA")),
        ("width", json!(1.5)),
        ("width", json!({"a": [1, null]})),
        ("width", json!([7])),
        ("place", json!("Oslo")),
        ("place", json!(["Oslo"])),
        ("owner", json!("ada")),
        ("owner", json!(true)),
        ("keywords", json!("a,b")),
        ("keywords", json!({"0": "a"})),
        ("flash", json!(1)),
        ("id", json!(7)),
    ] {
        let (read, paths) = odd_photo(json!({ name: value }));
        assert_eq!(paths, [name]);
        let found = misfits(&read);
        assert_eq!(found[0].json(), &value);
        assert!(!read.is_explicit_null(name) && !read.is_empty());
        assert_eq!(read.touched(), [name]);
    }
}

#[test]
fn the_rest_is_read_around_values_that_do_not_fit() {
    let (read, paths) = odd_photo(json!({
        "id": "1",
        "width": {"value": 7},
        "keywords": ["a", 7, null, "b", {"c": 1}],
        "places": [{"name": "x", "floor": "two"}, 7, {"name": "y", "tags": [true, "z"]}],
        "owner": {"accountEnabled": "maybe", "@odata.type": "#microsoft.graph.user", "jobTitle": "Poet"},
        "size": "5",
        "unknown": {"kept": true},
        "album": {"width": "not read yet"},
    }));
    assert_eq!(
        paths,
        [
            "width",
            "owner.accountEnabled",
            "keywords[1]",
            "keywords[4]",
            "places[1]",
            "places[0].floor",
            "places[2].tags[0]",
        ]
    );
    assert_eq!((read.id.as_deref(), read.size), (Some("1"), Some(5)));
    assert_eq!(read.keywords.expect("it is there"), ["a", "b"]);
    let places = read.places.expect("it is there");
    assert_eq!((places[0].name.as_str(), places[1].name.as_str()), ("x", "y"));
    let Some(AnyDirectoryObject::User(owner)) = read.owner else { panic!("it is a user") };
    assert_eq!((owner.job_title.as_deref(), owner.account_enabled), (Some("Poet"), None));
}

#[test]
fn an_object_whose_required_property_does_not_fit_is_kept_as_a_whole() {
    for place in [json!({"name": 7}), json!({"floor": 1}), json!({"name": null, "floor": 1})] {
        let (read, paths) = odd_photo(json!({ "place": place }));
        assert_eq!((read.place, paths), (None, vec!["place".to_owned()]));
        let (read, paths) = odd_photo(json!({ "places": [{"name": "a"}, place] }));
        assert_eq!(
            (read.places.expect("it is there").len(), paths),
            (1, vec!["places[1]".to_owned()])
        );
    }
    let (read, _) = odd_photo(json!({"place": {"name": 7}}));
    let misfit = &misfits(&read)[0];
    assert_eq!(misfit.to_string(), "at place.name: expected a string, found a number");
    assert_eq!(misfit.without_value(), "at place.name: expected a string");
}

#[test]
fn a_page_is_read_around_items_that_do_not_fit() {
    let body = json!({
        "@odata.nextLink": "https://graph.example/next",
        "value": [{"id": "1"}, "text", {"id": "2", "width": "NA"}, null],
    });
    let page: Page<Photo> = tolerant::from_slice(body.to_string().as_bytes()).expect("it is there");
    let paths: Vec<_> = misfits(&page).iter().map(|misfit| misfit.path().to_owned()).collect();
    assert_eq!(paths, ["value[1]", "value[3]", "value[2].width"]);
    assert_eq!(page.value.len(), 2);
    assert_eq!(page.next_link.as_deref(), Some("https://graph.example/next"));
    assert_eq!(serde_json::to_value(&page).expect("it is there"), body);
}

#[test]
fn what_is_not_the_body_at_all_is_refused() {
    for (text, expected) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{\"width\":", "EOF while parsing a value at line 1 column 9"),
        ("{} 1", "trailing characters at line 1 column 4"),
        ("[]", "expected an object, found an array"),
        ("7", "expected an object, found a number"),
        ("\"a\"", "expected an object, found a string"),
        ("null", "expected an object, found null"),
        (r#"{"width":"NA","width":1}"#, "at width: the property appears twice at line 1 column 24"),
        (
            r#"{"place":{"a":1,"a":1}}"#,
            "at place.a: the property appears twice at line 1 column 22",
        ),
    ] {
        let error = tolerant::from_str::<Photo>(text).expect_err("it is refused");
        assert_eq!(error.to_string(), expected, "{text}");
    }
    let error = tolerant::from_str::<Page<Photo>>(r#"{"value":"NA"}"#).expect_err("it is refused");
    assert_eq!(error.to_string(), "at value: expected an array, found a string");
    let error = tolerant::from_str::<Place>(r#"{"name":7}"#).expect_err("it is refused");
    assert_eq!(error.to_string(), "at name: expected a string, found a number");
}

#[test]
fn a_secret_that_does_not_fit_is_not_printed() {
    let (read, paths) = odd_photo(json!({"password": "hunter2", "pins": [1, "hunter2"]}));
    assert_eq!(paths, ["password", "pins[1]"]);
    let shown = format!("{read:?} {:?} {}", misfits(&read), misfits(&read)[1]);
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("a value that does not fit"), "{shown}");
}

#[test]
fn setting_the_property_replaces_what_did_not_fit() {
    let (mut read, _) = odd_photo(json!({"width": "NA", "taken": ""}));
    read.width = Some(7);
    assert_eq!(
        serde_json::to_value(&read).expect("it is there"),
        with_tag(json!({"width": 7, "taken": ""}))
    );
    assert_eq!(misfits(&read).len(), 1);
    read.forget_explicit_null("taken");
    assert_eq!(serde_json::to_value(&read).expect("it is there"), with_tag(json!({"width": 7})));
    let (mut read, _) = odd_photo(json!({"width": "NA"}));
    assert!(read.set_explicit_null("width") && read.is_explicit_null("width"));
    assert_eq!(serde_json::to_value(&read).expect("it is there"), with_tag(json!({"width": null})));
}

#[test]
fn a_value_that_does_not_fit_is_compared() {
    let read = |width: Value| -> Photo {
        tolerant::from_str(&json!({ "width": width, "keywords": ["a", null] }).to_string())
            .expect("it is there")
    };
    assert_eq!(read(json!("NA")), read(json!("NA")));
    assert_ne!(read(json!("NA")), read(json!("n/a")));
    assert_ne!(read(json!("NA")), read(json!(null)));
    let mut set = read(json!("NA"));
    set.width = Some(7);
    assert_eq!(set, read(json!(7)));
    let nulls = |keywords: Value| photo(json!({ "keywords": keywords }));
    assert_ne!(nulls(json!(["a", null])), nulls(json!(["a"])));
    assert_ne!(nulls(json!(["a", null])), nulls(json!([null, "a"])));
}

#[test]
fn related_entities_are_read_around_what_does_not_fit() {
    let body = json!({"album": {"id": "1", "width": "NA", "album": {"id": 7}}});
    let photo: Photo = json::from_str(&with_tag(body.clone()).to_string()).expect("it is there");
    let error = photo.album.read().expect_err("it is refused").to_string();
    assert!(error.starts_with("at album.width: expected an integer"), "{error}");
    let album = photo.album.read_tolerant().expect("it is there").expect("it is there");
    assert_eq!(album.id.as_deref(), Some("1"));
    assert_eq!(misfits(&album)[0].path(), "width");
    let inner = album.album.read_tolerant().expect("it is there").expect("it is there");
    assert_eq!(misfits(&inner)[0].to_string(), "at id: expected a string, found a number");
    assert_eq!(serde_json::to_value(&photo).expect("it is there"), with_tag(body));

    let photo: Photo = json::from_str(r#"{"album":"a"}"#).expect("it is there");
    let error = photo.album.read_tolerant().expect_err("it is refused").to_string();
    assert_eq!(error, "at album: expected an object, found a string");
}

/// A type with some of the properties of a photo.
#[graph_entity]
struct Image {
    width: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[test]
fn a_value_that_does_not_fit_is_cast() {
    let body = with_tag(json!({"width": "NA", "flash": 7, "keywords": ["a", null]}));
    let photo: Photo = tolerant::from_str(&body.to_string()).expect("it is there");
    let image: Image = cast(&photo).expect("it is there");
    assert_eq!(misfits(&image)[0].path(), "width");
    let again: Photo = cast(&image).expect("it is there");
    assert_eq!(again, photo);
    assert_eq!(serde_json::to_value(&again).expect("it is there"), body);
}

/// Bodies of the same photo, between which changes are made.
fn states() -> Vec<Photo> {
    [
        json!({}),
        json!({"width": null, "keywords": null}),
        json!({"width": 7, "keywords": ["a"]}),
        json!({"width": "7", "keywords": ["a", null]}),
        json!({"width": "NA", "keywords": [null, "a"], "place": {"name": "x", "floor": "two"}}),
        json!({"width": "n/a", "keywords": "a", "place": {"name": "x", "floor": 2}}),
        json!({"place": "x", "ratings": [1, null], "owner": {"jobTitle": 7}}),
        json!({"ratings": [1], "places": [{"name": "x", "floor": "two"}, 7]}),
    ]
    .iter()
    .map(|body| tolerant::from_str(&body.to_string()).expect("it is a photo"))
    .collect()
}

#[test]
fn a_patch_leads_from_one_to_another() {
    for before in states() {
        for after in states() {
            let patch = diff(&before, &after);
            assert_eq!(diff(&after, &after).touched(), [""; 0]);
            let mut changed = before.clone();
            apply(&patch, &mut changed);
            let twice = {
                let mut twice = changed.clone();
                apply(&patch, &mut twice);
                twice
            };
            assert_eq!(twice, changed);
            // A property that is not nullable cannot be removed.
            if after.ratings.is_none() {
                changed.ratings = None;
            }
            assert_eq!(changed, after, "{before:?} {after:?} {patch:?}");
        }
    }
}

#[test]
fn a_patch_of_what_does_not_fit_says_it_as_it_came() {
    let (read, _) = odd_photo(json!({"width": "NA", "keywords": ["a", null, 7]}));
    let mut patch = patch_of(&read);
    assert_eq!(
        serde_json::to_value(&patch).expect("it is there"),
        with_tag(json!({"width": "NA", "keywords": ["a", null, 7]}))
    );
    patch.width = set(7);
    assert_eq!(serde_json::to_value(&patch).expect("it is there")["width"], 7);
}

/// A small generator of JSON that fits or does not.
mod law {
    use proptest::prelude::*;

    use super::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-100_000..100_000).prop_map(Value::from),
            (-10..300).prop_map(Value::from),
            (-1_000..1_000).prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
            "[a-z0-9+-]{0,5}".prop_map(Value::from),
            Just(json!("2024-01-31")),
            Just(json!("1086e543-e543-1086-43e5-861043e58610")),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            let name = prop_oneof![
                "[a-z]{1,3}",
                Just("name".to_owned()),
                Just("floor".to_owned()),
                Just("tags".to_owned()),
            ];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(name, inner, 0..4)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    /// Whether two JSON values are the same. A double may be written as an integer, and the reverse.
    fn same(left: &Value, right: &Value) -> bool {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
            (Value::Array(left), Value::Array(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
            }
            (Value::Object(left), Value::Object(right)) => {
                left.len() == right.len()
                    && left.iter().all(|(name, l)| right.get(name).is_some_and(|r| same(l, r)))
            }
            (left, right) => left == right,
        }
    }

    fn any_photo() -> impl Strategy<Value = Value> {
        let names = [
            "id",
            "orientation",
            "width",
            "layers",
            "shift",
            "size",
            "price",
            "exposure",
            "focalLength",
            "flash",
            "camera",
            "taken",
            "place",
            "owner",
            "keywords",
            "ratings",
            "places",
            "password",
            "pins",
            "album",
            "other",
        ];
        prop::collection::btree_map(prop::sample::select(names.to_vec()), any_json(), 0..6)
            .prop_map(|entries| {
                with_tag(
                    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                )
            })
    }

    proptest! {
        #[test]
        fn every_object_is_read_tolerantly_and_written_as_it_came(body in any_photo()) {
            let text = body.to_string();
            let read: Photo = tolerant::from_str(&text).expect("it is there");
            let written = serde_json::to_value(&read).expect("it is there");
            prop_assert!(same(&written, &body), "{} {}", written, body);
            prop_assert_eq!(json::from_str::<Photo>(&text).is_ok(), misfits(&read).is_empty());
            let again: Photo = tolerant::from_str(&written.to_string()).expect("it is there");
            prop_assert_eq!(again, read);
        }

        #[test]
        fn a_patch_between_odd_bodies_leads_from_one_to_the_other(
            before in any_photo(),
            after in any_photo(),
        ) {
            let mut value: Photo = tolerant::from_str(&before.to_string()).expect("it is there");
            let after: Photo = tolerant::from_str(&after.to_string()).expect("it is there");
            let patch = diff(&value, &after);
            apply(&patch, &mut value);
            let mut twice = value.clone();
            apply(&patch, &mut twice);
            prop_assert_eq!(twice, value);
        }
    }
}
