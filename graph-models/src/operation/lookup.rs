//! Finds operations by name and binding at run time.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::iter;

use super::Function;
use crate::model::{Model, Object, TypeInfo, without_address};
use crate::registry::{Registry, compare};

/// The binding of an operation, and what is known about it.
pub(crate) type OperationEntry = (&'static str, fn() -> RegisteredOperation);

/// An operation in a registry.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct RegisteredOperation {
    pub(crate) parameters: &'static TypeInfo,
    /// The type of what a composable function returns, or of its elements, and whether it is a
    /// collection.
    pub(crate) result: Option<(&'static TypeInfo, bool)>,
}

/// The entry of an action or function whose result is not addressed further.
#[doc(hidden)]
pub const fn parameters<T: Object + Model>() -> RegisteredOperation {
    RegisteredOperation { parameters: T::TYPE, result: None }
}

/// The entry of a composable function that returns an entity or complex value.
#[doc(hidden)]
pub const fn composable<F>() -> RegisteredOperation
where
    F: Function<Response: Model>,
{
    RegisteredOperation { parameters: F::TYPE, result: Some((F::Response::TYPE, false)) }
}

/// The entry of a composable function that returns a collection.
#[doc(hidden)]
pub const fn composable_collection<F>() -> RegisteredOperation
where
    F: Function<Response: IntoIterator<Item: Model>>,
{
    let element = <F::Response as IntoIterator>::Item::TYPE;
    RegisteredOperation { parameters: F::TYPE, result: Some((element, true)) }
}

/// The actions and functions of a set of models, by their full names and bindings.
///
/// `graph_models::v1::operations()` has all of Microsoft Graph v1.0; graph-codegen writes such a
/// function for every set of models that has operations. A lookup returns the [`TypeInfo`] of the
/// parameters. It has the name of the operation, and creates and reads values.
///
/// ```
/// # #[cfg(feature = "operations")] {
/// use graph_models::{serde_json, v1};
///
/// let operations = v1::operations();
/// let assign = operations.action("#microsoft.graph.assignLicense", "graph.user").unwrap();
/// assert_eq!(assign.rust_name(), "UserAssignLicense");
/// assert_eq!(assign.property_type("removeLicenses").unwrap().to_string(), "Collection(Edm.Guid)");
///
/// // Bound to what a user is based on.
/// let check = operations.action("microsoft.graph.checkMemberGroups", "microsoft.graph.user");
/// let body = serde_json::json!({"groupIds": ["1"]});
/// let parameters = check.unwrap().read(body.clone()).unwrap()?;
/// assert_eq!(serde_json::to_value(&parameters)?, body);
///
/// let error = assign.read(serde_json::json!({"removeLicenses": [1]})).unwrap().unwrap_err();
/// assert!(error.to_string().starts_with("at removeLicenses[0]: expected a GUID"));
/// # }
/// # Ok::<(), graph_models::serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Operations {
    /// The base types, and the aliases of namespaces.
    registry: Registry,
    actions: &'static [OperationEntry],
    functions: &'static [OperationEntry],
}

impl Registry {
    /// Called by generated models. The rows are sorted by the names of the operations in lower case,
    /// then by their bindings.
    #[doc(hidden)]
    pub const fn with_operations(
        self,
        actions: &'static [OperationEntry],
        functions: &'static [OperationEntry],
    ) -> Operations {
        Operations { registry: self, actions, functions }
    }
}

impl Operations {
    /// The parameters of the action with this full name that is bound to this type or, if there is
    /// none, to its nearest base type.
    ///
    /// Names may start with a `#`, have the namespace or its alias, and are compared without regard to
    /// case. A binding to a collection is written `Collection(microsoft.graph.user)`. The binding of an
    /// unbound action is empty.
    pub fn action(&self, name: &str, binding: &str) -> Option<&'static TypeInfo> {
        Some(self.find(self.actions, name, binding).next()?.parameters)
    }

    /// The parameters of the functions with this full name that are bound to this type or, if there are
    /// none, to its nearest base type. A function may have several sets of parameters. Names are
    /// written as for [`action`](Self::action).
    pub fn function(
        &self,
        name: &str,
        binding: &str,
    ) -> impl Iterator<Item = &'static TypeInfo> + use<> {
        self.overloads(name, binding).map(|function| function.parameters)
    }

    /// The entries of [`function`](Self::function).
    pub(crate) fn overloads(
        &self,
        name: &str,
        binding: &str,
    ) -> impl Iterator<Item = RegisteredOperation> + use<> {
        self.find(self.functions, name, binding)
    }

    /// All actions, with binding and parameters.
    pub fn actions(
        &self,
    ) -> impl ExactSizeIterator<Item = (&'static str, &'static TypeInfo)> + use<> {
        self.actions.iter().map(|(binding, entry)| (*binding, entry().parameters))
    }

    /// All functions, with binding and parameters.
    pub fn functions(
        &self,
    ) -> impl ExactSizeIterator<Item = (&'static str, &'static TypeInfo)> + use<> {
        self.functions.iter().map(|(binding, entry)| (*binding, entry().parameters))
    }

    /// The types of the same set of models.
    pub const fn registry(&self) -> Registry {
        self.registry
    }

    fn find(
        &self,
        among: &'static [OperationEntry],
        name: &str,
        binding: &str,
    ) -> impl Iterator<Item = RegisteredOperation> + use<> {
        let named = self.named(among, name);
        let asked = element(binding);
        let bound_to = self.bases(asked.unwrap_or(binding)).find_map(|ty| {
            let is_bound = |(binding, _): &OperationEntry| {
                let bound = element(binding);
                bound.is_some() == asked.is_some()
                    && bound.unwrap_or(binding).eq_ignore_ascii_case(&ty)
            };
            let first = named.iter().position(is_bound)?;
            let others = named.get(first..).unwrap_or_default();
            others.get(..others.iter().take_while(|entry| is_bound(entry)).count())
        });
        bound_to.unwrap_or_default().iter().map(|(_, entry)| entry())
    }

    /// The rows with this name.
    fn named(&self, among: &'static [OperationEntry], name: &str) -> &'static [OperationEntry] {
        let name = without_address(name);
        let rows = |namespace: &str, name: &str| {
            let order =
                |entry: &OperationEntry| compare(entry.1().parameters.name(), namespace, name);
            let start = among.partition_point(|entry| order(entry) == Ordering::Less);
            let rest = among.get(start..).unwrap_or_default();
            rest.get(..rest.partition_point(|entry| order(entry) == Ordering::Equal))
        };
        let exact = rows("", name).filter(|rows| !rows.is_empty());
        let aliased = || {
            let (namespace, local) = self.registry.unaliased(name)?;
            rows(namespace, local)
        };
        exact.or_else(aliased).unwrap_or_default()
    }

    /// The full name of a type, and those of its base types, the nearest first.
    fn bases<'n>(&self, name: &'n str) -> impl Iterator<Item = Cow<'n, str>> {
        /// Ends a cycle in a registry that was written by hand.
        const DEEPEST: usize = 64;
        let registry = self.registry;
        let base = move |name: &Cow<'n, str>| {
            registry.get(name).and_then(TypeInfo::base).map(Cow::Borrowed)
        };
        iter::successors(Some(self.full_name(name)), base).take(DEEPEST)
    }

    /// The name without a `#` and with its namespace, also for a type that the models do not have.
    fn full_name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let name = without_address(name);
        let aliased = || {
            let (namespace, local) = self.registry.unaliased(name)?;
            Some(format!("{namespace}.{local}"))
        };
        match self.registry.get(name) {
            Some(info) => info.name().into(),
            None => aliased().map_or(name.into(), Cow::Owned),
        }
    }
}

/// The `T` of a `Collection(T)`.
fn element(binding: &str) -> Option<&str> {
    const COLLECTION: &str = "Collection(";
    let (word, rest) = binding.trim_start_matches('#').split_at_checked(COLLECTION.len())?;
    word.eq_ignore_ascii_case(COLLECTION).then(|| rest.strip_suffix(')'))?
}
