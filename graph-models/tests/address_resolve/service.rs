//! A small service with each kind of property and operation.

#![allow(unreachable_pub, reason = "the attribute makes public types")]

use graph_models::registered::{composable, composable_collection, parameters, structure, union};
use graph_models::uuid::Uuid;
use graph_models::{
    AdditionalData, Container, Function, Nav, Operations, Page, Registry, SingleValue, graph_entity,
};

use super::support::{AnyDirectoryObject, DirectoryObject, Group, User};

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

impl Container for MailService {}

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

/// The types of the service.
pub fn registry() -> Registry {
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

/// The types and operations of the service.
pub fn operations() -> Operations {
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
