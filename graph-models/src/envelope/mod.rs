//! What stands around the values in a body: pages, single values, errors.
//!
//! [`Page`] and [`SingleValue`] have a type parameter, which the attribute does not offer, so their
//! tables are written here by hand: one description for all types of values, three accessors, and
//! the one-line impls of [`envelope!`]. All else is the engine's, which reads an envelope and what
//! it holds in one pass.

mod error;
mod page;
mod single;

pub use error::{ErrorDetails, GraphError, InnerError, MainError};
pub use page::Page;
pub use single::SingleValue;

/// What [`graph_entity`](crate::graph_entity) would write for an envelope of values of any type.
macro_rules! envelope {
    ($envelope:ident, $info:ident) => {
        impl<T: Model> Model for $envelope<T> {
            type Kind = Structured<0, false>;
            const TYPE: &'static TypeInfo = &$info;
        }

        impl<T: Model> Serialize for $envelope<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                engine::serialize(self, serializer)
            }
        }

        impl<'de, T: Model> Deserialize<'de> for $envelope<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                engine::deserialize(deserializer)
            }
        }

        impl<T: Model> fmt::Debug for $envelope<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                engine::debug(self, f)
            }
        }

        impl<T: Model> Clone for $envelope<T> {
            fn clone(&self) -> Self {
                engine::clone(self)
            }
        }

        impl<T: Model> PartialEq for $envelope<T> {
            fn eq(&self, other: &Self) -> bool {
                engine::equal(self, other)
            }
        }
    };
}

use envelope;

/// The bits of the first block, which holds all the properties of an envelope.
fn presence(block: usize, present: &[bool]) -> u64 {
    match block {
        0 => present.iter().rev().fold(0, |bits, &present| bits << 1 | u64::from(present)),
        _ => 0,
    }
}
