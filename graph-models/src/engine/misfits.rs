//! The values in a body that do not fit their declared types.

use std::fmt;

use serde_json::Value;

use super::bits::positions;
use super::kept::{kept_of, received};
use crate::model::{BodyPath, List, Object, ObjectExt, Slot, Step, TypeRef};

/// A value in a body that does not fit the declared type of its property. It was read tolerantly, and is
/// written back as long as the property is empty.
///
/// `Display` is the message that reading has for such a value otherwise: `at value[3].age: expected an
/// integer from 0 to 255, found "NA"`. It does not show the value of a secret. `Debug` shows the same.
#[derive(Clone)]
pub struct Misfit<'v> {
    path: String,
    declared: TypeRef,
    json: &'v Value,
    reason: &'v str,
    /// The path to the value in it that is the reason.
    refused: String,
}

impl<'v> Misfit<'v> {
    /// The path to the value: `value[3].photo.orientation`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The declared type of the property; for an element, that of the collection.
    pub fn declared_type(&self) -> TypeRef {
        self.declared
    }

    /// The value as the service sent it.
    pub fn json(&self) -> &'v Value {
        self.json
    }

    /// What is expected, and what was found.
    pub fn reason(&self) -> &'v str {
        self.reason
    }
}

impl fmt::Display for Misfit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.refused, self.reason)
    }
}

impl fmt::Debug for Misfit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Misfit({self})")
    }
}

/// The values in a body that do not fit, in the order of the type tables.
pub(crate) fn misfits(object: &dyn Object) -> Vec<Misfit<'_>> {
    let mut search = Search { path: Vec::new(), found: Vec::new() };
    search.object(object);
    search.found
}

struct Search<'v> {
    path: Vec<Step>,
    found: Vec<Misfit<'v>>,
}

impl<'v> Search<'v> {
    fn object(&mut self, object: &'v dyn Object) {
        let info = object.type_info();
        for block in 0..info.blocks() {
            let written = object.presence(block) | object.additional().nulls(block, info);
            for position in positions(block, written) {
                self.path.push(Step::Property(info, position));
                self.kept(object, position);
                match object.property(position).slot() {
                    Slot::Object(inner) => self.object(inner),
                    Slot::Union(union) => self.object(union.value().1),
                    Slot::List(list) => self.list(list, object, position),
                    _ => {}
                }
                self.path.pop();
            }
        }
    }

    /// The values of a property that are kept.
    fn kept(&mut self, object: &'v dyn Object, position: usize) {
        for kept in kept_of(object, position) {
            let Some(unfit) = kept.unfit() else { continue };
            let Some(reason) = &unfit.reason else { continue };
            let mut path = BodyPath(self.path.clone());
            path.0.extend(kept.element.map(Step::Index));
            let declared = object.property(position).type_ref();
            let shown = path.to_string();
            path.0.extend(unfit.inner.0.iter().cloned());
            let (json, refused) = (&unfit.value, path.to_string());
            self.found.push(Misfit { path: shown, declared, json, reason, refused });
        }
    }

    /// The values in the elements of a collection, each at the index that it had in the array.
    fn list(&mut self, list: &'v dyn List, object: &'v dyn Object, position: usize) {
        let received = received(list.count(), kept_of(object, position));
        for (index, (_, element)) in received.enumerate() {
            self.path.push(Step::Index(index));
            match element.map(|element| list.item(element)) {
                Some(Slot::Object(inner)) => self.object(inner),
                Some(Slot::Union(union)) => self.object(union.value().1),
                _ => {}
            }
            self.path.pop();
        }
    }
}
