//! From an address that was resolved at run time to one that the compiler knows.

use super::resolved::{AddressStep, Destination, ResolvedAddress};
use crate::address::container::Container;
use crate::address::typed::Address;
use crate::model::{Kind, Model};
use crate::query::ResourcePath;

impl ResolvedAddress {
    /// The address with its type, if it leads to an `R` of the service `C`: to one, or to a collection if
    /// `R` is a `Vec`. `None` if it leads to something else.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::address::Address;
    /// use graph_models::v1::{self, GraphService, Group, Message};
    ///
    /// let resolved = v1::registry().resolve("Users/1/Messages/2")?;
    /// let message: Option<Address<GraphService, Message>> = resolved.typed();
    /// assert_eq!(message.unwrap().to_string(), "/users/1/messages/2");
    /// assert!(resolved.typed::<GraphService, Group>().is_none());
    /// assert!(resolved.typed::<GraphService, Vec<Message>>().is_none());
    /// # }
    /// # Ok::<(), graph_models::address::UnresolvedAddress>(())
    /// ```
    pub fn typed<C: Container, R: Model>(&self) -> Option<Address<C, R>> {
        let is_of_service = match self.steps.first() {
            Some(AddressStep::Property(first)) => {
                C::TYPE.properties().iter().any(|property| property.wire_name() == *first)
            }
            _ => false,
        };
        let destination = match <R::Kind as Kind<R>>::COLLECTION {
            true => Destination::Collection,
            false => Destination::One,
        };
        let is_of_type = self.destination == destination && self.type_name == R::TYPE.name();
        match is_of_service && is_of_type {
            true => {
                let is_function = |step: &AddressStep| matches!(step, AddressStep::Function { .. });
                let has_arguments = self.steps.iter().any(is_function);
                Some(Address::with_path(ResourcePath::try_from(self).ok()?, has_arguments))
            }
            false => None,
        }
    }
}
