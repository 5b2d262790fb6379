//! Where each type goes: its folder, its file and its names in Rust.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::error::{Error, Errors};
use crate::names;
use crate::schema::{Kind, Schema, TypeId};

/// The base of nearly every entity: a union of hundreds of types would help nobody. A value in a
/// place of this type is read as the base and can be cast.
const NO_UNION: &str = "microsoft.graph.entity";

/// Where the types of a schema go.
#[derive(Debug)]
pub struct Layout {
    /// The namespace of the outermost module: the longest that all namespaces start with.
    pub root: String,
    /// The place of each type, by its position in the schema.
    pub places: Vec<Place>,
    /// The types that each union tells apart, by its base.
    pub unions: BTreeMap<TypeId, Vec<TypeId>>,
}

/// Where a type goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The modules from the outermost one down: `["partners", "billing"]`
    pub folder: Vec<String>,
    /// The module of the type, a file.
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

/// Finds a place for every type.
///
/// # Errors
///
/// Two types, properties or members that have one name in Rust.
pub fn layout(schema: &Schema) -> Result<Layout, Errors> {
    let root = root(schema);
    let folder = |namespace: &str| -> Vec<String> {
        let below = namespace.strip_prefix(root.as_str()).unwrap_or(namespace);
        below.split('.').filter(|word| !word.is_empty()).map(names::module_name).collect()
    };
    let folders: BTreeSet<Vec<String>> = (schema.types.iter())
        .flat_map(|ty| {
            let folder = folder(&ty.namespace);
            (1..=folder.len()).map(move |length| folder[..length].to_vec())
        })
        .collect();
    let places = (schema.types.iter())
        .map(|ty| {
            let folder = folder(&ty.namespace);
            let mut file = names::module_name(&ty.name);
            // The entity `microsoft.graph.security` lives beside the namespace of that name.
            if folders.contains(&[folder.as_slice(), &[file.clone()]].concat()) {
                file.push_str("_type");
            }
            Place { folder, file, name: names::type_name(&ty.name) }
        })
        .collect();
    let mut unions = schema.derived();
    unions.retain(|&base, _| schema.types[base].to_string() != NO_UNION);

    let layout = Layout { root, places, unions };
    let mut mistakes = Vec::new();
    find_type_clashes(schema, &layout, &mut mistakes);
    find_inner_clashes(schema, &layout, &mut mistakes);
    Errors::unless(mistakes, layout)
}

/// The longest namespace that all namespaces start with; empty if there is none.
fn root(schema: &Schema) -> String {
    let mut namespaces = schema.types.iter().map(|ty| ty.namespace.split('.'));
    let first: Vec<&str> = namespaces.next().map(Iterator::collect).unwrap_or_default();
    let shared = namespaces.fold(first.len(), |shared, words| {
        first.iter().take(shared).zip(words).take_while(|(one, other)| *one == other).count()
    });
    first[..shared].join(".")
}

/// All names of one module are different, also on file systems that ignore case.
fn find_type_clashes(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    let mut items: HashMap<(&[String], String), TypeId> = HashMap::new();
    let mut files: HashMap<(&[String], &str), TypeId> = HashMap::new();
    for (id, (ty, place)) in schema.types.iter().zip(&layout.places).enumerate() {
        let mut taken = vec![place.name.clone()];
        if let Kind::Structure(_) = ty.kind {
            taken.push(place.patch_name());
        }
        if layout.unions.contains_key(&id) {
            taken.push(place.union_name());
        }
        let mut others: Vec<(TypeId, String)> = (taken.into_iter())
            .filter_map(|name| Some((items.insert((&place.folder, name.clone()), id)?, name)))
            .collect();
        if others.is_empty()
            && let Some(other) = files.insert((&place.folder, &place.file), id)
        {
            others.push((other, format!("{}.rs", place.file)));
        }
        for (other, name) in others {
            let other = &schema.types[other];
            let message = format!(
                "the name in Rust is `{name}`, which `{other}` (line {}) has already",
                other.line
            );
            mistakes.push(Error::at(ty.line, ty.to_string(), message));
        }
    }
}

/// The fields of a struct and the variants of an enum have different names.
fn find_inner_clashes(schema: &Schema, layout: &Layout, mistakes: &mut Vec<Error>) {
    for (id, ty) in schema.types.iter().enumerate() {
        match &ty.kind {
            Kind::Structure(_) => {
                let properties = schema.flat_properties(id);
                let names = properties.iter().map(|flat| {
                    (names::field_name(&flat.property.name), flat.property.name.as_str())
                });
                clashes(names, |name, message| {
                    let flat = properties.iter().find(|flat| flat.property.name == name);
                    let line = flat.map_or(ty.line, |flat| flat.property.line);
                    mistakes.push(Error::at(line, format!("{ty}.{name}"), message));
                });
            }
            Kind::Enumeration(enumeration) => {
                let members = enumeration.members.iter();
                let names = members.map(|member| (member.rust_name.clone(), member.name.as_str()));
                clashes(names, |name, message| {
                    mistakes.push(Error::at(ty.line, format!("{ty}.{name}"), message));
                });
            }
        }
        if let Some(derived) = layout.unions.get(&id) {
            let names: Vec<String> =
                derived.iter().map(|&id| schema.types[id].to_string()).collect();
            let variants = derived.iter().zip(&names);
            let variants = variants
                .map(|(&derived, name)| (variant(schema, layout, id, derived), name.as_str()));
            clashes(variants, |name, message| {
                mistakes.push(Error::at(ty.line, format!("{ty}, as a union with {name}"), message));
            });
        }
    }
}

/// Reports every name that an earlier one has in Rust already.
fn clashes<'n>(
    names: impl Iterator<Item = (String, &'n str)>,
    mut report: impl FnMut(&str, String),
) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (rust_name, name) in names {
        if let Some(other) = seen.get(&rust_name) {
            report(name, format!("the name in Rust is `{rust_name}`, which `{other}` has already"));
        } else {
            seen.insert(rust_name, name);
        }
    }
}

/// The variant of a union for one of its types. A type of another namespace than the base has its
/// namespace in front where the base's namespace has a type of that name in the union, too.
pub fn variant(schema: &Schema, layout: &Layout, base: TypeId, derived: TypeId) -> String {
    let name = names::variant_name(&schema.types[derived].name);
    let ambiguous = layout.unions[&base]
        .iter()
        .chain([&base])
        .any(|&other| other != derived && names::variant_name(&schema.types[other].name) == name);
    let folder = &layout.places[derived].folder;
    match ambiguous && *folder != layout.places[base].folder {
        true => folder.iter().map(|word| names::variant_name(word)).collect::<String>() + &name,
        false => name,
    }
}
