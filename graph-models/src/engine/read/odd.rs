//! What a slot cannot hold of a value, and an object keeps for it.

use super::accept::Stored;
use super::context::Context;
use crate::model::{Form, ListMut};

/// What the slot belongs to. It can keep what the slot cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// Nothing: the slot is for a value of its own.
    None,
    /// A property of an object.
    Property,
    /// An element of the collection in a property.
    Element,
}

impl Holder {
    /// What the elements of a collection belong to.
    pub(super) const fn of_elements(self) -> Self {
        match self {
            Self::Property => Self::Element,
            Self::None | Self::Element => Self::None,
        }
    }
}

impl Context {
    /// Keeps the text of a value in quotes that would be written in other characters.
    #[inline]
    pub(super) fn spelled(&mut self, stored: Stored, text: &str) -> Stored {
        if stored != Stored::Spelled {
            return stored;
        }
        self.keep(None, Form::Spelled(text.into()));
        Stored::Kept
    }

    /// Keeps the null in place of an element, if the elements may be null; `None` if not.
    #[cold]
    pub(super) fn keep_null(&mut self, holder: Holder) -> Option<Stored> {
        if holder != Holder::Element || !self.elements_are_nullable() {
            return None;
        }
        self.keep(None, Form::null());
        Some(Stored::Kept)
    }
}

/// The elements of an array that the collection cannot hold, or not in the form in which they were
/// received. Most arrays have none, and no room is made for them.
#[derive(Default)]
pub(super) struct OddElements(Option<Box<Elements>>);

#[derive(Default)]
struct Elements {
    /// The indexes of the elements in quotes.
    quoted: Vec<usize>,
    /// How many elements did not fit.
    unfit: usize,
    kept: Vec<(usize, Form)>,
}

impl OddElements {
    /// Adds the element that was just read. If it does not fit, the slot that was added to the list for
    /// it is removed.
    #[cold]
    pub(super) fn add(
        &mut self,
        index: usize,
        stored: Stored,
        list: &mut dyn ListMut,
        context: &mut Context,
    ) {
        let odd = self.0.get_or_insert_default();
        if stored == Stored::Quoted {
            odd.quoted.push(index);
        }
        for (_, form) in context.take_kept() {
            if let Form::Unfit(_) = form {
                list.truncate(index - odd.unfit);
                odd.unfit += 1;
            }
            odd.kept.push((index, form));
        }
    }

    /// How the array was stored, which had so many elements.
    #[inline]
    pub(super) fn finish(self, count: usize, context: &mut Context) -> Stored {
        match self.0 {
            None => Stored::Value,
            Some(odd) => odd.keep(count, context),
        }
    }
}

impl Elements {
    #[cold]
    fn keep(self, count: usize, context: &mut Context) -> Stored {
        if self.kept.is_empty() && self.quoted.len() == count {
            return Stored::Quoted;
        }
        let quoted = self.quoted.into_iter().map(|index| (index, Form::Quoted));
        let mut kept: Vec<_> = self.kept.into_iter().chain(quoted).collect();
        kept.sort_unstable_by_key(|(index, _)| *index);
        for (index, mut form) in kept {
            if let Form::Unfit(unfit) = &mut form {
                unfit.of = count;
            }
            context.keep(Some(index), form);
        }
        Stored::Kept
    }
}
