//! The properties of a type, with those that it inherits.

use super::{Facets, Property, Schema, TypeId};

/// A property of a type, declared there or in a type that it is based on, or a parameter of an
/// operation.
#[derive(Debug, Clone, Copy)]
pub struct FlatProperty<'s> {
    /// The type that declares it; none a parameter.
    pub owner: Option<TypeId>,
    /// The declaration.
    pub property: &'s Property,
    /// What is known of it in this type.
    pub facets: Facets,
}

impl Schema {
    /// The type and those that it is based on, itself first.
    pub fn ancestry(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        std::iter::successors(Some(id), |&id| self.types[id].structure()?.base)
    }

    /// The properties that a type inherits, with the types that declare them; of the outermost base
    /// first.
    pub(super) fn inherited(&self, id: TypeId) -> impl Iterator<Item = (TypeId, &Property)> {
        let mut bases: Vec<TypeId> = self.ancestry(id).skip(1).collect();
        bases.reverse();
        bases.into_iter().flat_map(|base| {
            let structure = self.types[base].structure();
            let properties = structure.map(|structure| structure.properties.as_slice());
            properties.unwrap_or_default().iter().map(move |property| (base, property))
        })
    }

    /// All properties of a type: the key, then those of the outermost base first.
    pub fn flat_properties(&self, id: TypeId) -> Vec<FlatProperty<'_>> {
        let own = self.types[id].structure().map(|structure| structure.properties.as_slice());
        let own = own.unwrap_or_default().iter().map(|property| (id, property));
        let mut properties: Vec<_> = self
            .inherited(id)
            .chain(own)
            .map(|(owner, property)| FlatProperty {
                owner: Some(owner),
                property,
                facets: self.facets(id, property),
            })
            .collect();
        properties.sort_by_key(|flat| !flat.facets.key);
        properties
    }

    /// The facets of a property in a type: as it is declared, and as the type or one between them
    /// has it annotated.
    fn facets(&self, id: TypeId, property: &Property) -> Facets {
        let structures = self.ancestry(id).filter_map(|id| self.types[id].structure());
        let given = structures.flat_map(|structure| &structure.inherited_facets);
        let given = given.filter(|(name, _)| *name == property.name);
        given.fold(property.facets, |facets, (_, more)| facets.with(*more))
    }
}

impl Facets {
    /// These facets and others.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            key: self.key | other.key,
            computed: self.computed | other.computed,
            immutable: self.immutable | other.immutable,
            navigation: self.navigation | other.navigation,
            secret: self.secret | other.secret,
            optional: self.optional | other.optional,
        }
    }
}
