use super::*;
use crate::{csdl, schema};

mod operations;

fn resolved(namespaces: &str) -> Schema {
    let text = format!("<Edmx><DataServices>\n{namespaces}</DataServices></Edmx>");
    let document = csdl::read(&text).expect("the document is read");
    schema::resolve(&document).expect("the document is resolved")
}

fn locations_of(namespaces: &str) -> Vec<(String, String)> {
    let layout = layout(&resolved(namespaces)).expect("the names are different");
    let path = |location: &Location| {
        [location.folder.as_slice(), std::slice::from_ref(&location.file)].concat().join("/")
    };
    layout.types.iter().map(|location| (path(location), location.name.clone())).collect()
}

fn refusal(namespaces: &str) -> Vec<String> {
    let errors = layout(&resolved(namespaces)).expect_err("names are the same");
    errors.iter().map(ToString::to_string).collect()
}

/// Enumerations without members, in namespaces.
fn enums(types: &[(&str, &str)]) -> String {
    let schema = |(namespace, name)| {
        format!("<Schema Namespace='{namespace}'><EnumType Name='{name}'/></Schema>\n")
    };
    types.iter().copied().map(schema).collect()
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
    assert!(layout(&Schema::default()).expect("an empty layout").types.is_empty());
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
fn types_with_the_same_rust_name_are_refused() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='user'/>
        <EntityType Name='User'/>
        <EnumType Name='userPatch'/>
        <EntityType Name='anyBase'/>
        <EntityType Name='base'/>
        <EntityType Name='derived' BaseType='m.base'/>
        <EnumType Name='_'/>
        <EnumType Name='__'/>
    </Schema>
    <Schema Namespace='m.n'><EntityType Name='user'/></Schema>";
    assert_eq!(
        refusal(text),
        [
            "m.User: the name in Rust is `User`, which `m.user` (line 3) already uses (line 4)",
            "m.userPatch: the name in Rust is `UserPatch`, which `m.User` (line 4) already uses (line 5)",
            "m.base: the name of its union in Rust is `AnyBase`, which `m.anyBase` (line 6) already uses (line 7)",
            "m.__: the name in Rust is `Unnamed`, which `m._` (line 9) already uses (line 10)",
        ]
    );
    let text = "<Schema Namespace='m'>
        <EnumType Name='userPatch'/>
        <ComplexType Name='user'/>
    </Schema>";
    assert_eq!(
        refusal(text),
        [
            "m.user: the name of its patch in Rust is `UserPatch`, which `m.userPatch` (line 3) already uses (line 4)"
        ]
    );
}

#[test]
fn types_that_differ_only_in_case_are_refused() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='fooBar'/>
        <EnumType Name='foobar'/>
    </Schema>
    <Schema Namespace='m.callRecords'><EntityType Name='one'/></Schema>
    <Schema Namespace='m.callrecords'><EntityType Name='One'/></Schema>
    <Schema Namespace='m.n'><EntityType Name='foobar'/></Schema>";
    assert_eq!(
        refusal(text),
        [
            "m.foobar: the name differs from `m.fooBar` (line 3) only in case, which `@odata.type` ignores (line 4)",
            "m.callrecords.One: the name differs from `m.callRecords.one` (line 6) only in case, which `@odata.type` ignores (line 7)",
        ]
    );
}

#[test]
fn namespaces_with_the_same_rust_module_are_refused() {
    let types =
        [("m", "a"), ("m.callRecords", "b"), ("m.call_records", "c"), ("m.call_records", "d")];
    assert_eq!(
        refusal(&enums(&types)),
        [
            "m.call_records.c: the Rust module of the namespace is `call_records`, which `m.callRecords` already uses (line 4)"
        ]
    );
}

#[test]
fn properties_with_the_same_rust_name_are_refused_where_they_are_declared() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='c' BaseType='m.b'><Property Name='other_name' Type='Edm.String'/></EntityType>
        <EntityType Name='b' BaseType='m.a'><Property Name='SomeName' Type='Edm.String'/></EntityType>
        <EntityType Name='a'>
            <Property Name='someName' Type='Edm.String'/>
            <Property Name='some_name' Type='Edm.String'/>
            <Property Name='otherName' Type='Edm.String'/>
            <Property Name='_' Type='Edm.String'/>
            <Property Name='-' Type='Edm.String'/>
        </EntityType>
    </Schema>";
    assert_eq!(
        refusal(text),
        [
            "m.c.other_name: the name in Rust is `other_name`, which `m.a.otherName` (line 8) already uses (line 3)",
            "m.b.SomeName: the name in Rust is `some_name`, which `m.a.someName` (line 6) already uses (line 4)",
            "m.a.some_name: the name in Rust is `some_name`, which `m.a.someName` (line 6) already uses (line 7)",
            "m.a.-: the name in Rust is `unnamed`, which `m.a._` (line 9) already uses (line 10)",
        ]
    );
}

#[test]
fn members_with_the_same_rust_name_are_refused() {
    let text = "<Schema Namespace='m'><EnumType Name='e'>
        <Member Name='one'/>
        <Member Name='One'/>
        <Member Name='tls1_2'/>
        <Member Name='tls12'/>
    </EnumType></Schema>";
    assert_eq!(
        refusal(text),
        ["m.e.One: the name in Rust is `One`, which `m.e.one` (line 3) already uses (line 4)"]
    );
}

/// The variants of the union over `m.base`.
fn variants_of(schema: &Schema) -> Vec<String> {
    let layout = layout(schema).expect("the names are different");
    let variants = &layout.unions[&schema.ids()["m.base"]];
    variants.iter().map(|variant| variant.name.clone()).collect()
}

#[test]
fn ambiguous_variants_of_other_namespaces_start_with_the_namespace() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='base'/>
        <EntityType Name='alert' BaseType='m.base'/>
        <EntityType Name='unrecognized' BaseType='m.base'/>
    </Schema>
    <Schema Namespace='m.callRecords'>
        <EntityType Name='alert' BaseType='m.base'/>
        <EntityType Name='base' BaseType='m.base'/>
        <EntityType Name='clear' BaseType='m.base'/>
    </Schema>";
    assert_eq!(
        variants_of(&resolved(text)),
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
    assert_eq!(layout(&schema).expect("laid out").unions.len(), 2);
}

#[test]
fn variants_with_the_same_rust_name_are_refused() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='base'/>
        <EntityType Name='alert' BaseType='m.base'/>
        <EntityType Name='nAlert' BaseType='m.base'/>
    </Schema>
    <Schema Namespace='m.n'>
        <EntityType Name='alert' BaseType='m.base'/>
    </Schema>";
    assert_eq!(
        refusal(text),
        [
            "m.n.alert: the name in the union over `m.base` in Rust is `NAlert`, which `m.nAlert` (line 5) already uses (line 8)"
        ]
    );
}

#[test]
fn the_entity_of_graph_has_no_union() {
    let text = "<Schema Namespace='microsoft.graph'>
        <EntityType Name='entity' Abstract='true'/>
        <EntityType Name='user' BaseType='microsoft.graph.entity'/>
    </Schema>";
    assert!(layout(&resolved(text)).expect("laid out").unions.is_empty());
}

#[test]
fn a_base_with_more_types_than_the_attribute_accepts_has_no_union() {
    // The base itself is a variant.
    for (derived, unions) in [(UNION_VARIANTS - 1, 1), (UNION_VARIANTS, 0)] {
        let derived =
            (0..derived).map(|n| format!("<EntityType Name='t{n}' BaseType='m.base'/>\n"));
        let text = format!(
            "<Schema Namespace='m'><EntityType Name='base'/>{}</Schema>",
            derived.collect::<String>()
        );
        let schema = resolved(&text);
        let layout = layout(&schema).expect("laid out");
        assert_eq!(layout.unions.len(), unions);
        let notes = layout.notes(&schema);
        assert_eq!(notes.len(), 1 - unions);
        assert!(notes.iter().all(|note| note.starts_with("m.base: no union is generated")));
    }
}
