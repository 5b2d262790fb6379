//! Decides the folder, the file and the Rust name of each type and operation.

use std::collections::{BTreeSet, HashMap, HashSet};

use graph_table::limits::UNION_VARIANTS;

use crate::error::Errors;
use crate::names;
use crate::schema::{Schema, TypeId};

mod clashes;
mod location;
mod operations;

pub use self::location::{Layout, Location, Variant};

/// The base type of nearly every entity. It has no union, because a union of hundreds of types
/// would not help. A value of this type is read as the base and can be cast.
const NO_UNION: &str = "microsoft.graph.entity";

impl Layout {
    /// A note for each base type that has too many derived types for a union.
    pub(crate) fn notes(&self, schema: &Schema) -> Vec<String> {
        let derived = schema.derived().into_iter().map(|(base, derived)| (base, derived.len()));
        let note = |(base, count): (TypeId, usize)| {
            let ty = &schema.types[base];
            let expected = self.unions.contains_key(&base) || ty.to_string() == NO_UNION;
            (!expected).then(|| {
                format!(
                    "{ty}: no union is generated, because a union has at most {UNION_VARIANTS} \
                     variants and {count} types are derived from this one; its values are read as \
                     the type itself"
                )
            })
        };
        derived.filter_map(note).collect()
    }
}

/// Chooses the location of every type and operation.
///
/// # Errors
///
/// Two namespaces, types, operations, properties, parameters, members or variants have the same
/// Rust name, or the names of two types differ only in case.
pub fn layout(schema: &Schema) -> Result<Layout, Errors> {
    let root = root(schema);
    let (locations, operations) = locations(schema, &root);
    let mut unions = schema.derived();
    unions.retain(|&base, _| schema.types[base].to_string() != NO_UNION);
    let unions = unions.into_iter();
    let unions = unions.map(|(base, derived)| (base, variants(schema, &locations, base, &derived)));
    let unions = unions.filter(|(_, variants)| variants.len() <= UNION_VARIANTS).collect();
    let layout = Layout { root, types: locations, operations, unions };
    Errors::unless(clashes::find(schema, &layout), layout)
}

/// The longest common prefix of all namespaces; empty if there is none.
fn root(schema: &Schema) -> String {
    let mut namespaces = namespaces(schema).map(|namespace| namespace.split('.'));
    let first: Vec<&str> = namespaces.next().map(Iterator::collect).unwrap_or_default();
    let shared = namespaces.fold(first.len(), |shared, words| {
        first.iter().take(shared).zip(words).take_while(|(one, other)| *one == other).count()
    });
    first[..shared].join(".")
}

/// The namespaces of all types and operations.
fn namespaces(schema: &Schema) -> impl Iterator<Item = &str> {
    let types = schema.types.iter().map(|ty| &*ty.namespace);
    types.chain(schema.operations.iter().map(|operation| &*operation.namespace))
}

/// The locations of types and of operations.
fn locations(schema: &Schema, root: &str) -> (Vec<Location>, Vec<Location>) {
    let folder = |namespace: &str| -> Vec<String> {
        let below = namespace.strip_prefix(root).unwrap_or(namespace);
        below.split('.').filter(|word| !word.is_empty()).map(names::module_name).collect()
    };
    let namespaces: BTreeSet<&str> = namespaces(schema).collect();
    let namespaces: HashMap<&str, Vec<String>> =
        namespaces.into_iter().map(|namespace| (namespace, folder(namespace))).collect();
    let mut folders: HashSet<&[String]> = (namespaces.values())
        .flat_map(|folder| (1..=folder.len()).map(|length| &folder[..length]))
        .collect();
    let of_operations = operations::folders(schema, &namespaces, &folders);
    folders.extend(of_operations.values().map(Vec::as_slice));
    let mut taken = HashSet::new();
    let locations = schema.types.iter().map(|ty| {
        let folder = &namespaces[&*ty.namespace];
        let path = |file: &str| [folder.as_slice(), &[file.to_owned()]].concat();
        let mut name = names::module_name(&ty.name);
        // The entity `microsoft.graph.security` has the name of a namespace beside it. In that
        // namespace, clippy would warn of a module with the name of its parent.
        if folders.contains(&*path(&name)) || folder.last() == Some(&name) {
            name.push_str("_type");
        }
        // Modules of types are private, so a number may resolve a clash.
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut free = [name.clone()].into_iter().chain(numbered);
        let file = free.find(|file| {
            let path = path(file);
            !folders.contains(&*path) && taken.insert(path)
        });
        Location {
            folder: folder.clone(),
            file: file.unwrap_or(name),
            name: names::type_name(&ty.name),
        }
    });
    (locations.collect(), operations::locations(schema, &of_operations))
}

/// The variants of a union: the base, unless it is abstract, and its derived types. The name of a
/// type from another namespace starts with that namespace if it would be ambiguous otherwise.
fn variants(
    schema: &Schema,
    locations: &[Location],
    base: TypeId,
    derived: &[TypeId],
) -> Vec<Variant> {
    let name = |id: TypeId| names::variant_name(&schema.types[id].name);
    let mut count: HashMap<String, usize> = HashMap::new();
    for &id in derived.iter().chain([&base]) {
        *count.entry(name(id)).or_default() += 1;
    }
    // A value of an abstract type is a value of an unknown derived type.
    let is_abstract = schema.types[base].structure().is_some_and(|base| base.is_abstract);
    let own = (!is_abstract).then_some(base);
    let variants = own.into_iter().chain(derived.iter().copied()).map(|ty| {
        let (name, folder) = (name(ty), &locations[ty].folder);
        let name = match count[&name] > 1 && *folder != locations[base].folder {
            true => folder.iter().map(|word| names::variant_name(word)).collect::<String>() + &name,
            false => name,
        };
        Variant { name, ty }
    });
    variants.collect()
}

#[cfg(test)]
mod tests;
