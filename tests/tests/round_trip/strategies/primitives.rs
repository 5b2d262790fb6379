//! JSON, and values of Edm types and enumerations.

use std::collections::BTreeMap;

use graph_models::edm::{DateTime, Decimal, Duration, FixedOffset, NaiveDate, NaiveTime};
use graph_models::{FlagSet, GraphEnum};
use graph_tests::enums::{Access, Color, Day};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

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

pub(super) fn object(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(Map::from_iter(entries))
}

/// Names that no sample type declares.
fn unknown_name() -> impl Strategy<Value = String> {
    prop_oneof!["x[a-z]{0,3}", "[a-z]{1,4}@odata\\.[a-z]{1,4}", "@odata\\.etag", "X .{0,3}"]
}

pub(crate) fn unknown() -> impl Strategy<Value = BTreeMap<String, Value>> {
    btree_map(unknown_name(), any_json(), 0..3)
}

/// Any double but NaN, which is not equal to itself where a test compares plain numbers.
pub(super) fn double() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO
}

pub(super) fn decimal() -> impl Strategy<Value = Decimal> {
    const LARGEST: i128 = (1 << 96) - 1;
    let mantissa = prop_oneof![-LARGEST..=LARGEST, -1000_i128..1000];
    (mantissa, 0_u32..=28)
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

pub(super) fn date() -> impl Strategy<Value = NaiveDate> {
    (1_i32..=9999, 1_u32..=366)
        .prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

pub(super) fn time() -> impl Strategy<Value = NaiveTime> {
    (0_u32..86400, prop_oneof![Just(0), 0_u32..1_000_000_000])
        .prop_filter_map("no time", |(s, n)| NaiveTime::from_num_seconds_from_midnight_opt(s, n))
}

pub(super) fn date_time() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (date(), time(), -1439_i32..=1439).prop_filter_map("no date-time", |(date, time, minutes)| {
        date.and_time(time).and_local_timezone(FixedOffset::east_opt(minutes * 60)?).single()
    })
}

pub(super) fn duration() -> impl Strategy<Value = Duration> {
    const LONGEST: i64 = i64::MAX / 1000 - 1;
    (prop_oneof![-LONGEST..LONGEST, -100_i64..100], 0_u32..1_000_000_000)
        .prop_filter_map("too long", |(seconds, nanoseconds)| {
            chrono::TimeDelta::new(seconds, nanoseconds).map(Duration::new)
        })
}

pub(super) fn color() -> impl Strategy<Value = Color> {
    prop_oneof![
        select(<Color as GraphEnum>::MEMBERS),
        // The number of a member would be read as the member.
        ".{0,6}"
            .prop_filter("a number", |text| text.parse::<i64>().is_err())
            .prop_map(|text: String| { Color::from(text.as_str()) })
    ]
}

pub(super) fn access() -> impl Strategy<Value = FlagSet<Access>> {
    let unknown = "[a-z]{3,6}".prop_map(|text: String| Access::from(text.as_str()));
    let member = prop_oneof![select(<Access as GraphEnum>::MEMBERS), unknown];
    vec(member, 0..4).prop_map(FlagSet::from_iter)
}

pub(super) fn days() -> impl Strategy<Value = FlagSet<Day>> {
    vec(select(<Day as GraphEnum>::MEMBERS), 0..4).prop_map(FlagSet::from_iter)
}
