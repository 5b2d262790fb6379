//! The resource of a notification: its address, and what came of it.

use graph_models::ObjectExt;
use graph_models::address::AddressProblem;
use graph_models::notification::Notification;

use super::service::DirectoryService;
use super::*;
use crate::support::{AnyDirectoryObject, User};

fn notification(body: Value) -> Result<Notification, Box<dyn Error>> {
    Ok(json::tolerant::from_str(&body.to_string())?)
}

#[test]
fn the_address_is_resolved_and_typed() -> Outcome {
    let one = notification(value!({"resource": "Groups('7d1f')/Members('1')"}))?;
    let address = one.address(service::registry())?;
    assert_eq!(address.to_string(), "/groups/7d1f/members/1");
    assert!(address.typed::<DirectoryService, AnyDirectoryObject>().is_some());
    assert!(address.typed::<DirectoryService, User>().is_none());
    Ok(())
}

#[test]
fn an_address_of_a_forged_notification_stays_in_the_service() -> Outcome {
    for (resource, problem) in [
        (value!(null), AddressProblem::Segment),
        (value!(""), AddressProblem::Segment),
        (value!("//evil.example/users"), AddressProblem::Segment),
        (value!("https://evil.example/users"), AddressProblem::Absolute),
        (value!("users/../../evil"), AddressProblem::Segment),
        (value!("users/%2e%2e/evil"), AddressProblem::Segment),
        (value!("users/1?$expand=manager"), AddressProblem::Query),
        (value!("subscriptions/1"), AddressProblem::Unknown),
    ] {
        let one = notification(value!({"resource": resource}))?;
        let error = one.address(service::registry()).expect_err("it leads nowhere");
        assert_eq!(error.problem(), problem, "{resource}");
    }
    Ok(())
}

#[test]
fn resource_data_is_read_as_its_type() -> Outcome {
    let one = notification(value!({"resourceData": {
        "@odata.type": "#Microsoft.Graph.User",
        "@id": "users/1",
        "@odata.etag": "W/\"1\"",
        "id": "1",
        "jobTitle": null,
        "accountEnabled": "?",
    }}))?;
    let data = one.resource_data.as_deref().ok_or("no data")?;
    assert_eq!((data.odata_id(), data.etag()), (Some("users/1"), Some("W/\"1\"")));
    let user: User = data.read()?;
    assert_eq!(user.id.as_deref(), Some("1"));
    assert!(user.is_explicit_null("jobTitle"));
    assert_eq!(json::tolerant::misfits(&user).len(), 1);
    // The registry reads in the strict way.
    let read = data.read_object(service::registry()).ok_or("no type")?;
    assert!(read.is_err_and(|error| error.to_string().starts_with("at accountEnabled: ")));
    let one = notification(value!({"resourceData": {"@odata.type": "#Microsoft.Graph.User"}}))?;
    let data = one.resource_data.as_deref().ok_or("no data")?;
    let object = data.read_object(service::registry()).ok_or("no type")??;
    assert!(object.is::<User>());
    Ok(())
}

#[test]
fn an_unknown_type_is_not_read_as_another() -> Outcome {
    for tag in [value!("#microsoft.graph.robot"), value!("microsoft.graph"), value!("")] {
        let one = notification(value!({"resourceData": {"@odata.type": tag}}))?;
        let data = one.resource_data.as_deref().ok_or("no data")?;
        assert!(data.read_object(service::registry()).is_none(), "{tag}");
    }
    Ok(())
}
