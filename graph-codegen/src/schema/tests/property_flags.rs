//! Property flags from keys, annotations and the list of secrets.

use super::{property, schema};

/// Whether a property is computed and whether it is immutable.
fn flags_of(namespaces: &str, ty: &str, name: &str) -> (bool, bool) {
    let schema = schema(namespaces);
    let flags = property(&schema, ty, name).flags;
    (flags.computed, flags.immutable)
}

fn annotated_inline(annotations: &str) -> (bool, bool) {
    let text = format!(
        "<Schema Namespace='a'><EntityType Name='b'><Property Name='c' Type='Edm.String'>\
         {annotations}</Property></EntityType></Schema>"
    );
    flags_of(&text, "a.b", "c")
}

#[test]
fn annotations_inside_a_property_set_flags() {
    assert_eq!(annotated_inline(""), (false, false));
    assert_eq!(annotated_inline("<Annotation Term='Org.OData.Core.V1.Computed'/>"), (true, false));
    assert_eq!(annotated_inline("<Annotation Term='Core.Immutable'/>"), (false, true));
    assert_eq!(annotated_inline("<Annotation Term='Core.Computed' Bool='true'/>"), (true, false));
    assert_eq!(annotated_inline("<Annotation Term='Core.Computed' Bool='false'/>"), (false, false));
    assert_eq!(
        annotated_inline("<Annotation Term='Core.Computed'><Bool>false</Bool></Annotation>"),
        (false, false)
    );
    assert_eq!(
        annotated_inline("<Annotation Term='Core.Computed'><Bool>true</Bool></Annotation>"),
        (true, false)
    );
}

#[test]
fn annotations_under_a_condition_set_no_flags() {
    for annotation in [
        "Term='Core.Computed' Path='other'/>",
        "Term='Core.Computed' Qualifier='Tablet'/>",
        "Term='Core.Immutable' Qualifier='Tablet' Bool='true'/>",
        "Term='Core.Computed'><Path>other</Path></Annotation>",
        "Term='Core.Computed'><If><Path>other</Path><Bool>true</Bool></If></Annotation>",
    ] {
        assert_eq!(annotated_inline(&format!("<Annotation {annotation}")), (false, false));
    }
    let qualified = annotated_by_target("a.b/p").replace("'a.b/p'", "'a.b/p' Qualifier='Tablet'");
    assert_eq!(flags_of(&qualified, "a.b", "p"), (false, false));
}

#[test]
fn a_property_that_clients_may_only_read_is_computed() {
    for (members, computed) in [
        ("Org.OData.Core.V1.Permission/Read", true),
        ("Core.Permission/Read", true),
        ("Core.Permission/ReadWrite", false),
        ("Core.Permission/Read Core.Permission/Write", false),
        ("Core.Permission/Write", false),
        ("Core.Permission/None", false),
    ] {
        let attribute = format!("<Annotation Term='Core.Permissions' EnumMember='{members}'/>");
        assert_eq!(annotated_inline(&attribute), (computed, false), "{members}");
        let element = format!(
            "<Annotation Term='Core.Permissions'><EnumMember>{members}</EnumMember></Annotation>"
        );
        assert_eq!(annotated_inline(&element), (computed, false), "{members}");
    }
}

#[test]
fn terms_of_other_vocabularies_are_ignored() {
    assert_eq!(annotated_inline("<Annotation Term='Other.Computed'/>"), (false, false));
    assert_eq!(
        annotated_inline("<Annotation Term='Core.Description' String='Computed'/>"),
        (false, false)
    );
    assert_eq!(annotated_inline("<Annotation Term='Computed'/>"), (false, false));
}

/// A type `b`, a type `c` derived from it, a type `d` derived from `c`, and annotations of a
/// target.
fn annotated_by_target(target: &str) -> String {
    format!(
        "<Schema Namespace='a' Alias='x'>
            <EntityType Name='b'><Property Name='p' Type='Edm.String'/></EntityType>
            <EntityType Name='c' BaseType='a.b'/>
            <EntityType Name='d' BaseType='a.c'/>
            <Annotations Target='{target}'><Annotation Term='Core.Computed'/></Annotations>
        </Schema>"
    )
}

#[test]
fn annotations_with_a_target_set_flags() {
    for target in ["a.b/p", "x.b/p"] {
        assert_eq!(flags_of(&annotated_by_target(target), "a.b", "p"), (true, false));
        assert_eq!(flags_of(&annotated_by_target(target), "a.d", "p"), (true, false));
    }
}

#[test]
fn an_annotation_of_an_inherited_property_applies_to_the_type_and_its_derived_types() {
    let text = annotated_by_target("x.c/p");
    assert_eq!(flags_of(&text, "a.b", "p"), (false, false));
    assert_eq!(flags_of(&text, "a.c", "p"), (true, false));
    assert_eq!(flags_of(&text, "a.d", "p"), (true, false));
}

#[test]
fn annotations_of_other_targets_are_ignored() {
    for target in ["", "/", "a.b", "a.b/other", "a.unknown/p", "a.container/set/p", "p"] {
        assert_eq!(flags_of(&annotated_by_target(target), "a.b", "p"), (false, false), "{target}");
    }
}

#[test]
fn keys_may_be_composite_and_contain_paths_into_complex_properties() {
    let text = "<Schema Namespace='a'>
            <EntityType Name='b'>
                <Key><PropertyRef Name='one'/><PropertyRef Name='two/inner' Alias='two'/></Key>
                <Property Name='none' Type='Edm.String'/>
                <Property Name='two' Type='a.c'/>
                <Property Name='one' Type='Edm.String'/>
            </EntityType>
            <ComplexType Name='c'><Property Name='inner' Type='Edm.String'/></ComplexType>
            <ComplexType Name='d'><Property Name='e' Type='Edm.String'/></ComplexType>
        </Schema>";
    let keys = |text: &str| {
        let schema = schema(text);
        let flat = schema.flat_properties(0);
        let keys = flat.iter().filter(|flat| flat.flags.key).map(|flat| flat.property.name.clone());
        (keys.collect::<Vec<_>>(), property(&schema, "a.c", "inner").flags.key)
    };
    let one = || vec!["one".to_owned()];
    assert_eq!(keys(text), (one(), true));
    // Elsewhere, the same property is no key.
    assert_eq!(keys(&text.replace("'e' Type='Edm.String'", "'e' Type='a.c'")), (one(), false));
}

#[test]
fn a_key_may_name_a_property_of_an_abstract_base() {
    let schema = schema(
        "<Schema Namespace='a'>
            <EntityType Name='b' Abstract='true'><Property Name='p' Type='Edm.String'/></EntityType>
            <EntityType Name='c' BaseType='a.b'><Key><PropertyRef Name='p'/></Key></EntityType>
        </Schema>",
    );
    assert!(!property(&schema, "a.b", "p").flags.key);
    assert!(property(&schema, "a.c", "p").flags.key);
}

#[test]
fn listed_secrets_are_marked_in_derived_types_too() {
    let schema = schema(
        "<Schema Namespace='microsoft.graph'>
            <ComplexType Name='passwordProfile'>
                <Property Name='password' Type='Edm.String'/>
                <Property Name='other' Type='Edm.String'/>
            </ComplexType>
            <ComplexType Name='derived' BaseType='microsoft.graph.passwordProfile'/>
        </Schema>",
    );
    for ty in ["microsoft.graph.passwordProfile", "microsoft.graph.derived"] {
        assert!(property(&schema, ty, "password").flags.secret);
        assert!(!property(&schema, ty, "other").flags.secret);
    }
}

#[test]
fn a_key_may_contain_a_path_through_a_navigation_property() {
    let schema = schema(
        "<Schema Namespace='a'><EntityType Name='b'>
            <Key><PropertyRef Name='id'/><PropertyRef Name='c/id' Alias='cId'/></Key>
            <Property Name='id' Type='Edm.String'/>
            <NavigationProperty Name='c' Type='a.b'/>
        </EntityType></Schema>",
    );
    assert!(property(&schema, "a.b", "id").flags.key);
    assert!(!property(&schema, "a.b", "c").flags.key);
}
