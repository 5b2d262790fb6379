use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::super::text_buffer::TextBuffer;
use super::{parse_date, parse_date_time, parse_time, write_date, write_date_time, write_time};

fn date_time_again(text: &str) -> Option<String> {
    write_date_time(&parse_date_time(text)?, &mut TextBuffer::new()).map(str::to_owned)
}

fn date_again(text: &str) -> Option<String> {
    write_date(parse_date(text)?, &mut TextBuffer::new()).map(str::to_owned)
}

fn time_again(text: &str) -> Option<String> {
    write_time(parse_time(text)?, &mut TextBuffer::new()).map(str::to_owned)
}

#[test]
fn date_times_are_written_in_one_spelling() {
    for (read, written) in [
        ("2024-02-29T13:45:30Z", "2024-02-29T13:45:30Z"),
        ("2024-02-29t13:45:30z", "2024-02-29T13:45:30Z"),
        ("2024-02-29T13:45:30+00:00", "2024-02-29T13:45:30Z"),
        ("2024-02-29T13:45:30-00:00", "2024-02-29T13:45:30Z"),
        ("2024-02-29T13:45Z", "2024-02-29T13:45:00Z"),
        ("2024-02-29T13:45+01:00", "2024-02-29T13:45:00+01:00"),
        ("2017-01-01T00:02:49.3205976-08:00", "2017-01-01T00:02:49.3205976-08:00"),
        ("2021-01-26T22:30:57.370Z", "2021-01-26T22:30:57.37Z"),
        ("2021-01-26T22:30:57.0000000Z", "2021-01-26T22:30:57Z"),
        ("2021-01-26T22:30:57.123456789Z", "2021-01-26T22:30:57.123456789Z"),
        ("2021-01-26T22:30:57.123456789000Z", "2021-01-26T22:30:57.123456789Z"),
        ("2021-01-26T22:30:57.000000001Z", "2021-01-26T22:30:57.000000001Z"),
        ("2021-01-26T22:30:57+05:45", "2021-01-26T22:30:57+05:45"),
        ("2021-01-26T22:30:57+23:59", "2021-01-26T22:30:57+23:59"),
        ("2021-01-26T22:30:57-23:59", "2021-01-26T22:30:57-23:59"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        // Local years 1 and 9999, whose instants are in years 0 and 10000.
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00+05:00"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59-12:00"),
        ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
    ] {
        assert_eq!(date_time_again(read).as_deref(), Some(written), "{read}");
    }
}

#[test]
fn the_offset_is_kept() {
    let east = parse_date_time("2024-02-29T13:45:30+01:00").expect("a date-time");
    assert_eq!(east.offset().local_minus_utc(), 3600);
    assert_eq!(east, parse_date_time("2024-02-29T12:45:30Z").expect("the same instant"));
}

#[test]
fn other_texts_are_not_date_times() {
    for text in [
        "",
        "2024-02-29",
        "2024-02-29T",
        "2024-02-29T13Z",
        "2024-02-29T13:45:30",
        "2024-02-29 13:45:30Z",
        "2024-02-29T13:45:30 Z",
        "2024-02-29T05: 32: 51.451Z",
        " 2024-02-29T13:45:30Z",
        "2024-02-29T13:45:30Z ",
        "2024-02-29T13:45:30Z\n",
        "2024-02-29T13:45:30Z\0",
        "2024-02-29T13:45:30ZZ",
        "2023-02-29T13:45:30Z",
        "2024-00-10T13:45:30Z",
        "2024-13-10T13:45:30Z",
        "2024-01-00T13:45:30Z",
        "2024-04-31T13:45:30Z",
        "0000-01-01T00:00:00Z",
        "-001-01-01T00:00:00Z",
        "+2024-02-29T13:45:30Z",
        "10000-01-01T00:00:00Z",
        "2024-2-29T13:45:30Z",
        "20240229T134530Z",
        "2024-02-29T24:00:00Z",
        "2024-02-29T13:60:30Z",
        "2024-02-29T23:59:60Z",
        "2024-02-29T13:45:3Z",
        "2024-02-29T13:45:Z",
        "2024-02-29T13:45.5Z",
        "2024-02-29T13:45:30.Z",
        "2024-02-29T13:45:30,5Z",
        "2024-02-29T13:45:30.-5Z",
        "2024-02-29T13:45:30.1234567891Z",
        "2024-02-29T13:45:30.0000000000000000000000001Z",
        "2024-02-29T13:45:30+0100",
        "2024-02-29T13:45:30+01",
        "2024-02-29T13:45:30+1:00",
        "2024-02-29T13:45:30+01:60",
        "2024-02-29T13:45:30+24:00",
        "2024-02-29T13:45:30+01:00:00",
        "2024-02-29T13:45:30\u{2212}01:00",
        "２024-02-29T13:45:30Z",
        "2024-02-29T13:45:3\u{663}Z",
        "String (timestamp)",
    ] {
        assert_eq!(parse_date_time(text), None, "{text:?}");
    }
}

#[test]
fn dates_round_trip_and_other_texts_are_refused() {
    for text in ["0001-01-01", "2000-02-29", "2024-02-29", "9999-12-31"] {
        assert_eq!(date_again(text).as_deref(), Some(text));
    }
    for text in [
        "",
        "0000-01-01",
        "1900-02-29",
        "2024-02-30",
        "2024-2-29",
        "2024-02-29 ",
        " 2024-02-29",
        "2024/02/29",
        "2024-02-29Z",
        "2024-02-29T00:00:00Z",
        "12024-02-29",
        "-2024-02-29",
        "Date",
    ] {
        assert_eq!(parse_date(text), None, "{text:?}");
    }
}

#[test]
fn times_of_day_are_written_with_seconds() {
    for (read, written) in [
        ("00:00", "00:00:00"),
        ("08:00:00.0000000", "08:00:00"),
        ("11:58:49.3840000", "11:58:49.384"),
        ("23:59:59.999999999", "23:59:59.999999999"),
    ] {
        assert_eq!(time_again(read).as_deref(), Some(written), "{read}");
    }
    for text in [
        "",
        "8:00",
        "08",
        "08:",
        "08:00:",
        "08:00:0",
        "08:00:00.",
        "08:00 ",
        "08:00Z",
        "24:00",
        "23:60",
        "23:59:60",
        "-1:00",
        "08:00AM",
    ] {
        assert_eq!(parse_time(text), None, "{text:?}");
    }
}

#[test]
fn values_without_a_wire_form_are_refused() {
    let text = &mut TextBuffer::new();
    assert_eq!(write_date(NaiveDate::MIN, text), None);
    assert_eq!(write_date(NaiveDate::MAX, text), None);

    let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).expect("chrono has it");
    assert_eq!(write_time(leap, text), None);
    let day = NaiveDate::from_ymd_opt(2016, 12, 31).expect("a date");
    assert_eq!(write_date_time(&day.and_time(leap).and_utc().fixed_offset(), text), None);

    let seconds = FixedOffset::east_opt(3601).expect("chrono has it");
    assert_eq!(write_date_time(&seconds.timestamp_nanos(0), text), None);

    for end in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for offset in [-3600, 0, 3600] {
            let offset = FixedOffset::east_opt(offset).expect("an offset");
            assert_eq!(write_date_time(&end.with_timezone(&offset), text), None);
        }
    }
}

/// All values that OData can express: local years 1 to 9999, nanoseconds, offsets of whole minutes.
fn date_times() -> impl Strategy<Value = DateTime<FixedOffset>> {
    let seconds = 0..=TimeDelta::days(3_652_059).num_seconds() - 1;
    let nanoseconds = prop_oneof![
        Just(0),
        (0..1_000_u32).prop_map(|thousandths| thousandths * 1_000_000),
        (0..10_000_000_u32).prop_map(|ticks| ticks * 100),
        0..1_000_000_000_u32,
    ];
    (seconds, nanoseconds, -1439..=1439).prop_filter_map(
        "chrono holds all of them",
        |(seconds, nanosecond, minutes)| {
            let local = NaiveDate::from_ymd_opt(1, 1, 1)?.and_hms_opt(0, 0, 0)?
                + TimeDelta::new(seconds, nanosecond)?;
            FixedOffset::east_opt(minutes * 60)?.from_local_datetime(&local).single()
        },
    )
}

proptest! {
    #[test]
    fn date_times_round_trip(value in date_times()) {
        let mut text = TextBuffer::new();
        let written = write_date_time(&value, &mut text).expect("in range");
        let again = parse_date_time(written).expect("written text is read");
        prop_assert_eq!(again, value);
        prop_assert_eq!(again.offset(), value.offset());
    }

    #[test]
    fn dates_and_times_round_trip(value in date_times()) {
        let (date, time) = (value.naive_local().date(), value.naive_local().time());
        let mut text = TextBuffer::new();
        prop_assert_eq!(write_date(date, &mut text).and_then(parse_date), Some(date));
        prop_assert_eq!(write_time(time, &mut text).and_then(parse_time), Some(time));
    }

    #[test]
    fn chrono_reads_the_same(value in date_times()) {
        let mut text = TextBuffer::new();
        let ours = write_date_time(&value, &mut text).expect("in range");
        prop_assert_eq!(DateTime::parse_from_rfc3339(ours), Ok(value));
        let theirs = value.to_rfc3339();
        prop_assert_eq!(parse_date_time(&theirs), Some(value), "{}", theirs);
    }

    #[test]
    fn no_text_panics(text in "[0-9TtZz:.+ -]{0,40}|.{0,40}") {
        let _ = (parse_date_time(&text), parse_date(&text), parse_time(&text));
    }

    /// A text with one changed character is read by both or by neither, except where this module
    /// differs from chrono on purpose.
    #[test]
    fn chrono_agrees_on_damaged_texts(value in date_times(), at in 0..20_usize, byte in b' '..b'~') {
        let mut text = TextBuffer::new();
        let mut damaged = write_date_time(&value, &mut text).expect("in range").as_bytes().to_vec();
        let at = at.min(damaged.len() - 1);
        damaged[at] = byte;
        let damaged = String::from_utf8(damaged).expect("ASCII");
        let ours = parse_date_time(&damaged);
        let theirs = DateTime::parse_from_rfc3339(&damaged).ok();
        let differs = damaged.starts_with("0000") || damaged.contains(' ')
            || damaged.get(17..19) == Some("60");
        prop_assert!(ours == theirs || differs, "{damaged}: {ours:?}, {theirs:?}");
    }
}
