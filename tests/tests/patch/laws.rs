//! Laws that hold for every patch of every value.

use graph_models::v1;
use graph_models::{ObjectExt, Twin, TypeInfo, apply, diff, patch_of};
use graph_tests::edm::{Listed, Optional, Required, Sparse};
use graph_tests::office::Office;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bodies::{Purpose, Source};
use crate::mentions::{is_served_alike, obeys_merge_change, obeys_patch_towards};
use crate::sample::{Checked, Sample, read, write};
use crate::service::{self, inner_type, is_patchable, type_of};
use crate::types::{Parcel, Sealed};

/// Checks that a value equals another in everything that a patch can change. That excludes keys and
/// other read-only properties, non-nullable properties that are missing in `wanted`, annotations,
/// and the difference between null and absent.
pub(crate) fn agrees(
    got: &Value,
    wanted: &Value,
    info: Option<&'static TypeInfo>,
    at: &str,
) -> Checked {
    let (Value::Object(got), Value::Object(wanted)) = (got, wanted) else {
        prop_assert_eq!(got, wanted, "{}", at);
        return Ok(());
    };
    let names = got.keys().chain(wanted.keys());
    for name in names.filter(|name| !name.contains('@')) {
        let property = info.and_then(|info| info.property(name));
        let (got, wanted) = (&got.get(name), &wanted.get(name));
        let wanted = wanted.filter(|value| !value.is_null());
        if property.is_some_and(|property| !is_patchable(property)) {
            continue;
        }
        if wanted.is_none() && property.is_some_and(|property| !property.is_nullable()) {
            continue;
        }
        let got = got.filter(|value| !value.is_null());
        let inner = info.and_then(|info| inner_type(info, name));
        match (got, wanted) {
            (Some(got), Some(wanted)) if inner.is_some() => {
                prop_assert_eq!(got.get("@odata.type"), wanted.get("@odata.type"), "{}", at);
                let info = inner.map(|declared| type_of(declared, wanted));
                agrees(got, wanted, info, &format!("{at}.{name}"))?;
            }
            // In untyped JSON, null equals absent too.
            (Some(got), Some(wanted)) if property.is_none() => {
                agrees(got, wanted, None, &format!("{at}.{name}"))?;
            }
            (got, wanted) => prop_assert_eq!(got, wanted, "{}.{}", at, name),
        }
    }
    Ok(())
}

/// Checks that a patch is written without duplicate names, which reading would refuse.
fn has_unique_names<P: Twin + Serialize + DeserializeOwned>(patch: &P) -> Checked {
    let text =
        serde_json::to_string(patch).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let read = serde_json::from_str::<P>(&text);
    prop_assert!(read.is_ok(), "{}: {:?}", text, read.err());
    Ok(())
}

/// Checks that `apply(diff(a, b), a)` is `b`, and the other laws of `diff`.
fn obeys_diff<T: Sample>(seeds: (u64, u64)) -> Checked {
    let before: T = read(&Source::new(seeds.0).body::<T>(Purpose::Value))?;
    let after: T = read(&Source::new(seeds.1).body::<T>(Purpose::Value))?;
    prop_assert!(diff(&before, &before).is_empty());
    let patch = diff(&before, &after);
    has_unique_names(&patch)?;
    let mut value = before.clone();
    apply(&patch, &mut value);
    agrees(&write(&value)?, &write(&after)?, Some(T::TYPE), T::TYPE.rust_name())?;
    prop_assert!(diff(&value, &after).is_empty(), "{:?} is left", diff(&value, &after));
    prop_assert_eq!(patch.touched().is_empty(), patch.is_empty());
    // A copy is the same patch.
    prop_assert_eq!(&patch.clone(), &patch);

    let complete = patch_of(&after);
    has_unique_names(&complete)?;
    let mut value = T::default();
    apply(&complete, &mut value);
    agrees(&write(&value)?, &write(&after)?, Some(T::TYPE), T::TYPE.rust_name())
}

/// Checks that `apply(p, apply(p, a))` is `apply(p, a)`, which is also a service's result.
fn obeys_apply<T: Sample>(seeds: (u64, u64)) -> Checked {
    let mut value: T = read(&Source::new(seeds.0).body::<T>(Purpose::Value))?;
    let body = Source::new(seeds.1).body::<T>(Purpose::Patch);
    let patch: T::Patch = read(&body)?;
    has_unique_names(&patch)?;
    prop_assert_eq!(&read::<T::Patch>(&write(&patch)?)?, &patch);
    let mut served = write(&value)?;
    service::merge(&mut served, &write(&patch)?, T::TYPE);
    apply(&patch, &mut value);
    prop_assert_eq!(write(&value)?, served, "patched by {}", body);
    let once = value.clone();
    apply(&patch, &mut value);
    prop_assert_eq!(&value, &once);
    prop_assert_eq!(write(&value)?, write(&once)?);
    Ok(())
}

macro_rules! laws {
    ($($name:ident: $($type:ty)*;)*) => {$(
        mod $name {
            use super::*;

            proptest! {
                #![proptest_config(ProptestConfig {
                    failure_persistence: None, cases: 512, ..ProptestConfig::default()
                })]

                #[test]
                fn obey_diff(seeds in any::<(u64, u64)>()) {
                    $(obeys_diff::<$type>(seeds)?;)*
                }

                #[test]
                fn obey_apply(seeds in any::<(u64, u64)>()) {
                    $(obeys_apply::<$type>(seeds)?;)*
                }

                #[test]
                fn obey_merge_change(seeds in any::<(u64, u64)>()) {
                    $(obeys_merge_change::<$type>(seeds)?;)*
                }

                #[test]
                fn obey_patch_towards(seeds in any::<(u64, u64)>()) {
                    $(obeys_patch_towards::<$type>(seeds)?;)*
                    $(is_served_alike::<$type>(seeds)?;)*
                }
            }
        }
    )*};
}

laws! {
    types_of_all_shapes: Parcel Office;
    types_of_all_primitives: Optional Required Listed Sparse;
    generated_types: v1::User v1::Event v1::Group v1::Message v1::Application v1::DriveItem
        v1::ConditionalAccessPolicy v1::ChatMessage v1::IosUpdateDeviceStatus
        v1::OnAttributeCollectionSubmitCustomExtension;
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// `apply` replaces values without a twin, but a service merges them, so the two may differ.
    #[test]
    fn nested_values_without_a_twin_obey_diff(seeds in any::<(u64, u64)>()) {
        obeys_diff::<Sealed>(seeds)?;
    }

    #[test]
    fn nested_values_without_a_twin_obey_merge_change(seeds in any::<(u64, u64)>()) {
        obeys_merge_change::<Sealed>(seeds)?;
    }

    #[test]
    fn nested_values_without_a_twin_obey_patch_towards(seeds in any::<(u64, u64)>()) {
        obeys_patch_towards::<Sealed>(seeds)?;
    }
}
