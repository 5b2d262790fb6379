//! The relation of a type to its patch twin. The twins themselves are in `model::twin`.

use super::Object;
use crate::model::about::TypeInfo;

/// Creates a patch twin that leaves everything alone.
pub(crate) type NewTwin = fn() -> Box<dyn Object + Send + Sync>;

/// The relation of a type to its twin, which decides what a twin holds for a property of the type.
///
/// Implemented by `NoTwin`, `HasTwin`, `IsTwinOf`, `Envelope` and `UnionHasTwin`; called by the kinds.
pub trait TwinRelation<T> {
    /// What a twin holds for a property of the type.
    type Patched;
}

/// Creates the twin of a type. Implemented by `HasTwin`, `NoTwin` and `IsTwinOf`; called by unions.
pub trait TwinConstructor {
    /// The function that creates the twin, if there is one.
    const TWIN: Option<NewTwin>;
}

/// Describes the twin of a type. Registries use this instead of [`TwinConstructor`]: they do not create
/// twins, and the compiler has less to prove about each of thousands of types.
pub trait TwinInfo {
    /// The description of the twin, if there is one.
    const TWIN: Option<&'static TypeInfo>;
}

/// The type has no twin.
#[derive(Debug)]
pub struct NoTwin;

/// The type is a generic envelope, such as a page. It has no twin, and no page can hold it.
#[derive(Debug)]
pub struct Envelope;

/// The type is a union: its twin is the twin of one of its types.
#[derive(Debug)]
pub struct UnionHasTwin;

macro_rules! without_twin {
    ($($relation:ty)*) => {$(
        impl<T> TwinRelation<T> for $relation {
            type Patched = T;
        }

        impl TwinConstructor for $relation {
            const TWIN: Option<NewTwin> = None;
        }

        impl TwinInfo for $relation {
            const TWIN: Option<&'static TypeInfo> = None;
        }
    )*};
}

without_twin!(NoTwin Envelope);
