//! What keys, annotations and the list of secrets give to properties.

use super::{property, schema};

/// Whether a property is computed, and whether it is immutable.
fn told(namespaces: &str, ty: &str, name: &str) -> (bool, bool) {
    let schema = schema(namespaces);
    let facets = property(&schema, ty, name).facets;
    (facets.computed, facets.immutable)
}

fn inside(annotations: &str) -> (bool, bool) {
    let text = format!(
        "<Schema Namespace='a'><EntityType Name='b'><Property Name='c' Type='Edm.String'>\
         {annotations}</Property></EntityType></Schema>"
    );
    told(&text, "a.b", "c")
}

#[test]
fn annotations_may_stand_in_the_property() {
    assert_eq!(inside(""), (false, false));
    assert_eq!(inside("<Annotation Term='Org.OData.Core.V1.Computed'/>"), (true, false));
    assert_eq!(inside("<Annotation Term='Core.Immutable'/>"), (false, true));
    assert_eq!(inside("<Annotation Term='Core.Computed' Bool='true'/>"), (true, false));
    assert_eq!(inside("<Annotation Term='Core.Computed' Bool='false'/>"), (false, false));
    assert_eq!(
        inside("<Annotation Term='Core.Computed'><Bool>false</Bool></Annotation>"),
        (false, false)
    );
    assert_eq!(
        inside("<Annotation Term='Core.Computed'><Bool>true</Bool></Annotation>"),
        (true, false)
    );
}

#[test]
fn terms_of_other_vocabularies_are_others() {
    assert_eq!(inside("<Annotation Term='Other.Computed'/>"), (false, false));
    assert_eq!(inside("<Annotation Term='Core.Description' String='Computed'/>"), (false, false));
    assert_eq!(inside("<Annotation Term='Computed'/>"), (false, false));
}

/// A base, a type based on it and one based on that, and annotations of something.
fn outside(target: &str) -> String {
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
fn annotations_may_stand_apart() {
    for target in ["a.b/p", "x.b/p"] {
        assert_eq!(told(&outside(target), "a.b", "p"), (true, false));
        assert_eq!(told(&outside(target), "a.d", "p"), (true, false));
    }
}

#[test]
fn an_annotation_of_an_inherited_property_is_for_that_type_and_those_below() {
    let text = outside("x.c/p");
    assert_eq!(told(&text, "a.b", "p"), (false, false));
    assert_eq!(told(&text, "a.c", "p"), (true, false));
    assert_eq!(told(&text, "a.d", "p"), (true, false));
}

#[test]
fn annotations_of_anything_else_are_passed_over() {
    for target in ["", "/", "a.b", "a.b/other", "a.unknown/p", "a.container/set/p", "p"] {
        assert_eq!(told(&outside(target), "a.b", "p"), (false, false), "{target}");
    }
}

#[test]
fn keys_may_be_composite_and_lead_into_complex_properties() {
    let schema = schema(
        "<Schema Namespace='a'>
            <EntityType Name='b'>
                <Key><PropertyRef Name='one'/><PropertyRef Name='two/inner' Alias='two'/></Key>
                <Property Name='none' Type='Edm.String'/>
                <Property Name='two' Type='a.c'/>
                <Property Name='one' Type='Edm.String'/>
            </EntityType>
            <ComplexType Name='c'><Property Name='inner' Type='Edm.String'/></ComplexType>
        </Schema>",
    );
    let flat = schema.flat_properties(0);
    let keys: Vec<_> = flat.iter().map(|flat| (&*flat.property.name, flat.facets.key)).collect();
    assert_eq!(keys, [("two", true), ("one", true), ("none", false)]);
    assert!(!property(&schema, "a.c", "inner").facets.key);
}

#[test]
fn a_key_may_be_made_of_what_an_abstract_base_declares() {
    let schema = schema(
        "<Schema Namespace='a'>
            <EntityType Name='b' Abstract='true'><Property Name='p' Type='Edm.String'/></EntityType>
            <EntityType Name='c' BaseType='a.b'><Key><PropertyRef Name='p'/></Key></EntityType>
        </Schema>",
    );
    assert!(!property(&schema, "a.b", "p").facets.key);
    assert!(property(&schema, "a.c", "p").facets.key);
}

#[test]
fn listed_secrets_are_marked_also_where_they_are_inherited() {
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
        assert!(property(&schema, ty, "password").facets.secret);
        assert!(!property(&schema, ty, "other").facets.secret);
    }
}

#[test]
fn a_key_may_lead_to_another_entity() {
    let schema = schema(
        "<Schema Namespace='a'><EntityType Name='b'>
            <Key><PropertyRef Name='id'/><PropertyRef Name='c/id' Alias='cId'/></Key>
            <Property Name='id' Type='Edm.String'/>
            <NavigationProperty Name='c' Type='a.b'/>
        </EntityType></Schema>",
    );
    assert!(property(&schema, "a.b", "id").facets.key);
    assert!(!property(&schema, "a.b", "c").facets.key);
}
