//! Actions and functions: their parameters, addresses and responses.
//!
//! The parameters of an action or function are a struct with
//! [`graph_entity`](crate::graph_entity), one for each type to which the operation is bound. The
//! parameters of an [`Action`] are the body of a `POST`; those of a [`Function`] are in the address.
//! With the feature `http`, `Service::invoke` and `Service::invoke_function` make calls of them.
//! [`Operations`](crate::Operations) finds operations whose names are only known at run time.

mod address;
mod lookup;

pub use address::{FunctionAddress, InvalidParameter};
pub use lookup::{Operations, RegisteredOperation, composable, composable_collection, parameters};

use crate::model::{Model, Object, type_table};

/// The parameters of an action, which are sent as a body.
///
/// Implemented for the structs in `actions` of generated models, or by hand; called by
/// `Service::invoke`. The struct has `tag = false`, because a tag would be one more parameter. An
/// implementation names the type of the response: `()` for none, the type of
/// an entity or complex value, [`Page`](crate::Page) for a collection,
/// [`SingleValue`](crate::SingleValue) for anything else, [`Binary`](crate::edm::Binary) for the
/// bytes of a stream.
///
/// ```
/// use graph_models::{Action, AdditionalData, SingleValue, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity(odata_type = "#microsoft.graph.clean", patch = false, tag = false)]
/// pub struct PrinterClean {
///     pub thorough: Option<bool>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Action for PrinterClean {
///     type Binding = Printer;
///     type Response = SingleValue<i32>; // how many heads were cleaned
/// }
///
/// assert_eq!(PrinterClean::SEGMENT, "clean");
/// let clean = PrinterClean { thorough: Some(true), ..PrinterClean::default() };
/// assert_eq!(serde_json::to_string(&clean)?, r#"{"thorough":true}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold the parameters of an action",
    label = "not an action",
    note = "those of functions are called with `invoke_function`"
)]
pub trait Action: Object + Model {
    /// The type that the action is bound to: an entity, `Vec` of it for a collection, or `()` if the
    /// action is unbound.
    type Binding: 'static;

    /// The type of the response's body.
    type Response: 'static;

    /// The last segment of the address: the name in the attribute's `odata_type`, or the name of the
    /// import of an unbound action. The namespace `microsoft.graph` is left out, because Graph does not
    /// require it.
    const SEGMENT: &'static str = segment(type_table::<Self>().tag());
}

/// The parameters of a function, which are written in the address.
///
/// Implemented for the structs in `functions` of generated models, or by hand; called by
/// `Service::invoke_function`. The type of the response is chosen as for an [`Action`]; that of a delta
/// query is [`Delta`](crate::Delta).
///
/// ```
/// use graph_models::{AdditionalData, Function, Page, graph_entity};
///
/// #[graph_entity]
/// pub struct Printer {
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
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
///     type Binding = Printer;
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
    message = "`{Self}` does not hold the parameters of a function",
    label = "not a function",
    note = "those of actions are called with `invoke`"
)]
pub trait Function: Object + Model {
    /// The name in the address, made like [`Action::SEGMENT`].
    const NAME: &'static str = segment(type_table::<Self>().tag());

    /// The address of the call, relative to the resource to which the function is bound. Absent
    /// parameters are left out, even if the service requires them. An explicit null (see
    /// [`set_explicit_null`](crate::ObjectExt::set_explicit_null)) is written as `null`.
    ///
    /// # Errors
    ///
    /// A value has no wire form, or the name of an additional parameter is not an identifier.
    fn address(&self) -> Result<FunctionAddress, InvalidParameter>
    where
        Self: Sized,
    {
        address::address(Self::NAME, self)
    }

    /// The type of the response's body.
    type Response: 'static;

    /// The type that the function is bound to, as for an [`Action`].
    type Binding: 'static;
}

/// The namespace that Graph does not require before the name of an operation.
pub(crate) const UNQUALIFIED: &str = "microsoft.graph.";

/// The segment of the operation with this full name, which starts with a `#`.
pub(crate) const fn segment(tag: &'static str) -> &'static str {
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
    fn the_main_namespace_is_left_out() {
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
