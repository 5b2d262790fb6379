//! Values of the sample types.

use std::collections::BTreeMap;

use graph_models::__private_0_1_0::Slot;
use graph_models::edm::{Binary, Uuid};
use graph_models::{Model, ObjectExt};
use graph_tests::edm::Optional;
use graph_tests::enums::Size;
use graph_tests::office::{Address, AnyDevice, Device, Geo, NamedDevice, Office, Printer, Scanner};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use super::primitives::{
    access, any_json, color, date, date_time, days, decimal, double, duration, time, unknown,
};

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

pub(crate) fn optional() -> impl Strategy<Value = Optional> {
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
        option::of(
            any_json().prop_filter("an untyped null is not a value", |json| !json.is_null()),
        ),
    );
    let size = prop_oneof![Just(Size::Small), Just(Size::Large)];
    let enums = (option::of(color()), option::of(size), option::of(access()), option::of(days()));
    (numbers, times, texts, enums, any::<u64>(), unknown()).prop_map(
        |(numbers, times, texts, enums, nulls, unknown)| {
            let (s_byte, byte, int16, int32, int64, single, double, decimal) = numbers;
            let (date_time, date, time, duration) = times;
            let (boolean, text, guid, binary, untyped) = texts;
            let (color, size, access, days) = enums;
            let value = Optional {
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
                ..Optional::default()
            };
            adorned(value, nulls, unknown)
        },
    )
}

fn address() -> impl Strategy<Value = Address> {
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
