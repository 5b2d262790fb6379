use super::*;
use crate::schema::{FlatProperty, PropertyFlags};
use crate::{csdl, schema};

/// A schema with bases, navigation properties and types of all kinds.
fn shop() -> Schema {
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
    select(&shop(), &Subset { types, follow }).expect("the types are there")
}

fn names(schema: &Schema) -> Vec<&str> {
    schema.types.iter().map(|ty| &*ty.name).collect()
}

fn refusal(types: &[&str]) -> String {
    let types = types.iter().map(|&name| name.to_owned()).collect();
    let errors = select(&shop(), &Subset { types, follow: 0 }).expect_err("a type is unknown");
    errors.to_string()
}

fn property<'s>(schema: &'s Schema, ty: &str, name: &str) -> FlatProperty<'s> {
    let properties = schema.flat_properties(schema.ids()[ty]);
    properties.into_iter().find(|flat| flat.property.name == name).expect("a property")
}

#[test]
fn types_of_properties_are_included() {
    // A property of type `address` may hold a `poBox`.
    assert_eq!(
        names(&selected(&["org.shop.order"], 0)),
        ["order", "address", "poBox", "state", "country"]
    );
    assert_eq!(names(&selected(&["org.shop.kind"], 0)), ["kind"]);
    assert_eq!(names(&selected(&["org.shop.product"], 9)), ["product"]);
}

#[test]
fn navigation_properties_are_followed_for_the_given_steps() {
    let near = ["order", "customer", "line", "address", "poBox", "state", "kind", "country"];
    assert_eq!(names(&selected(&["org.shop.order"], 1)), near);
    let far =
        ["order", "customer", "line", "product", "address", "poBox", "state", "kind", "country"];
    assert_eq!(names(&selected(&["org.shop.order"], 2)), far);
    assert_eq!(names(&selected(&["org.shop.order"], usize::MAX)), far);
}

#[test]
fn the_shortest_path_to_a_type_counts() {
    // `customer` is two steps from `line`, but is listed itself.
    let schema = selected(&["org.shop.line", "org.shop.customer"], 1);
    assert!(names(&schema).contains(&"product"));
}

#[test]
fn properties_of_omitted_types_are_json() {
    let schema = selected(&["org.shop.order"], 0);
    let lines = property(&schema, "org.shop.order", "lines").property;
    assert_eq!((lines.value, lines.collection), (Value::Json, true));
    assert_eq!(lines.type_name, "Collection(org.shop.line)");
    let address = property(&schema, "org.shop.order", "address").property;
    assert_eq!(address.value, Value::Structure(schema.ids()["org.shop.address"]));
}

#[test]
fn properties_of_an_omitted_base_are_kept() {
    let schema = selected(&["org.shop.order"], 0);
    let order = schema.types[0].structure().expect("a structure");
    assert_eq!((order.base, order.base_name.as_deref()), (None, Some("org.shop.trackedThing")));
    assert!(order.open);
    let names: Vec<_> = order.properties.iter().map(|property| &*property.name).collect();
    assert_eq!(names, ["id", "label", "state", "address", "customer", "lines"]);
    assert!(property(&schema, "org.shop.order", "id").flags.key);
    assert!(property(&schema, "org.shop.order", "label").flags.computed);
}

#[test]
fn annotations_of_an_omitted_base_are_kept() {
    let schema = selected(&["org.shop.order", "org.shop.thing"], 0);
    let [thing, order] = [&schema.types[0], &schema.types[1]];
    assert_eq!((&*thing.name, &*order.name), ("thing", "order"));
    assert_eq!(order.structure().expect("a structure").base, Some(0));
    assert_eq!(property(&schema, "org.shop.thing", "label").flags, PropertyFlags::default());
    assert!(property(&schema, "org.shop.order", "label").flags.computed);
    let names: Vec<_> =
        schema.flat_properties(1).iter().map(|flat| flat.property.name.clone()).collect();
    assert_eq!(names, ["id", "label", "state", "address", "customer", "lines"]);
}

#[test]
fn names_of_types_may_have_aliases_and_another_case() {
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
fn a_similar_name_is_suggested_for_an_unknown_type() {
    for (name, near) in [
        ("kind", "kind"),
        ("other.kind", "kind"),
        ("org.shop.costumer", "customer"),
        ("org.shop.orders", "order"),
        ("org.shop.tracked", "trackedThing"),
    ] {
        let message = format!(
            "{name}: the document has no such type or operation; did you mean `org.shop.{near}`?"
        );
        assert_eq!(refusal(&[name]), message);
    }
    assert_eq!(
        refusal(&["org.shop.xyz"]),
        "org.shop.xyz: the document has no such type or operation"
    );
    assert_eq!(refusal(&["a.b", "c.d"]).lines().count(), 2);
}

#[test]
fn empty_subsets_and_names_are_refused() {
    assert_eq!(refusal(&[]), "the subset is empty; name at least one type");
    let empty = "the name of a type is empty; write a full name such as `microsoft.graph.user`";
    assert_eq!(refusal(&[""]), empty);
    assert_eq!(refusal(&["#", "shop.kind"]), empty);
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
        <Function Name='find'><Parameter Name='for' Type='s.discount'/><ReturnType Type='s.order'/></Function>
        <Function Name='find'><ReturnType Type='s.order'/></Function>
    </Schema>";
    let document = csdl::read(text).expect("the document is read");
    let schema = schema::resolve(&document).expect("the document is resolved");
    let types = types.iter().map(|&name| name.to_owned()).collect();
    select(&schema, &Subset { types, follow }).expect("the types are there")
}

#[test]
fn operations_of_the_listed_types_and_their_bases_are_included() {
    let schema = with_operations(&["s.order"], 0);
    let names: Vec<_> = schema.operations.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["tag", "pay", "best"]);
    assert_eq!(self::names(&schema), ["order", "discount", "kind"]);
    let bound: Vec<_> = schema.operations.iter().map(|it| it.binding.as_ref()?.ty).collect();
    assert_eq!(bound, [None, Some(0), Some(0)]);
    let pay = &schema.operations[1];
    let values: Vec<_> = pay.parameters.iter().map(|it| it.value).collect();
    assert_eq!(values, [Value::Json, Value::Structure(1)]);
    let returned: Vec<_> =
        schema.operations.iter().map(|it| Some(it.return_type.as_ref()?.value)).collect();
    assert_eq!(returned, [None, Some(Value::Structure(0)), Some(Value::Json)]);
}

#[test]
fn an_operation_is_listed_by_its_name() {
    let of = |types: &[&str], follow| {
        let schema = with_operations(types, follow);
        let operations: Vec<_> = schema.operations.iter().map(|it| it.name.clone()).collect();
        let types: Vec<_> = schema.types.iter().map(|ty| ty.name.clone()).collect();
        (operations.join(" "), types.join(" "))
    };
    let pair = |operations: &str, types: &str| (operations.to_owned(), types.to_owned());
    assert_eq!(of(&["s.open"], 0), pair("open", ""));
    assert_eq!(of(&["#s.OPEN", "s.kind"], 0), pair("open", "kind"));
    assert_eq!(of(&["s.find"], 0), pair("find find", "discount kind"));
    assert_eq!(of(&["s.find"], 1), pair("find find", "order discount kind"));
    // One that is bound is included without its type, too.
    assert_eq!(of(&["s.greet"], 0), pair("greet", ""));
    assert_eq!(of(&["s.order", "s.open"], 0), pair("tag pay best open", "order discount kind"));
}

#[test]
fn entities_of_operations_are_followed_like_navigation_properties() {
    let schema = with_operations(&["s.order"], 1);
    assert_eq!(names(&schema), ["order", "customer", "discount", "kind"]);
    let names: Vec<_> = schema.operations.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["tag", "pay", "best"]);
    assert_eq!(schema.operations[1].parameters[0].value, Value::Structure(1));
}

/// Types, and containers of which one extends another.
fn of_harbour(types: &[&str]) -> Schema {
    let text = "<Schema Namespace='h'>
        <EntityType Name='ship'><Property Name='name' Type='Edm.String'/>
            <Annotation Term='Org.OData.Core.V1.AlternateKeys'><Collection><Record>
            <PropertyValue Property='Key'><Collection><Record>
            <PropertyValue Property='Name' PropertyPath='name'/>
            </Record></Collection></PropertyValue></Record></Collection></Annotation></EntityType>
        <EntityType Name='tug' BaseType='h.ship'/>
        <EntityType Name='berth'/>
        <EntityType Name='crane'/>
        <EntityContainer Name='Service' Extends='h.Common'>
            <EntitySet Name='Ships' EntityType='h.ship'>
                <Annotation Term='Org.OData.Capabilities.V1.IndexableByKey' Bool='false'/></EntitySet>
            <EntitySet Name='Tugs' EntityType='h.tug'/></EntityContainer>
        <EntityContainer Name='Common'><EntitySet Name='Berths' EntityType='h.berth'/></EntityContainer>
    </Schema>";
    let document = csdl::read(text).expect("the document is read");
    let schema = schema::resolve(&document).expect("the document is resolved");
    let types = types.iter().map(|&name| name.to_owned()).collect();
    select(&schema, &Subset { types, follow: 0 }).expect("the types are there")
}

/// The containers of a schema with their sets.
fn containers(schema: &Schema) -> Vec<String> {
    let ids = (0..schema.types.len()).filter(|&id| schema.types[id].is_container());
    let containers = ids.map(|id| {
        let flat = schema.flat_properties(id);
        let sets: Vec<_> = flat.iter().map(|flat| &*flat.property.name).collect();
        format!("{}: {}", schema.types[id].name, sets.join(" "))
    });
    containers.collect()
}

#[test]
fn a_container_has_the_sets_of_included_types() {
    for (types, expected) in [
        (&["h.ship"][..], &["Service: Ships"][..]),
        (&["h.tug"], &["Service: Tugs"]),
        (&["h.berth"], &["Service: Berths", "Common: Berths"]),
        (&["h.berth", "h.tug"], &["Service: Berths Tugs", "Common: Berths"]),
        (&["h.crane"], &[]),
    ] {
        assert_eq!(containers(&of_harbour(types)), expected, "{types:?}");
    }
    // The container that is extended is omitted, and its name is kept.
    let schema = of_harbour(&["h.ship"]);
    let service = schema.types[1].structure().expect("a container");
    assert_eq!((service.base, service.base_name.as_deref()), (None, Some("h.Common")));
}

#[test]
fn what_annotations_say_about_addresses_is_kept() {
    let schema = of_harbour(&["h.ship"]);
    assert!(property(&schema, "h.Service", "Ships").flags.without_key);
    // The base of the type is omitted.
    let schema = of_harbour(&["h.tug"]);
    let keys = &schema.types[0].structure().expect("a structure").alternate_keys;
    assert_eq!((keys.len(), &*keys[0].parts[0].path), (1, "name"));
}
