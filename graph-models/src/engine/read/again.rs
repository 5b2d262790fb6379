//! Reads an object again as another type.

use super::object::ObjectReader;
use crate::engine::bits::positions;
use crate::engine::write::{name_of, property_to_json};
use crate::model::{Arrived, ObjectExt, Slot, Untyped};

impl ObjectReader<'_> {
    /// Returns the entries read so far as JSON, to be read as another type.
    #[cold]
    pub(super) fn into_entries(self) -> Vec<(String, Untyped)> {
        let mut entries = Vec::new();
        let short_names = self.object.additional().short_names(self.info);
        for block in 0..self.info.blocks() {
            for position in positions(block, self.seen.block(block) | self.object.presence(block)) {
                let Some(property) = self.info.properties.get(position) else { continue };
                match self.object.property(position).slot() {
                    // Only annotations of the property were read.
                    Slot::Relationship(relationship) => {
                        let written = relationship.entries(property.relationship_name());
                        let written = written.into_iter().flatten();
                        entries.extend(
                            written
                                .map(|(name, value)| (name, Arrived::from(value).into_untyped())),
                        );
                        continue;
                    }
                    Slot::Absent if !self.seen.contains(position) => continue,
                    _ => {}
                }
                let value = property_to_json(self.object, position).into();
                entries.push((name_of(property, position, short_names).into_owned(), value));
            }
        }
        entries.extend(self.object.additional_mut().take_properties());
        entries
    }
}
