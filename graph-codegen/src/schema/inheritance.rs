//! Inheritance: bases, derived types and inherited properties.

use std::collections::BTreeMap;

use super::description::Description;
use super::property::{Property, PropertyFlags, TypeId};
use super::types::Schema;

/// A property of a type, declared or inherited, or a parameter of an operation.
#[derive(Debug, Clone, Copy)]
pub struct FlatProperty<'s> {
    /// The type that declares it; `None` for a parameter.
    pub owner: Option<TypeId>,
    /// The declaration.
    pub property: &'s Property,
    /// Its flags in this type, including those that annotations of the type set.
    pub flags: PropertyFlags,
    /// What the document says about it in this type.
    pub description: &'s Description,
}

impl Schema {
    /// The type, its base, the base of that, and so on.
    pub fn ancestry(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        std::iter::successors(Some(id), |&id| self.types[id].structure()?.base)
    }

    /// The properties that a type inherits, with the types that declare them. Those of the root
    /// type come first.
    pub(super) fn inherited(&self, id: TypeId) -> impl Iterator<Item = (TypeId, &Property)> {
        let mut bases: Vec<TypeId> = self.ancestry(id).skip(1).collect();
        bases.reverse();
        bases.into_iter().flat_map(|base| {
            let structure = self.types[base].structure();
            let properties = structure.map(|structure| structure.properties.as_slice());
            properties.unwrap_or_default().iter().map(move |property| (base, property))
        })
    }

    /// All properties of a type: the key, then the others from the root type down.
    pub fn flat_properties(&self, id: TypeId) -> Vec<FlatProperty<'_>> {
        let own = self.types[id].structure().map(|structure| structure.properties.as_slice());
        let own = own.unwrap_or_default().iter().map(|property| (id, property));
        let mut properties: Vec<_> = self
            .inherited(id)
            .chain(own)
            .map(|(owner, property)| FlatProperty {
                owner: Some(owner),
                property,
                flags: self.flags(id, property),
                description: self.description(id, property),
            })
            .collect();
        properties.sort_by_key(|flat| !flat.flags.key);
        properties
    }

    /// The flags of a property in a type: those of its declaration, and those that annotations of
    /// the type or of its bases add.
    fn flags(&self, id: TypeId, property: &Property) -> PropertyFlags {
        let structures = self.ancestry(id).filter_map(|id| self.types[id].structure());
        let given = structures.flat_map(|structure| &structure.inherited_flags);
        let given = given.filter(|(name, _)| *name == property.name);
        given.fold(property.flags, |flags, (_, more)| flags.with(*more))
    }

    /// The description of a property in a type: what the nearest type says about it that inherits it,
    /// else what its declaration says.
    fn description<'s>(&'s self, id: TypeId, property: &'s Property) -> &'s Description {
        let structures = self.ancestry(id).filter_map(|id| self.types[id].structure());
        let mut given = structures.flat_map(|structure| &structure.inherited_descriptions);
        let given = given.find(|(name, _)| *name == property.name);
        given.map_or(&property.description, |(_, description)| description)
    }

    /// The types derived from each type, directly or not, in document order.
    pub fn derived(&self) -> BTreeMap<TypeId, Vec<TypeId>> {
        let mut derived: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
        for (id, ..) in self.structures() {
            for base in self.ancestry(id).skip(1) {
                derived.entry(base).or_default().push(id);
            }
        }
        derived
    }
}
