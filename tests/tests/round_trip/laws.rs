//! What holds for every value and every body.

use graph_models::v1::IosUpdateDeviceStatus;
use graph_tests::edm::{Absentable, AbsentablePatch, Demanded, Listed, Sparse};
use graph_tests::enums::{Color, Size};
use graph_tests::office::{
    Address, AnyDevice, Geo, NamedDevice, Office, OfficePatch, Printer, Scanner,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::formats::cbor;
use crate::strategies::{absentable, any_device, near_body, office, office_body};
use crate::support::write;

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads what has to be accepted; the shrunken case says what is wrong, so there is no panic.
fn accepted<T: DeserializeOwned>(text: &str) -> Result<T, TestCaseError> {
    serde_json::from_str(text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))
}

/// What was written is read as what it was, as JSON and as CBOR; a copy is written the same.
pub(crate) fn survives<T>(value: &T) -> Result<(), TestCaseError>
where
    T: DeserializeOwned + Serialize + PartialEq + Clone + std::fmt::Debug,
{
    let text = write(value);
    let back: T = accepted(&text)?;
    prop_assert_eq!(&back, value, "{}", text);
    prop_assert_eq!(write(&back), text.as_str());
    prop_assert_eq!(write(&value.clone()), text.as_str());
    let back: T = cbor::read(&cbor::write(value));
    prop_assert_eq!(&back, value);
    prop_assert_eq!(write(&back), text);
    Ok(())
}

/// A body that is accepted says the same after it was written, and all its names are still there.
pub(crate) fn settles<T>(body: &Value) -> Result<(), TestCaseError>
where
    T: DeserializeOwned + Serialize + PartialEq + Clone + std::fmt::Debug,
{
    let Ok(value) = T::deserialize(body) else { return Ok(()) };
    let text = write(&value);
    let back: T = accepted(&text)?;
    prop_assert_eq!(&back, &value, "{} became {}", body, text);
    prop_assert_eq!(write(&back), text.as_str());
    prop_assert_eq!(write(&value.clone()), text.as_str());
    let written: Value = accepted(&text)?;
    if let (Some(before), Some(after)) = (body.as_object(), written.as_object()) {
        for name in before.keys() {
            prop_assert!(after.contains_key(name), "{} lost {}", text, name);
        }
    }
    Ok(())
}

/// Every kind of item.
fn settles_as_anything(body: &Value) -> Result<(), TestCaseError> {
    settles::<Absentable>(body)?;
    settles::<AbsentablePatch>(body)?;
    settles::<Listed>(body)?;
    settles::<Sparse>(body)?;
    settles::<Demanded>(body)?;
    settles::<Office>(body)?;
    settles::<OfficePatch>(body)?;
    settles::<Address>(body)?;
    settles::<Geo>(body)?;
    settles::<Printer>(body)?;
    settles::<Scanner>(body)?;
    settles::<AnyDevice>(body)?;
    settles::<NamedDevice>(body)?;
    settles::<Color>(body)?;
    settles::<Size>(body)?;
    settles::<IosUpdateDeviceStatus>(body)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_value_survives(value in absentable()) {
        survives(&value)?;
    }

    #[test]
    fn every_value_with_inner_values_survives(value in office()) {
        survives(&value)?;
    }

    #[test]
    fn every_union_survives(value in any_device()) {
        survives(&value)?;
    }

    #[test]
    fn every_valid_body_comes_back(body in office_body()) {
        let office: Office = accepted(&body.to_string())?;
        let written: Value = accepted(&write(&office))?;
        prop_assert_eq!(&written, &body);
        let again: Office = cbor::read(&cbor::write(&office));
        prop_assert_eq!(write(&again), write(&office));
    }

    #[test]
    fn whatever_is_accepted_settles(body in near_body()) {
        settles_as_anything(&body)?;
    }

    #[test]
    fn a_damaged_body_is_no_panic(
        body in office_body(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = body.to_string().into_bytes();
        let at = at.index(bytes.len());
        match cut {
            true => bytes.truncate(at),
            false => bytes[at] = byte,
        }
        if let Ok(office) = serde_json::from_slice::<Office>(&bytes) {
            survives(&office)?;
        }
    }

    #[test]
    fn arbitrary_bytes_are_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        _ = serde_json::from_slice::<Office>(&bytes);
        _ = serde_json::from_slice::<AnyDevice>(&bytes);
        _ = ciborium::from_reader::<Office, _>(&*bytes);
        _ = rmp_serde::from_slice::<Office>(&bytes);
    }
}
