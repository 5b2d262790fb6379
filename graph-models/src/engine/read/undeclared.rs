//! The names in an object that are not those of properties as the type declares them.

use std::borrow::Cow;

use graph_table::naming::{BIND, split_annotation};
use serde::de::Error;

use super::accept::Stored;
use super::context::{Context, TWICE};
use super::json::numbers_are_disguised;
use super::object::ObjectReader;
use super::shape::may_be_values;
use crate::engine::private_names::NUMBER_KEY;
use crate::model::{Arrived, ObjectExt, Relationship, SlotMut};

impl ObjectReader<'_> {
    /// Stores a property that the type does not declare.
    pub(super) fn insert_additional<E: Error>(
        &mut self,
        name: Cow<'_, str>,
        value: Arrived<'_>,
        context: &mut Context,
    ) -> Result<(), E> {
        if name == NUMBER_KEY && numbers_are_disguised() {
            return Err(context.mismatch("an object", "a number"));
        }
        let annotation = split_annotation(&name);
        if let Some(position) = annotation.and_then(|annotation| self.short(annotation)) {
            self.mark_short_name(position);
            return self.read_property(position, value.into_untyped(), context);
        }
        if self.info.is_patch()
            && let Some(position) = self.info.position(&format!("{name}{BIND}"))
            && let SlotMut::Bind(slot) = self.object.property_mut(position).slot_mut()
        {
            let mut entity = Relationship::EMPTY;
            entity.receive(value.into_untyped(), context.path_to(self.info, position));
            slot.store_entity(entity);
            return self.record(position, Ok(Stored::Value), context);
        }
        if let Some((property, annotation)) = annotation
            && !property.is_empty()
            && let Some(position) = self.info.position(property)
            && let SlotMut::Relationship(relationship) =
                self.object.property_mut(position).slot_mut()
        {
            if relationship
                .receive_annotation(annotation, value, || context.path_to(self.info, position))
            {
                return Ok(());
            }
            let error = context.refuse_always(TWICE);
            return Err(context.under(name.into_owned(), error));
        }
        self.has_values |= may_be_values(&name, &value);
        match self.object.additional_mut().receive(name, value) {
            None => Ok(()),
            Some((name, _)) => {
                let error = context.refuse_always(TWICE);
                Err(context.under(name, error))
            }
        }
    }

    /// The property with the name that control information has with `odata.`, if it is written without,
    /// as OData 4.01 allows: `@odata.nextLink` for `@nextLink` (JSON Format, section 4.5).
    pub(super) fn short_named(&self, name: &str) -> Option<usize> {
        self.short(split_annotation(name)?)
    }

    fn short(&self, (property, annotation): (&str, &str)) -> Option<usize> {
        // The name of an annotation that a vocabulary defines has a dot.
        match annotation.contains('.') {
            true => None,
            false => self.info.position(&format!("{property}@odata.{annotation}")),
        }
    }

    /// Records that the name of a property was written without `odata.`.
    pub(super) fn mark_short_name(&mut self, position: usize) {
        self.object.additional_mut().mark_short_name(position, self.info);
    }
}
