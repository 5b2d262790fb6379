//! Addresses as texts: what they are resolved to, and why some are not.

#[path = "../support/mod.rs"]
mod support;

mod errors;
mod laws;
mod service;

use graph_models::address::{Address, AddressKey, AddressStep, Destination, ResolvedAddress};
use graph_models::query::ResourcePath;
use graph_models::{AdditionalData, Container, Nav, TypeInfo, graph_entity, path};
use service::{MailService, Message, Owner, operations, registry};
use support::{AnyDirectoryObject, DirectoryObject};

/// The container of another service.
#[graph_entity(odata_type = "#microsoft.graph.otherService", patch = false, tag = false)]
struct OtherService {
    notes: Nav<Vec<Message>>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

impl Container for OtherService {}

const GUID: &str = "0a1b2c3d-0000-1111-2222-333344445555";

#[track_caller]
fn resolved(address: &str) -> ResolvedAddress {
    let address = operations().resolve(address).unwrap_or_else(|error| panic!("{error}"));
    let again = operations().resolve(&address.to_string());
    assert_eq!(again.map(|again| again.to_string()), Ok(address.to_string()));
    address
}

#[test]
fn an_address_of_a_change_notification_is_resolved() {
    for address in [
        format!("Users/ada@x.org/Messages/{GUID}"),
        format!("/users('ada%40x.org')/messages({GUID})"),
        format!("users(id='ada@x.org')/messages('{GUID}')"),
        format!("USERS(%27ada%40x.org%27)/messages(ID={GUID})"),
    ] {
        let message = resolved(&address);
        assert_eq!(message.to_string(), format!("/users/ada@x.org/messages/{GUID}"), "{address}");
        assert_eq!(message.destination(), Destination::One);
        assert_eq!(message.type_name(), "microsoft.graph.mail.message");
        assert_eq!(message.type_info().map(TypeInfo::rust_name), Some("Message"));
        assert!(message.keys().map(AddressKey::value).eq(["ada@x.org", GUID]));
        assert!(
            message
                .keys()
                .map(AddressKey::type_name)
                .eq(["microsoft.graph.owner", "microsoft.graph.mail.message"])
        );
        assert!(message.operation().is_none());
    }
}

/// The address, its canonical form, what it leads to, and the type.
const RESOLVED: &str = "\
me | /me | One | microsoft.graph.owner
users | /users | Collection | microsoft.graph.owner
users/$Count | /users/$count | Count | microsoft.graph.owner
me/$value | /me/$value | Bytes | microsoft.graph.owner
me/EmployeeID | /me/employeeId | One | Edm.Int32
me/employeeId/$value | /me/employeeId/$value | Bytes | Edm.Int32
me/nickNames | /me/nickNames | Collection | Edm.String
me/nickNames/$count | /me/nickNames/$count | Count | Edm.String
me/home/postalcode | /me/home/postalCode | One | Edm.String
me/home/graph.boxAddress/boxNumber | /me/home/microsoft.graph.boxAddress/boxNumber | One | Edm.Int32
me/manager/$ref | /me/manager/$ref | Reference | microsoft.graph.directoryObject
me/memberOf/1/$ref | /me/memberOf/1/$ref | Reference | microsoft.graph.directoryObject
me/memberOf/$ref | /me/memberOf/$ref | Reference | microsoft.graph.directoryObject
me/memberOf/Graph.Group | /me/memberOf/microsoft.graph.group | Collection | microsoft.graph.group
me/memberOf/graph.group('1')/members | /me/memberOf/microsoft.graph.group/1/members | Collection | microsoft.graph.directoryObject
me/memberOf/1/graph.group/mailNickname | /me/memberOf/1/microsoft.graph.group/mailNickname | One | Edm.String
users/a%28b%29 | /users('a(b)') | One | microsoft.graph.owner
users/delta%28%29/messages | /users('delta()')/messages | Collection | microsoft.graph.mail.message
users/Delta | /users/delta() | Function | microsoft.graph.owner
users/graph.delta() | /users/delta() | Function | microsoft.graph.owner
users/delta(Since='a%2Fb') | /users/delta(since='a%2Fb') | Function | microsoft.graph.owner
me/retire | /me/retire | Action | microsoft.graph.owner
me/messages/1/archive | /me/messages/1/microsoft.graph.mail.archive | Action | microsoft.graph.mail.message
usage(period='D7') | /usage(period='D7') | Function | -
";

#[test]
fn the_steps_tell_where_an_address_leads() {
    for row in RESOLVED.lines() {
        let columns: Vec<_> = row.split(" | ").collect();
        let [address, canonical, destination, ty] = columns[..] else { panic!("{row}") };
        let found = resolved(address);
        assert_eq!(found.to_string(), canonical, "{address}");
        assert_eq!(format!("{:?}", found.destination()), destination, "{address}");
        // An unbound operation is not called on any type.
        assert_eq!(found.type_name(), ty.trim_matches('-'), "{address}");
        let is_operation = matches!(destination, "Function" | "Action");
        assert_eq!(found.operation().is_some(), is_operation, "{address}");
    }
}

#[test]
fn a_key_that_something_else_could_be_taken_for_is_in_parentheses() {
    for (key, canonical) in [
        ("''", "/users('')"),
        ("'.'", "/users('.')"),
        ("'..'", "/users('..')"),
        ("'$count'", "/users('$count')"),
        ("'a(1)'", "/users('a(1)')"),
        ("'microsoft.graph.group'", "/users('microsoft.graph.group')"),
        ("'Microsoft.Graph.no'", "/users('Microsoft.Graph.no')"),
        ("'graph.group'", "/users('graph.group')"),
        ("'delta'", "/users('delta')"),
        ("'a:'", "/users('a:')"),
        ("'O''Hara'", "/users/O'Hara"),
        ("'$O''Hara'", "/users('$O''Hara')"),
        ("'a/b ü'", "/users/a%2Fb%20%C3%BC"),
        ("'...'", "/users('...')"),
        ("'ada'", "/users('ada')"),
        ("'ada.x'", "/users('ada.x')"),
        ("'ada@x.org'", "/users/ada@x.org"),
        ("'adä'", "/users/ad%C3%A4"),
        ("'x#microsoft.graph.group'", "/users/x%23microsoft.graph.group"),
    ] {
        let address = format!("users({key})").replace('#', "%23");
        assert_eq!(resolved(&address).to_string(), canonical, "{key}");
        let value = key.trim_matches('\'').replace("''", "'");
        assert!(resolved(&address).keys().map(AddressKey::value).eq([value.as_str()]), "{key}");
    }
}

#[test]
fn a_key_that_could_be_the_name_of_an_operation_stays_as_it_was_written() {
    // A registry does not know operations, but the service does.
    for address in ["/users('delta')", "/users('ada')", "/users/delta", "/users/ada"] {
        let found = registry().resolve(address).expect("it is a key");
        assert_eq!(found.to_string(), address);
    }
    assert_eq!(resolved("/users/ada").to_string(), "/users/ada");
    assert_ne!(registry().resolve("/users/ada"), registry().resolve("/users('ada')"));
}

#[test]
fn keys_with_names_keep_the_order_of_the_declarations() {
    let part = resolved(&format!("me/messages/{GUID}/parts(KIND='a,b',number=7)/text"));
    assert_eq!(part.to_string(), format!("/me/messages/{GUID}/parts(number=7,kind='a,b')/text"));
    let key = part.keys().last().expect("there are two");
    assert!(key.parts().eq([("number", "7"), ("kind", "a,b")]));

    let alternate = resolved("users(employeeid=7)/messages");
    assert_eq!(alternate.to_string(), "/users(employeeId=7)/messages");
    assert!(alternate.keys().map(AddressKey::value).eq(["7"]));
}

#[test]
fn an_address_goes_on_after_a_composable_function() {
    let found = resolved("me/messages/1/passages(last=2,first=1)/$count");
    assert_eq!(found.to_string(), "/me/messages/1/passages(first=1,last=2)/$count");
    assert_eq!(
        (found.destination(), found.type_name()),
        (Destination::Count, "microsoft.graph.mail.part")
    );
    let parameters = vec![("first", "1".to_owned()), ("last", "2".to_owned())];
    assert_eq!(found.steps()[3], AddressStep::Function { name: "passages", parameters });

    let found = resolved("me/messages/1/origin/home/postalCode");
    assert_eq!(found.to_string(), "/me/messages/1/origin()/home/postalCode");
    assert_eq!(resolved("me/messages/1/origin").destination(), Destination::Function);

    // A parameter that may be null may be left out, if that leaves one function.
    let found = resolved("me/messages/1/passages(first=1)");
    assert_eq!(found.operation().map(TypeInfo::rust_name), Some("Passages"));
}

#[test]
fn an_operation_with_the_name_of_a_property_has_its_full_name() {
    assert_eq!(resolved("me/manager").destination(), Destination::One);
    let function = resolved("me/graph.manager");
    assert_eq!(function.to_string(), "/me/microsoft.graph.manager()");
    assert_eq!(function.destination(), Destination::Function);
}

#[test]
fn arguments_of_functions_are_not_in_debug() {
    let found = resolved("users('a b')/messages(7)/passages(last=12345)/$count");
    assert_eq!(format!("{found:?}"), "ResolvedAddress(/users/a%20b/messages/7/passages(…)/$count)");
    let function = r#"Function { name: "passages", parameters: ["last"], .. }"#;
    assert_eq!(format!("{:?}", found.steps()[4]), function);
    let found = resolved("users('$a')/graph.manager");
    assert_eq!(format!("{found:?}"), "ResolvedAddress(/users('$a')/microsoft.graph.manager())");
    let steps = format!("{:?}", resolved("users/graph.owner/1/$ref").steps());
    assert!(
        steps.starts_with(r#"[Property("users"), Cast("microsoft.graph.owner"), Key("#),
        "{steps}"
    );
    assert!(steps.ends_with(", Reference]"), "{steps}");
}

#[test]
fn a_resolved_address_is_a_path() {
    let address = resolved("users('..')/messages/1/parts(number=1,kind='a/b')");
    let path = ResourcePath::try_from(&address).expect("it is a path");
    assert_eq!(path.to_string(), address.to_string());
    assert_eq!(path.as_str(), "/users('..')/messages/1/parts(number=1,kind='a%2Fb')");
}

#[test]
fn a_resolved_address_gets_its_type() {
    let message = resolved("Users('$a')/Messages('x1')");
    let typed: Address<MailService, Message> = message.typed().expect("a message");
    assert_eq!(typed.to_string(), "/users('$a')/messages/x1");
    assert_eq!(typed, path!(MailService: users["$a"].messages["x1"]));
    assert!(message.typed::<MailService, Owner>().is_none());
    assert!(message.typed::<MailService, Vec<Message>>().is_none());
    assert!(message.typed::<OtherService, Message>().is_none());

    let messages = resolved("/me/messages");
    assert!(messages.typed::<MailService, Vec<Message>>().is_some());
    assert!(messages.typed::<MailService, Message>().is_none());
    // A union and its base type are the same type of the schema.
    let manager = resolved("/me/manager");
    assert!(manager.typed::<MailService, AnyDirectoryObject>().is_some());
    assert!(manager.typed::<MailService, DirectoryObject>().is_some());
    let code = resolved("/me/home/postalCode");
    assert!(code.typed::<MailService, String>().is_some());
    assert!(code.typed::<MailService, i32>().is_none());
    for other in ["/me/messages/$count", "/me/$value", "/me/manager/$ref"] {
        assert!(resolved(other).typed::<MailService, Owner>().is_none(), "{other}");
    }
}
