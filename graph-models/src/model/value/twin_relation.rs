//! What a type says about its patch twin. The twins themselves are in `model::twin`.

use super::{Kind, Model, NewTwin};
use crate::model::about::TypeInfo;

/// What a patch twin holds for a property of type `T`: a [`Change`](crate::Change) for an entity or complex type
/// that has a twin and for a union, else `T` itself.
///
/// Around it stand the `Option`s that say whether the property is left alone or made null.
///
/// ```
/// use graph_models::{Change, Patched, merge, set};
/// # use graph_models::{AdditionalData, graph_entity};
/// # #[graph_entity]
/// # pub struct Address {
/// #     pub street: Option<String>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
///
/// let name: Option<Option<Patched<String>>> = set("Ada");
/// assert_eq!(name, Some(Some("Ada".to_owned())));
/// let street = AddressPatch { street: set("Main"), ..AddressPatch::default() };
/// let address: Option<Option<Patched<Address>>> = merge(street);
/// assert!(matches!(address, Some(Some(Change::Merge(_)))));
/// ```
pub type Patched<T> = <<T as Model>::Kind as Kind<T>>::Patched;

/// `T`, if it is a [`Model`].
///
/// An expansion casts a field whose type it does not know to this before it passes it on. For a type
/// that is not a model the compiler reports this projection, in the same words and at the same place
/// every time, and so only once; it stays silent about the cast to `dyn Field` that follows.
#[doc(hidden)]
pub type Checked<T> = <<T as Model>::Kind as Kind<T>>::Itself;

/// How a type and a twin belong together, and what a twin holds for a property of the type.
pub trait TwinRelation<T> {
    /// What a twin holds for a property of the type.
    type Patched;
}

/// Creates the twin of a type: `HasTwin`, `NoTwin` and `IsTwinOf` implement it, and unions call it.
pub trait TwinConstructor {
    /// The function, if there is a twin.
    const TWIN: Option<NewTwin>;
}

/// Describes the twin of a type. Registries use this instead of [`TwinConstructor`] because they
/// create no twins, and the compiler has less to prove about each of thousands of types.
pub trait TwinInfo {
    /// The description, if there is a twin.
    const TWIN: Option<&'static TypeInfo>;
}

/// The type has no twin.
#[derive(Debug)]
pub struct NoTwin;

/// The type is a union: its twin is that of one of its types.
#[derive(Debug)]
pub struct UnionHasTwin;

impl<T> TwinRelation<T> for NoTwin {
    type Patched = T;
}

impl TwinConstructor for NoTwin {
    const TWIN: Option<NewTwin> = None;
}

impl TwinInfo for NoTwin {
    const TWIN: Option<&'static TypeInfo> = None;
}
