//! The order of properties, learned from earlier objects: the elements of a list usually have
//! the same properties in the same order.

use crate::model::TypeInfo;

/// How many types are remembered. Few lists hold more, and looking for one must stay cheap.
const MOST: usize = 24;

/// Which property follows which, for each type.
#[derive(Default)]
pub(super) struct Orders {
    /// Whether anything is learned, which is worth its cost only in lists.
    pub(super) learning: bool,
    types: Vec<Order>,
}

struct Order {
    of: &'static TypeInfo,
    /// The position of the property that came last after each property; the first entry is the
    /// property that came first.
    next: Vec<u16>,
}

/// The place of a type among those that are remembered, or none.
#[derive(Clone, Copy)]
pub(super) struct OrderOf(usize);

impl Orders {
    /// The order of the properties of a type. Until it is learned, it is the order of the schema.
    #[inline(always)]
    pub(super) fn of(&mut self, info: &'static TypeInfo) -> OrderOf {
        match self.learning {
            true => self.find(info),
            false => OrderOf(usize::MAX),
        }
    }

    fn find(&mut self, info: &'static TypeInfo) -> OrderOf {
        // A description may have several addresses, and is then remembered several times.
        let found = self.types.iter().position(|order| std::ptr::eq(order.of, info));
        OrderOf(found.unwrap_or_else(|| self.add(info)))
    }

    #[cold]
    fn add(&mut self, info: &'static TypeInfo) -> usize {
        if self.types.len() == MOST {
            return usize::MAX;
        }
        let count = u16::try_from(info.properties.len()).unwrap_or(0);
        self.types.push(Order { of: info, next: (0..=count).collect() });
        self.types.len() - 1
    }

    /// The property that probably comes next; `last` is one more than the position of the last one.
    #[inline(always)]
    pub(super) fn after(&self, order: OrderOf, last: usize) -> usize {
        match self.types.get(order.0).and_then(|order| order.next.get(last)) {
            Some(next) => usize::from(*next),
            None => last,
        }
    }

    /// Records which property came next.
    #[inline]
    pub(super) fn learn(&mut self, order: OrderOf, last: usize, position: usize) {
        if let Some(next) = self.types.get_mut(order.0).and_then(|order| order.next.get_mut(last)) {
            *next = position as u16;
        }
    }
}
