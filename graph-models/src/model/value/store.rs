//! Slots for values of one Rust type, and what happens to a null or to a stored value.

/// A slot that accepts values of one type.
///
/// Implemented for the type itself, for an `Option` and for two `Option`s of it, which are the fields
/// of structs, and for a `Vec`. The engine calls it when it reads or copies a value.
pub trait Store<T> {
    /// Stores a value, or adds it to a list.
    fn store(&mut self, value: T);

    /// Accepts or refuses a null.
    fn clear(&mut self) -> Cleared;
}

/// The slot of a value of an Edm type.
pub enum ValueSlot<'a, T> {
    /// A property that may be absent, as most are. Storing a value in it is not an indirect call.
    Optional(&'a mut Option<T>),
    /// Any other slot.
    Other(&'a mut dyn Store<T>),
}

impl<T> ValueSlot<'_, T> {
    /// Stores a value, or adds it to a list.
    #[inline]
    pub(crate) fn store(&mut self, value: T) {
        match self {
            Self::Optional(slot) => **slot = Some(value),
            Self::Other(slot) => (**slot).store(value),
        }
    }

    /// Accepts or refuses a null.
    #[inline]
    pub(crate) fn clear(&mut self) -> Cleared {
        match self {
            Self::Optional(slot) => Store::<T>::clear(*slot),
            Self::Other(slot) => (**slot).clear(),
        }
    }
}

impl ValueSlot<'_, String> {
    /// Stores a copy of a text.
    // A function of its own, in which the compiler allocates in line. In a large function it does so or not
    // depending on other code.
    #[inline(never)]
    pub(crate) fn store_copy(&mut self, text: &str) {
        match self {
            Self::Optional(slot) => **slot = Some(text.to_owned()),
            Self::Other(slot) => (**slot).store(text.to_owned()),
        }
    }
}

/// What a slot did with a null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// The slot is empty. The caller must record that the null was explicit.
    Empty,
    /// The slot holds the null.
    Stored,
    /// The slot always holds a value and is unchanged.
    Refused,
}

/// What a slot for a structured value is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// A value without properties; in a patch twin, a change that leaves all of them alone.
    Fresh,
    /// A value without properties, also in a patch twin.
    Replacement,
    /// The stored value; if there is none, the same as `Fresh`.
    Existing,
}

impl<T> Store<T> for T {
    #[inline]
    fn store(&mut self, value: T) {
        *self = value;
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}

impl<T> Store<T> for Option<T> {
    #[inline]
    fn store(&mut self, value: T) {
        *self = Some(value);
    }
    fn clear(&mut self) -> Cleared {
        *self = None;
        Cleared::Empty
    }
}

impl<T> Store<T> for Option<Option<T>> {
    #[inline]
    fn store(&mut self, value: T) {
        *self = Some(Some(value));
    }
    fn clear(&mut self) -> Cleared {
        *self = Some(None);
        Cleared::Stored
    }
}

impl<T> Store<T> for Vec<T> {
    #[inline]
    fn store(&mut self, value: T) {
        self.push(value);
    }
    fn clear(&mut self) -> Cleared {
        Cleared::Refused
    }
}
