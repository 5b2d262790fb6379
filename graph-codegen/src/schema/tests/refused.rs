//! Documents that contradict themselves.

use super::refusal;

#[test]
fn bases_must_be_types_of_the_same_kind() {
    let errors = refusal(
        "<Schema Namespace='a' Alias='x'>
            <EntityType Name='b' BaseType='x.none'/>
            <EntityType Name='c' BaseType='x.d'/>
            <ComplexType Name='d' BaseType='x.f'/>
            <ComplexType Name='e' BaseType='a.b'/>
            <EnumType Name='f'/>
            <TypeDefinition Name='g' UnderlyingType='Edm.String'/>
            <EntityType Name='h' BaseType='a.g'/>
            <EntityType Name='i' BaseType=''/>
        </Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.b: base type `a.none` is not defined (line 3)",
            "a.c: base type `a.d` is not an entity type (line 4)",
            "a.d: base type `a.f` is not a complex type (line 5)",
            "a.e: base type `a.b` is not a complex type (line 6)",
            "a.h: base type `a.g` is not defined (line 9)",
            "a.i: base type `` is not defined (line 10)",
        ]
    );
}

/// Entity types, a line each, with their bases.
fn chain(types: &[(&str, &str)]) -> Vec<String> {
    let types: Vec<String> = (types.iter())
        .map(|(name, base)| format!("<EntityType Name='{name}' BaseType='a.{base}'/>"))
        .collect();
    refusal(&format!("<Schema Namespace='a'>\n{}\n</Schema>", types.join("\n")))
}

#[test]
fn a_type_is_not_based_on_itself() {
    assert_eq!(chain(&[("b", "b")]), ["a.b: the type is based on itself: a.b → a.b (line 3)"]);
    assert_eq!(
        chain(&[("b", "c"), ("c", "b")]),
        ["a.b: the type is based on itself: a.b → a.c → a.b (line 3)"]
    );
    assert_eq!(
        chain(&[("b", "c"), ("c", "d"), ("d", "b")]),
        ["a.b: the type is based on itself: a.b → a.c → a.d → a.b (line 3)"]
    );
}

#[test]
fn a_cycle_is_found_behind_types_that_lead_into_it() {
    let cycle = "a.d: the type is based on itself: a.d → a.e → a.d";
    for (types, line) in [
        ([("b", "c"), ("c", "e"), ("d", "e"), ("e", "d")], 5),
        ([("d", "e"), ("e", "d"), ("b", "c"), ("c", "e")], 3),
        ([("b", "c"), ("d", "e"), ("c", "e"), ("e", "d")], 4),
    ] {
        assert_eq!(chain(&types), [format!("{cycle} (line {line})")]);
    }
}

#[test]
fn each_cycle_is_told_once() {
    assert_eq!(
        chain(&[("b", "c"), ("c", "b"), ("d", "d"), ("e", "d"), ("f", "b")]),
        [
            "a.b: the type is based on itself: a.b → a.c → a.b (line 3)",
            "a.d: the type is based on itself: a.d → a.d (line 5)",
        ]
    );
}

#[test]
fn a_type_is_declared_once_in_all_parts_of_its_namespace() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='b'/><TypeDefinition Name='d' UnderlyingType='Edm.String'/>
            <ComplexType Name='b'/>
            <EnumType Name='d'/>
        </Schema>
        <Schema Namespace='a'><EnumType Name='b'/></Schema>
        <Schema Namespace='c'><EnumType Name='b'/></Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.b: the type is declared in line 2 already (line 3)",
            "a.d: the type is declared in line 2 already (line 4)",
            "a.b: the type is declared in line 3 already (line 6)",
        ]
    );
}

#[test]
fn a_property_is_declared_once_also_among_what_is_inherited() {
    let errors = refusal(
        "<Schema Namespace='a'>
            <EntityType Name='d' BaseType='a.c'><Property Name='p' Type='Edm.String'/></EntityType>
            <EntityType Name='c' BaseType='a.b'/>
            <EntityType Name='b'>
                <Property Name='p' Type='Edm.String'/>
                <Property Name='q' Type='Edm.String'/>
                <NavigationProperty Name='q' Type='a.b'/>
                <Property Name='Q' Type='Edm.String'/>
            </EntityType>
        </Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.d.p: the property is declared in `a.b` already, in line 6 (line 3)",
            "a.b.q: the property is declared in `a.b` already, in line 7 (line 8)",
        ]
    );
}

#[test]
fn a_member_is_declared_once() {
    let errors = refusal(
        "<Schema Namespace='a'><EnumType Name='b'>
            <Member Name='c'/>
            <Member Name='c'/>
        </EnumType></Schema>",
    );
    assert_eq!(errors, ["a.b: member `c` stands in line 3 already (line 4)"]);
}

#[test]
fn types_of_properties_must_be_known() {
    let errors = refusal(
        "<Schema Namespace='a' Alias='x'><ComplexType Name='b'>
            <Property Name='c' Type='x.none'/>
            <Property Name='d' Type='none'/>
            <Property Name='e' Type='Edm.Text'/>
            <Property Name='f' Type='Collection(Collection(a.b))'/>
            <Property Name='g' Type='Collection()'/>
            <Property Name='h' Type='a.wrong'/>
            <Property Name='i' Type='Collection(a.b'/>
        </ComplexType>
        <TypeDefinition Name='wrong' UnderlyingType='a.b'/>
        </Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.b.c: type `a.none` is not defined (line 3)",
            "a.b.d: type `none` is not defined (line 4)",
            "a.b.e: `Edm.Text` is no type of OData (line 5)",
            "a.b.f: type `Collection(a.b)` is not defined (line 6)",
            "a.b.g: type `` is not defined (line 7)",
            "a.b.h: `a.wrong` stands for `a.b`, no primitive type (line 8)",
            "a.b.i: type `Collection(a.b` is not defined (line 9)",
        ]
    );
}

#[test]
fn keys_name_properties() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='b'>
            <Key><PropertyRef Name='id'/></Key>
            <Property Name='Id' Type='Edm.String'/>
        </EntityType></Schema>",
    );
    assert_eq!(errors, ["a.b: the key names `id`, which is no property of it (line 3)"]);
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='b'>
            <Key><PropertyRef Name='c'/></Key>
            <NavigationProperty Name='c' Type='a.b'/>
        </EntityType></Schema>",
    );
    assert_eq!(errors, ["a.b: the key names `c`, which leads to an entity (line 3)"]);
}

#[test]
fn an_alias_is_of_one_namespace() {
    let errors = refusal("<Schema Namespace='a' Alias='x'/>\n<Schema Namespace='b' Alias='x'/>");
    assert_eq!(errors, ["b: the alias `x` stands for `a` already (line 3)"]);
}
