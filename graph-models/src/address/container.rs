//! Entity containers.

use crate::model::{Model, Object};

/// The entity container of a service: a struct whose navigation properties are the entity sets and
/// singletons of the service. Addresses start from it; see [`path!`](crate::path).
///
/// Implemented for the container of generated models, or by hand. It is never a body, so it has
/// neither a twin nor a tag.
///
/// ```
/// use graph_models::{AdditionalData, Container, Nav, graph_entity, path};
///
/// #[graph_entity]
/// pub struct Book {
///     #[graph(key)]
///     pub id: Option<String>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// #[graph_entity(odata_type = "#org.library.LibraryService", patch = false, tag = false)]
/// pub struct LibraryService {
///     pub books: Nav<Vec<Book>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// impl Container for LibraryService {}
///
/// assert_eq!(path!(LibraryService: books["7"]).to_string(), "/books/7");
/// ```
///
/// Source: OData CSDL XML 4.01, section 13 "Entity Container".
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the entity container of a service",
    label = "not an entity container",
    note = "an address that is sent starts from the container, such as `GraphService`; join one that \
            starts from an entity to the address of the entity with `Address::join`"
)]
pub trait Container: Object + Model {}
