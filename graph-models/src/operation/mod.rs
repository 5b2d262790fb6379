//! Actions and functions: their parameters, how they are called, and what they answer.
//!
//! The parameters of an action or function are a struct with
//! [`graph_entity`](crate::graph_entity), one for each type that the operation is bound to. An
//! action's are the body of a `POST`, and its struct is an [`Action`]; a function's stand in the
//! address, and its struct is a [`Function`]. With the feature `http`, `Service::invoke` and
//! `Service::invoke_function` make calls of them; a program that learns the name of an operation
//! only when it runs asks [`Operations`](crate::Operations).

mod address;
mod lookup;

pub use address::{FunctionAddress, InvalidParameter};
pub use lookup::{Operations, parameters};

use crate::model::{Model, Object, type_table};

/// The parameters of an action, which are sent as a body.
///
/// Implemented for the structs in `actions` of generated models, or by hand; called by
/// `Service::invoke`. The struct has `tag = false`, for a tag would be one more parameter. An
/// implementation says what the action answers: `()` for nothing, a type for
/// an entity or complex value, [`Page`](crate::Page) for a collection,
/// [`SingleValue`](crate::SingleValue) for anything else, [`Binary`](crate::edm::Binary) for the
/// bytes of a stream.
///
/// ```
/// use graph_models::{Action, AdditionalData, SingleValue, graph_entity};
///
/// /// Bound to `printer`.
/// #[graph_entity(odata_type = "#microsoft.graph.clean", patch = false, tag = false)]
/// pub struct PrinterClean {
///     pub thorough: Option<bool>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Action for PrinterClean {
///     type Response = SingleValue<i32>; // how many heads were cleaned
/// }
///
/// assert_eq!(PrinterClean::SEGMENT, "clean");
/// let clean = PrinterClean { thorough: Some(true), ..PrinterClean::default() };
/// assert_eq!(serde_json::to_string(&clean)?, r#"{"thorough":true}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the parameters of an action",
    label = "no action",
    note = "those of functions are called with `invoke_function`"
)]
pub trait Action: Object + Model {
    /// What the service answers: the type of the body.
    type Response: 'static;

    /// The segment of the address behind that of what the action is bound to: the name that the
    /// attribute has as `odata_type`, without its namespace if that is `microsoft.graph`, where Graph
    /// asks for no more.
    const SEGMENT: &'static str = segment(type_table::<Self>().tag());
}

/// The parameters of a function, which stand in the address.
///
/// Implemented for the structs in `functions` of generated models, or by hand; called by
/// `Service::invoke_function`. Of the answer as of an [`Action`]'s;
/// [`Delta`](crate::Delta) is that of a delta query.
///
/// ```
/// use graph_models::{AdditionalData, Function, Page, graph_entity};
///
/// /// Bound to `printer`.
/// #[graph_entity(odata_type = "#microsoft.graph.pagesBetween", patch = false, tag = false)]
/// pub struct PrinterPagesBetween {
///     pub first: Option<i32>,
///     pub last: Option<i32>,
///     pub of: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Function for PrinterPagesBetween {
///     type Response = Page<String>;
/// }
///
/// let pages = PrinterPagesBetween { first: Some(2), ..PrinterPagesBetween::default() };
/// assert_eq!(pages.address()?.to_string(), "pagesBetween(first=2)");
/// let pages = PrinterPagesBetween { of: Some("O'Hara/1".to_owned()), ..pages };
/// assert_eq!(pages.address()?.to_string(), "pagesBetween(first=2,of='O''Hara%2F1')");
/// # Ok::<(), graph_models::InvalidParameter>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the parameters of a function",
    label = "no function",
    note = "those of actions are called with `invoke`"
)]
pub trait Function: Object + Model {
    /// What the service answers: the type of the body.
    type Response: 'static;

    /// The name in the address, made as [`Action::SEGMENT`] is.
    const NAME: &'static str = segment(type_table::<Self>().tag());

    /// The address of the call behind that of what the function is bound to. Parameters that are
    /// absent are left out, also such as the service asks for; one that is an explicit null (see
    /// [`set_explicit_null`](crate::ObjectExt::set_explicit_null)) is `null` there.
    ///
    /// # Errors
    ///
    /// A value has no form on the wire, or an additional parameter has a name that none can have.
    fn address(&self) -> Result<FunctionAddress, InvalidParameter>
    where
        Self: Sized,
    {
        address::address(Self::NAME, self)
    }
}

/// The namespace whose operations Graph knows by their names alone.
const UNQUALIFIED: &str = "microsoft.graph.";

/// The segment of an operation with this full name behind a `#`.
const fn segment(tag: &'static str) -> &'static str {
    let name = match tag.as_bytes() {
        [b'#', ..] => tag.split_at(1).1,
        _ => tag,
    };
    let (bytes, namespace) = (name.as_bytes(), UNQUALIFIED.as_bytes());
    if bytes.len() <= namespace.len() {
        return name;
    }
    let mut position = 0;
    while position < bytes.len() {
        let within = position < namespace.len();
        if (within && bytes[position] != namespace[position])
            || (!within && bytes[position] == b'.')
        {
            return name;
        }
        position += 1;
    }
    name.split_at(namespace.len()).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_main_namespace_stand_alone() {
        for (tag, expected) in [
            ("#microsoft.graph.assignLicense", "assignLicense"),
            ("#microsoft.graph.security.applyHold", "microsoft.graph.security.applyHold"),
            ("#microsoft.graphs.a", "microsoft.graphs.a"),
            ("#microsoft.graph.", "microsoft.graph."),
            ("#org.library.lend", "org.library.lend"),
            ("#", ""),
            ("", ""),
        ] {
            assert_eq!(segment(tag), expected, "{tag}");
        }
    }
}
