use super::*;
use crate::schema::{Facets, FlatProperty};
use crate::{csdl, schema};

fn whole() -> Schema {
    let text = "<Edmx><Reference><Include Namespace='Org.OData.Core.V1' Alias='Core'/></Reference>
    <DataServices><Schema Namespace='org.shop' Alias='shop'>
        <EntityType Name='thing' OpenType='true'>
            <Key><PropertyRef Name='id'/></Key>
            <Property Name='id' Type='Edm.String'/>
            <Property Name='label' Type='Edm.String'/>
        </EntityType>
        <EntityType Name='trackedThing' BaseType='shop.thing'>
            <Property Name='state' Type='shop.state'/>
        </EntityType>
        <EntityType Name='order' BaseType='shop.trackedThing'>
            <Property Name='address' Type='shop.address'/>
            <NavigationProperty Name='customer' Type='shop.customer'/>
            <NavigationProperty Name='lines' Type='Collection(shop.line)'/>
        </EntityType>
        <EntityType Name='customer'>
            <Property Name='kind' Type='shop.kind'/>
            <NavigationProperty Name='favourite' Type='shop.product'/>
        </EntityType>
        <EntityType Name='line'><NavigationProperty Name='of' Type='shop.order'/></EntityType>
        <EntityType Name='product'/>
        <EntityType Name='bundle' BaseType='shop.product'/>
        <ComplexType Name='address'><Property Name='country' Type='shop.country'/></ComplexType>
        <ComplexType Name='poBox' BaseType='shop.address'>
            <NavigationProperty Name='owner' Type='shop.customer'/>
        </ComplexType>
        <EnumType Name='state'/><EnumType Name='kind'/><EnumType Name='country'/>
        <Annotations Target='shop.trackedThing/label'><Annotation Term='Core.Computed'/></Annotations>
    </Schema></DataServices></Edmx>";
    let document = csdl::read(text).expect("the document is read");
    schema::resolve(&document).expect("the document is resolved")
}

fn selected(types: &[&str], follow: usize) -> Schema {
    let types = types.iter().map(|&name| name.to_owned()).collect();
    select(&whole(), &Subset { types, follow }).expect("the types are there")
}

fn names(schema: &Schema) -> Vec<&str> {
    schema.types.iter().map(|ty| &*ty.name).collect()
}

fn refusal(types: &[&str]) -> String {
    let types = types.iter().map(|&name| name.to_owned()).collect();
    let errors = select(&whole(), &Subset { types, follow: 0 }).expect_err("a type is unknown");
    errors.to_string()
}

fn property<'s>(schema: &'s Schema, ty: &str, name: &str) -> FlatProperty<'s> {
    let properties = schema.flat_properties(schema.ids()[ty]);
    properties.into_iter().find(|flat| flat.property.name == name).expect("a property")
}

#[test]
fn what_properties_need_comes_along() {
    // `poBox` may stand in the place of an address.
    assert_eq!(
        names(&selected(&["org.shop.order"], 0)),
        ["order", "address", "poBox", "state", "country"]
    );
    assert_eq!(names(&selected(&["org.shop.kind"], 0)), ["kind"]);
    assert_eq!(names(&selected(&["org.shop.product"], 9)), ["product"]);
}

#[test]
fn navigation_is_followed_as_far_as_asked() {
    let near = ["order", "customer", "line", "address", "poBox", "state", "kind", "country"];
    assert_eq!(names(&selected(&["org.shop.order"], 1)), near);
    let far =
        ["order", "customer", "line", "product", "address", "poBox", "state", "kind", "country"];
    assert_eq!(names(&selected(&["org.shop.order"], 2)), far);
    assert_eq!(names(&selected(&["org.shop.order"], usize::MAX)), far);
}

#[test]
fn the_shortest_way_to_a_type_counts() {
    // `customer` is two steps from `line`, but asked for itself.
    let schema = selected(&["org.shop.line", "org.shop.customer"], 1);
    assert!(names(&schema).contains(&"product"));
}

#[test]
fn what_lies_beyond_is_json() {
    let schema = selected(&["org.shop.order"], 0);
    let lines = property(&schema, "org.shop.order", "lines").property;
    assert_eq!((lines.value, lines.collection), (Value::Json, true));
    assert_eq!(lines.type_name, "Collection(org.shop.line)");
    let address = property(&schema, "org.shop.order", "address").property;
    assert_eq!(address.value, Value::Structure(schema.ids()["org.shop.address"]));
}

#[test]
fn properties_are_inherited_from_a_base_left_behind() {
    let schema = selected(&["org.shop.order"], 0);
    let order = schema.types[0].structure().expect("a structure");
    assert_eq!((order.base, order.base_name.as_deref()), (None, Some("org.shop.trackedThing")));
    assert!(order.open);
    let names: Vec<_> = order.properties.iter().map(|property| &*property.name).collect();
    assert_eq!(names, ["id", "label", "state", "address", "customer", "lines"]);
    assert!(property(&schema, "org.shop.order", "id").facets.key);
    assert!(property(&schema, "org.shop.order", "label").facets.computed);
}

#[test]
fn a_base_left_behind_still_says_what_its_own_base_does_not() {
    let schema = selected(&["org.shop.order", "org.shop.thing"], 0);
    let [thing, order] = [&schema.types[0], &schema.types[1]];
    assert_eq!((&*thing.name, &*order.name), ("thing", "order"));
    assert_eq!(order.structure().expect("a structure").base, Some(0));
    assert_eq!(property(&schema, "org.shop.thing", "label").facets, Facets::default());
    assert!(property(&schema, "org.shop.order", "label").facets.computed);
    let names: Vec<_> =
        schema.flat_properties(1).iter().map(|flat| flat.property.name.clone()).collect();
    assert_eq!(names, ["id", "label", "state", "address", "customer", "lines"]);
}

#[test]
fn types_are_named_as_people_do() {
    for name in [
        "org.shop.kind",
        "shop.kind",
        "#org.shop.kind",
        "#shop.kind",
        "ORG.Shop.Kind",
        "Shop.KIND",
        " shop.kind ",
    ] {
        assert_eq!(names(&selected(&[name], 0)), ["kind"], "{name}");
    }
    assert_eq!(names(&selected(&["shop.kind", "org.shop.kind"], 0)), ["kind"]);
}

#[test]
fn an_unknown_type_is_told_with_the_nearest() {
    for (name, near) in [
        ("kind", "kind"),
        ("other.kind", "kind"),
        ("org.shop.costumer", "customer"),
        ("org.shop.orders", "order"),
        ("org.shop.tracked", "trackedThing"),
    ] {
        let message =
            format!("{name}: the document has no such type; did you mean `org.shop.{near}`?");
        assert_eq!(refusal(&[name]), message);
    }
    assert_eq!(refusal(&["org.shop.xyz"]), "org.shop.xyz: the document has no such type");
    assert_eq!(refusal(&["a.b", "c.d"]).lines().count(), 2);
}

#[test]
fn a_name_must_be_given() {
    assert_eq!(refusal(&[]), "a subset needs at least one type");
    assert_eq!(refusal(&[""]), "the name of a type is empty");
    assert_eq!(refusal(&["#", "shop.kind"]), "the name of a type is empty");
}

fn with_operations(types: &[&str], follow: usize) -> Schema {
    let text = "<Schema Namespace='s'>
        <EntityType Name='thing'/><EntityType Name='order' BaseType='s.thing'/>
        <EntityType Name='customer'><Property Name='kind' Type='s.kind'/></EntityType>
        <ComplexType Name='discount'><Property Name='by' Type='s.kind'/></ComplexType>
        <EnumType Name='kind'/>
        <Action Name='tag' IsBound='true'><Parameter Name='p' Type='Collection(s.thing)'/></Action>
        <Action Name='pay' IsBound='true'><Parameter Name='p' Type='s.order'/>
            <Parameter Name='payer' Type='s.customer'/><Parameter Name='less' Type='s.discount'/>
            <ReturnType Type='s.order'/></Action>
        <Function Name='best' IsBound='true'><Parameter Name='p' Type='s.order'/>
            <ReturnType Type='Collection(s.customer)'/></Function>
        <Action Name='greet' IsBound='true'><Parameter Name='p' Type='s.customer'/></Action>
        <Action Name='open'/>
    </Schema>";
    let document = csdl::read(text).expect("the document is read");
    let whole = schema::resolve(&document).expect("the document is resolved");
    let types = types.iter().map(|&name| name.to_owned()).collect();
    select(&whole, &Subset { types, follow }).expect("the types are there")
}

#[test]
fn operations_come_with_what_they_are_bound_to() {
    let schema = with_operations(&["s.order"], 0);
    let names: Vec<_> = schema.operations.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["tag", "pay", "best"]);
    assert_eq!(self::names(&schema), ["order", "discount", "kind"]);
    let bound: Vec<_> = schema.operations.iter().map(|it| it.binding.as_ref()?.ty).collect();
    assert_eq!(bound, [None, Some(0), Some(0)]);
    let pay = &schema.operations[1];
    let values: Vec<_> = pay.parameters.iter().map(|it| it.value).collect();
    assert_eq!(values, [Value::Json, Value::Structure(1)]);
    let answers: Vec<_> =
        schema.operations.iter().map(|it| Some(it.answer.as_ref()?.value)).collect();
    assert_eq!(answers, [None, Some(Value::Structure(0)), Some(Value::Json)]);
}

#[test]
fn entities_of_operations_are_followed_as_navigation_properties_are() {
    let schema = with_operations(&["s.order"], 1);
    assert_eq!(names(&schema), ["order", "customer", "discount", "kind"]);
    let names: Vec<_> = schema.operations.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["tag", "pay", "best"]);
    assert_eq!(schema.operations[1].parameters[0].value, Value::Structure(1));
}
