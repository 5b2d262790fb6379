//! Binds on an entity that is about to be created.

use std::fmt;

use serde_json::Value;

use graph_table::naming::BIND;

use crate::model::{Bind, Object, ObjectExt};

/// The entities that a navigation property is bound to: one or many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addresses {
    /// The entity that the property leads to.
    One(Bind),
    /// The entities that the property leads to.
    Many(Vec<Bind>),
}

macro_rules! one_address {
    ($($text:ty)*) => {$(
        impl From<$text> for Addresses {
            fn from(address: $text) -> Self {
                Self::One(address.into())
            }
        }
    )*};
}

one_address!(&str String &String Bind);

impl<A: Into<Bind>> From<Vec<A>> for Addresses {
    fn from(addresses: Vec<A>) -> Self {
        addresses.into_iter().collect()
    }
}

impl<A: Into<Bind>, const N: usize> From<[A; N]> for Addresses {
    fn from(addresses: [A; N]) -> Self {
        addresses.into_iter().collect()
    }
}

impl<A: Into<Bind>> FromIterator<A> for Addresses {
    fn from_iter<I: IntoIterator<Item = A>>(addresses: I) -> Self {
        Self::Many(addresses.into_iter().map(Into::into).collect())
    }
}

/// Why a property is not bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindError {
    property: Box<str>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unknown,
    NoNavigation,
    One,
    Many,
}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            Kind::Unknown => "is no property of the type",
            Kind::NoNavigation => "is no navigation property",
            Kind::One => "leads to one entity, and is bound to one address",
            Kind::Many => "leads to many entities, and is bound to a list of addresses",
        };
        write!(f, "`{}` {why}", self.property)
    }
}

impl std::error::Error for BindError {}

/// Binds a navigation property of an entity that is about to be created; what
/// [`bind!`](crate::bind!) calls.
///
/// The bind stands in the entity's additional data, as `owners@odata.bind`, and takes the place of
/// one that was there. The property is named as in JSON or as its field.
///
/// # Errors
///
/// The type has no such property, it is no navigation property, or one address is given where it
/// leads to many, or many where it leads to one.
pub fn bind_property(
    entity: &mut dyn Object,
    property: &str,
    addresses: impl Into<Addresses>,
) -> Result<(), BindError> {
    let error = |kind| Err(BindError { property: property.into(), kind });
    let name = property.strip_prefix("r#").unwrap_or(property);
    let mut properties = entity.type_info().properties.iter();
    let Some(position) =
        properties.position(|known| known.wire_name() == name || known.rust_name() == name)
    else {
        return error(Kind::Unknown);
    };
    let known = &entity.type_info().properties[position];
    if !known.is_navigation() || entity.type_info().is_patch() {
        return error(Kind::NoNavigation);
    }
    let many = entity.property(position).type_ref().is_collection();
    let text = |bind: Bind| Value::String(bind.into());
    let json = match addresses.into() {
        Addresses::One(_) if many => return error(Kind::Many),
        Addresses::Many(_) if !many => return error(Kind::One),
        Addresses::One(address) => text(address),
        Addresses::Many(addresses) => addresses.into_iter().map(text).collect(),
    };
    entity.additional_mut().insert(format!("{}{BIND}", known.wire_name()), json);
    Ok(())
}

/// A place whose entity [`bind!`](crate::bind!) changes. As a method is called on them, a variable, a
/// field, a reference and a box are all taken.
pub trait BindTarget: Object {
    /// The entity.
    fn __bind_target(&mut self) -> &mut dyn Object;
}

impl<T: Object> BindTarget for T {
    fn __bind_target(&mut self) -> &mut dyn Object {
        self
    }
}

/// Binds a navigation property of an entity that is about to be created to entities that exist.
///
/// The entity is a variable, a reference or a box, or stands within another value:
/// `bind!(self.group.owners, …)`, `bind!(groups[0].owners, …)`. The compiler tells whether there is
/// such a field. The result is that of [`bind_property`]. A patch twin has fields for binds; see
/// [`Bind`].
///
/// ```
/// # #[cfg(feature = "v1")] {
/// use graph_models::v1::{Group, Team};
/// use graph_models::{bind, serde_json};
///
/// let mut group = Group { display_name: Some("Sales".to_owned()), ..Group::default() };
/// bind!(group.owners, ["https://graph.microsoft.com/v1.0/users/1"])?;
/// assert_eq!(
///     serde_json::to_value(&group)?,
///     serde_json::json!({
///         "@odata.type": "#microsoft.graph.group",
///         "displayName": "Sales",
///         "owners@odata.bind": ["https://graph.microsoft.com/v1.0/users/1"],
///     }),
/// );
///
/// let mut team = Team::default();
/// bind!(team.template, "https://graph.microsoft.com/v1.0/teamsTemplates('standard')")?;
/// let error = bind!(team.display_name, "https://example.com").unwrap_err();
/// assert_eq!(error.to_string(), "`display_name` is no navigation property");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`bind_property`]: crate::bind_property
/// [`Bind`]: crate::Bind
#[macro_export]
macro_rules! bind {
    // What stands before the last point is the entity: it is gathered token by token.
    (@ [$($entity:tt)+] . $property:ident, $addresses:expr $(,)?) => {{
        use $crate::__private::BindTarget as _;
        // Never done: the compiler looks whether there is such a field.
        if false {
            let _ = &$($entity)+.$property;
        }
        $crate::bind_property(
            $($entity)+.__bind_target(),
            ::core::stringify!($property),
            $addresses,
        )
    }};
    (@ [$($entity:tt)+] $next:tt $($rest:tt)+) => {
        $crate::bind!(@ [$($entity)+ $next] $($rest)+)
    };
    ($first:tt $($rest:tt)+) => {
        $crate::bind!(@ [$first] $($rest)+)
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdditionalData, graph_entity};

    #[graph_entity(crate = crate)]
    struct Club {
        name: Option<String>,
        #[graph(navigation)]
        chair: Option<Box<Club>>,
        #[graph(navigation)]
        members: Option<Vec<Club>>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    struct Form {
        club: Club,
        spares: Vec<Club>,
    }

    impl Form {
        fn fill(&mut self) -> Result<(), BindError> {
            bind!(self.club.members, ["m"])?;
            bind!(self.spares[0].chair, "c",)?;
            bind!(self.spare().members, vec!["m"])
        }

        fn spare(&mut self) -> &mut Club {
            self.spares.push(Club::default());
            let last = self.spares.len() - 1;
            &mut self.spares[last]
        }
    }

    fn fill(club: &mut Club) -> Result<(), BindError> {
        bind!(club.chair, "c")?;
        bind!((*club).members, ["m"])?;
        // The reference is only lent.
        club.name = Some("Club".to_owned());
        bind!(club.chair, "d")
    }

    fn bound<'c>(club: &'c Club, name: &str) -> Option<&'c Value> {
        club.additional_data.get(name)
    }

    #[test]
    fn an_entity_is_bound_wherever_it_stands() {
        let mut form = Form { club: Club::default(), spares: vec![Club::default()] };
        assert_eq!(form.fill(), Ok(()));
        assert_eq!(bound(&form.club, "members@odata.bind"), Some(&serde_json::json!(["m"])));
        assert_eq!(bound(&form.spares[0], "chair@odata.bind"), Some(&"c".into()));
        // A call is made once.
        assert_eq!(form.spares.len(), 2);
        assert!(bound(&form.spares[1], "members@odata.bind").is_some());
    }

    #[test]
    fn an_entity_is_bound_through_a_reference() {
        let (mut club, mut boxed) = (Club::default(), Box::<Club>::default());
        assert_eq!(fill(&mut club), Ok(()));
        assert_eq!(bound(&club, "chair@odata.bind"), Some(&"d".into()));
        assert!(bound(&club, "members@odata.bind").is_some());
        assert_eq!(bind!(boxed.chair, "c"), Ok(()));
        assert_eq!(bound(&boxed, "chair@odata.bind"), Some(&"c".into()));
        assert!(bind!(boxed.name, "c").is_err() && bind!(boxed.members, "c").is_err());
    }
}
