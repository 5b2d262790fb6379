//! The registry: all types by full name.
//!
//! ```text
//! pub fn registry() -> Registry {
//!     Registry::new(
//!         &[structure::<super::AadUserConversationMember>, …],
//!         &[union::<super::AnyDirectoryObject>, …],
//!         &[structure::<super::GraphService>],
//!         &[("graph", "microsoft.graph"), …],
//!     )
//! }
//! ```

use super::context::Context;
use super::docs;
use super::source::Source;
use crate::layout::Location;
use crate::schema::TypeId;

/// The module of the registry. No module of a type has this name.
pub(super) const FILE: &str = "registry_";

/// The function in it.
pub(super) const FUNCTION: &str = "registry";

pub(super) fn emit(context: Context<'_>) -> String {
    let Context { schema, layout, .. } = context;
    let mut source = Source::file(&["All types by full name.", "", docs::ORIGIN]);
    let kinds =
        |structured: bool| schema.types.iter().any(|ty| ty.structure().is_some() == structured);
    let registered = [
        ("enumeration", kinds(false)),
        ("structure", kinds(true)),
        ("union", !layout.unions.is_empty()),
    ];
    let registered: Vec<_> =
        registered.iter().filter(|(_, used)| *used).map(|(name, _)| *name).collect();
    source.import("use graph_models", &["Registry"]);
    source.import("use graph_models::registered", &registered);
    source.blank();
    source.line(0, "/// All types of these models, by full name.");
    source.line(0, "///");
    source.line(0, "/// A program that does not call this is neither larger nor slower to compile, because the");
    source.line(
        0,
        "/// function is inline: it and the tables it refers to are compiled where it is called.",
    );
    source.line(0, "#[inline]");
    source.line(0, "#[must_use]");
    source.line(0, &format!("pub fn {FUNCTION}() -> Registry {{"));
    // Sorted for lookup without regard to case.
    let mut types: Vec<TypeId> = (0..schema.types.len()).collect();
    types.sort_by_cached_key(|&id| schema.types[id].to_string().to_ascii_lowercase());
    let unions = types.iter().filter(|id| layout.unions.contains_key(id));
    let unions = unions
        .map(|&id| {
            format!("union::<{}>", path(&layout.types[id], |location| location.union_name.clone()))
        })
        .collect::<Vec<_>>();
    let (containers, types): (Vec<_>, Vec<_>) =
        types.iter().partition(|&&id| schema.types[id].is_container());
    let containers = containers.into_iter().map(|&id| {
        format!("structure::<{}>", path(&layout.types[id], |location| location.name.clone()))
    });
    let types = types.into_iter().map(|&id| {
        let path = path(&layout.types[id], |location| location.name.clone());
        match schema.types[id].structure() {
            Some(_) => format!("structure::<{path}>"),
            None => format!("enumeration::<{path}>"),
        }
    });
    let aliases = schema.aliases.iter().map(|alias| format!("{alias:?}"));
    source.call(
        1,
        "Registry::new",
        &[types.collect(), unions, containers.collect(), aliases.collect()],
    );
    source.line(0, "}");
    source.0
}

/// The path to an item from the file of the registry.
pub(super) fn path(location: &Location, item: impl Fn(&Location) -> String) -> String {
    let folders: String = location.folder.iter().map(|word| format!("{word}::")).collect();
    format!("super::{folders}{}", item(location))
}
