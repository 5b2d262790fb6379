//! Laws that hold for every value and every body.

use graph_models::v1::IosUpdateDeviceStatus;
use graph_tests::edm::{Listed, Optional, OptionalPatch, Required, Sparse};
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
use crate::strategies::{any_device, near_body, office, office_body, optional};
use crate::support::write;

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads text that has to be accepted. It fails instead of panicking, so that proptest reports the
/// shrunk case.
fn accepted<T: DeserializeOwned>(text: &str) -> Result<T, TestCaseError> {
    serde_json::from_str(text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))
}

/// Checks that a value survives JSON and CBOR, and that a copy is written the same.
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

/// Checks that a body, if it is accepted, has the same value after writing and keeps all its names.
pub(crate) fn is_stable<T>(body: &Value) -> Result<(), TestCaseError>
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

/// Checks a body as every kind of type.
fn is_stable_as_every_type(body: &Value) -> Result<(), TestCaseError> {
    is_stable::<Optional>(body)?;
    is_stable::<OptionalPatch>(body)?;
    is_stable::<Listed>(body)?;
    is_stable::<Sparse>(body)?;
    is_stable::<Required>(body)?;
    is_stable::<Office>(body)?;
    is_stable::<OfficePatch>(body)?;
    is_stable::<Address>(body)?;
    is_stable::<Geo>(body)?;
    is_stable::<Printer>(body)?;
    is_stable::<Scanner>(body)?;
    is_stable::<AnyDevice>(body)?;
    is_stable::<NamedDevice>(body)?;
    is_stable::<Color>(body)?;
    is_stable::<Size>(body)?;
    is_stable::<IosUpdateDeviceStatus>(body)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_value_survives(value in optional()) {
        survives(&value)?;
    }

    #[test]
    fn every_value_with_nested_values_survives(value in office()) {
        survives(&value)?;
    }

    #[test]
    fn every_union_survives(value in any_device()) {
        survives(&value)?;
    }

    #[test]
    fn every_valid_body_round_trips(body in office_body()) {
        let office: Office = accepted(&body.to_string())?;
        let written: Value = accepted(&write(&office))?;
        prop_assert_eq!(&written, &body);
        let again: Office = cbor::read(&cbor::write(&office));
        prop_assert_eq!(write(&again), write(&office));
    }

    #[test]
    fn every_accepted_body_is_stable(body in near_body()) {
        is_stable_as_every_type(&body)?;
    }

    #[test]
    fn a_damaged_body_does_not_panic(
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
    fn arbitrary_bytes_do_not_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        _ = serde_json::from_slice::<Office>(&bytes);
        _ = serde_json::from_slice::<AnyDevice>(&bytes);
        _ = ciborium::from_reader::<Office, _>(&*bytes);
        _ = rmp_serde::from_slice::<Office>(&bytes);
    }
}
