//! What annotations say about addresses.

use super::{Schema, property, refusal, resolve, schema, structure};
use crate::csdl;
use crate::error::without_columns;
use crate::schema::{AlternateKey, KeyPart};

/// An `AlternateKeys` annotation with keys of these parts.
fn keys(attributes: &str, keys: &[&[&str]]) -> String {
    let keys = keys.iter().map(|parts| {
        let parts = parts.iter().map(|part| {
            format!(
                "<Record><PropertyValue Property='Alias' String='{part}'/>\
                 <PropertyValue Property='Name' PropertyPath='{part}'/></Record>"
            )
        });
        let parts: String = parts.collect();
        format!(
            "<Record><PropertyValue Property='Key'><Collection>{parts}</Collection>\
             </PropertyValue></Record>"
        )
    });
    let keys: String = keys.collect();
    format!(
        "<Annotation Term='Core.AlternateKeys' {attributes}><Collection>{keys}</Collection></Annotation>"
    )
}

fn at(target: &str, annotations: &str) -> String {
    format!("<Annotations Target='{target}'>{annotations}</Annotations>")
}

/// Ships and tugs, which are ships, in two entity sets of a container that extends another one.
fn harbour(in_ship: &str, in_container: &str, outside: &str) -> Schema {
    schema(&format!(
        "<Schema Namespace='a' Alias='x'>
            <EntityType Name='ship'><Property Name='name' Type='Edm.String'/>
                <Property Name='flag' Type='Edm.String'/><Property Name='hull' Type='x.hull'/>
                <NavigationProperty Name='owner' Type='x.ship'/>
                <NavigationProperty Name='fleet' Type='Collection(x.ship)'/>{in_ship}</EntityType>
            <EntityType Name='tug' BaseType='x.ship'/>
            <ComplexType Name='hull'><Property Name='number' Type='Edm.Int32'/></ComplexType>
            <Action Name='tow' IsBound='true'><Parameter Name='it' Type='x.ship'/></Action>
            <Action Name='tow' IsBound='true'><Parameter Name='it' Type='x.hull'/></Action>
            <Action Name='close'/>
            <EntityContainer Name='Common'><EntitySet Name='Ships' EntityType='x.ship'/>
            </EntityContainer>
            <EntityContainer Name='Service' Extends='x.Common'>
                <EntitySet Name='Tugs' EntityType='x.tug'/><Singleton Name='flagship' Type='x.ship'/>
                {in_container}</EntityContainer>{outside}
        </Schema>"
    ))
}

/// The alternate keys of a type: the parts, and the entity set after `@`.
fn keys_of(schema: &Schema, name: &str) -> Vec<String> {
    let keys = structure(schema, name).alternate_keys.iter().map(|AlternateKey { parts, set }| {
        let parts = parts.iter().map(|KeyPart { path, alias }| match alias {
            Some(alias) => format!("{path}={alias}"),
            None => path.clone(),
        });
        let parts: Vec<_> = parts.collect();
        let set = set.as_ref().map(|set| format!("@{set}"));
        parts.join("+") + &set.unwrap_or_default()
    });
    keys.collect()
}

#[test]
fn alternate_keys_are_read_inside_and_outside_of_a_type_and_are_inherited() {
    let annotation = keys("", &[&["name"], &["flag", "hull/number"]]);
    for (inside, outside) in
        [(annotation.clone(), String::new()), (String::new(), at("x.ship", &annotation))]
    {
        let schema = harbour(&inside, "", &outside);
        for name in ["a.ship", "a.tug"] {
            assert_eq!(keys_of(&schema, name), ["name", "flag+hull/number"]);
        }
        assert_eq!(keys_of(&schema, "a.hull"), [""; 0]);
    }
}

#[test]
fn annotations_of_a_type_replace_those_of_its_base() {
    let outside = at("a.tug", &keys("", &[&["flag"]]));
    let schema = harbour(&keys("", &[&["name"]]), "", &outside);
    assert_eq!(keys_of(&schema, "a.ship"), ["name"]);
    assert_eq!(keys_of(&schema, "a.tug"), ["flag"]);
    let outside = at("a.tug", &keys("", &[])) + &at("a.ship", &keys("", &[&["flag"]]));
    let schema = harbour(&keys("", &[&["name"]]), "", &outside);
    assert_eq!(
        (keys_of(&schema, "a.ship"), keys_of(&schema, "a.tug")),
        (vec!["name".into()], vec![])
    );
}

#[test]
fn alternate_keys_of_entity_sets_are_those_of_their_types() {
    let inside = format!(
        "<EntitySet Name='More' EntityType='x.tug'>{}</EntitySet>",
        keys("", &[&["flag"], &["name"]])
    );
    // The set `Ships` is inherited from the other container.
    let outside = at("x.Service/Ships", &keys("", &[&["flag"]]))
        + &at("x.Service/flagship", &keys("", &[&["none"]]))
        + &at("x.Service/None", &keys("", &[&["none"]]))
        + &at("x.Service", &keys("", &[&["Tugs"]]));
    let schema = harbour(&keys("", &[&["name"]]), &inside, &outside);
    assert_eq!(keys_of(&schema, "a.ship"), ["name", "flag@Ships"]);
    assert_eq!(keys_of(&schema, "a.tug"), ["name", "flag@More"]);
    assert_eq!(keys_of(&schema, "a.Service"), [""; 0]);
    assert!(schema.wrong_keys.is_empty());
}

#[test]
fn an_alias_is_the_name_in_addresses() {
    let part = |properties: &str| {
        format!(
            "<Annotation Term='Core.AlternateKeys'><Collection><Record><PropertyValue Property='Key'>\
             <Collection><Record>{properties}</Record></Collection></PropertyValue></Record>\
             </Collection></Annotation>"
        )
    };
    let name =
        "<PropertyValue Property='Name'><PropertyPath>hull/number</PropertyPath></PropertyValue>";
    let alias = "<PropertyValue Property='Alias' String='hullNumber'/>";
    for (properties, key) in [
        (name.to_owned(), "hull/number"),
        (format!("{name}{alias}"), "hull/number=hullNumber"),
        (format!("<PropertyValue Property='Name' String='name'/>{alias}"), "name=hullNumber"),
    ] {
        assert_eq!(keys_of(&harbour(&part(&properties), "", ""), "a.ship"), [key]);
    }
    let schema = harbour(&part(alias), "", "");
    let notes: Vec<_> = schema.wrong_keys.iter().map(|it| without_columns(&it.note)).collect();
    let note = "a.ship: the alternate key has a part without `Name`; it is left out (line 6)";
    assert_eq!((keys_of(&schema, "a.ship"), notes), (vec![], vec![note.to_owned()]));
}

#[test]
fn alternate_keys_that_are_not_properties_are_left_out_and_noted() {
    let all =
        keys("", &[&["name", "none"], &["fleet"], &["flag/length"], &["flag"], &["owner/none"]]);
    let outside = at("a.Service/Tugs", &keys("", &[&["hull/none"]]));
    let schema = harbour(&all, "", &outside);
    // A path through a navigation property is not followed, as in a key.
    assert_eq!(keys_of(&schema, "a.ship"), ["flag", "owner/none"]);
    let notes: Vec<_> = schema.wrong_keys.iter().map(|it| without_columns(&it.note)).collect();
    let note = |subject: &str, reason: &str, line: usize| {
        format!("{subject}: the alternate key names {reason}; it is left out (line {line})")
    };
    assert_eq!(
        notes,
        [
            note("a.ship", "`none`, which is not a property of the type", 6),
            note("a.ship", "`fleet`, which is a navigation property", 6),
            note("a.ship", "`flag`, whose value has no properties", 6),
            note("a.Service.Tugs", "`none`, which is not a property of `a.hull`", 16),
        ]
    );
}

#[test]
fn values_of_other_forms_are_no_alternate_keys() {
    for value in [
        "<Annotation Term='Core.AlternateKeys'/>",
        "<Annotation Term='Core.AlternateKeys' Path='name'/>",
        "<Annotation Term='Core.AlternateKeys'><Collection><String>name</String><Record/>\
         <Record><PropertyValue Property='Key' String='name'/></Record></Collection></Annotation>",
        "<Annotation Term='Other.AlternateKeys'><Collection><Record><PropertyValue Property='Key'>\
         <Collection><Record/></Collection></PropertyValue></Record></Collection></Annotation>",
    ] {
        let schema = harbour(value, "", "");
        assert_eq!(keys_of(&schema, "a.ship"), [""; 0], "{value}");
        assert!(schema.wrong_keys.is_empty(), "{value}");
    }
}

#[test]
fn qualified_annotations_say_nothing_about_addresses() {
    const TERM: &str = "Org.OData.Capabilities.V1";
    let key = keys("Qualifier='Tablet'", &[&["none"]]);
    let set = format!(
        "<EntitySet Name='More' EntityType='x.ship'><Annotation Qualifier='Tablet' \
         Term='{TERM}.IndexableByKey' Bool='false'/>{key}</EntitySet>\
         <Annotation Term='{TERM}.KeyAsSegmentSupported' Qualifier='Tablet'/>"
    );
    let explicit = "<Annotation Term='Core.RequiresExplicitBinding' Qualifier='Tablet'/>";
    let whole = at("x.ship", &keys("", &[&["none"]])) + &at("x.tow", explicit);
    let whole = whole.replace("'x.ship'", "'x.ship' Qualifier='Tablet'");
    let schema = harbour(&key, &set, &whole);
    assert!(schema.wrong_keys.is_empty() && keys_of(&schema, "a.ship").is_empty());
    assert!(!property(&schema, "a.Service", "More").flags.without_key);
    assert_eq!(structure(&schema, "a.Service").key_as_segment, None);
    assert!(schema.operations.iter().all(|it| it.explicit_bindings.is_none()));
}

#[test]
fn entity_sets_may_have_no_keys_in_addresses() {
    let no = "<Annotation Term='Org.OData.Capabilities.V1.IndexableByKey' Bool='false'/>";
    let yes = no.replace("false", "true");
    let inside = format!(
        "<EntitySet Name='No' EntityType='x.ship'>{no}</EntitySet>\
         <EntitySet Name='Yes' EntityType='x.ship'>{yes}</EntitySet>\
         <Singleton Name='one' Type='x.ship'>{no}</Singleton>"
    );
    let outside = at("x.Service/Ships", no) + &at("x.ship/fleet", no) + &at("x.Service/None", no);
    let schema = harbour("", &inside, &outside);
    let of = |ty: &str, name: &str| property(&schema, ty, name).flags.without_key;
    let sets = ["No", "Yes", "one", "Tugs", "Ships"].map(|name| of("a.Service", name));
    assert_eq!(sets, [true, false, false, false, true]);
    assert!(!of("a.Common", "Ships") && !of("a.ship", "fleet"));
}

#[test]
fn a_container_may_say_whether_keys_are_segments() {
    for (value, expected) in [
        ("", Some(true)),
        ("Bool='true'", Some(true)),
        ("Bool='false'", Some(false)),
        ("Path='p'", None),
    ] {
        let term = "Org.OData.Capabilities.V1.KeyAsSegmentSupported";
        let annotation = format!("<Annotation Term='{term}' {value}/>");
        let inside = harbour("", &annotation, "");
        let outside = harbour("", "", &(at("x.Service", &annotation) + &at("x.ship", &annotation)));
        for schema in [inside, outside] {
            assert_eq!(structure(&schema, "a.Service").key_as_segment, expected);
            assert_eq!(structure(&schema, "a.ship").key_as_segment, None);
        }
    }
}

/// The elements that list each operation that requires that.
fn listed(outside: &str) -> Vec<Option<Vec<String>>> {
    let operations = harbour("", "", outside).operations;
    operations.into_iter().map(|operation| operation.explicit_bindings).collect()
}

#[test]
fn an_operation_may_require_that_it_is_listed() {
    const REQUIRED: &str = "<Annotation Term='Core.RequiresExplicitBinding' Bool='true'/>";
    let list = |place: &str, operation: &str| {
        let annotation = format!(
            "<Annotation Term='Core.ExplicitOperationBindings'><Collection><String>{operation}\
             </String><String>x.none</String></Collection></Annotation>"
        );
        at(place, &annotation)
    };
    let places = |places: &[&str]| Some(places.iter().map(|&it| it.to_owned()).collect::<Vec<_>>());
    // Being listed alone changes nothing.
    assert_eq!(listed(&list("x.ship/owner", "x.tow")), [None, None, None]);
    // An unbound operation has no binding.
    let both = at("x.tow", REQUIRED) + &at("x.close", REQUIRED);
    assert_eq!(listed(&both), [places(&[]), places(&[]), None]);
    let one = at("x.tow(x.hull)", REQUIRED);
    assert_eq!(listed(&one), [None, places(&[]), None]);
    let no = REQUIRED.replace("true", "false");
    assert_eq!(listed(&at("x.tow", &no)), [None, None, None]);
    // Overloads have the same name, and a place has only those for its type.
    let all = [
        list("x.ship/fleet", "a.tow"),
        list("x.ship/fleet", "a.tow"),
        list("a.Service/flagship", "x.tow(x.ship)"),
        list("x.tug", "x.tow"),
        list("x.ship/hull", "x.tow"),
        both,
    ];
    let ship = places(&["a.ship/fleet", "a.Service/flagship", "a.tug"]);
    assert_eq!(listed(&all.concat()), [ship, places(&["a.ship/hull"]), None]);
}

#[test]
fn what_is_said_of_addresses_may_be_left_out() {
    let no = "<Annotation Term='Org.OData.Capabilities.V1.IndexableByKey' Bool='false'/>";
    let segments = "<Annotation Term='Org.OData.Capabilities.V1.KeyAsSegmentSupported'/>";
    let inside = format!("<EntitySet Name='No' EntityType='x.ship'>{no}</EntitySet>{segments}");
    let outside = at("x.Service/Ships", no)
        + &at("x.tow", "<Annotation Term='Core.RequiresExplicitBinding'/>");
    let mut schema = harbour(&keys("", &[&["name"]]), &inside, &outside);
    schema.remove_what_is_said_of_addresses();
    let without_keys = ["No", "Ships"].map(|name| property(&schema, "a.Service", name));
    assert!(!without_keys.iter().any(|flat| flat.flags.without_key));
    assert_eq!(structure(&schema, "a.Service").key_as_segment, None);
    assert_eq!((keys_of(&schema, "a.ship"), keys_of(&schema, "a.tug")), (vec![], vec![]));
    assert!(schema.operations.iter().all(|operation| operation.explicit_bindings.is_none()));
}

#[test]
fn a_key_that_is_wrong_is_still_an_error() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='b'>\n<Key><PropertyRef Name='none'/></Key>\
         <Annotation Term='Core.AlternateKeys'><Collection/></Annotation></EntityType></Schema>",
    );
    assert_eq!(errors, ["a.b: the key names `none`, which is not a property of the type (line 3)"]);
}

#[test]
fn csdl_json_says_the_same_about_addresses() {
    let text = r##"{"$Version": "4.01",
        "$Reference": {"c.json": {"$Include": [{"$Namespace": "Org.OData.Core.V1", "$Alias": "Core"},
            {"$Namespace": "Org.OData.Capabilities.V1", "$Alias": "Can"}]}},
        "a": {
            "ship": {"$Kind": "EntityType", "name": {}, "flag": {},
                "@Core.AlternateKeys": [{"Key": [{"Name": "name"}, {"Name": "flag", "Alias": "registry"}]}],
                "@Core.AlternateKeys#Tablet": [{"Key": [{"Name": "none"}]}]},
            "tow": [{"$Kind": "Action", "$IsBound": true, "@Core.RequiresExplicitBinding": true,
                "$Parameter": [{"$Name": "it", "$Type": "a.ship"}]}],
            "Service": {"$Kind": "EntityContainer", "@Can.KeyAsSegmentSupported": false,
                "Ships": {"$Collection": true, "$Type": "a.ship", "@Can.IndexableByKey": false,
                    "@Core.ExplicitOperationBindings": ["a.tow"]}},
            "$Annotations": {"a.Service/Ships": {"@Core.AlternateKeys": [{"Key": [{"Name": "flag"}]},
                {"Key": [{"Name": "none"}]}]}}
        }}"##;
    let schema = resolve(&csdl::read(text).expect("the document is read")).expect("no errors");
    assert_eq!(keys_of(&schema, "a.ship"), ["name+flag=registry", "flag@Ships"]);
    assert!(property(&schema, "a.Service", "Ships").flags.without_key);
    assert_eq!(structure(&schema, "a.Service").key_as_segment, Some(false));
    let places = schema.operations[0].explicit_bindings.as_deref();
    assert_eq!(places, Some(&["a.Service/Ships".to_owned()][..]));
    let notes: Vec<_> = schema.wrong_keys.iter().map(|it| it.note.clone()).collect();
    assert_eq!(
        notes,
        [
            "a.Service.Ships: the alternate key names `none`, which is not a property of the type; it is \
          left out (line 14, column 26)"
        ]
    );
}
