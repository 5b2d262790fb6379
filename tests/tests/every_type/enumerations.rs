//! The enumerations that are not the type of any property or parameter: they are only the type of a
//! function's result, or unused.

use std::fmt::Debug;

use graph_models::{FlagSet, GraphEnum, Shape, v1};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_value, json, to_value};

const UNKNOWN_MEMBER: &str = "memberThatNoSchemaHas";

/// Reads and writes all members of these enumerations and returns their full names.
pub(crate) fn check_unwalked() -> Vec<&'static str> {
    macro_rules! check {
    ($($name:path,)*) => { vec![$(check::<$name>()),*] };
    }
    check![
        v1::AuditLogRecordType,
        v1::AuditLogUserType,
        v1::DeviceLogCollectionTemplateType,
        v1::EntryExportStatus,
        v1::EntrySyncOperation,
        v1::EscrowBehavior,
        v1::FeatureType,
        v1::ObliterationBehavior,
        v1::PhysicalAddressType,
        v1::SynchronizationDisposition,
        v1::UserScopeType,
        v1::security::WhoisDomainStatus,
    ]
}

fn check<E: GraphEnum + Serialize + DeserializeOwned + Debug>() -> &'static str {
    let info = E::TYPE;
    assert_eq!(E::MEMBERS.iter().map(E::as_ref).collect::<Vec<_>>(), info.members());
    for (member, &text) in E::MEMBERS.iter().zip(info.members()) {
        assert_eq!(to_value(member).ok(), Some(json!(text)), "{}", info.name());
        for spelling in [text.to_owned(), text.to_uppercase(), text.to_lowercase()] {
            let read = from_value::<E>(json!(spelling));
            assert_eq!(read.ok().as_ref(), Some(member), "{}: {spelling}", info.name());
        }
    }
    for kept in [UNKNOWN_MEMBER, "21", ""] {
        let read = from_value::<E>(json!(kept)).ok().map(to_value).and_then(Result::ok);
        assert_eq!(read, Some(json!(kept)), "{}", info.name());
    }
    for wrong in [json!(0), json!(true), json!(null), json!([]), json!({})] {
        assert!(from_value::<E>(wrong.clone()).is_err(), "{} accepts {wrong}", info.name());
    }
    if let Shape::Enum { flags: true, .. } = info.shape() {
        let mut members = info.members().to_vec();
        members.insert(members.len() / 2, UNKNOWN_MEMBER);
        let set = from_value::<FlagSet<E>>(json!(members.join(", "))).ok();
        assert!(set.as_ref().is_some_and(|set| E::MEMBERS.iter().all(|it| set.contains(it))));
        assert_eq!(set.map(to_value).and_then(Result::ok), Some(json!(members.join(","))));
    }
    info.name()
}
