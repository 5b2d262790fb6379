//! Documents that are refused.

use super::refusal;
use crate::csdl;
use crate::error::{Problems, without_columns};
use crate::schema::resolve_all;

#[test]
fn base_types_of_another_kind_are_refused() {
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

/// The errors of entity types with their bases, one type a line.
fn chain(types: &[(&str, &str)]) -> Vec<String> {
    let types: Vec<String> = (types.iter())
        .map(|(name, base)| format!("<EntityType Name='{name}' BaseType='a.{base}'/>"))
        .collect();
    refusal(&format!("<Schema Namespace='a'>\n{}\n</Schema>", types.join("\n")))
}

#[test]
fn cycles_of_base_types_are_refused() {
    assert_eq!(chain(&[("b", "b")]), ["a.b: the type is derived from itself: a.b → a.b (line 3)"]);
    assert_eq!(
        chain(&[("b", "c"), ("c", "b")]),
        ["a.b: the type is derived from itself: a.b → a.c → a.b (line 3)"]
    );
    assert_eq!(
        chain(&[("b", "c"), ("c", "d"), ("d", "b")]),
        ["a.b: the type is derived from itself: a.b → a.c → a.d → a.b (line 3)"]
    );
}

#[test]
fn a_cycle_is_found_from_types_outside_of_it() {
    let cycle = "a.d: the type is derived from itself: a.d → a.e → a.d";
    for (types, line) in [
        ([("b", "c"), ("c", "e"), ("d", "e"), ("e", "d")], 5),
        ([("d", "e"), ("e", "d"), ("b", "c"), ("c", "e")], 3),
        ([("b", "c"), ("d", "e"), ("c", "e"), ("e", "d")], 4),
    ] {
        assert_eq!(chain(&types), [format!("{cycle} (line {line})")]);
    }
}

#[test]
fn each_cycle_is_reported_once() {
    assert_eq!(
        chain(&[("b", "c"), ("c", "b"), ("d", "d"), ("e", "d"), ("f", "b")]),
        [
            "a.b: the type is derived from itself: a.b → a.c → a.b (line 3)",
            "a.d: the type is derived from itself: a.d → a.d (line 5)",
        ]
    );
}

#[test]
fn types_that_are_declared_twice_are_refused() {
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
            "a.b: the type is already declared in line 2 (line 3)",
            "a.d: the type is already declared in line 2 (line 4)",
            "a.b: the type is already declared in line 3 (line 6)",
        ]
    );
}

#[test]
fn properties_that_are_declared_twice_are_refused_even_if_inherited() {
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
            "a.d.p: the property is already declared in `a.b`, in line 6 (line 3)",
            "a.b.q: the property is already declared in `a.b`, in line 7 (line 8)",
        ]
    );
}

#[test]
fn members_that_are_declared_twice_are_refused() {
    let errors = refusal(
        "<Schema Namespace='a'><EnumType Name='b'>
            <Member Name='c'/>
            <Member Name='c'/>
        </EnumType></Schema>",
    );
    assert_eq!(errors, ["a.b: member `c` is already declared in line 3 (line 4)"]);
}

#[test]
fn undefined_types_of_properties_are_refused() {
    let types = [
        ("x.none", "type `a.none` is not defined"),
        ("none", "type `none` is not defined"),
        ("Edm.Text", "`Edm.Text` is not an OData type"),
        ("Collection(Collection(a.b))", "type `Collection(a.b)` is not defined"),
        ("Collection()", "type `` is not defined"),
        ("a.wrong", "`a.wrong` stands for `a.b`, which is not a primitive type"),
        ("Collection(a.b", "type `Collection(a.b` is not defined"),
    ];
    let lines = (types.iter().zip(3..))
        .map(|((ty, _), line)| format!("<Property Name='in{line}' Type='{ty}'/>\n"));
    let errors = refusal(&format!(
        "<Schema Namespace='a' Alias='x'><TypeDefinition Name='wrong' UnderlyingType='a.b'/>\
         <ComplexType Name='b'>\n{}</ComplexType></Schema>",
        lines.collect::<String>()
    ));
    let expected = (types.iter().zip(3..))
        .map(|((_, message), line)| format!("a.b.in{line}: {message} (line {line})"));
    assert_eq!(errors, expected.collect::<Vec<_>>());
}

#[test]
fn navigation_properties_that_do_not_lead_to_entities_are_refused() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='b'>
            <NavigationProperty Name='c' Type='Collection(Edm.String)'/>
        </EntityType></Schema>",
    );
    assert_eq!(
        errors,
        ["a.b.c: a navigation property leads to entities, and `Collection(Edm.String)` is not an \
          entity type (line 3)"]
    );
}

#[test]
fn keys_that_do_not_name_a_single_value_are_refused() {
    for (key, element, message) in [
        (
            "id",
            "<Property Name='Id' Type='Edm.String'/>",
            "`id`, which is not a property of the type",
        ),
        ("c", "<NavigationProperty Name='c' Type='a.b'/>", "`c`, which is a navigation property"),
        ("c", "<Property Name='c' Type='Collection(Edm.String)'/>", "`c`, which is a collection"),
    ] {
        let errors = refusal(&format!(
            "<Schema Namespace='a'><EntityType Name='b'>{element}<Key>\n\
             <PropertyRef Name='{key}'/></Key></EntityType></Schema>"
        ));
        assert_eq!(errors, [format!("a.b: the key names {message} (line 3)")]);
    }
}

#[test]
fn paths_of_keys_that_do_not_lead_to_a_single_value_are_refused() {
    let errors = refusal(
        "<Schema Namespace='a'>
            <EntityType Name='b'><Key>
                <PropertyRef Name='c/e'/><PropertyRef Name='d/e'/><PropertyRef Name='c/f'/>
            </Key><Property Name='c' Type='a.g'/><Property Name='d' Type='Edm.String'/></EntityType>
            <ComplexType Name='g'><Property Name='f' Type='Collection(a.g)'/></ComplexType>
        </Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.b: the key names `e`, which is not a property of `a.g` (line 4)",
            "a.b: the key names `d`, whose value has no properties (line 4)",
            "a.b: the key names `f`, which is a collection (line 4)",
        ]
    );
}

#[test]
fn an_alias_of_two_namespaces_is_refused() {
    let errors = refusal("<Schema Namespace='a' Alias='x'/>\n<Schema Namespace='b' Alias='x'/>");
    assert_eq!(errors, ["b: alias `x` already stands for `a` (line 3)"]);
}

#[test]
fn names_that_are_not_identifiers_are_refused() {
    let errors = refusal(
        "<Schema Namespace='a.1'/>
        <Schema Namespace='a'>
            <EntityType Name='b c'><Property Name='d@e' Type='Edm.String'/></EntityType>
            <EnumType Name='1d' IsFlags='true'><Member Name='x,y'/><Member Name='z@'/></EnumType>
            <EnumType Name='größe'><Member Name='x,y'/><Member Name=' z'/></EnumType>
            <TypeDefinition Name='e.f' UnderlyingType='Edm.String'/>
            <Action Name='g()'><Parameter Name=' h' Type='Edm.String'/></Action>
        </Schema>",
    );
    let wrong = "the name is not an identifier, which consists of letters, digits and underscores and \
                 does not start with a digit";
    assert_eq!(
        errors,
        [
            "a.1: the namespace is not identifiers joined by dots (line 2)".to_owned(),
            format!("a.b c: {wrong} (line 4)"),
            "a.b c.d@e: the name contains `@`, which has another meaning (line 4)".to_owned(),
            format!("a.1d: {wrong} (line 5)"),
            "a.1d.x,y: the name contains `,`, which has another meaning (line 5)".to_owned(),
            "a.größe. z: the name has spaces around it (line 6)".to_owned(),
            format!("a.e.f: {wrong} (line 7)"),
            format!("a.g(): {wrong} (line 8)"),
            "a.g(). h: the name has spaces around it (line 8)".to_owned(),
        ]
    );
}

#[test]
fn what_is_not_defined_is_noted_if_the_user_keeps_going() {
    let text = "<Schema Namespace='a'>
        <EntityType Name='b' BaseType='a.none'><Property Name='p' Type='Collection(c.d)'/></EntityType>
        <EntityType Name='e' BaseType='none'><Property Name='p' Type='none'/></EntityType>
        <EntityType Name='f' BaseType='a.g'/>
        <EntityType Name='h' BaseType='a.f'/>
        <ComplexType Name='g'/>
    </Schema>";
    let document = csdl::read(text).expect("the document is read");
    let mut problems = Problems::new(true);
    let schema = resolve_all(&[document], &mut problems);
    let names: Vec<_> = schema.types.iter().map(|ty| &*ty.name).collect();
    assert_eq!(names, ["b", "e", "h", "g"]);
    let without = |texts: Vec<String>| -> Vec<String> {
        texts.iter().map(|text| without_columns(text)).collect()
    };
    let inherited = "its inherited properties are additional data";
    assert_eq!(
        without(problems.notes),
        [
            "a.f: base type `a.g` is not an entity type; the type is left out (line 4)".to_owned(),
            format!("a.b: base type `a.none` is not defined; {inherited} (line 2)"),
            "a.b.p: type `c.d` is not defined; its values are read as JSON (line 2)".to_owned(),
            format!("a.h: base type `a.f` is not defined; {inherited} (line 5)"),
        ]
    );
    // The models keep the name of a type, which must be a full name.
    assert_eq!(
        without(problems.errors.iter().map(ToString::to_string).collect()),
        [
            "a.e: base type `none` is not defined (line 3)",
            "a.e.p: type `none` is not defined (line 3)",
        ]
    );
}
