//! Laws of values that mention only some properties: a change that a service reports, and a desired value.

use graph_models::{Object, ObjectExt, TypeInfo, apply, merge_change, patch_towards};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::bodies::{Purpose, Source};
use crate::sample::{Checked, Sample, read, write};
use crate::service::{self, inner_type, is_patchable, type_of};

const TAG: &str = "@odata.type";

fn entries(value: &Value) -> Result<&Map<String, Value>, TestCaseError> {
    value.as_object().ok_or_else(|| TestCaseError::fail(format!("{value} is not an object")))
}

/// Checks that a change takes the place of what is known, name by name, and that nothing else changes.
pub(crate) fn obeys_merge_change<T: Sample>(seeds: (u64, u64)) -> Checked {
    let body = Source::new(seeds.0).body::<T>(Purpose::Value);
    let mut known: T = read(&body)?;
    let mut change = Source::new(seeds.1).body::<T>(Purpose::Value);
    // A change of another entity is refused.
    for key in T::TYPE.properties().iter().filter(|property| property.is_key()) {
        let (id, said) = (body.get(key.wire_name()), change.get_mut(key.wire_name()));
        if let (Some(id), Some(said)) = (id, said) {
            *said = id.clone();
        }
    }
    let change: T = read(&change)?;
    let mut expected = write(&known)?;
    for (name, value) in entries(&write(&change)?)? {
        expected[name] = value.clone();
    }
    let mut dynamic = known.clone();
    merge_change::<dyn Object>(&change, &mut dynamic).map_err(failed)?;
    merge_change(&change, &mut known).map_err(failed)?;
    prop_assert_eq!(&write(&known)?, &expected);
    prop_assert_eq!(&known, &dynamic);
    let once = known.clone();
    merge_change(&change, &mut known).map_err(failed)?;
    prop_assert_eq!(&known, &once, "merged twice");
    prop_assert_eq!(write(&known)?, expected, "merged twice");

    let mut nothing = T::default();
    merge_change(&change, &mut nothing).map_err(failed)?;
    prop_assert_eq!(&nothing, &change, "merged into nothing");
    prop_assert_eq!(write(&nothing)?, write(&change)?, "merged into nothing");
    Ok(())
}

fn failed(error: graph_models::MergeConflict) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// Checks that the patch towards a value leads to what the value mentions, and changes nothing else.
pub(crate) fn obeys_patch_towards<T: Sample>(seeds: (u64, u64)) -> Checked {
    let actual: T = read(&Source::new(seeds.0).body::<T>(Purpose::Value))?;
    let desired: T = read(&Source::new(seeds.1).body::<T>(Purpose::Value))?;
    let patch = patch_towards(&actual, &desired);
    let body = write(&patch)?;
    prop_assert_eq!(&write(&read::<T::Patch>(&body)?)?, &body);
    let mut value = actual.clone();
    apply(&patch, &mut value);
    let (before, wanted, got) = (write(&actual)?, write(&desired)?, write(&value)?);
    has(&got, &wanted, Some(T::TYPE), &format!("{body}: {}", T::TYPE.rust_name()))?;
    keeps(&got, &before, &wanted, Some(T::TYPE), &format!("{body}: {}", T::TYPE.rust_name()))?;
    let rest = patch_towards(&value, &desired);
    prop_assert!(rest.is_empty(), "{:?} is left by {:?}", rest, patch);
    prop_assert!(patch_towards(&actual, &actual).is_empty());
    // Nothing is mentioned but what must be present.
    let mut required = entries(&wanted)?.clone();
    required
        .retain(|name, _| T::TYPE.property(name).is_some_and(|property| property.is_required()));
    let sparse: T = read(&required.clone().into())?;
    for name in patch_towards(&actual, &sparse).touched() {
        let property = name.split('.').next().unwrap_or_default();
        prop_assert!(required.contains_key(property), "{}", name);
    }
    Ok(())
}

/// Checks that a service that merges the patch towards a value comes to the same result.
pub(crate) fn is_served_alike<T: Sample>(seeds: (u64, u64)) -> Checked {
    let mut value: T = read(&Source::new(seeds.0).body::<T>(Purpose::Value))?;
    let desired: T = read(&Source::new(seeds.1).body::<T>(Purpose::Value))?;
    let patch = patch_towards(&value, &desired);
    let (mut served, body) = (write(&value)?, write(&patch)?);
    service::merge(&mut served, &body, T::TYPE);
    apply(&patch, &mut value);
    prop_assert_eq!(write(&value)?, served, "patched by {}", body);
    Ok(())
}

/// Checks that a value has everything that another mentions and that a client may change.
fn has(got: &Value, wanted: &Value, info: Option<&'static TypeInfo>, at: &str) -> Checked {
    let (Value::Object(got), Value::Object(wanted)) = (got, wanted) else {
        prop_assert_eq!(got, wanted, "{}", at);
        return Ok(());
    };
    if let Some(tag) = wanted.get(TAG) {
        prop_assert_eq!(got.get(TAG), Some(tag), "{}", at);
    }
    for (name, wanted) in wanted.iter().filter(|(name, _)| !name.contains('@')) {
        let property = info.and_then(|info| info.property(name));
        if property.is_some_and(|property| {
            !is_patchable(property) || wanted.is_null() && !property.is_nullable()
        }) {
            continue;
        }
        let at = format!("{at}.{name}");
        let declared = info.and_then(|info| inner_type(info, name));
        match (got.get(name), wanted) {
            (None | Some(Value::Null), Value::Null) => {}
            (Some(got), wanted) if declared.is_some() || property.is_none() => {
                has(got, wanted, declared.map(|declared| type_of(declared, got)), &at)?;
            }
            (got, wanted) => prop_assert_eq!(got, Some(wanted), "{}", at),
        }
    }
    Ok(())
}

/// Checks that a value still has everything that another does not mention.
fn keeps(
    got: &Value,
    before: &Value,
    wanted: &Value,
    info: Option<&'static TypeInfo>,
    at: &str,
) -> Checked {
    let (Value::Object(got), Value::Object(before), Value::Object(wanted)) = (got, before, wanted)
    else {
        return Ok(());
    };
    for (name, before) in before {
        let at = format!("{at}.{name}");
        let property = info.and_then(|info| info.property(name));
        let declared = info.and_then(|info| inner_type(info, name));
        let is_left_out =
            name.contains('@') || property.is_some_and(|property| !is_patchable(property));
        match (got.get(name), wanted.get(name)) {
            (got, None) => prop_assert_eq!(got, Some(before), "{}", at),
            (got, _) if is_left_out => prop_assert_eq!(got, Some(before), "{}", at),
            // A value that was converted to another type keeps what both types have.
            (Some(got), _) if got.get(TAG) != before.get(TAG) => {}
            (Some(got), Some(wanted)) if declared.is_some() || property.is_none() => {
                let info = declared.map(|declared| type_of(declared, got));
                keeps(got, before, wanted, info, &at)?;
            }
            _ => {}
        }
    }
    for name in got.keys().filter(|name| !before.contains_key(*name)) {
        prop_assert!(wanted.contains_key(name), "{}.{} is new", at, name);
    }
    Ok(())
}
