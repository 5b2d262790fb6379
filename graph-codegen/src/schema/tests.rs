//! Resolving documents.

use super::{FlatProperty, Primitive, PropertyFlags, Schema, Structure, Value, resolve};
use crate::csdl;
use crate::error::without_columns;

mod addresses;
mod containers;
mod descriptions;
mod operations;
mod property_flags;
mod refused;

/// Resolves a document whose namespaces start in line 2.
fn schema(namespaces: &str) -> Schema {
    let document = csdl::read(&in_envelope(namespaces)).expect("the document is read");
    resolve(&document).expect("the document is resolved")
}

/// The errors of a document whose namespaces start in line 2.
fn refusal(namespaces: &str) -> Vec<String> {
    let document = csdl::read(&in_envelope(namespaces)).expect("the document is read");
    let errors = resolve(&document).expect_err("the document is refused");
    errors.iter().map(|error| without_columns(&error.to_string())).collect()
}

fn in_envelope(namespaces: &str) -> String {
    format!(
        "<Edmx><Reference><Include Namespace='Org.OData.Core.V1' Alias='Core'/>\
         <Include Namespace='a.b' Alias='elsewhere'/></Reference><DataServices>\n{namespaces}\
         </DataServices></Edmx>"
    )
}

fn structure<'s>(schema: &'s Schema, name: &str) -> &'s Structure {
    schema.types[schema.ids()[name]].structure().expect("a structure")
}

fn property<'s>(schema: &'s Schema, ty: &str, name: &str) -> FlatProperty<'s> {
    let properties = schema.flat_properties(schema.ids()[ty]);
    properties.into_iter().find(|flat| flat.property.name == name).expect("a property")
}

#[test]
fn aliases_are_replaced_by_namespaces() {
    let schema = schema(
        "<Schema Namespace='a' Alias='x'>
            <EntityType Name='one' BaseType='x.zero'>
                <Property Name='p' Type='Collection(x.two)'/>
                <Property Name='q' Type='y.two'/>
                <Property Name='r' Type='elsewhere.two'/>
            </EntityType>
            <EntityType Name='zero'/>
            <ComplexType Name='two'/>
        </Schema>
        <Schema Namespace='a.b' Alias='y'><EnumType Name='two'/></Schema>",
    );
    assert_eq!(structure(&schema, "a.one").base, Some(1));
    assert_eq!(structure(&schema, "a.one").base_name.as_deref(), Some("a.zero"));
    let p = property(&schema, "a.one", "p").property;
    assert_eq!(
        (p.value, p.collection, &*p.type_name),
        (Value::Structure(2), true, "Collection(a.two)")
    );
    let q = property(&schema, "a.one", "q").property;
    assert_eq!((q.value, q.collection, &*q.type_name), (Value::Enumeration(3), false, "a.b.two"));
    // `edmx:Include` may declare an alias for a namespace of the same document.
    assert_eq!(property(&schema, "a.one", "r").property.value, Value::Enumeration(3));
    let aliases: Vec<_> = schema.aliases.iter().map(|(a, n)| (&**a, &**n)).collect();
    assert_eq!(aliases, [("x", "a"), ("y", "a.b")]);
}

#[test]
fn type_definitions_are_replaced_by_their_underlying_types() {
    let schema = schema(
        "<Schema Namespace='a' Alias='x'>
            <TypeDefinition Name='weight' UnderlyingType='Edm.Double'/>
            <ComplexType Name='b'><Property Name='c' Type='Collection(x.weight)'/></ComplexType>
        </Schema>",
    );
    let c = property(&schema, "a.b", "c").property;
    assert_eq!((c.value, c.collection), (Value::Primitive(Primitive::Double), true));
    assert_eq!(schema.types.len(), 1);
}

#[test]
fn odata_types_are_mapped_to_primitives_or_json() {
    for (name, value) in [
        ("Edm.String", Value::Primitive(Primitive::String)),
        ("Edm.Duration", Value::Primitive(Primitive::Duration)),
        ("Edm.Stream", Value::Json),
        ("Edm.GeographyPoint", Value::Json),
        ("microsoft.graph.Json", Value::Json),
    ] {
        let schema = schema(&format!(
            "<Schema Namespace='a'><ComplexType Name='b'><Property Name='c' Type='{name}'/>\
             </ComplexType></Schema>"
        ));
        assert_eq!(property(&schema, "a.b", "c").property.value, value, "{name}");
    }
}

#[test]
fn a_namespace_may_have_several_schema_elements() {
    let schema = schema(
        "<Schema Namespace='a'><ComplexType Name='b'/></Schema>
         <Schema Namespace='a'><ComplexType Name='c' BaseType='a.b'/></Schema>",
    );
    assert_eq!(structure(&schema, "a.c").base, Some(0));
    assert_eq!(schema.derived()[&0], [1]);
}

#[test]
fn open_types_and_streams_are_inherited_regardless_of_order() {
    let schema = schema(
        "<Schema Namespace='a'>
            <EntityType Name='c' BaseType='a.b'/>
            <EntityType Name='b' BaseType='a.a' HasStream='true' Abstract='true'/>
            <EntityType Name='a' OpenType='true'/>
        </Schema>",
    );
    let attributes = |name| {
        let structure = structure(&schema, name);
        (structure.open, structure.has_stream, structure.is_abstract)
    };
    assert_eq!(attributes("a.a"), (true, false, false));
    assert_eq!(attributes("a.b"), (true, true, true));
    assert_eq!(attributes("a.c"), (true, true, false));
}

#[test]
fn properties_are_nullable_by_default() {
    let schema = schema(
        "<Schema Namespace='a'><ComplexType Name='b'>
            <Property Name='c' Type='Edm.String'/>
            <Property Name='d' Type='Edm.String' Nullable='true'/>
            <Property Name='e' Type='Edm.String' Nullable='false'/>
            <NavigationProperty Name='f' Type='a.b'/>
        </ComplexType></Schema>",
    );
    let nullable = |name| property(&schema, "a.b", name).property.nullable;
    assert_eq!(["c", "d", "e", "f"].map(nullable), [true, true, false, true]);
}

#[test]
fn the_key_comes_first_then_inherited_properties() {
    let schema = schema(
        "<Schema Namespace='a'>
            <EntityType Name='b'>
                <Key><PropertyRef Name='id'/></Key>
                <Property Name='name' Type='Edm.String'/>
                <Property Name='id' Type='Edm.String'/>
            </EntityType>
            <EntityType Name='c' BaseType='a.b'><Property Name='early' Type='Edm.String'/></EntityType>
        </Schema>",
    );
    let flat = schema.flat_properties(1);
    let names: Vec<_> = flat.iter().map(|flat| (&*flat.property.name, flat.owner)).collect();
    assert_eq!(names, [("id", Some(0)), ("name", Some(0)), ("early", Some(1))]);
    assert_eq!(flat[0].flags, PropertyFlags { key: true, ..PropertyFlags::default() });
}
