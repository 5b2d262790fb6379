//! Addresses as texts: what they are resolved to, and why some are not.

mod support;

use graph_models::address::{
    AddressKey, AddressProblem, AddressStep, Destination, ResolvedAddress, UnresolvedAddress,
};
use graph_models::query::ResourcePath;
use graph_models::registered::{composable, composable_collection, parameters, structure, union};
use graph_models::uuid::Uuid;
use graph_models::{
    AdditionalData, Function, Nav, Operations, Page, Registry, SingleValue, TypeInfo, graph_entity,
};
use proptest::prelude::*;
use support::{AnyDirectoryObject, DirectoryObject, Group, User};

/// A service.
#[graph_entity(odata_type = "#microsoft.graph.mailService", patch = false, tag = false)]
pub struct MailService {
    /// `directoryObjects`
    pub directory_objects: Nav<Vec<AnyDirectoryObject>>,
    /// `me`
    pub me: Nav<Owner>,
    /// `users`
    pub users: Nav<Vec<Owner>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity with all kinds of properties.
#[graph_entity(base = "#microsoft.graph.directoryObject")]
pub struct Owner {
    /// `id`
    #[graph(key)]
    pub id: Option<String>,
    /// `employeeId`
    pub employee_id: Option<i32>,
    /// `nickNames`
    pub nick_names: Option<Vec<String>>,
    /// `home`
    pub home: Option<Box<Address>>,
    /// `addresses`
    pub addresses: Option<Vec<Address>>,
    /// `archives`
    #[graph(target = "#microsoft.graph.mail.archive")]
    pub archives: Nav<Vec<Message>>,
    /// `manager`
    pub manager: Nav<AnyDirectoryObject>,
    /// `memberOf`
    pub member_of: Nav<Vec<AnyDirectoryObject>>,
    /// `messages`
    #[graph(target = "#microsoft.graph.mail.message")]
    pub messages: Nav<Vec<Message>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex type.
#[graph_entity(complex)]
pub struct Address {
    /// `postalCode`
    pub postal_code: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex type that is derived from it.
#[graph_entity(complex, base = "#microsoft.graph.address")]
pub struct BoxAddress {
    /// `postalCode`
    pub postal_code: Option<String>,
    /// `boxNumber`
    pub box_number: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity whose key is a GUID, in another namespace.
#[graph_entity(odata_type = "#microsoft.graph.mail.message")]
pub struct Message {
    /// `id`
    #[graph(key)]
    pub id: Option<Uuid>,
    /// `parts`
    #[graph(target = "#microsoft.graph.mail.part")]
    pub parts: Nav<Vec<Part>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// An entity with a key of two parts.
#[graph_entity(odata_type = "#microsoft.graph.mail.part")]
pub struct Part {
    /// `number`
    #[graph(key)]
    pub number: Option<i32>,
    /// `kind`
    #[graph(key)]
    pub kind: Option<String>,
    /// `text`
    pub text: Option<String>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// Declares the parameters of an operation.
macro_rules! operation {
    ($name:ident, $tag:literal $(, $parameter:ident: $type:ty)*) => {
        #[doc = $tag]
        #[graph_entity(odata_type = $tag, patch = false, tag = false)]
        pub struct $name {
            $(
                /// A parameter.
                pub $parameter: Option<$type>,
            )*
            /// Properties that the type does not declare.
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }
    };
}

operation!(Archive, "#microsoft.graph.mail.archive", folder: String);
operation!(Delta, "#microsoft.graph.delta");
operation!(DeltaSince, "#microsoft.graph.delta", since: String);
operation!(ManagerOf, "#microsoft.graph.manager");
operation!(Origin, "#microsoft.graph.origin");
operation!(Passages, "#microsoft.graph.passages", first: i32, last: i32);
operation!(Retire, "#microsoft.graph.retire");
operation!(Usage, "#microsoft.graph.usage", period: String);

/// Says what a function is bound to and returns.
macro_rules! function {
    ($name:ident, $binding:ty, $response:ty) => {
        impl Function for $name {
            type Binding = $binding;
            type Response = $response;
        }
    };
}

function!(Delta, Vec<Owner>, Page<Owner>);
function!(ManagerOf, Owner, SingleValue<String>);
function!(Origin, Message, Owner);
function!(Passages, Message, Page<Part>);

fn registry() -> Registry {
    Registry::new(
        const {
            &[
                structure::<Address>,
                structure::<BoxAddress>,
                structure::<DirectoryObject>,
                structure::<Group>,
                structure::<Message>,
                structure::<Part>,
                structure::<Owner>,
                structure::<User>,
            ]
        },
        const { &[union::<AnyDirectoryObject>] },
        const { &[structure::<MailService>] },
        &[("graph", "microsoft.graph")],
    )
}

fn operations() -> Operations {
    registry().with_operations(
        const {
            &[
                ("microsoft.graph.mail.message", parameters::<Archive>),
                ("microsoft.graph.directoryObject", parameters::<Retire>),
            ]
        },
        const {
            &[
                ("Collection(microsoft.graph.owner)", parameters::<Delta>),
                ("Collection(microsoft.graph.owner)", parameters::<DeltaSince>),
                ("microsoft.graph.owner", parameters::<ManagerOf>),
                ("microsoft.graph.mail.message", composable::<Origin>),
                ("microsoft.graph.mail.message", composable_collection::<Passages>),
                ("", parameters::<Usage>),
            ]
        },
    )
}

const GUID: &str = "0a1b2c3d-0000-1111-2222-333344445555";

#[track_caller]
fn resolved(address: &str) -> ResolvedAddress {
    let address = operations().resolve(address).unwrap_or_else(|error| panic!("{error}"));
    let again = operations().resolve(&address.to_string());
    assert_eq!(again.map(|again| again.to_string()), Ok(address.to_string()));
    address
}

#[track_caller]
fn refused(address: &str) -> UnresolvedAddress {
    let found = operations().resolve(address);
    found.map(|found| panic!("{address} is resolved to {found}")).unwrap_or_else(|error| error)
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

#[test]
fn the_steps_tell_where_an_address_leads() {
    use Destination::{Action, Bytes, Collection, Count, Function, One, Reference};

    for (address, canonical, destination, ty) in [
        ("me", "/me", One, "microsoft.graph.owner"),
        ("users", "/users", Collection, "microsoft.graph.owner"),
        ("users/$Count", "/users/$count", Count, "microsoft.graph.owner"),
        ("me/$value", "/me/$value", Bytes, "microsoft.graph.owner"),
        ("me/EmployeeID", "/me/employeeId", One, "Edm.Int32"),
        ("me/employeeId/$value", "/me/employeeId/$value", Bytes, "Edm.Int32"),
        ("me/nickNames", "/me/nickNames", Collection, "Edm.String"),
        ("me/nickNames/$count", "/me/nickNames/$count", Count, "Edm.String"),
        ("me/home/postalcode", "/me/home/postalCode", One, "Edm.String"),
        (
            "me/home/graph.boxAddress/boxNumber",
            "/me/home/microsoft.graph.boxAddress/boxNumber",
            One,
            "Edm.Int32",
        ),
        ("me/manager/$ref", "/me/manager/$ref", Reference, "microsoft.graph.directoryObject"),
        ("me/memberOf/1/$ref", "/me/memberOf/1/$ref", Reference, "microsoft.graph.directoryObject"),
        ("me/memberOf/$ref", "/me/memberOf/$ref", Reference, "microsoft.graph.directoryObject"),
        (
            "me/memberOf/Graph.Group",
            "/me/memberOf/microsoft.graph.group",
            Collection,
            "microsoft.graph.group",
        ),
        (
            "me/memberOf/graph.group('1')/members",
            "/me/memberOf/microsoft.graph.group/1/members",
            Collection,
            "microsoft.graph.directoryObject",
        ),
        (
            "me/memberOf/1/graph.group/mailNickname",
            "/me/memberOf/1/microsoft.graph.group/mailNickname",
            One,
            "Edm.String",
        ),
        ("users/Delta", "/users/delta()", Function, "microsoft.graph.owner"),
        ("users/graph.delta()", "/users/delta()", Function, "microsoft.graph.owner"),
        (
            "users/delta(Since='a%2Fb')",
            "/users/delta(since='a%2Fb')",
            Function,
            "microsoft.graph.owner",
        ),
        ("me/retire", "/me/retire", Action, "microsoft.graph.owner"),
        (
            "me/messages/1/archive",
            "/me/messages/1/microsoft.graph.mail.archive",
            Action,
            "microsoft.graph.mail.message",
        ),
        ("usage(period='D7')", "/usage(period='D7')", Function, ""),
    ] {
        let found = resolved(address);
        let expected = (canonical.to_owned(), destination, ty);
        assert_eq!(
            (found.to_string(), found.destination(), found.type_name()),
            expected,
            "{address}"
        );
        let is_operation = matches!(destination, Function | Action);
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
        ("'...'", "/users/..."),
        ("'x#microsoft.graph.group'", "/users/x%23microsoft.graph.group"),
    ] {
        let address = format!("users({key})").replace('#', "%23");
        assert_eq!(resolved(&address).to_string(), canonical, "{key}");
        let value = key.trim_matches('\'').replace("''", "'");
        assert!(resolved(&address).keys().map(AddressKey::value).eq([value.as_str()]), "{key}");
    }
    // Without the operations, the name of one is a key.
    let key = registry().resolve("users('delta')").map(|found| found.to_string());
    assert_eq!(key.as_deref(), Ok("/users/delta"));
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
fn an_error_names_the_segment_and_the_nearest_name() {
    use AddressProblem::{
        ByPath, Cast, Encoding, End, Key, Keyless, Length, Parameters, Parentheses, Query, Segment,
        System, Type, Undescribed, Unknown,
    };

    let long = "me/".repeat(101);
    for (address, problem, position, message) in [
        ("", Segment, 0, "`` would address a different resource"),
        ("users/", Segment, 1, "`` would address a different resource"),
        ("users/../me", Segment, 1, "`..` would address"),
        ("users/%2e%2E", Segment, 1, "`..` would address"),
        (&long, Length, 100, "at most 100 segments"),
        ("me?$select=id", Query, 0, "the address has a query or a fragment"),
        ("me/100%", Encoding, 1, "the percent-encoding of `100%` is not valid"),
        ("users('1'", Parentheses, 0, "the parentheses of `users('1'` are not valid"),
        (
            "usersz",
            Unknown,
            0,
            "`microsoft.graph.mailService` does not have `usersz`; did you mean `users`?",
        ),
        (
            "me/mesages",
            Unknown,
            1,
            "segment 2 of the address: `microsoft.graph.owner` does not have `mesages`; did you mean `messages`?",
        ),
        ("me/retired", Unknown, 1, "did you mean `retire`?"),
        // A property of a derived type.
        (
            "me/memberOf/1/mailNickname",
            Unknown,
            3,
            "`microsoft.graph.directoryObject` does not have `mailNickname`",
        ),
        ("me/home/boxNumber", Unknown, 2, "`microsoft.graph.address` does not have `boxNumber`"),
        ("me/employeeId/x", Unknown, 2, "`Edm.Int32` does not have `x`"),
        (
            "me/memberOf/microsoft.graph.groups",
            Type,
            2,
            "does not have the type `microsoft.graph.groups`; did you mean `microsoft.graph.group`?",
        ),
        ("users/graph.group", Cast, 1, "`graph.group` is not derived from `microsoft.graph.owner`"),
        ("me/home/graph.group", Cast, 2, "is not derived from `microsoft.graph.address`"),
        (
            "me('1')",
            Keyless,
            0,
            "`me('1')` follows `microsoft.graph.owner`, where a key is not possible",
        ),
        ("me/nickNames/0", Keyless, 2, "`0` follows `Edm.String`"),
        ("users()", Key, 0, "the key of `microsoft.graph.owner`"),
        ("users(1)", Key, 0, "`users(1)`"),
        ("users(id='1',id='2')", Key, 0, "`users(id='1',id='2')`"),
        ("users(manager='1')", Key, 0, "`users(manager='1')`"),
        ("me/messages/%C3%BC", Key, 2, "`ü`"),
        (
            "me/messages/1/parts/1",
            Key,
            4,
            "`1` does not have the parts of the key of `microsoft.graph.mail.part`",
        ),
        ("me/messages/1/parts(number=1)", Key, 3, "`parts(number=1)`"),
        ("users/delta(until='1')", Parameters, 1, "no function of `microsoft.graph.owner`"),
        ("users/delta('1')", Parameters, 1, "these parameters: `delta('1')`"),
        ("me/retire()", Parameters, 1, "`retire()`"),
        ("me/$count", System, 1, "`$count` cannot follow `microsoft.graph.owner`"),
        ("me/home/$ref", System, 2, "`$ref` cannot follow"),
        ("me/home/$value", System, 2, "`$value` cannot follow"),
        ("$count", System, 0, "`$count` cannot follow"),
        ("users/$count/1", End, 2, "`1` follows a segment that ends an address"),
        ("me/retire/x", End, 2, "`x` follows a segment"),
        ("users/1:/a.txt", ByPath, 1, "`1:` begins or ends an address by path"),
        (
            "me/archives/1",
            Undescribed,
            2,
            "`1` follows `microsoft.graph.mail.archive`, which the models do not have",
        ),
        ("me/archives(1)", Undescribed, 1, "which the models do not have"),
        ("me/home:/a", ByPath, 1, "`home:` begins"),
    ] {
        let error = refused(address);
        assert_eq!((error.problem(), error.position()), (problem, position), "{address}: {error}");
        assert!(error.to_string().contains(message), "{address}: {error}");
        if let Some(nearest) = error.suggestion() {
            assert!(error.to_string().ends_with(&format!("did you mean `{nearest}`?")));
        }
    }
    assert_eq!(refused("me/nickNames/0").within(), Some("Edm.String"));
    // A registry does not know operations.
    let error = registry().resolve("me/retire").expect_err("it is an action");
    assert_eq!((error.problem(), error.suggestion()), (Unknown, None));
    // The text of a stranger stays short in a message.
    assert!(refused(&"é".repeat(1_000_000)).to_string().len() < 2_500);
}

#[test]
fn the_longest_address_is_resolved() {
    // Ninety-nine segments and one more.
    let pairs = "/manager/graph.owner".repeat(49);
    assert_eq!(resolved(&format!("me{pairs}/id")).steps().len(), 100);
    assert_eq!(refused(&format!("me{pairs}/id/$value")).problem(), AddressProblem::Length);
}

#[test]
fn a_resolved_address_is_a_path() {
    let address = resolved("users('..')/messages/1/parts(number=1,kind='a/b')");
    let path = ResourcePath::try_from(&address).expect("it is a path");
    assert_eq!(path.to_string(), address.to_string());
    assert_eq!(path.as_str(), "/users('..')/messages/1/parts(number=1,kind='a%2Fb')");
}

/// A text as it is in a segment.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Texts that are near the rules for keys, and any others.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[.$:()'/%?#, =a]{0,6}",
        "(microsoft\\.graph\\.|graph\\.|Microsoft.Graph.)?(delta|group|owner|x)[:(]?",
    ]
}

/// Texts of the pieces of addresses.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "users",
            "me",
            "USERS",
            "messages",
            "parts",
            "manager",
            "memberOf",
            "home",
            "addresses",
            "graph.owner",
            "microsoft.graph.group",
            "members",
            "nickNames",
            "employeeId",
            "delta",
            "origin",
            "passages",
            "retire",
            "archive",
            "$count",
            "$ref",
            "$value",
            "(",
            ")",
            "'",
            "=",
            ",",
            "(first=1)",
            "('1')",
            "(id='1')",
            "(number=1,kind='a')",
            "%27",
            "%2F",
            "%",
            ":",
            "7",
        ])
        .prop_map(str::to_owned),
        key().prop_map(|text| encoded(&text)),
    ];
    let separator = prop_oneof![4 => Just("/"), 1 => Just("")];
    prop::collection::vec((piece, separator), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, after)| piece + after).collect())
}

/// A resolved address is resolved to itself.
fn is_stable(address: &str) -> Result<(), TestCaseError> {
    if let Ok(found) = operations().resolve(address) {
        let canonical = found.to_string();
        let again = operations().resolve(&canonical);
        let again = again.map_err(|error| TestCaseError::fail(format!("{canonical}: {error}")))?;
        prop_assert_eq!(&again.to_string(), &canonical);
        prop_assert_eq!(again.steps(), found.steps());
        prop_assert_eq!(again.destination(), found.destination());
        prop_assert_eq!(again.type_name(), found.type_name());
        let path = ResourcePath::parse(&canonical);
        prop_assert!(path.is_ok(), "{}", canonical);
    }
    if let Ok(found) = registry().resolve(address) {
        let again = registry().resolve(&found.to_string());
        prop_assert_eq!(again.as_ref().map(ResolvedAddress::steps), Ok(found.steps()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_text_is_a_key(user in key(), kind in key(), number: i32) {
        let literal = |text: &str| encoded(&text.replace('\'', "''"));
        let address = format!(
            "users('{}')/messages/1/parts(number={number},kind='{}')/text",
            literal(&user), literal(&kind),
        );
        let found = operations().resolve(&address);
        let found = found.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let keys: Vec<Vec<_>> = found.keys().map(|key| key.parts().collect()).collect();
        let number = number.to_string();
        let part = vec![("number", number.as_str()), ("kind", kind.as_str())];
        prop_assert_eq!(keys, vec![vec![("id", user.as_str())], vec![("id", "1")], part]);
        is_stable(&address)?;
    }

    #[test]
    fn the_canonical_address_is_resolved_to_itself(address in pieces()) {
        is_stable(&address)?;
    }

    #[test]
    fn no_text_panics(text: String) {
        is_stable(&text)?;
    }
}
