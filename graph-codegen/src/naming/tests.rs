//! Names of whole schemas.

use super::*;
use crate::{csdl, schema};

fn resolved(namespaces: &str) -> Schema {
    let text = format!("<Edmx><DataServices>\n{namespaces}</DataServices></Edmx>");
    let document = csdl::read(&text).expect("the document is read");
    schema::resolve(&document).expect("the document is resolved")
}

/// The schema with its names, and the notes.
fn named(namespaces: &str, renames: &[&str]) -> (Schema, Vec<String>) {
    let mut schema = resolved(namespaces);
    let mut errors = Vec::new();
    let notes = choose(&mut schema, &chosen(renames), &mut errors);
    assert_eq!(errors, []);
    let texts = about(notes, &schema).collect();
    (schema, texts)
}

fn chosen(renames: &[&str]) -> Renames {
    let mut chosen = Renames::default();
    for rename in renames {
        chosen.add(rename).expect("a choice");
    }
    chosen
}

fn refusal(namespaces: &str, renames: &[&str]) -> Vec<String> {
    let mut schema = resolved(namespaces);
    let mut errors = Vec::new();
    choose(&mut schema, &chosen(renames), &mut errors);
    errors.iter().map(ToString::to_string).collect()
}

fn types(schema: &Schema) -> Vec<&str> {
    schema.types.iter().map(|ty| &*ty.rust_name).collect()
}

fn fields(schema: &Schema, ty: &str) -> Vec<String> {
    let flat = schema.flat_properties(schema.ids()[ty]);
    flat.iter().map(|flat| flat.property.rust_name.clone()).collect()
}

#[test]
fn types_and_twins_have_different_names() {
    let text = "<Schema Namespace='m'>
        <EntityType Name='User'/>
        <EntityType Name='user'/>
        <EnumType Name='userPatch'/>
        <EntityType Name='item'/>
        <ComplexType Name='itemPatch'/>
        <EnumType Name='itemPatchPatch'/>
        <EnumType Name='itemPatchType'/>
        <EnumType Name='kind'/>
        <EnumType Name='kindPatch'/>
        <EnumType Name='_'/>
        <EnumType Name='__'/>
    </Schema>
    <Schema Namespace='m.n'><EntityType Name='user'/></Schema>";
    let (schema, notes) = named(text, &[]);
    let expected = [
        "UserCapitalized",
        "User",
        "UserPatchType",
        "Item",
        "ItemPatchTypeXf6dc",
        "ItemPatchPatch",
        "ItemPatchType",
        "Kind",
        "KindPatch",
        "Unnamed",
        "UnnamedWithUnderscores",
        "User",
    ];
    assert_eq!(types(&schema), expected);
    assert_eq!(
        notes,
        [
            "m.user: the name differs from `m.User` only in case, which `@odata.type` and the registry ignore, so a search by name may find either",
            "m.User: the name in Rust is `UserCapitalized`, because `User` is that of `m.user`",
            "m.userPatch: the name in Rust is `UserPatchType`, because `UserPatch` is that of the patch of `m.user`",
            "m.itemPatch: the name in Rust is `ItemPatchTypeXf6dc`, because `ItemPatch` is that of the patch of `m.item`",
            "m.__: the name in Rust is `UnnamedWithUnderscores`, because `Unnamed` is that of `m._`",
        ]
    );
}

const PROPERTIES: &str = "<Schema Namespace='m'>
    <EntityType Name='c' BaseType='m.b'><Property Name='otherName' Type='Edm.String'/></EntityType>
    <EntityType Name='b' BaseType='m.a'><Property Name='SomeName' Type='Edm.String'/></EntityType>
    <EntityType Name='a'>
        <Property Name='some_name' Type='Edm.String'/>
        <Property Name='someName' Type='Edm.String'/>
        <Property Name='other_name' Type='Edm.String'/>
        <NavigationProperty Name='_SomeName' Type='m.a'/>
        <Property Name='_' Type='Edm.String'/>
        <Property Name='-' Type='Edm.String'/>
    </EntityType>
</Schema>";

#[test]
fn inherited_properties_keep_their_names() {
    let (schema, notes) = named(PROPERTIES, &[]);
    let a = [
        "some_name_with_underscore",
        "some_name",
        "other_name",
        "some_name_nav",
        "unnamed_with_underscore",
        "unnamed",
    ];
    assert_eq!(fields(&schema, "m.a"), a);
    assert_eq!(fields(&schema, "m.b"), [&a[..], &["some_name_capitalized"]].concat());
    assert_eq!(
        fields(&schema, "m.c"),
        [&a[..], &["some_name_capitalized", "other_name_x2cf6"]].concat()
    );
    assert_eq!(notes.len(), 5);
    assert_eq!(
        notes[4],
        "m.c.otherName: the name in Rust is `other_name_x2cf6`, because `other_name` is that of `m.a.other_name`"
    );
}

#[test]
fn members_are_told_apart() {
    let text = "<Schema Namespace='m'><EnumType Name='e'>
        <Member Name='One'/>
        <Member Name='one'/>
        <Member Name='tls1_2'/>
        <Member Name='tls12'/>
    </EnumType></Schema>";
    let (schema, notes) = named(text, &[]);
    let Kind::Enumeration(enumeration) = &schema.types[0].kind else { panic!("an enumeration") };
    let names: Vec<_> = enumeration.members.iter().map(|member| &*member.rust_name).collect();
    assert_eq!(names, ["OneCapitalized", "One", "Tls1_2", "Tls12"]);
    assert_eq!(
        notes,
        ["m.e.One: the name in Rust is `OneCapitalized`, because `One` is that of `m.e.one`"]
    );
}

const OPERATIONS: &str = "<Schema Namespace='m'><EntityType Name='t'/>
    <Action Name='f'><Parameter Name='aB' Type='Edm.Int32'/><Parameter Name='a_b' Type='Edm.Int32'/></Action>
    <Function Name='g' IsBound='true'><Parameter Name='it' Type='m.t'/></Function>
    <Function Name='g' IsBound='true'><Parameter Name='it' Type='m.t'/><Parameter Name='x' Type='Edm.Int32'/></Function>
    </Schema>";

#[test]
fn parameters_are_told_apart() {
    let (schema, notes) = named(OPERATIONS, &[]);
    let names: Vec<_> = schema.operations[0].parameters.iter().map(|it| &*it.rust_name).collect();
    assert_eq!(names, ["a_b", "a_b_with_underscore"]);
    assert_eq!(
        notes,
        ["m.f.a_b: the name in Rust is `a_b_with_underscore`, because `a_b` is that of `m.f.aB`"]
    );
}

#[test]
fn the_user_chooses_names() {
    let (schema, notes) = named(
        PROPERTIES,
        &["m.a.some_name=raw_name", "m.b.SomeName=name_of_b", "m.a=Alpha", "m.a._SomeName=unnamed"],
    );
    assert_eq!(types(&schema), ["C", "B", "Alpha"]);
    let a = [
        "raw_name",
        "some_name",
        "other_name",
        "unnamed",
        "unnamed_with_underscore",
        "unnamed_x9438",
    ];
    assert_eq!(fields(&schema, "m.b"), [&a[..], &["name_of_b"]].concat());
    assert_eq!(
        notes[..2],
        [
            "m.a._: the name in Rust is `unnamed_with_underscore`, because `unnamed` is that of `m.a._SomeName`",
            "m.a.-: the name in Rust is `unnamed_x9438`, because `unnamed` is that of `m.a._SomeName`"
        ]
    );
    let (schema, notes) =
        named(OPERATIONS, &["m.f=Effect", "m.g(m.t, x)=GraphOfX", "m.f.a_b=raw", "m=top"]);
    let names: Vec<_> = schema.operations.iter().map(|it| &*it.rust_name).collect();
    assert_eq!(names, ["Effect", "TG", "GraphOfX"]);
    assert_eq!(schema.modules["m"], "top");
    assert_eq!(notes, [""; 0]);
    let twins = "<Schema Namespace='m'><EntityType Name='a'/><EntityType Name='b'/></Schema>";
    let (schema, notes) = named(twins, &["m.b=APatch"]);
    assert_eq!(types(&schema), ["AType", "APatch"]);
    assert_eq!(
        notes,
        [
            "m.a: the name in Rust is `AType`, because `APatch` is that of `m.b`, and would be that of its patch"
        ]
    );
}

#[test]
fn choices_that_cannot_be_made_are_refused() {
    assert_eq!(
        refusal(
            PROPERTIES,
            &[
                "m.a.someName=SomeName",
                "m.a._=type",
                "m.a.some_nane=x",
                "nothing=x",
                "m.b.SomeName=other_name",
                "m.b=Value",
                "m.a=Same",
                "m.c=Same",
            ]
        ),
        [
            "m.c: cannot be renamed to `Same`, which is the name of `m.a`",
            "m.b.SomeName: cannot be renamed to `other_name`, which is the name of `m.a.other_name`",
            "m.b: `Value` cannot be its Rust name; write `Value_`",
            "m.a.someName: `SomeName` cannot be its Rust name; write `some_name`",
            "m.a._: `type` cannot be its Rust name; write `type_`",
            "m.a.some_nane: there is nothing of this name to rename; did you mean `m.a.some_name`?",
            "nothing: there is nothing of this name to rename",
        ]
    );
    assert_eq!(
        refusal(OPERATIONS, &["m.g=Graph"]),
        ["m.g: there is nothing of this name to rename"]
    );
    let mut renames = Renames::default();
    renames.add("m.a=B").and_then(|()| renames.add("m.a = B")).expect("the same choice");
    let error = renames.add("m.a=C").expect_err("another choice");
    assert_eq!(error.to_string(), "m.a: is renamed to both `B` and `C`");
}

#[test]
fn notes_about_what_a_subset_omits_are_left_out() {
    let mut schema = resolved(PROPERTIES);
    let notes = choose(&mut schema, &Renames::default(), &mut Vec::new());
    schema.types.retain(|ty| ty.name == "c");
    assert_eq!(about(notes, &schema).count(), 1);
}
