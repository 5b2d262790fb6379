//! Where each type and operation goes: its folder, its file and its names in Rust.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use graph_table::limits::UNION_VARIANTS;

use crate::error::Errors;
use crate::names;
use crate::schema::{Schema, TypeId};

mod clashes;
mod operations;

/// The base of nearly every entity: a union of hundreds of types would help nobody. A value in a
/// place of this type is read as the base and can be cast.
const NO_UNION: &str = "microsoft.graph.entity";

/// Where the types and operations of a schema go.
#[derive(Debug)]
pub struct Layout {
    /// The namespace of the outermost module: the longest that all namespaces start with.
    pub root: String,
    /// The place of each type, by its position in the schema.
    pub places: Vec<Place>,
    /// The place of the parameters of each operation, by its position in the schema.
    pub operations: Vec<Place>,
    /// The types that each union tells apart, by its base. There is none over
    /// `microsoft.graph.entity`, nor over a base of more types than a union has place for: a value is
    /// read as the base then, and what it has beyond that is additional data.
    pub unions: BTreeMap<TypeId, Vec<Variant>>,
}

/// Where a type goes, or the parameters of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The modules from the outermost one down: `["partners", "billing"]`
    pub folder: Vec<String>,
    /// The module of the type, a file; operations share one.
    pub file: String,
    /// The name of the struct or enum.
    pub name: String,
}

impl Place {
    /// The name of the union over this type.
    pub fn union_name(&self) -> String {
        format!("Any{}", self.name)
    }

    /// The name of the patch twin.
    pub fn patch_name(&self) -> String {
        format!("{}Patch", self.name)
    }
}

/// A type in a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The name of the variant.
    pub name: String,
    /// The type that it holds.
    pub ty: TypeId,
}

impl Layout {
    /// What is not as one would expect: bases that have no union.
    pub(crate) fn notes(&self, schema: &Schema) -> Vec<String> {
        let derived = schema.derived().into_iter().map(|(base, derived)| (base, derived.len()));
        let note = |(base, count): (TypeId, usize)| {
            let ty = &schema.types[base];
            let expected = self.unions.contains_key(&base) || ty.to_string() == NO_UNION;
            (!expected).then(|| {
                format!(
                    "{ty}: a union has no more than {UNION_VARIANTS} variants, and {count} types are \
                     based on it; its values are read as the base itself"
                )
            })
        };
        derived.filter_map(note).collect()
    }
}

/// Finds a place for every type and operation.
///
/// # Errors
///
/// Two namespaces, types, operations, properties, parameters, members or variants that have one name
/// in Rust, or two types whose names differ in case alone.
pub fn layout(schema: &Schema) -> Result<Layout, Errors> {
    let root = root(schema);
    let (places, operations) = places(schema, &root);
    let mut unions = schema.derived();
    unions.retain(|&base, _| schema.types[base].to_string() != NO_UNION);
    let unions = unions.into_iter();
    let unions = unions.map(|(base, derived)| (base, variants(schema, &places, base, &derived)));
    let unions = unions.filter(|(_, variants)| variants.len() <= UNION_VARIANTS).collect();
    let layout = Layout { root, places, operations, unions };
    Errors::unless(clashes::find(schema, &layout), layout)
}

/// The longest namespace that all namespaces start with; empty if there is none.
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

/// The places of types, and those of operations.
fn places(schema: &Schema, root: &str) -> (Vec<Place>, Vec<Place>) {
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
    let places = schema.types.iter().map(|ty| {
        let folder = &namespaces[&*ty.namespace];
        let path = |file: &str| [folder.as_slice(), &[file.to_owned()]].concat();
        let mut name = names::module_name(&ty.name);
        // The entity `microsoft.graph.security` lives beside the namespace of that name. In the
        // namespace, a module of its name would be one that clippy warns of.
        if folders.contains(&*path(&name)) || folder.last() == Some(&name) {
            name.push_str("_type");
        }
        // Modules of types are private; when two would have one name, a number does no harm.
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut free = [name.clone()].into_iter().chain(numbered);
        let file = free.find(|file| {
            let path = path(file);
            !folders.contains(&*path) && taken.insert(path)
        });
        Place {
            folder: folder.clone(),
            file: file.unwrap_or(name),
            name: names::type_name(&ty.name),
        }
    });
    (places.collect(), operations::places(schema, &of_operations))
}

/// The variants of a union: the base, unless it is abstract, and the types based on it. One of
/// another namespace than the base has its namespace in front where its name alone would be
/// ambiguous.
fn variants(schema: &Schema, places: &[Place], base: TypeId, derived: &[TypeId]) -> Vec<Variant> {
    let name = |id: TypeId| names::variant_name(&schema.types[id].name);
    let mut count: HashMap<String, usize> = HashMap::new();
    for &id in derived.iter().chain([&base]) {
        *count.entry(name(id)).or_default() += 1;
    }
    // A value of an abstract type is of a type that the schema does not have.
    let is_abstract = schema.types[base].structure().is_some_and(|base| base.is_abstract);
    let own = (!is_abstract).then_some(base);
    let variants = own.into_iter().chain(derived.iter().copied()).map(|ty| {
        let (name, folder) = (name(ty), &places[ty].folder);
        let name = match count[&name] > 1 && *folder != places[base].folder {
            true => folder.iter().map(|word| names::variant_name(word)).collect::<String>() + &name,
            false => name,
        };
        Variant { name, ty }
    });
    variants.collect()
}

#[cfg(test)]
mod tests;
