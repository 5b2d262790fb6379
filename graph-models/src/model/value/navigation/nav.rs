//! A navigation property, with the type of the related entities.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use super::Relationship;

/// A navigation property: to one entity, `Nav<User>`, or to many, `Nav<Vec<User>>`.
///
/// It holds everything that a body says about the relationship, and is one pointer wide. It
/// dereferences to a [`Relationship`], the part that does not depend on the type. The related
/// entities are kept as they were received until [`read`](Nav::read) is called. So a program pays
/// only for the types that it reads: a struct that holds a `Nav<T>` does not bring the code of `T`
/// into the program.
///
/// # Reading
///
/// ```
/// use graph_models::{AdditionalData, Nav, graph_entity};
///
/// #[graph_entity]
/// pub struct Employee {
///     #[graph(key)]
///     pub id: Option<String>,
///     pub display_name: Option<String>,
///     pub manager: Nav<Employee>,
///     pub reports: Nav<Vec<Employee>>,
///     #[graph(additional)]
///     pub additional_data: AdditionalData,
/// }
///
/// let employee: Employee = serde_json::from_str(
///     r#"{"id": "2", "manager": {"id": "1", "displayName": "Ada"}, "reports": []}"#,
/// )?;
/// let manager = employee.manager.read()?.expect("the answer has it");
/// assert_eq!(manager.display_name.as_deref(), Some("Ada"));
/// assert!(employee.reports.read()?.is_empty());
///
/// // A value that does not fit is an error with the path from the root of the body.
/// let employee: Employee = serde_json::from_str(r#"{"manager": {"id": 1}}"#)?;
/// let error = employee.manager.read().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "at manager.id: expected a string, found a number \
///      (`Nav::read_tolerant` keeps such a value)",
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Creating
///
/// A new entity is bound to existing ones by their addresses, with [`bind`](crate::bind()) or
/// [`Nav::bind`], or sent together with new ones ("deep insert"; OData 4.01, Protocol, sections
/// 11.4.2.1 and 11.4.2.2):
///
/// ```
/// # use graph_models::{AdditionalData, Nav, graph_entity};
/// # #[graph_entity]
/// # pub struct Employee {
/// #     #[graph(key)]
/// #     pub id: Option<String>,
/// #     pub display_name: Option<String>,
/// #     pub manager: Nav<Employee>,
/// #     pub reports: Nav<Vec<Employee>>,
/// #     #[graph(additional)]
/// #     pub additional_data: AdditionalData,
/// # }
/// let grace = Employee { display_name: Some("Grace".to_owned()), ..Employee::default() };
/// let ada = Employee {
///     manager: Nav::bind("https://example.com/employees/1"),
///     reports: vec![grace].into(),
///     ..Employee::default()
/// };
/// assert_eq!(
///     serde_json::to_value(&ada)?,
///     serde_json::json!({
///         "@odata.type": "#microsoft.graph.employee",
///         "manager@odata.bind": "https://example.com/employees/1",
///         "reports": [{"displayName": "Grace"}],
///     }),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A patch twin has a [`Bind`](crate::Bind) instead of a `Nav`.
pub struct Nav<T> {
    #[doc(hidden)]
    pub __relationship: Relationship,
    #[doc(hidden)]
    pub __related: PhantomData<fn() -> T>,
}

impl<T> Nav<T> {
    /// An absent navigation property.
    pub const EMPTY: Self = Self { __relationship: Relationship::EMPTY, __related: PhantomData };

    /// An absent navigation property.
    pub const fn new() -> Self {
        Self::EMPTY
    }

    /// A navigation property that is null: there is no related entity.
    pub fn null() -> Self {
        let mut nav = Self::EMPTY;
        nav.set_null();
        nav
    }

    /// The part that does not depend on the type of the related entities.
    pub fn into_relationship(self) -> Relationship {
        self.__relationship
    }

    /// A navigation property with this content.
    pub fn from_relationship(relationship: Relationship) -> Self {
        Self { __relationship: relationship, __related: PhantomData }
    }
}

impl<T> Deref for Nav<T> {
    type Target = Relationship;

    #[inline]
    fn deref(&self) -> &Relationship {
        &self.__relationship
    }
}

impl<T> DerefMut for Nav<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Relationship {
        &mut self.__relationship
    }
}

impl<T> Default for Nav<T> {
    #[inline]
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> Clone for Nav<T> {
    fn clone(&self) -> Self {
        Self::from_relationship(self.__relationship.clone())
    }
}

/// Two are equal if their JSON is equal.
impl<T> PartialEq for Nav<T> {
    fn eq(&self, other: &Self) -> bool {
        self.__relationship == other.__relationship
    }
}

/// Prints the number of related entities, but no content.
impl<T> fmt::Debug for Nav<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.__relationship.fmt(f)
    }
}
