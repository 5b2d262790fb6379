//! The impls of envelopes, which have a type parameter and thus cannot use the attribute.

/// Writes the impls that [`graph_entity`](crate::graph_entity) would write for an envelope of values of
/// any type, except `Debug`, `Default` and `Object`.
macro_rules! envelope {
    ($envelope:ident, $info:ident) => {
        impl<T: PageItem> Model for $envelope<T> {
            type Kind = Structured<0, false, Envelope>;
            const TYPE: &'static TypeInfo = &$info;
        }

        impl<T: PageItem> Serialize for $envelope<T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                engine::serialize(self, serializer)
            }
        }

        impl<'de, T: PageItem> Deserialize<'de> for $envelope<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                engine::deserialize(deserializer)
            }
        }

        impl<T: PageItem> Clone for $envelope<T> {
            fn clone(&self) -> Self {
                engine::clone(self)
            }
        }

        impl<T: PageItem> PartialEq for $envelope<T> {
            fn eq(&self, other: &Self) -> bool {
                engine::equal(self, other)
            }
        }
    };
}

pub(super) use envelope;

/// Declares an envelope of many values with links to more: the struct, its type table and all impls.
macro_rules! collection_envelope {
    (
        $(#[$doc:meta])*
        $envelope:ident, $info:ident, $name:literal;
        $(#[$value_doc:meta])*
        value
    ) => {
        $(#[$doc])*
        pub struct $envelope<T> {
            /// `@odata.context`: the address of the description of the values in the metadata.
            pub context: Option<String>,
            /// `@odata.count`, `Edm.Int64`: the number of values in the complete collection, requested
            /// with `$count=true`. On the wire it is a number or a string, and it is written as it was
            /// received.
            pub count: Option<i64>,
            /// `@odata.nextLink`: the address of the next page, to be used unchanged. The last page has
            /// none.
            pub next_link: Option<String>,
            /// `@odata.deltaLink`: the address of later changes, on the last page of a delta query.
            pub delta_link: Option<String>,
            $(#[$value_doc])*
            pub value: Vec<T>,
            /// All other properties of the body, such as annotations.
            pub additional_data: AdditionalData,
        }

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

        /// Does not print the links, because they may hold a token.
        impl<T: PageItem> fmt::Debug for $envelope<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let is_secret = |property: &PropertyInfo| {
                    engine::is_link(property.wire_name())
                };
                engine::debug_hiding(self, &is_secret, f)
            }
        }

        impl<T: PageItem> Object for $envelope<T> {
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
                $crate::envelope::table::presence(block, &present)
            }
        }

        /// An envelope without values and links.
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

pub(super) use collection_envelope;

/// The presence bits of a block. The first one holds all properties of an envelope.
pub(super) fn presence(block: usize, present: &[bool]) -> u64 {
    match block {
        0 => present.iter().rev().fold(0, |bits, &present| bits << 1 | u64::from(present)),
        _ => 0,
    }
}
