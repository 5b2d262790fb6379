//! Related entities, read as their types wherever they are in a value.

use graph_models::__private_0_1_0::Slot;
use graph_models::{Object, Registry};
use serde::de::Error as _;
use serde_json::{Error, Value};

/// Reads related entities at every level of values.
#[derive(Debug)]
pub struct Related {
    registry: Registry,
    read: usize,
}

impl Related {
    /// A reader that knows the types of this registry.
    pub fn new(registry: Registry) -> Self {
        Self { registry, read: 0 }
    }

    /// How many values of navigation properties were read.
    pub fn count(&self) -> usize {
        self.read
    }

    /// The value as it is written, with the related entities as they are written after they were read
    /// as their types. Without that they would be written as they were received, which proves
    /// nothing about their types.
    ///
    /// # Errors
    ///
    /// Those of reading or writing a related entity, with its path in the body that the value was
    /// read from.
    pub fn write(&mut self, value: &dyn Object) -> Result<Value, Error> {
        let mut written = serde_json::to_value(value)?;
        self.object(value, &mut written)?;
        Ok(written)
    }

    /// Replaces the related entities in what was written of an entity or complex value.
    fn object(&mut self, object: &dyn Object, written: &mut Value) -> Result<(), Error> {
        for (position, property) in object.type_info().properties().iter().enumerate() {
            let name = property.wire_name();
            let Some(written) = written.get_mut(name) else { continue };
            match object.property(position).slot() {
                Slot::Relationship(found) if found.is_expanded() => {
                    self.relationship(object, name, written)?;
                }
                slot => self.slot(slot, written)?,
            }
        }
        Ok(())
    }

    /// Does so within any other value.
    fn slot(&mut self, slot: Slot<'_>, written: &mut Value) -> Result<(), Error> {
        match slot {
            Slot::Object(object) => self.object(object, written),
            Slot::Union(union) => self.object(union.value().1, written),
            Slot::List(list) => {
                let written = written.as_array_mut().into_iter().flatten();
                for (index, written) in written.enumerate() {
                    self.slot(list.item(index), written)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn relationship(
        &mut self,
        owner: &dyn Object,
        name: &str,
        written: &mut Value,
    ) -> Result<(), Error> {
        // Another value of the owner's type turns the entities into the property's JSON.
        let (Some(entities), Some(mut other)) =
            (self.registry.related(owner, name), owner.type_info().create())
        else {
            return Err(Error::custom(format_args!("the registry does not read `{name}`")));
        };
        let entities = entities?;
        self.read += 1;
        if !self.registry.set_related(&mut *other, name, &entities) {
            return Err(Error::custom(format_args!("the registry does not write `{name}`")));
        }
        if let Some(json) = serde_json::to_value(&*other)?.get_mut(name) {
            *written = json.take();
        }
        match written {
            Value::Array(written) => {
                for (entity, written) in entities.iter().zip(written) {
                    self.object(&**entity, written)?;
                }
            }
            written => {
                for entity in &entities {
                    self.object(&**entity, written)?;
                }
            }
        }
        Ok(())
    }
}
