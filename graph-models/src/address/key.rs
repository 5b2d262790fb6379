//! Keys in addresses.

use std::borrow::Cow;

use crate::edm::Uuid;
use crate::operation::UNQUALIFIED;
use crate::query::quoted;

/// A value that a key can have: a text, a GUID or an integer.
///
/// Implemented for these types; an address accepts any of them, because a service compares their texts.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key",
    label = "not a text, a GUID or an integer",
    note = "an `id` is an `Option`: handle `None` first, for example with `id.as_deref()` and `let … else`"
)]
pub trait Key {
    /// The text of the key.
    fn text(&self) -> Cow<'_, str>;

    /// The key as a literal, which is in parentheses: `'ada'` or `7`. By default, it is a text in quotes.
    fn literal(&self) -> String {
        quoted(&self.text())
    }
}

macro_rules! texts {
    ($($ty:ty)*) => {$(
        impl Key for $ty {
            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(self)
            }
        }
    )*};
}

texts!(str String Cow<'_, str>);

macro_rules! printed {
    ($($ty:ty)*) => {$(
        impl Key for $ty {
            fn text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn literal(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

printed!(Uuid i16 i32 i64 u8 u16 u32 u64);

impl<K: Key + ?Sized> Key for &K {
    fn text(&self) -> Cow<'_, str> {
        (**self).text()
    }

    fn literal(&self) -> String {
        (**self).literal()
    }
}

/// A key of an item of `R`, which must be a collection.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the key of an item of `{R}`",
    label = "either not a text, a GUID or an integer, or the path does not lead to a collection here",
    note = "only a collection takes a key: `users[id]`, but not `me[id]`"
)]
pub trait KeyOf<R>: Key {
    /// The type of the items.
    type Item;
}

#[diagnostic::do_not_recommend]
impl<K: Key, T> KeyOf<Vec<T>> for K {
    type Item = T;
}

/// Whether a key can be a segment of its own, `/users/1`. It cannot if a client or a service could take
/// the segment for something else: an empty one for the collection, dots for a step up, `$count` for the
/// count, a word such as `delta` or `microsoft.graph.user` for an operation or a type, parentheses for its
/// arguments. Graph takes a colon at the end for the end of a file's path.
pub(super) fn is_segment(key: &str) -> bool {
    // True also of an empty text and of dots.
    let may_be_name = || key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    !may_be_name()
        && !key.starts_with('$')
        && !key.contains(['(', ')'])
        && !key.ends_with(':')
        && !is_in_main_namespace(key)
}

/// Whether a name is in Graph's main namespace or a namespace in it, so that a service takes it for a type
/// or an operation.
pub(super) fn is_in_main_namespace(name: &str) -> bool {
    name.get(..UNQUALIFIED.len()).is_some_and(|start| start.eq_ignore_ascii_case(UNQUALIFIED))
}
