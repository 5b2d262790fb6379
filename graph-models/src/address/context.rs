//! The type that the context of a response names.

use super::resolve::Destination;
use crate::engine::CONTEXT_OF_ONE;
use crate::model::TypeRef;
use crate::registry::Registry;

/// What follows the address of the values, which says what is said of them. OData Protocol, section 10
/// "Context URL".
const CHANGES: [&str; 5] = ["/$delta", "/$deletedEntity", "/$deletedLink", "/$link", "/$ref"];

impl Registry {
    /// The type that a context URL names, `@odata.context` of a response, and whether it is that of a
    /// collection: `…/$metadata#users` is `Collection(microsoft.graph.user)`, and
    /// `…/$metadata#users('1')/manager/$entity` is `microsoft.graph.directoryObject`. The name of an entity set
    /// is such a context, too: `users`.
    ///
    /// The list of selected properties does not matter. `None` if the registry does not have the type, or if
    /// the context names none.
    ///
    /// ```
    /// # #[cfg(feature = "v1")] {
    /// use graph_models::v1;
    ///
    /// let registry = v1::registry();
    /// for (context, ty) in [
    ///     ("https://graph.microsoft.com/v1.0/$metadata#users(id,mail)/$entity", "microsoft.graph.user"),
    ///     ("$metadata#users('1')/messages", "Collection(microsoft.graph.message)"),
    ///     ("#Collection(microsoft.graph.group)", "Collection(microsoft.graph.group)"),
    ///     ("users", "Collection(microsoft.graph.user)"),
    /// ] {
    ///     assert_eq!(registry.resolve_context(context).unwrap().to_string(), ty);
    /// }
    /// # }
    /// ```
    ///
    /// Source: OData Protocol 4.01, section 10 "Context URL".
    pub fn resolve_context(&self, context: &str) -> Option<TypeRef> {
        let text = match context.split_once("$metadata#") {
            Some((_, fragment)) => fragment,
            None => context.strip_prefix('#').unwrap_or(context),
        };
        let (text, is_one) = without_end(text);
        let collection = text.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
        if let Some(info) = self.get(collection.unwrap_or(text)) {
            return Some(TypeRef::new(info, collection.is_some()));
        }
        let resolved =
            self.resolve(text).ok().or_else(|| self.resolve(without_list(text)?).ok())?;
        let is_collection = match resolved.destination() {
            Destination::Collection => !is_one,
            Destination::One => false,
            _ => return None,
        };
        Some(TypeRef::new(resolved.type_info()?, is_collection))
    }
}

/// The context without what is said of the values, and whether there is a single one.
fn without_end(mut text: &str) -> (&str, bool) {
    let mut is_one = false;
    loop {
        let strip = |ends: &[&str]| ends.iter().find_map(|end| text.strip_suffix(end));
        match (strip(&CONTEXT_OF_ONE), strip(&CHANGES)) {
            (Some(rest), _) => (text, is_one) = (rest, true),
            (_, Some(rest)) => text = rest,
            (None, None) => return (text, is_one),
        }
    }
}

/// The context without the list of selected properties at its end: `users(id,members())`.
fn without_list(text: &str) -> Option<&str> {
    if !text.ends_with(')') {
        return None;
    }
    let mut depth = 0_usize;
    for (position, byte) in text.bytes().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 1 => return text.get(..position),
            b'(' => depth -= 1,
            _ => {}
        }
    }
    None
}
