//! Actions and functions in addresses.

use super::key::position_of;
use super::place::{Resource, bases};
use super::segment::{Argument, is_full_name, is_identifier};

use crate::model::TypeInfo;
use crate::operation::{Operations, RegisteredOperation, UNQUALIFIED};
use crate::registry::Registry;

/// The operations with one name that can be called in a place.
pub(super) enum Found {
    Action(&'static TypeInfo),
    /// A function may have several sets of parameters.
    Functions(Vec<RegisteredOperation>),
}

/// The parameters of a call: names, and values as an address writes them.
pub(super) type Parameters = Vec<(&'static str, String)>;

/// Finds the operations with this name that are bound to the resource, or the unbound ones of a
/// container.
pub(super) fn find(
    operations: &Operations,
    place: Result<Resource, &'static str>,
    name: &str,
) -> Option<Found> {
    let (binding, owner) = match place {
        Ok(resource) => (binding(resource.name, resource.collection), resource.name),
        Err(container) => (String::new(), container),
    };
    let with_name = |name: &str| {
        if let Some(action) = operations.action(name, &binding) {
            return Some(Found::Action(action));
        }
        let functions: Vec<_> = operations.overloads(name, &binding).collect();
        (!functions.is_empty()).then_some(Found::Functions(functions))
    };
    if is_full_name(name) {
        return with_name(name);
    }
    if !is_identifier(name) {
        return None;
    }
    let own = || {
        let (namespace, _) = owner.rsplit_once('.')?;
        with_name(&format!("{namespace}.{name}"))
    };
    with_name(&format!("{UNQUALIFIED}{name}")).or_else(own)
}

fn binding(name: &str, collection: bool) -> String {
    if collection { format!("Collection({name})") } else { name.to_owned() }
}

/// The function with these parameters: the one that has exactly these, or the only one that also has
/// others, all of which may be null.
pub(super) fn call(
    functions: &[RegisteredOperation],
    arguments: &[Argument<'_>],
) -> Option<(RegisteredOperation, Parameters)> {
    let mut partial = None;
    for (seen, function) in functions.iter().enumerate() {
        match parameters(function.parameters, arguments) {
            Some((parameters, true)) => return Some((*function, parameters)),
            Some((parameters, false)) => partial = Some((seen, *function, parameters)),
            None => {}
        }
    }
    let (last, function, values) = partial?;
    let before = functions.get(..last).unwrap_or_default();
    let is_only = before.iter().all(|info| parameters(info.parameters, arguments).is_none());
    is_only.then_some((function, values))
}

/// The arguments in the order of the declarations, and whether each parameter has one.
fn parameters(info: &'static TypeInfo, arguments: &[Argument<'_>]) -> Option<(Parameters, bool)> {
    let declared = info.properties();
    let mut values: Vec<Option<&str>> = vec![None; declared.len()];
    for argument in arguments {
        let value = values.get_mut(position_of(info, argument.name?)?)?;
        if value.replace(argument.literal).is_some() {
            return None;
        }
    }
    let both = || declared.iter().zip(&values);
    if both().any(|(parameter, value)| value.is_none() && !parameter.is_nullable()) {
        return None;
    }
    let parameters = both()
        .filter_map(|(parameter, value)| Some((parameter.wire_name(), (*value)?.to_owned())))
        .collect();
    Some((parameters, values.iter().all(Option::is_some)))
}

/// The names of the operations that are bound to the resource, without their namespaces.
pub(super) fn names(
    operations: &Operations,
    registry: Registry,
    resource: Resource,
) -> impl Iterator<Item = &'static str> {
    let bound: Vec<String> =
        bases(registry, resource.name).map(|name| binding(name, resource.collection)).collect();
    let all = operations.actions().chain(operations.functions());
    all.filter(move |(binding, _)| bound.iter().any(|name| name.eq_ignore_ascii_case(binding)))
        .map(|(_, info)| info.name().rsplit('.').next().unwrap_or_default())
}
