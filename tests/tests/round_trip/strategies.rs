//! Arbitrary values of the sample types, valid bodies of them, and JSON that is anything.

use std::collections::BTreeMap;

use graph_models::__private_0_1_0::Slot;
use graph_models::edm::{
    Binary, DateTime, Decimal, Duration, FixedOffset, NaiveDate, NaiveTime, Uuid,
};
use graph_models::{FlagSet, Model, ObjectExt};
use graph_tests::edm::Absentable;
use graph_tests::enums::{Access, Color, Day, Size};
use graph_tests::office::{Address, AnyDevice, Device, Geo, NamedDevice, Office, Printer, Scanner};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Any JSON.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        double().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(".{0,6}", inner, 0..4).prop_map(object),
        ]
    })
}

fn object(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(Map::from_iter(entries))
}

/// Names that no sample type has.
fn unknown_name() -> impl Strategy<Value = String> {
    prop_oneof!["x[a-z]{0,3}", "[a-z]{1,4}@odata\\.[a-z]{1,4}", "@odata\\.etag", "X .{0,3}"]
}

pub(crate) fn unknown() -> impl Strategy<Value = BTreeMap<String, Value>> {
    btree_map(unknown_name(), any_json(), 0..3)
}

/// Any double but NaN, which is not equal to itself.
fn double() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO
}

fn decimal() -> impl Strategy<Value = Decimal> {
    const LARGEST: i128 = (1 << 96) - 1;
    let mantissa = prop_oneof![-LARGEST..=LARGEST, -1000_i128..1000];
    (mantissa, 0_u32..=28)
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (1_i32..=9999, 1_u32..=366)
        .prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0_u32..86400, prop_oneof![Just(0), 0_u32..1_000_000_000])
        .prop_filter_map("no time", |(s, n)| NaiveTime::from_num_seconds_from_midnight_opt(s, n))
}

fn date_time() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (date(), time(), -1439_i32..=1439).prop_filter_map("no date-time", |(date, time, minutes)| {
        date.and_time(time).and_local_timezone(FixedOffset::east_opt(minutes * 60)?).single()
    })
}

fn duration() -> impl Strategy<Value = Duration> {
    const LONGEST: i64 = i64::MAX / 1000 - 1;
    (prop_oneof![-LONGEST..LONGEST, -100_i64..100], 0_u32..1_000_000_000)
        .prop_filter_map("too long", |(seconds, nanoseconds)| {
            chrono::TimeDelta::new(seconds, nanoseconds).map(Duration::new)
        })
}

fn color() -> impl Strategy<Value = Color> {
    prop_oneof![
        select(<Color as graph_models::GraphEnum>::MEMBERS),
        ".{0,6}".prop_map(|text: String| { Color::from(text.as_str()) })
    ]
}

fn access() -> impl Strategy<Value = FlagSet<Access>> {
    let unknown = "[a-z]{3,6}".prop_map(|text: String| Access::from(text.as_str()));
    let member = prop_oneof![select(<Access as graph_models::GraphEnum>::MEMBERS), unknown];
    vec(member, 0..4).prop_map(FlagSet::from_iter)
}

fn days() -> impl Strategy<Value = FlagSet<Day>> {
    vec(select(<Day as graph_models::GraphEnum>::MEMBERS), 0..4).prop_map(FlagSet::from_iter)
}

/// A value with some of its properties explicitly null and with additional data.
fn adorned<T: ObjectExt + Model>(mut value: T, nulls: u64, unknown: BTreeMap<String, Value>) -> T {
    for (position, property) in T::TYPE.properties().iter().enumerate() {
        let absent = matches!(value.property(position).slot(), Slot::Absent);
        if absent && nulls >> (position % 64) & 1 == 1 {
            value.set_explicit_null(property.wire_name());
        }
    }
    value.additional_mut().extend(unknown);
    value
}

pub(crate) fn absentable() -> impl Strategy<Value = Absentable> {
    let numbers = (
        option::of(any::<i8>()),
        option::of(any::<u8>()),
        option::of(any::<i16>()),
        option::of(any::<i32>()),
        option::of(any::<i64>()),
        option::of(any::<f32>().prop_filter("NaN", |value| !value.is_nan())),
        option::of(double()),
        option::of(decimal()),
    );
    let times =
        (option::of(date_time()), option::of(date()), option::of(time()), option::of(duration()));
    let texts = (
        option::of(any::<bool>()),
        option::of(any::<String>()),
        option::of(any::<u128>().prop_map(Uuid::from_u128)),
        option::of(vec(any::<u8>(), 0..9).prop_map(Binary::new)),
        option::of(any_json().prop_filter("null is no value", |json| !json.is_null())),
    );
    let size = prop_oneof![Just(Size::Small), Just(Size::Large)];
    let enums = (option::of(color()), option::of(size), option::of(access()), option::of(days()));
    (numbers, times, texts, enums, any::<u64>(), unknown()).prop_map(
        |(numbers, times, texts, enums, nulls, unknown)| {
            let (s_byte, byte, int16, int32, int64, single, double, decimal) = numbers;
            let (date_time, date, time, duration) = times;
            let (boolean, text, guid, binary, untyped) = texts;
            let (color, size, access, days) = enums;
            let value = Absentable {
                boolean,
                s_byte,
                byte,
                int16,
                int32,
                int64,
                single,
                double,
                decimal,
                text,
                date_time,
                date,
                time,
                duration,
                guid,
                binary,
                untyped,
                color,
                size,
                access,
                days,
                ..Absentable::default()
            };
            adorned(value, nulls, unknown)
        },
    )
}

pub(crate) fn address() -> impl Strategy<Value = Address> {
    let geo = (double(), double(), unknown()).prop_map(|(latitude, longitude, unknown)| Geo {
        latitude,
        longitude,
        additional_data: unknown.into_iter().collect(),
    });
    (
        option::of(any::<String>()),
        option::of(any::<i32>()),
        option::of(geo),
        any::<u64>(),
        unknown(),
    )
        .prop_map(|(street, floor, geo, nulls, unknown)| {
            adorned(Address { street, floor, geo, ..Address::default() }, nulls, unknown)
        })
}

fn foreign() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.2, "#contoso\\.[a-z]{1,5}")
}

fn device() -> impl Strategy<Value = Device> {
    let text = || option::of(any::<String>());
    (text(), text(), option::of(any::<i64>()), any::<u64>(), unknown()).prop_map(
        |(id, label, uses, nulls, unknown)| {
            adorned(Device { id, label, uses, ..Device::default() }, nulls, unknown)
        },
    )
}

fn printer() -> impl Strategy<Value = Printer> {
    let ink = option::of(vec(color(), 0..3));
    (option::of(any::<i64>()), ink, option::of(address()), any::<u64>(), unknown()).prop_map(
        |(uses, ink, place, nulls, unknown)| {
            let place = place.map(Box::new);
            adorned(Printer { uses, ink, place, ..Printer::default() }, nulls, unknown)
        },
    )
}

pub(crate) fn any_device() -> impl Strategy<Value = AnyDevice> {
    let scanner = option::of(any::<i32>()).prop_map(|dpi| Scanner { dpi, ..Scanner::default() });
    let unrecognized = (device(), foreign()).prop_map(|(mut device, foreign)| {
        device.additional_data.set_foreign_type(foreign.as_deref());
        AnyDevice::Unrecognized(Box::new(device))
    });
    prop_oneof![printer().prop_map(Into::into), scanner.prop_map(Into::into), unrecognized]
}

fn named_device() -> impl Strategy<Value = NamedDevice> {
    let unrecognized = (device(), "#contoso\\.[a-z]{1,5}").prop_map(|(mut device, foreign)| {
        device.additional_data.set_foreign_type(foreign.as_str());
        NamedDevice::Unrecognized(Box::new(device))
    });
    prop_oneof![device().prop_map(Into::into), printer().prop_map(Into::into), unrecognized]
}

pub(crate) fn office() -> impl Strategy<Value = Office> {
    let texts = (option::of(any::<String>()), option::of(any::<String>()), option::of(date_time()));
    let values = (
        option::of(access()),
        option::of((address(), foreign())),
        option::of(vec(address(), 0..3)),
        option::of(vec(option::of(address().prop_map(Box::new)), 0..3)),
        option::of(vec(any::<i64>(), 0..3)),
    );
    let devices = (
        option::of(any_device()),
        option::of(vec(any_device(), 0..3)),
        option::of(vec(option::of(named_device()), 0..3)),
    );
    let leaf = (texts, values, devices, any::<u64>(), unknown(), foreign()).prop_map(
        |(texts, values, devices, nulls, unknown, foreign)| {
            let (name, self_, created_date_time) = texts;
            let (access, address, former_addresses, gaps, key_cards) = values;
            let (main_device, devices, spare) = devices;
            let address = address.map(|(mut address, foreign)| {
                address.additional_data.set_foreign_type(foreign.as_deref());
                address
            });
            let value = Office {
                name,
                self_,
                created_date_time,
                access,
                address,
                former_addresses,
                gaps,
                key_cards,
                main_device,
                devices,
                spare,
                ..Office::default()
            };
            let mut value = adorned(value, nulls, unknown);
            value.additional_data.set_foreign_type(foreign.as_deref());
            value
        },
    );
    (leaf, option::of(Just(Office { open: Some(true), ..Office::default() }))).prop_map(
        |(mut office, annex)| {
            office.annex = annex.map(Box::new);
            office
        },
    )
}

/// An object in canonical spelling: some of the properties, values of theirs or nulls, and more.
fn body(properties: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let entries: Vec<_> = properties
        .into_iter()
        .map(|(name, value)| {
            let value = prop_oneof![3 => value, 1 => Just(Value::Null)];
            option::of(value.prop_map(move |value| (name.to_owned(), value)))
        })
        .collect();
    (entries, unknown())
        .prop_map(|(entries, unknown)| object(entries.into_iter().flatten().chain(unknown)))
        .boxed()
}

fn tagged(body: impl Strategy<Value = Value>, tag: &'static str) -> impl Strategy<Value = Value> {
    body.prop_map(move |mut body| {
        body["@odata.type"] = tag.into();
        body
    })
}

fn list(element: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    vec(element, 0..3).prop_map(Value::from).boxed()
}

fn texts(pattern: &'static str) -> BoxedStrategy<Value> {
    pattern.prop_map(Value::from).boxed()
}

/// The body of an office that has to come back unchanged.
pub(crate) fn office_body() -> impl Strategy<Value = Value> {
    let whole = || any::<i64>().prop_map(Value::from).boxed();
    let quoted = || any::<i64>().prop_map(|value| value.to_string().into()).boxed();
    let uses = || prop_oneof![whole(), quoted()].boxed();
    let floor = any::<i32>().prop_map(Value::from).boxed();
    let geo =
        (double(), double()).prop_map(|(x, y)| json!({"latitude": x, "longitude": y})).boxed();
    let address = body(vec![("street", texts(".*")), ("floor", floor), ("geo", geo)]);
    let address =
        prop_oneof![3 => address.clone(), 1 => tagged(address, "#contoso.mailAddress")].boxed();
    let common = || vec![("id", texts(".{0,4}")), ("label", texts(".{0,4}")), ("uses", uses())];
    let mut printer = common();
    printer.extend([
        ("ink", list(select(vec!["grey", "RAL5002", "Pink"]).prop_map(Value::from))),
        ("place", address.clone()),
    ]);
    let device = prop_oneof![
        body(common()),
        tagged(body(printer), "#microsoft.graph.printer"),
        tagged(body(common()), "#microsoft.graph.scanner"),
        tagged(body(common()), "#contoso.tablet"),
    ]
    .boxed();
    let spare = prop_oneof![device.clone(), Just(Value::Null)];
    let gaps = prop_oneof![address.clone(), Just(Value::Null)];
    let created = "20[0-9]{2}-0[1-9]-[12][0-8]T1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,6}[1-9])?(Z|\\+0[1-9]:30)";
    let mut properties = vec![
        ("id", texts(".*")),
        ("open", any::<bool>().prop_map(Value::from).boxed()),
        ("createdDateTime", texts(created)),
        ("doorCode", texts("[0-9]{4}")),
        ("keyCards", prop_oneof![list(whole()), list(quoted())].boxed()),
        ("type", texts(".*")),
        ("WLAN-name", texts(".*")),
        ("access", texts("(read|write|other)(,fullControl)?")),
        ("address", address.clone()),
        ("formerAddresses", list(address)),
        ("gaps", list(gaps)),
        ("mainDevice", device.clone()),
        ("devices", list(device)),
        ("spare", list(spare)),
    ];
    let annex = body(vec![("self", texts(".*")), ("name", texts(".*"))]);
    properties.push(("annex", annex));
    tagged(body(properties), "#contoso.buildings.office")
}

/// JSON with the names, and some of the values, that the sample types have.
pub(crate) fn near_body() -> impl Strategy<Value = Value> {
    const TEXTS: &[&str] = &[
        "#microsoft.graph.printer",
        "#graph.scanner",
        "#contoso.tablet",
        "",
        "7",
        "-0.5",
        "INF",
        "2024-02-29",
        "2024-02-29T13:45:30.5+05:30",
        "13:45",
        "P1DT2H",
        "AQID",
        "grey",
        "small",
        "read,audit",
        "monday, sunday",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ];
    let types =
        [Office::TYPE, Address::TYPE, Geo::TYPE, Printer::TYPE, Scanner::TYPE, Absentable::TYPE];
    let mut names: Vec<&str> = types
        .iter()
        .flat_map(|info| info.properties().iter().map(|property| property.wire_name()))
        .collect();
    names.extend(["@odata.type"; 12]);
    names.extend(["x", "@odata.etag", "Id"]);
    let leaf = prop_oneof![
        4 => select(TEXTS).prop_map(Value::from),
        2 => prop_oneof![Just(json!(0)), Just(json!(1.5)), any::<i64>().prop_map(Value::from)],
        1 => any_json(),
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            1 => vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => btree_map(select(names.clone()).prop_map(str::to_owned), inner, 0..6).prop_map(object),
        ]
    })
}
