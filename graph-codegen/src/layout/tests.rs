use super::*;
use crate::naming::{self, Renames};
use crate::{csdl, schema};

mod operations;

fn resolved(namespaces: &str) -> Schema {
    let text = format!("<Edmx><DataServices>\n{namespaces}</DataServices></Edmx>");
    let document = csdl::read(&text).expect("the document is read");
    let mut schema = schema::resolve(&document).expect("the document is resolved");
    naming::choose(&mut schema, &Renames::default(), &mut Vec::new());
    schema
}

fn locations_of(namespaces: &str) -> Vec<(String, String)> {
    let layout = layout(&resolved(namespaces)).0;
    let path = |location: &Location| {
        [location.folder.as_slice(), std::slice::from_ref(&location.file)].concat().join("/")
    };
    layout.types.iter().map(|location| (path(location), location.name.clone())).collect()
}

fn notes(namespaces: &str) -> Vec<String> {
    layout(&resolved(namespaces)).1
}

/// Enumerations without members, in namespaces.
fn enums(types: &[(&str, &str)]) -> String {
    let schema = |(namespace, name)| {
        format!("<Schema Namespace='{namespace}'><EnumType Name='{name}'/></Schema>\n")
    };
    types.iter().copied().map(schema).collect()
}

/// A namespace of entity types, each derived from a type of the namespace `m` unless that name is empty.
fn entities(namespace: &str, types: &[(&str, &str)]) -> String {
    let entity = |&(name, base)| match base {
        "" => format!("<EntityType Name='{name}'/>"),
        base => format!("<EntityType Name='{name}' BaseType='m.{base}'/>"),
    };
    let types: String = types.iter().map(entity).collect();
    format!("<Schema Namespace='{namespace}'>{types}</Schema>\n")
}

fn files(types: &[(&str, &str)]) -> Vec<String> {
    locations_of(&enums(types)).into_iter().map(|(file, _)| file).collect()
}

#[test]
fn namespaces_are_folders_below_their_common_prefix() {
    let types = [("m.graph", "user"), ("m.graph.callRecords", "user"), ("m.graph.a.b", "user")];
    assert_eq!(files(&types), ["user", "call_records/user", "a/b/user"]);
    assert_eq!(files(&[("m.graph.security", "alert")]), ["alert"]);
    assert_eq!(files(&[("m.graph", "a"), ("m.graphs", "b")]), ["graph/a", "graphs/b"]);
    assert_eq!(files(&[("m", "a"), ("n.type", "b")]), ["m/a", "n/type_/b"]);
    assert!(layout(&Schema::default()).0.types.is_empty());
}

#[test]
fn a_type_may_have_the_name_of_a_folder_beside_it() {
    let types = [("m", "security"), ("m.security", "security"), ("m", "securityType")];
    assert_eq!(files(&types), ["security_type", "security/security_type", "security_type_2"]);
    // This holds for a folder without types, too.
    assert_eq!(files(&[("m", "a"), ("m.a.b", "c")]), ["a_type", "a/b/c"]);
}

#[test]
fn types_with_different_names_have_different_files() {
    assert_eq!(
        locations_of(&enums(&[
            ("m", "iOSDevice"),
            ("m", "i_osDevice"),
            ("m", "数据"),
            ("m", "型")
        ])),
        [
            ("i_os_device", "IOSDevice"),
            ("i_os_device_2", "IOsDevice"),
            ("unnamed", "数据"),
            ("unnamed_2", "型")
        ]
        .map(|(file, name)| (file.to_owned(), name.to_owned()))
    );
}

#[test]
fn long_names_have_short_file_names() {
    let (one, other) = ("a".repeat(300), "a".repeat(301));
    let files = files(&[("m", &one), ("m", &other)]);
    assert_eq!([files[0].len(), files[1].len()], [200, 202]);
}

#[test]
fn namespaces_with_the_same_rust_module_have_different_folders() {
    let types = [("m", "a"), ("m.callRecords", "b"), ("m.call_records", "c")];
    assert_eq!(files(&types), ["a", "call_records/b", "call_records_with_underscore/c"]);
}

#[test]
fn a_union_yields_to_a_type_of_its_name() {
    let types = [("anyBase", ""), ("base", ""), ("derived", "base"), ("anyAnyBase", "anyBase")];
    let text = entities("m", &types);
    let union = |id: usize| layout(&resolved(&text)).0.types[id].union_name.clone();
    assert_eq!([union(0), union(1)], ["AnyAnyBaseUnion", "AnyBaseUnion"]);
    assert_eq!(
        notes(&text),
        [
            "m.anyBase: the name of its union in Rust is `AnyAnyBaseUnion`, because `AnyAnyBase` is that of `m.anyAnyBase`",
            "m.base: the name of its union in Rust is `AnyBaseUnion`, because `AnyBase` is that of `m.anyBase`",
        ]
    );
}

/// The variants of the union over `m.base`.
fn variants_of(schema: &Schema) -> Vec<String> {
    let layout = layout(schema).0;
    let variants = &layout.unions[&schema.ids()["m.base"]];
    variants.iter().map(|variant| variant.name.clone()).collect()
}

#[test]
fn ambiguous_variants_of_other_namespaces_start_with_the_namespace() {
    let text = entities("m", &[("base", ""), ("alert", "base"), ("unrecognized", "base")])
        + &entities("m.callRecords", &[("alert", "base"), ("base", "base"), ("clear", "base")]);
    assert_eq!(
        variants_of(&resolved(&text)),
        ["Base", "Alert", "Unrecognized_", "CallRecordsAlert", "CallRecordsBase", "Clear"]
    );
}

#[test]
fn an_abstract_base_is_not_a_variant() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='base' Abstract='true'/>
        <EntityType Name='one' BaseType='m.base' Abstract='true'/>
        <EntityType Name='two' BaseType='m.one'/>
    </Schema>";
    let schema = resolved(text);
    assert_eq!(variants_of(&schema), ["One", "Two"]);
    assert_eq!(layout(&schema).0.unions.len(), 2);
}

#[test]
fn variants_with_the_same_rust_name_are_told_apart() {
    let types = [("base", ""), ("alert", "base"), ("nAlert", "base"), ("n_alert", "base")];
    let text = entities("m", &types) + &entities("m.n", &[("alert", "base")]);
    assert_eq!(
        variants_of(&resolved(&text)),
        ["Base", "Alert", "NAlert", "NAlertWithUnderscore", "NAlertX52cc"]
    );
    assert_eq!(
        notes(&text),
        [
            "m.n.alert: the name in the union of `m.base` in Rust is `NAlertX52cc`, because `NAlert` is that of `m.nAlert`"
        ]
    );
}

#[test]
fn the_entity_of_graph_has_no_union() {
    let text = "<Schema Namespace='microsoft.graph'>
        <EntityType Name='entity' Abstract='true'/>
        <EntityType Name='user' BaseType='microsoft.graph.entity'/>
    </Schema>";
    assert!(layout(&resolved(text)).0.unions.is_empty());
}

#[test]
fn a_base_with_more_types_than_the_attribute_accepts_has_no_union() {
    // The base itself is a variant.
    for (derived, unions) in [(UNION_VARIANTS - 1, 1), (UNION_VARIANTS, 0)] {
        let names: Vec<_> = (0..derived).map(|n| format!("t{n}")).collect();
        let derived = names.iter().map(|name| (&**name, "base"));
        let types: Vec<_> = [("base", "")].into_iter().chain(derived).collect();
        let schema = resolved(&entities("m", &types));
        let (layout, notes) = layout(&schema);
        assert_eq!(layout.unions.len(), unions);
        assert_eq!(notes.len(), 1 - unions);
        assert!(notes.iter().all(|note| note.starts_with("m.base: no union is generated")));
    }
}
