//! Descriptions inside and outside of the elements that they describe.

use super::*;
use crate::schema::Description;
use crate::subset::{self, Subset};

fn schema(elements: &str) -> Schema {
    let text = format!(
        "<Edmx><Reference><Include Namespace='Org.OData.Core.V1' Alias='C'/></Reference><DataServices>\
         <Schema Namespace='n' Alias='self'>{elements}</Schema></DataServices></Edmx>"
    );
    resolve(&csdl::read(&text).expect("the document is read")).expect("no errors")
}

fn short(text: &str) -> String {
    format!("<Annotation Term='C.Description' String='{text}'/>")
}

fn at(target: &str, annotation: &str) -> String {
    format!("<Annotations Target='{target}'>{annotation}</Annotations>")
}

/// The short texts of the properties of a type, by name.
fn of_properties(schema: &Schema, name: &str) -> Vec<(String, Option<String>)> {
    let id = schema.ids()[name];
    let properties = schema.flat_properties(id);
    let texts =
        properties.iter().map(|it| (it.property.name.clone(), it.description.short.clone()));
    texts.collect()
}

const DERIVED: &str = "<EntityType Name='a'><Property Name='p' Type='Edm.String'>\
    <Annotation Term='C.Description' String='of a'/></Property></EntityType>\
    <EntityType Name='b' BaseType='n.a'/><EntityType Name='c' BaseType='n.b'/>";

#[test]
fn a_derived_type_describes_what_it_inherits() {
    let schema = schema(&format!("{DERIVED}{}", at("self.b/p", &short("of b"))));
    for (name, text) in [("n.a", "of a"), ("n.b", "of b"), ("n.c", "of b")] {
        let expected = [("p".to_owned(), Some(text.to_owned()))];
        assert_eq!(of_properties(&schema, name), expected);
        // A type whose base is omitted declares the property itself.
        let subset = Subset { types: vec![name.to_owned()], follow: 0 };
        let selected = subset::select(&schema, &subset).expect("a type");
        assert_eq!(of_properties(&selected, name), expected);
    }
}

#[test]
fn what_is_inside_has_precedence_and_conditions_are_ignored() {
    let long = "<Annotation Term='Org.OData.Core.V1.LongDescription' String='long'/>";
    let qualified = "<Annotation Term='C.Description' Qualifier='Q' String='qualified'/>";
    let elements = [
        DERIVED.to_owned(),
        at("n.a/p", &(short("outside") + long)),
        at("n.b", qualified),
        at(
            "n.b",
            "<Annotation Term='C.Description' Path='p'/><Annotation Term='X.Description' String='x'/>",
        ),
        at("n.b", &short(" ")),
        at("n.b", &short("first")),
        at("n.b", &short("second")),
        at("n.none", &short("of nothing")),
        at("n.a/none", &short("of nothing")),
        at("n.a/p/q", &short("of nothing")),
        at("", &short("of nothing")),
        at("n.a(", &short("of nothing")),
    ];
    let schema = schema(&elements.concat());
    let of = |name: &str| &schema.types[schema.ids()[name]];
    assert_eq!(of("n.a").description, Description::default());
    assert_eq!(of("n.b").description.short.as_deref(), Some("first"));
    let property = &of("n.a").structure().expect("a structure").properties[0];
    let texts = (property.description.short.as_deref(), property.description.long.as_deref());
    assert_eq!(texts, (Some("of a"), Some("long")));
}

#[test]
fn an_overload_is_told_by_its_types() {
    const OPERATIONS: &str = "<ComplexType Name='t'/>\
        <Action Name='act' IsBound='true'><Parameter Name='it' Type='n.t'/><Parameter Name='q' Type='Edm.String'/></Action>\
        <Action Name='act' IsBound='true'><Parameter Name='it' Type='Collection(n.t)'/></Action>\
        <Function Name='act'><Parameter Name='q' Type='n.t'/><ReturnType Type='n.t'/></Function>\
        <Action Name='act'/>";
    for (target, expected) in [
        ("self.act", "xxxx"),
        ("n.act(self.t)", "x x "),
        ("n.act( n.t , Edm.String )", "x   "),
        ("n.act(Collection(self.t))", " x  "),
        ("n.act()", "   x"),
        ("n.act(Edm.String)", "    "),
        ("act", "    "),
    ] {
        let schema = schema(&format!("{OPERATIONS}{}", at(target, &short("x"))));
        let texts = schema.operations.iter().map(|it| it.description.short.as_deref());
        assert_eq!(texts.map(|it| it.unwrap_or(" ")).collect::<String>(), expected, "{target}");
    }
    let both = [at("n.act/q", &short("general")), at("n.act(n.t)/q", &short("of the overload"))];
    let schema = schema(&format!("{OPERATIONS}{}", both.concat()));
    let parameters = schema.operations.iter().flat_map(|it| &it.parameters);
    let texts: Vec<_> = parameters.map(|it| it.description.short.as_deref()).collect();
    assert_eq!(texts, [Some("of the overload"); 2]);
}

#[test]
fn a_namespace_in_parts_has_one_description() {
    let text = "<Edmx><Reference><Include Namespace='Org.OData.Core.V1' Alias='C'/></Reference><DataServices>\
        <Schema Namespace='n'><Annotation Term='C.Description' String='first'/><ComplexType Name='a'/></Schema>\
        <Schema Namespace='n'><Annotation Term='C.Description' String='second'/>\
        <Annotation Term='C.LongDescription' String='long'/></Schema></DataServices></Edmx>";
    let schema = resolve(&csdl::read(text).expect("the document is read")).expect("no errors");
    let description = &schema.descriptions["n"];
    let texts = (description.short.as_deref(), description.long.as_deref());
    assert_eq!(texts, (Some("first"), Some("long")));
}
