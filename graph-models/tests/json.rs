//! JSON text read and written directly: the same values and the same errors as through serde_json.

use std::fmt::Debug;

use graph_models::edm::{
    Binary, DateTime, Decimal, Duration, FixedOffset, NaiveDate, NaiveTime, Uuid, Value,
};
use graph_models::json::{self, Body};
use graph_models::{
    AdditionalData, BatchRequest, BatchResponse, Delta, FlagSet, GraphError, Nav, Page,
    SingleValue, graph_entity, null, set,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[graph_entity]
enum Colour {
    Grey,
    Red,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

#[graph_entity(flags)]
enum Access {
    Read,
    Write,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

#[graph_entity]
enum Closed {
    Open,
    Shut,
}

#[graph_entity]
struct Tray {
    level: Option<i32>,
    #[graph(secret)]
    code: Option<String>,
    below: Option<Box<Tray>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
struct Device {
    #[graph(key)]
    id: Option<String>,
    name: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// A property of each kind.
#[graph_entity(base = "#microsoft.graph.device")]
struct Printer {
    #[graph(key)]
    id: Option<String>,
    name: Option<String>,
    is_shared: Option<bool>,
    tiny: Option<i8>,
    byte: Option<u8>,
    short: Option<i16>,
    pages: i32,
    total: Option<i64>,
    totals: Option<Vec<i64>>,
    ratio: Option<f32>,
    speed: Option<f64>,
    price: Option<Decimal>,
    created: Option<DateTime<FixedOffset>>,
    born: Option<NaiveDate>,
    opens: Option<NaiveTime>,
    warm_up: Option<Duration>,
    serial: Option<Uuid>,
    image: Option<Binary>,
    colour: Option<Colour>,
    access: Option<FlagSet<Access>>,
    tray: Option<Box<Tray>>,
    trays: Option<Vec<Tray>>,
    state: Option<Closed>,
    names: Option<Vec<String>>,
    anything: Option<Value>,
    neighbour: Option<AnyDevice>,
    devices: Option<Vec<AnyDevice>>,
    owner: Nav<Device>,
    members: Nav<Vec<AnyDevice>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyDevice {
    Printer(Box<Printer>),
    #[graph(unrecognized)]
    Unrecognized(Box<Device>),
}

/// JSON escapes the names of both properties.
#[graph_entity(tag = false)]
struct Escaped {
    #[graph(rename = "a \"quoted\" \\name")]
    quoted: Option<String>,
    #[graph(rename = "two\nlines")]
    lines: Option<i32>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

/// Bodies that hold something of everything.
const PRINTERS: &[&str] = &[
    r##"{"id":"p1","pages":0}"##,
    r##"{"@odata.type":"#microsoft.graph.printer","@odata.etag":"W/\"1\"","id":"p1","name":"Größe 語😀","isShared":true,"pages":12}"##,
    r##"{"pages":3,"tiny":-128,"byte":255,"short":-32768,"total":"9007199254740993","totals":[1,-2,9223372036854775807],"ratio":0.1,"speed":1.5e300,"price":7922816251426433759}"##,
    r##"{"pages":7.0,"ratio":"INF","speed":"NaN","price":"0.10","created":"2024-02-29T13:45:30.5Z","born":"2024-02-29","opens":"13:45:30.0000001","warmUp":"P1DT2H30.5S","serial":"3F2504E0-4f89-11d3-9a0c-0305e82c3301","image":"AQID_-8="}"##,
    r##"{"pages":-0,"speed":-0,"total":-0.0,"colour":"GREY","access":"read, newest","state":"open","isShared":null,"name":null,"tray":null,"trays":[]}"##,
    "{ \"pages\" : 1 ,\n\t\"tray\" : { \"level\" : 2 , \"below\" : { \"code\" : \"s\\u0065cret\" , \"level\" : null } } , \"trays\" : [ { } , { \"level\" : 3 } ]\r\n}",
    r##"{"pages":1,"names":["a","","é\n\"\\\/\b\f\r\t\u0000\ud83d\ude00"],"anything":{"a":[1,2.50,-0,1e2,null,true,{"b":{}}]},"extra":[[],{"x":1}],"@microsoft.graph.tips":"…"}"##,
    r##"{"pages":1,"neighbour":{"@odata.type":"#microsoft.graph.printer","pages":2,"neighbour":{"@odata.type":"#microsoft.graph.device","id":"d"}},"devices":[{"id":"1"},{"id":"2","@odata.type":"#microsoft.graph.printer","pages":2},{"@odata.type":"#microsoft.graph.scanner","id":"3","lamp":1}]}"##,
    r##"{"pages":1,"owner":{"id":"d","x":1},"members@odata.count":2,"members":[{"id":"1"},{"@odata.type":"graph.printer","id":"2"}],"members@odata.nextLink":"https://a/?$skiptoken=1","owner@odata.bind":"https://a/b"}"##,
    r##"{"isShared":false,"name":"","na\u006de2":"escaped name","pages":1}"##,
];

const ENVELOPES: &[&str] = &[
    r##"{"@odata.context":"https://a/$metadata#printers","@odata.count":2,"@odata.nextLink":"https://a/?$skiptoken=1","value":[{"id":"1","pages":1},{"id":"2","pages":2}]}"##,
    r##"{"value":[]}"##,
    r##"{"@odata.count":"7","@odata.deltaLink":"https://a/?$deltatoken=1","value":[{"@removed":{"reason":"changed"},"id":"1"},{"id":"2","pages":1,"members@delta":[{"@odata.type":"#microsoft.graph.device","id":"3","@removed":{"reason":"deleted"}}]}]}"##,
    r##"{"error":{"code":"NotFound","message":"no such printer","innerError":{"date":"2024-02-29T13:45:30","request-id":"r"},"details":[{"code":"a","message":"b","target":"c"}]}}"##,
    r##"{"responses":[{"id":"1","status":200,"headers":{"Content-Type":"application/json"},"body":{"id":"p","pages":1}},{"id":"2","status":429,"headers":{"Retry-After":"7"},"body":{"error":{"code":"tooManyRequests","message":"wait"}}}]}"##,
    r##"{"requests":[{"id":"1","method":"GET","url":"/me"},{"id":"2","dependsOn":["1"],"method":"PATCH","url":"/me","headers":{"Content-Type":"application/json"},"body":{"displayName":null}}]}"##,
    r##"{"@odata.context":"c","value":"text"}"##,
];

/// What is read, or the error and where it is.
#[cfg(feature = "http")]
fn outcome<T: Debug>(read: serde_json::Result<T>) -> Result<String, (String, usize, usize)> {
    let value = read.map_err(|error| (error.to_string(), error.line(), error.column()))?;
    Ok(format!("{value:?}"))
}

/// Reads a text as the body of a response, which may be of any type, and compares.
#[cfg(feature = "http")]
fn same_in_a_response<T: DeserializeOwned + Debug + 'static>(text: &[u8]) {
    use graph_models::http::{Response, ResponseError, read};

    // In a response, a byte order mark is ignored.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    // A response without a body is read as null.
    if text.trim_ascii().is_empty() {
        return;
    }
    let response = match read::<T, _>(Response::new(text)) {
        Ok(value) => Ok(value),
        Err(ResponseError::Unreadable(unreadable)) => Err(unreadable.error),
        // Another test says which bodies report an error.
        Err(error) => {
            return assert!(error.refusal().is_some_and(|refusal| refusal.error.is_some()));
        }
    };
    // The response names another function for values that do not fit, and not in this message.
    let expected = outcome(serde_json::from_slice::<T>(text)).map_err(|(message, line, column)| {
        (message.replace(" (`json::tolerant` keeps such a value)", ""), line, column)
    });
    assert_eq!(outcome(response), expected);
}

/// Compares two texts, which may differ in the order of names: untyped JSON that was read directly keeps the
/// order in which it was received, and serde_json sorts names.
fn assert_same_text(left: &Result<Vec<u8>, String>, right: &Result<Vec<u8>, String>) {
    let (Ok(left), Ok(right)) = (left, right) else { return assert_eq!(left, right) };
    let json = |text| serde_json::from_slice::<Value>(text).expect("it was written");
    assert_eq!((left.len(), json(left)), (right.len(), json(right)));
}

/// Reads a text both ways, writes the value both ways, and compares all that was found.
fn same<T: Body + Serialize + DeserializeOwned + PartialEq + Debug + 'static>(text: &[u8]) -> bool {
    #[cfg(feature = "http")]
    {
        same_in_a_response::<T>(text);
        same_in_a_response::<Option<Box<T>>>(text);
    }
    match (json::from_slice::<T>(text), serde_json::from_slice::<T>(text)) {
        (Ok(directly), Ok(through_serde)) => {
            assert_eq!(format!("{directly:?}"), format!("{through_serde:?}"));
            let written = [&directly, &through_serde].map(|value| {
                let written = [json::to_vec(value), serde_json::to_vec(value)];
                let [directly, through_serde] =
                    written.map(|text| text.map_err(|error| error.to_string()));
                assert_eq!(directly, through_serde);
                directly
            });
            let [first, second] = written;
            assert_same_text(&first, &second);
            true
        }
        (Err(directly), Err(through_serde)) => {
            assert_eq!(directly.to_string(), through_serde.to_string());
            assert_eq!(directly.classify(), through_serde.classify());
            assert_eq!(directly.line(), through_serde.line());
            assert_eq!(directly.column(), through_serde.column());
            false
        }
        (directly, through_serde) => {
            panic!("{directly:?}, but {through_serde:?}: {}", String::from_utf8_lossy(text))
        }
    }
}

/// Reads a text as every type of body.
fn same_as_all(text: &[u8]) -> usize {
    let read = [
        same::<Printer>(text),
        same::<Box<Printer>>(text),
        same::<PrinterPatch>(text),
        same::<AnyDevice>(text),
        same::<Page<Printer>>(text),
        same::<Page<AnyDevice>>(text),
        same::<Delta<Printer>>(text),
        same::<Delta<Device>>(text),
        same::<SingleValue<String>>(text),
        same::<SingleValue<Vec<Tray>>>(text),
        same::<GraphError>(text),
        same::<BatchResponse>(text),
        same::<BatchRequest>(text),
    ];
    read.iter().filter(|read| **read).count()
}

#[test]
fn bodies_of_every_kind_are_read_and_written_like_serde_json() {
    for text in PRINTERS {
        assert!(same::<Printer>(text.as_bytes()), "{text}");
        let patch = text.replace("\"id\":\"p1\",", "");
        same_as_all(patch.as_bytes());
        same_as_all(text.as_bytes());
        let page = format!("{{\"value\":[{text},{text}, {text}]}}");
        assert!(same::<Page<Printer>>(page.as_bytes()), "{page}");
        assert!(same::<Delta<Printer>>(page.as_bytes()), "{page}");
        same_as_all(page.as_bytes());
    }
    let [page, empty, delta, error, responses, requests, value] =
        ENVELOPES.try_into().expect("seven envelopes");
    assert!(
        same::<Page<Printer>>(str::as_bytes(page)) && same::<Page<AnyDevice>>(str::as_bytes(empty))
    );
    assert!(
        same::<Delta<Device>>(str::as_bytes(delta)) && same::<GraphError>(str::as_bytes(error))
    );
    assert!(same::<BatchResponse>(str::as_bytes(responses)));
    assert!(same::<BatchRequest>(str::as_bytes(requests)));
    assert!(same::<SingleValue<String>>(str::as_bytes(value)));
    for text in ENVELOPES {
        same_as_all(text.as_bytes());
    }
}

#[test]
fn names_that_json_escapes_are_read_and_written_like_serde_json() {
    for text in [
        r#"{"a \"quoted\" \\name":"x","two\nlines":1,"other\t":2}"#,
        r#"{"two\u000alines":1,"a \u0022quoted\u0022 \\name":null}"#,
        r#"{"a \"quoted\" \\nam":"x"}"#,
    ] {
        assert!(same::<Escaped>(text.as_bytes()), "{text}");
    }
    let value: Escaped = json::from_str(r#"{"two\nlines":1}"#).expect("it is read");
    assert_eq!(value.lines, Some(1));
    assert_eq!(json::to_string(&value).expect("it is written"), r#"{"two\nlines":1}"#);
    // What would name the property if names were compared before the escapes are read.
    let raw = "{\"two\nlines\":1}";
    assert!(!same::<Escaped>(raw.as_bytes()));
}

#[test]
fn what_looks_like_a_number_of_serde_json_is_read_like_serde_json() {
    for value in ["\"1\"", "\"abc\"", "[1]", "1", "\"1.50\",\"x\":1"] {
        let number = format!("{{\"$serde_json::private::Number\":{value}}}");
        for text in [
            number.clone(),
            format!("{{\"pages\":1,\"extra\":{number}}}"),
            format!("{{\"pages\":{number}}}"),
            format!("{{\"pages\":1,\"anything\":{number},\"owner\":{number},\"tray\":{number}}}"),
        ] {
            same_as_all(text.as_bytes());
        }
    }
    for number in ["5.5", "-0", "1e3", "123456789012345678901234567890"] {
        for text in [number.to_owned(), format!("{{\"pages\":1,\"tray\":{number}}}")] {
            assert!(!same::<Printer>(text.as_bytes()), "{text}");
        }
    }
}

#[test]
fn values_that_are_not_bodies_are_refused_like_serde_json() {
    for text in [
        "",
        " ",
        "null",
        "true",
        "1",
        "[]",
        "\"\"",
        "{",
        "{}",
        "{}x",
        "{} ",
        "\u{FEFF}{}",
        "{\"a\"}",
    ] {
        same_as_all(text.as_bytes());
    }
    same_as_all(b"{\"id\":\"\xFF\"}");
    same_as_all(b"{\"pages\":1,\"\xC3\":1}");
}

#[test]
fn the_same_depth_is_read() {
    for depth in [100, 124, 125, 126, 127, 128, 129, 200] {
        let below = |depth: usize, open: &str, end: &str| {
            format!("{}{{}}{}", open.repeat(depth), end.repeat(depth))
        };
        same::<Tray>(below(depth, "{\"below\":", "}").as_bytes());
        let untyped = below(depth, "{\"a\":", "}");
        same::<Tray>(untyped.as_bytes());
        same::<Tray>(format!("{{\"x\":{}}}", below(depth, "[", "]")).as_bytes());
        same::<Page<Tray>>(
            format!("{{\"value\":[{}]}}", below(depth, "{\"below\":", "}")).as_bytes(),
        );
    }
}

#[test]
fn patches_are_written_like_serde_json() {
    let patch = PrinterPatch {
        name: null(),
        pages: set(7),
        total: set(-1),
        created: null(),
        names: set(vec!["a\u{1}\u{7F}\u{2028}\"".to_owned()]),
        tray: set(TrayPatch { level: null(), code: set("x"), ..Default::default() }),
        owner: Some(Some("https://a/b".into())),
        ..Default::default()
    };
    assert_eq!(
        json::to_string(&patch).expect("it is written"),
        serde_json::to_string(&patch).expect("it is written")
    );
    let mut written = Vec::new();
    json::to_writer(&mut written, &patch).expect("it is written");
    assert_eq!(written, serde_json::to_vec(&patch).expect("it is written"));
    let empty = PrinterPatch::default();
    assert_eq!(
        json::to_vec(&empty).expect("it is written"),
        serde_json::to_vec(&empty).expect("it is written")
    );
}

#[test]
fn what_cannot_be_written_is_refused_like_serde_json() {
    let mut doubled = Printer { name: Some("a".to_owned()), ..Default::default() };
    doubled.additional_data.insert("name", "b");
    let mut tagged = Printer::default();
    tagged.additional_data.insert("@odata.type", "b");
    let late = Printer { born: NaiveDate::from_ymd_opt(10_000, 1, 1), ..Default::default() };
    for printer in [doubled, tagged, late] {
        let (directly, through_serde) = (
            json::to_vec(&printer).expect_err("it is refused"),
            serde_json::to_vec(&printer).expect_err("it is refused"),
        );
        assert_eq!(directly.to_string(), through_serde.to_string());
    }
}

#[test]
fn the_error_of_a_writer_is_returned() {
    let error = json::to_writer(&mut [0; 3][..], &Tray::default()).expect_err("it is refused");
    assert!(error.is_io(), "{error}");
}

/// A change of a text.
#[derive(Debug, Clone)]
enum Mutation {
    Byte(Index, u8),
    Cut(Index),
    Remove(Index, usize),
    /// A token that occurs elsewhere in the text, or that has a meaning to the reader.
    Insert(Index, &'static str),
    /// A part of the text, once more or somewhere else.
    Copy(Index, usize, Index),
    Swap(Index, Index, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    const TOKENS: &[&str] = &[
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        ",",
        ":",
        "\"",
        "\\",
        "\\u00e9",
        "\\ud800",
        " ",
        "\n",
        "-",
        "0",
        "01",
        "1e5",
        "1.5",
        "18446744073709551616",
        "-9223372036854775808",
        "{",
        "}",
        "[",
        "]",
        "é",
        "\"@odata.type\":\"#microsoft.graph.printer\",",
        "\"@odata.type\":\"#microsoft.graph.device\",",
        "\"pages\":1,",
        "\"name\":\"x\",",
        "\"id\":null,",
        "\"extra\":1,",
        "\"members@odata.count\":1,",
        "\"2024-02-29T13:45:30Z\"",
        "\"7\"",
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        any::<Index>().prop_map(Mutation::Cut),
        (any::<Index>(), 1..12_usize).prop_map(|(at, length)| Mutation::Remove(at, length)),
        (any::<Index>(), proptest::sample::select(TOKENS))
            .prop_map(|(at, token)| Mutation::Insert(at, token)),
        (any::<Index>(), 1..40_usize, any::<Index>())
            .prop_map(|(at, length, to)| Mutation::Copy(at, length, to)),
        (any::<Index>(), any::<Index>(), 1..20_usize)
            .prop_map(|(left, right, length)| Mutation::Swap(left, right, length)),
    ]
}

fn mutate(text: &mut Vec<u8>, mutation: &Mutation) {
    let end = text.len() + 1;
    let part = |at: &Index, length: usize| {
        let start = at.index(end);
        start..(start + length).min(end - 1)
    };
    match mutation {
        Mutation::Byte(at, byte) => {
            if let Some(found) = text.get_mut(at.index(end)) {
                *found = *byte;
            }
        }
        Mutation::Cut(at) => text.truncate(at.index(end)),
        Mutation::Remove(at, length) => drop(text.drain(part(at, *length))),
        Mutation::Insert(at, token) => drop(text.splice(part(at, 0), token.bytes())),
        Mutation::Copy(at, length, to) => {
            let copied = text[part(at, *length)].to_vec();
            drop(text.splice(part(to, 0), copied));
        }
        Mutation::Swap(left, right, length) => {
            let moved = text[part(left, *length)].to_vec();
            drop(text.splice(part(right, moved.len()), moved));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Each of these cases is thirteen inputs: one for each type of body.
    #[test]
    fn mutated_bodies_are_read_like_serde_json(
        body in any::<Index>(),
        in_a_page: bool,
        mutations in proptest::collection::vec(mutation(), 1..4),
    ) {
        let bodies = [PRINTERS, ENVELOPES].concat();
        let mut text = body.get(&bodies).as_bytes().to_vec();
        if in_a_page {
            text = [b"{\"value\":[", text.as_slice(), b"]}"].concat();
        }
        for mutation in &mutations {
            mutate(&mut text, mutation);
        }
        same_as_all(&text);
    }
}
