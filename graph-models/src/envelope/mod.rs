//! What stands around the values in a body: pages, changes, single values, errors, batches.
//!
//! [`Page`], [`Delta`] and [`SingleValue`] have a type parameter, which the attribute does not offer,
//! so their tables are written here by hand: one description for all types of values, three
//! accessors, and the one-line impls of [`envelope!`]. All else is the engine's, which reads an
//! envelope and what it holds in one pass.

mod batch;
mod body;
mod delta;
mod delta_item;
mod error;
mod error_kind;
mod lenient;
mod page;
mod retry;
mod single;

pub use batch::{
    BatchAnswer, BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep,
};
#[cfg(feature = "http")]
pub(crate) use body::{from_body, is_bytes};
pub use delta::Delta;
pub use delta_item::{DeltaItem, DeltaItems, Removal, RemovalReason};
pub use error::{ErrorDetails, GraphError, InnerError, MainError};
pub(crate) use lenient::error_of;
pub use page::Page;
pub use retry::{InvalidRetryAfter, RetryAfter};
pub use single::SingleValue;

/// What [`graph_entity`](crate::graph_entity) would write for an envelope of values of any type, but
/// for `Debug`.
macro_rules! envelope {
    ($envelope:ident, $info:ident) => {
        #[diagnostic::do_not_recommend]
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

/// What [`graph_entity`](crate::graph_entity) would write for an envelope of many values, with links
/// to more of them. Such an envelope has six fields: `context`, `count`, `next_link`, `delta_link`,
/// `value` and `additional_data`.
macro_rules! collection_envelope {
    ($envelope:ident, $info:ident, $name:literal) => {
        static $info: TypeInfo = TypeInfo::envelope(
            $name,
            &[
                PropertyInfo::new("@odata.context", "context", PropertyFlags::NONE),
                PropertyInfo::new("@odata.count", "count", PropertyFlags::NONE),
                PropertyInfo::new("@odata.nextLink", "next_link", PropertyFlags::NONE),
                PropertyInfo::new("@odata.deltaLink", "delta_link", PropertyFlags::NONE),
                PropertyInfo::new(
                    "value",
                    "value",
                    PropertyFlags::CONTENT.with(PropertyFlags::NON_NULL),
                ),
            ],
        );

        envelope!($envelope, $info);

        impl<T: Model> fmt::Debug for $envelope<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                engine::debug(self, f)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Model> Object for $envelope<T> {
            fn property(&self, position: usize) -> &dyn Field {
                match position {
                    0 => &self.context,
                    1 => &self.count,
                    2 => &self.next_link,
                    3 => &self.delta_link,
                    4 => &self.value,
                    _ => &self.additional_data,
                }
            }

            fn property_mut(&mut self, position: usize) -> &mut dyn Field {
                match position {
                    0 => &mut self.context,
                    1 => &mut self.count,
                    2 => &mut self.next_link,
                    3 => &mut self.delta_link,
                    4 => &mut self.value,
                    _ => &mut self.additional_data,
                }
            }

            fn presence(&self, block: usize) -> u64 {
                let present = [
                    self.context.is_some(),
                    self.count.is_some(),
                    self.next_link.is_some(),
                    self.delta_link.is_some(),
                    !self.value.is_empty() || !self.additional_data.is_bare(&$info),
                ];
                super::presence(block, &present)
            }
        }

        /// No values, no links.
        impl<T> Default for $envelope<T> {
            fn default() -> Self {
                Self {
                    context: None,
                    count: None,
                    next_link: None,
                    delta_link: None,
                    value: Vec::new(),
                    additional_data: AdditionalData::EMPTY,
                }
            }
        }
    };
}

use collection_envelope;

/// The bits of the first block, which holds all the properties of an envelope.
fn presence(block: usize, present: &[bool]) -> u64 {
    match block {
        0 => present.iter().rev().fold(0, |bits, &present| bits << 1 | u64::from(present)),
        _ => 0,
    }
}
