//! Decides the folder, the file and the Rust name of each type and operation.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use graph_table::limits::UNION_VARIANTS;

use crate::names;
use crate::naming::{Declared, Item, Scope, beginnings};
use crate::schema::{Schema, Type, TypeId};
use crate::vocabularies;

mod location;
mod operations;

pub use self::location::{Layout, Location, Variant};

/// The base type of nearly every entity. It has no union, because a union of hundreds of types
/// would not help. A value of this type is read as the base and can be cast.
const NO_UNION: &str = "microsoft.graph.entity";

/// The folder of the vocabularies that a service uses.
const VOCABULARIES: &str = "vocabularies";

/// Chooses the location of every type and operation. Returns a note for each base type that has no
/// union, and for each union or variant whose name is not the plain one.
pub fn layout(schema: &Schema) -> (Layout, Vec<String>) {
    let (types, operations) = locations(schema);
    let mut layout = Layout { types, operations, unions: BTreeMap::new() };
    let mut notes = Vec::new();
    let mut scopes: HashMap<Vec<String>, Scope> = HashMap::new();
    for (ty, location) in schema.types.iter().zip(&layout.types) {
        let scope = scopes.entry(location.folder.clone()).or_default();
        scope.take(&location.name, &format!("`{ty}`"));
        if ty.structure().is_some() && !ty.is_container() {
            scope.take(&location.patch_name(), &format!("the patch of `{ty}`"));
        }
    }
    for (base, derived) in schema.derived() {
        let ty = &schema.types[base];
        if ty.to_string() == NO_UNION || ty.is_container() {
            continue;
        }
        let mut variant_notes = Vec::new();
        let variants = variants(schema, &layout.types, base, &derived, &mut variant_notes);
        if variants.len() > UNION_VARIANTS {
            notes.push(format!(
                "{ty}: no union is generated, because a union has at most {UNION_VARIANTS} variants \
                 and {} types are derived from this one; its values are read as the type itself",
                derived.len()
            ));
            continue;
        }
        let location = &mut layout.types[base];
        let scope = scopes.entry(location.folder.clone()).or_default();
        let (name, by) = union_name(scope, &location.name, &ty.to_string());
        if let Some(by) = by {
            notes.push(format!(
                "{ty}: the name of its union in Rust is `{name}`, because `Any{}` is that of {by}",
                location.name
            ));
        }
        location.union_name = name;
        notes.extend(variant_notes);
        layout.unions.insert(base, variants);
    }
    (layout, notes)
}

/// A free name for the union over a type: `AnyDirectoryObject`. If it is not the plain one, what has
/// that name is returned with it.
fn union_name(scope: &mut Scope, rust_name: &str, full_name: &str) -> (String, Option<String>) {
    let plain = format!("Any{rust_name}");
    let union = |name: &str| Declared {
        item: Item::Camel,
        owner: None,
        wire_name: full_name.to_owned(),
        full_name: format!("the union of `{full_name}`"),
        plain: name.to_owned(),
        chosen: false,
    };
    let by = scope.holder(&plain).map(str::to_owned);
    let declared = if by.is_some() { union(&format!("{plain}Union")) } else { union(&plain) };
    let name = scope.choose(&[declared]).pop().map(|(name, _)| name);
    (name.unwrap_or(plain), by)
}

/// How many words all namespaces start with. These have no modules.
fn root<'n>(namespaces: impl Iterator<Item = &'n str>) -> usize {
    let mut namespaces = namespaces.map(|namespace| namespace.split('.'));
    let first: Vec<&str> = namespaces.next().map(Iterator::collect).unwrap_or_default();
    namespaces.fold(first.len(), |shared, words| {
        first.iter().take(shared).zip(words).take_while(|(one, other)| *one == other).count()
    })
}

/// The folder of each namespace. The vocabularies that a service uses have a folder of their own, so
/// that they do not decide what the service's namespaces have in common.
fn folders(schema: &Schema) -> HashMap<&str, Vec<String>> {
    let namespaces: BTreeSet<&str> = schema.namespaces().collect();
    let (vocabularies, own): (Vec<&str>, Vec<&str>) =
        namespaces.into_iter().partition(|namespace| vocabularies::short_name(namespace).is_some());
    if own.is_empty() {
        return folders_below(schema, &vocabularies);
    }
    let mut folders = folders_below(schema, &own);
    let is_taken =
        folders.values().any(|folder| folder.first().is_some_and(|it| it == VOCABULARIES));
    // No other module name ends in an underscore like this.
    let outer = if is_taken { format!("{VOCABULARIES}_") } else { VOCABULARIES.to_owned() };
    for namespace in vocabularies {
        let words = vocabularies::short_name(namespace).unwrap_or_default().split('.');
        let folder = [outer.clone()].into_iter().chain(words.map(names::module_name));
        folders.insert(namespace, folder.collect());
    }
    folders
}

fn folders_below<'s>(schema: &Schema, namespaces: &[&'s str]) -> HashMap<&'s str, Vec<String>> {
    let root = root(namespaces.iter().copied());
    let folder = |namespace: &str| -> Vec<String> {
        let modules = beginnings(namespace).skip(root);
        modules.map(|part| schema.modules.get(&part).cloned().unwrap_or(part)).collect()
    };
    namespaces.iter().map(|&namespace| (namespace, folder(namespace))).collect()
}

/// The locations of types and of operations.
fn locations(schema: &Schema) -> (Vec<Location>, Vec<Location>) {
    let namespaces = folders(schema);
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
            name: ty.rust_name.clone(),
            union_name: String::new(),
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
    notes: &mut Vec<String>,
) -> Vec<Variant> {
    let name = |id: TypeId| variant_name(&schema.types[id]);
    let mut count: HashMap<String, usize> = HashMap::new();
    for &id in derived.iter().chain([&base]) {
        *count.entry(name(id)).or_default() += 1;
    }
    // A value of an abstract type is a value of an unknown derived type.
    let is_abstract = schema.types[base].structure().is_some_and(|base| base.is_abstract);
    let own = (!is_abstract).then_some(base);
    let types: Vec<TypeId> = own.into_iter().chain(derived.iter().copied()).collect();
    let declared = types.iter().map(|&id| {
        let (name, folder, ty) = (name(id), &locations[id].folder, &schema.types[id]);
        let (wire_name, plain) = match count[&name] > 1 && *folder != locations[base].folder {
            true => {
                let words = folder.iter().map(|word| names::variant_name(word));
                (ty.to_string(), words.collect::<String>() + &name)
            }
            false => (ty.name.clone(), name),
        };
        let full_name = ty.to_string();
        Declared { item: Item::Camel, owner: None, wire_name, full_name, plain, chosen: false }
    });
    let declared: Vec<Declared> = declared.collect();
    let names = Scope::default().choose(&declared);
    let variants = types.iter().zip(&declared).zip(names).map(|((&ty, declared), (name, by))| {
        if let Some(by) = by {
            let Declared { full_name, plain, .. } = declared;
            notes.push(format!(
                "{full_name}: the name in the union of `{}` in Rust is `{name}`, because `{plain}` \
                 is that of `{by}`",
                schema.types[base]
            ));
        }
        Variant { name, ty }
    });
    variants.collect()
}

/// The name of a variant if no other type of the union has it. It is that of the type, if the type
/// does not have its plain name.
fn variant_name(ty: &Type) -> String {
    match ty.rust_name == names::type_name(&ty.name) {
        true => names::variant_name(&ty.name),
        false => names::variant_name(&ty.rust_name),
    }
}

#[cfg(test)]
mod tests;
