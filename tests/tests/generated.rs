//! The output of graph-codegen in use. The golden files of its own tests are compiled here, and the
//! models of a small library read and write bodies.

// As in a program that denies warnings: unused parts of the generated modules must not warn.
#![deny(warnings)]
#![allow(
    clippy::upper_case_acronyms,
    non_camel_case_types,
    unreachable_pub,
    reason = "one module uses names of Rust's own types, and one a member in capitals; a test has no users to \
              reach public items"
)]

use graph_models::serde_json::{Value, from_value, json, to_value};
use graph_models::{
    Action, Delta, FlagSet, Function, Model, ObjectExt, Page, SingleValue, edm, null, set,
};

#[path = "../../graph-codegen/tests/golden/library/mod.rs"]
mod models;

/// Compiled, and checked where a name or a property flag might be lost.
#[path = "../../graph-codegen/tests/golden/clashes/mod.rs"]
mod clashes;
#[path = "../../graph-codegen/tests/golden/descriptions/mod.rs"]
mod descriptions;
#[path = "../../graph-codegen/tests/golden/enums/mod.rs"]
mod enums;
#[path = "../../graph-codegen/tests/golden/json/mod.rs"]
mod json_schema;
#[path = "../../graph-codegen/tests/golden/lenient/mod.rs"]
mod lenient;
#[path = "../../graph-codegen/tests/golden/names/mod.rs"]
mod names;
#[path = "../../graph-codegen/tests/golden/navigation/mod.rs"]
mod navigation;
#[path = "../../graph-codegen/tests/golden/operations/mod.rs"]
mod operations;
#[path = "../../graph-codegen/tests/golden/property_flags/mod.rs"]
mod property_flags;
#[path = "../../graph-codegen/tests/golden/references/mod.rs"]
mod references;
#[path = "../../graph-codegen/tests/golden/subset/mod.rs"]
mod subset;
#[path = "../../graph-codegen/tests/golden/unions/mod.rs"]
mod unions;

use models::{AnyItem, Binding, Book, BookPatch, Genres, Item};

fn book() -> Value {
    json!({
        "@odata.type": "#org.library.book",
        "id": "b1",
        "title": "Poems",
        "loans": [{"until": "2024-02-29", "item": {"@odata.type": "#org.library.map", "scale": 25000}}],
        "binding": "hard",
        "genres": "poetry,essay",
        "size": {"height": 17.5, "type": "octavo", "width": 11},
        "partOf": {"@odata.type": "#org.library.journal", "id": "j", "issue": 3},
        "signed": true
    })
}

#[test]
fn a_body_is_read_and_written_without_loss() {
    let read: Book = from_value(book()).expect("a book");
    assert_eq!(read.id.as_deref(), Some("b1"));
    assert_eq!(read.binding, Some(Binding::Hard));
    let size = read.size.as_ref().expect("a size");
    assert_eq!((size.height, size.type_.as_deref()), (Some(17.5), Some("octavo")));
    assert_eq!(size.additional_data.get("width"), Some(&json!(11)));
    assert_eq!(read.additional_data.get("signed"), Some(&json!(true)));
    let loans = read.loans.read().expect("loans");
    let item = loans[0].item.read().expect("an item");
    assert!(matches!(item, Some(AnyItem::Map(map)) if map.scale == Some(25000)));
    let part_of = read.part_of.read().expect("an item");
    assert!(
        matches!(part_of, Some(AnyItem::Unrecognized(item)) if item.id.as_deref() == Some("j"))
    );
    assert_eq!(to_value(&read).expect("written"), book());
}

#[test]
fn a_union_distinguishes_its_types() {
    let item: AnyItem = from_value(book()).expect("an item");
    assert!(matches!(&item, AnyItem::Book(book) if book.title.as_deref() == Some("Poems")));
    assert_eq!(to_value(&item).expect("written"), book());
    let item: AnyItem = from_value(json!({"id": "i"})).expect("an item");
    assert!(matches!(item, AnyItem::Item(_)));
    assert!(matches!(AnyItem::from(Book::default()), AnyItem::Book(_)));
}

#[test]
fn a_patch_contains_only_the_changes() {
    let patch = BookPatch { title: set("Verse"), binding: null(), ..Default::default() };
    let written = to_value(&patch).expect("written");
    assert_eq!(written["title"], "Verse");
    assert_eq!(written["binding"], Value::Null);
    assert_eq!(written.get("size"), None);
}

#[test]
fn flags_are_read_as_a_set() {
    let read: Book = from_value(json!({"genres": "crime,poetry"})).expect("a book");
    let genres: FlagSet<Genres> = read.genres.expect("genres");
    assert!(genres.contains(&Genres::Crime) && genres.contains(&Genres::Poetry));
}

#[test]
fn the_registry_finds_every_type() {
    let registry = models::registry();
    let names: Vec<_> = registry.types().map(|info| info.name()).collect();
    assert_eq!(
        names,
        [
            "org.library.binding",
            "org.library.book",
            "org.library.genres",
            "org.library.item",
            "org.library.lending.loan",
            "org.library.map",
            "org.library.size",
        ]
    );
    for name in ["org.library.book", "#lib.book", "LIB.Book"] {
        assert_eq!(registry.get(name).map(|info| info.rust_name()), Some("Book"), "{name}");
    }
    assert_eq!(registry.union("lib.item").map(|info| info.rust_name()), Some("AnyItem"));
    assert!(registry.get("lib.journal").is_none());
    let read = registry.read("lib.item", book()).expect("a type").expect("an item");
    let book: Box<Book> = read.downcast().expect("a book");
    assert_eq!(book.title.as_deref(), Some("Poems"));
    assert_eq!(registry.aliases().collect::<Vec<_>>(), [("lib", "org.library")]);
}

#[test]
fn type_information_matches_the_document() {
    assert_eq!(Book::TYPE.base(), Some("org.library.item"));
    assert!(Book::TYPE.is_open() && Item::TYPE.is_open());
    let names: Vec<_> = Book::TYPE.properties().iter().map(|p| p.wire_name()).collect();
    assert_eq!(names, ["id", "title", "loans", "binding", "genres", "size", "partOf"]);
    assert!(Book::TYPE.properties()[0].is_key());
    let recording = property_flags::Recording::TYPE;
    let computed: Vec<_> = recording.properties().iter().filter(|p| p.is_computed()).collect();
    assert_eq!(
        computed.iter().map(|p| p.wire_name()).collect::<Vec<_>>(),
        ["createdDateTime", "size", "owner"]
    );
    assert!(property_flags::Recorded::TYPE.is_abstract());
}

#[test]
fn names_that_are_not_rust_identifiers_are_sent_unchanged() {
    let body = json!({
        "@odata.type": "#org.example.String",
        "type": "t", "self": {}, "additionalData": "a", "iOSDeviceID": "i", "on-premises": "o",
        "_": "u", "3D": "d", "größe": "g", "a \"quoted\" \\name` with\ntwo lines": "q"
    });
    let read: names::String_ = from_value(body.clone()).expect("read");
    assert_eq!(read.unnamed.as_deref(), Some("u"));
    assert_eq!(read._3_d.as_deref(), Some("d"));
    assert!(read.additional_data.is_empty());
    assert_eq!(to_value(&read).expect("written"), body);
    assert_eq!(to_value(names::Größe::Übergröße).expect("written"), "übergröße");
    assert_eq!(names::Self_::TYPE.name(), "org.example.self");

    let bindings = ["softCover", "HardCover", "self", "unrecognized", "tls1_2", "10", "other"];
    let read: enums::Book = from_value(json!({ "bindings": bindings })).expect("read");
    let found = read.bindings.as_ref().expect("bindings");
    assert_eq!(found[3], enums::Binding::Unrecognized_);
    assert_eq!(found[6], enums::Binding::Unrecognized("other".into()));
    assert_eq!(to_value(&read).expect("written")["bindings"], json!(bindings));
}

#[test]
fn names_that_are_one_in_rust_are_all_sent() {
    let body = json!({
        "@odata.type": "#org.example.Order",
        "ID": 1, "Priority": "p", "_Priority": {"@odata.type": "#org.example.Priority"},
        "query_string": "with", "queryString": "without", "Type": "a_b", "type": "t",
        "Is": true, "is": false
    });
    let read: clashes::Order = from_value(body.clone()).expect("read");
    assert!(read.additional_data.is_empty());
    assert_eq!(read.query_string_with_underscore.as_deref(), Some("with"));
    assert_eq!(read.side, Some(clashes::Side::ABWithUnderscore));
    assert!(read.priority_nav.is_expanded());
    assert_eq!(to_value(&read).expect("written"), body);
    let sides = ["a_b", "aB", "AB", "left", "LEFT"];
    let read: Vec<clashes::Side> = from_value(json!(sides)).expect("read");
    assert!(read.iter().all(|side| !matches!(side, clashes::Side::Unrecognized(_))));
    assert_eq!(to_value(&read).expect("written"), json!(sides));
    let order =
        clashes::AnyOrderUnion::from(clashes::Order { is: Some(true), ..Default::default() });
    assert_eq!((order.is_(), order.is_capitalized()), (Some(true), None));
    let note = clashes::OrderPatchType::default();
    assert_eq!(note.odata_type(), "#org.example.OrderPatch");
    let ship = clashes::actions::OrderShip {
        user_id: Some("a".to_owned()),
        user_id_capitalized: Some("b".to_owned()),
        ..Default::default()
    };
    assert_eq!(to_value(ship).expect("written"), json!({"UserId": "b", "userId": "a"}));
}

#[test]
fn types_of_referenced_documents_are_used() {
    let body = json!({
        "@odata.type": "#org.example.shop.order",
        "id": "1",
        "total": {"amount": 2, "currency": "EUR"},
        "access": "Read,Invoke",
        "placed": "2024-02-29T12:00",
        "messages": [{"code": "c", "message": "m", "severity": "info", "details": []}],
        "customer": {"id": "2", "name": "Ada"}
    });
    let read: references::common::AnyThing = from_value(body.clone()).expect("read");
    let references::common::AnyThing::Order(order) = &read else { panic!("an order") };
    let access = order.access.as_ref().expect("flags");
    assert!(access.contains(&references::vocabularies::core::Permission::Invoke));
    let customer = order.customer.read().expect("a customer").expect("there is one");
    assert_eq!(customer.name.as_deref(), Some("Ada"));
    assert!(order.additional_data.is_empty());
    assert_eq!(to_value(&read).expect("written"), body);
}

#[test]
fn a_schema_in_json_gives_the_same_models() {
    let body = json!({"@odata.type": "#org.example.Product", "ID": "1", "Sizes": [{"Width": 2}]});
    let read: json_schema::Product = from_value(body.clone()).expect("read");
    assert_eq!(read.id.as_deref(), Some("1"));
    assert_eq!(to_value(&read).expect("written"), body);
    assert!(json_schema::Product::TYPE.has_stream());
    let rate = json_schema::actions::ProductRate {
        rank: Some(json_schema::Rank::High),
        ..Default::default()
    };
    assert_eq!(to_value(rate).expect("written"), json!({"rank": "high"}));
}

#[test]
fn only_the_part_of_a_complex_value_that_is_a_key_is_omitted_from_a_patch() {
    use property_flags::{Category, Info};
    let category = |id, created: &str| Category {
        info: Some(Box::new(Info {
            id: Some(id),
            created: Some(created.to_owned()),
            ..Default::default()
        })),
        ..Default::default()
    };
    let patch = graph_models::diff(&category(1, "a"), &category(1, "b"));
    let written = to_value(patch).expect("written");
    assert_eq!(written["info"], json!({"created": "b"}));
}

#[test]
fn overloads_of_an_action_have_the_same_segment() {
    use lenient::actions::{StraßeAccept, StraßeAcceptWithComment};
    assert_eq!(
        (StraßeAccept::SEGMENT, StraßeAcceptWithComment::SEGMENT),
        ("org.example.accept", "org.example.accept")
    );
    let body = json!({"@odata.type": "#org.example.Straße", "id": 1, "property": "a/b", "navigation": ["c"]});
    let read: lenient::Straße = from_value(body.clone()).expect("read");
    assert_eq!(read.property.as_deref(), Some("a/b"));
    assert_eq!(to_value(&read).expect("written"), body);
}

#[test]
fn variants_of_two_namespaces_are_distinguished() {
    for (tag, is_rail) in [("#org.example.car", false), ("#org.example.rail.car", true)] {
        let read: unions::AnyVehicle = from_value(json!({"@odata.type": tag})).expect("read");
        assert_eq!(matches!(read, unions::AnyVehicle::RailCar(_)), is_rail);
        assert_eq!(matches!(read, unions::AnyVehicle::Car(_)), !is_rail);
    }
}

#[test]
fn navigation_properties_have_the_names_of_their_targets() {
    let properties = navigation::Team::TYPE.properties().iter().skip(1);
    let targets: Vec<_> = properties
        .map(|property| {
            assert!(property.is_navigation());
            property.target().map(|target| target.to_string())
        })
        .collect();
    let names = [
        "org.example.team",
        "org.example.person",
        "Collection(org.example.person)",
        "org.example.crm.person",
        "Collection(org.example.crm.person)",
        "org.example.nav",
        "Collection(org.example.LOG_entry)",
        "org.example.größe",
        "org.example.anyAgenda",
        "Collection(org.example.crm.person)",
    ];
    assert_eq!(targets, names.map(|name| Some(name.to_owned())));

    let body = json!({"@odata.type": "#org.example.lead", "manager": {"name": "Ada"}});
    let person: navigation::AnyPerson = from_value(body).expect("a person");
    let manager = person.manager().read().expect("a person").expect("the body has one");
    assert_eq!(manager.name(), Some("Ada"));
    assert!(person.teams().is_absent());
    let nav = navigation::Nav_ { next: navigation::Nav_::default().into(), ..Default::default() };
    assert!(nav.next.is_expanded());
}

#[test]
fn types_outside_a_subset_are_json() {
    let body = json!({"@odata.type": "#org.example.order", "id": "1", "customer": {"best": {"name": "Ada"}}, "address": {"country": "norway"}});
    let read: subset::Order = from_value(body.clone()).expect("read");
    let customer = read.customer.read().expect("a customer").expect("the order has one");
    let best: Option<edm::Value> = customer.best.read().expect("JSON");
    assert_eq!(best, Some(json!({"name": "Ada"})));
    let target = |name| subset::Customer::TYPE.property_type(name).map(|target| target.to_string());
    assert_eq!(target("best").as_deref(), Some("org.example.person"));
    assert_eq!(target("friends").as_deref(), Some("Collection(org.example.person)"));
    assert_eq!(to_value(&read).expect("written"), body);
    assert!(!read.is_explicit_null("parent"));
}

#[test]
fn parameters_of_an_action_are_an_untagged_body() {
    use operations::actions::PrinterLoad;
    let body = json!({
        "Paper": {"weight": 80},
        "type": "print,staple",
        "replaces": [{"@odata.type": "#microsoft.graph.largePrinter", "id": "l"}],
        "tray": null
    });
    let read: PrinterLoad = from_value(body.clone()).expect("read");
    assert_eq!(read.paper.as_ref().and_then(|paper| paper.weight), Some(80));
    assert!(matches!(read.replaces.as_deref(), Some([operations::AnyPrinter::LargePrinter(_)])));
    assert_eq!(to_value(&read).expect("written"), body);
    assert_eq!(to_value(PrinterLoad::default()).expect("written"), json!({}));
    let error =
        from_value::<PrinterLoad>(json!({"Paper": 1})).expect_err("a number is not an object");
    assert_eq!(
        error.to_string(),
        "at Paper: expected an object, found a number (`json::tolerant` keeps such a value)"
    );
    let secret = operations::actions::LargePrinterUpdateAdDomainPassword {
        ad_domain_password: Some("s3cr3t".to_owned()),
        ..Default::default()
    };
    assert!(!format!("{secret:?}").contains("s3cr3t"));
}

#[test]
fn operations_have_a_name_and_a_response_type() {
    use operations::{actions, functions, shop};
    fn action<A: Action<Response = R>, R>() -> &'static str {
        A::SEGMENT
    }
    fn function<F: Function<Response = R>, R>() -> &'static str {
        F::NAME
    }
    assert_eq!(action::<actions::PrinterRestart, ()>(), "restart");
    let on_collection = action::<actions::PrinterCollectionRestart, Page<operations::AnyPrinter>>();
    assert_eq!(on_collection, "restart");
    assert_eq!(action::<actions::PrinterLoad, operations::AnyPrinter>(), "load");
    assert_eq!(action::<actions::ResetAll, SingleValue<bool>>(), "resetAll");
    assert_eq!(
        action::<shop::actions::MicrosoftGraphPrinterBuy, shop::Order>(),
        "microsoft.graph.shop.buy"
    );
    assert_eq!(function::<functions::PrinterDelta, Delta<operations::AnyPrinter>>(), "delta");
    assert_eq!(function::<functions::PrinterPagesWithDay, SingleValue<i32>>(), "pages");
    assert_eq!(function::<functions::PrinterReport, edm::Binary>(), "report");
    type Allowed = Page<FlagSet<operations::Actions>>;
    assert_eq!(function::<functions::PrinterAllowed, Allowed>(), "allowed");
}

#[test]
fn operations_are_found_by_name_and_binding() {
    let operations = operations::operations();
    let action =
        |name: &str, binding: &str| operations.action(name, binding).map(|info| info.rust_name());
    for name in ["microsoft.graph.restart", "#graph.restart", "MICROSOFT.graph.RESTART"] {
        for binding in ["microsoft.graph.printer", "graph.printer", "#Graph.LargePrinter"] {
            assert_eq!(action(name, binding), Some("PrinterRestart"), "{name} {binding}");
            let binding = format!("Collection({binding})");
            assert_eq!(
                action(name, &binding),
                Some("PrinterCollectionRestart"),
                "{name} {binding}"
            );
        }
    }
    let collection = "#collection(Graph.Printer)";
    assert_eq!(action("graph.restart", collection), Some("PrinterCollectionRestart"));
    assert_eq!(action("graph.resetAll", ""), Some("ResetAll"));
    let buy = "microsoft.graph.shop.buy";
    assert_eq!(action(buy, "graph.largePrinter"), Some("MicrosoftGraphPrinterBuy"));
    assert_eq!(action(buy, "microsoft.graph.shop.printer"), Some("PrinterBuy"));
    for (name, binding) in [
        ("", ""),
        ("restart", "graph.printer"),
        ("graph.restarts", "graph.printer"),
        ("graph.restart", ""),
        ("graph.restart", "graph.paper"),
        ("graph.restart", "Collection(graph.paper)"),
        ("graph.load", "Collection(graph.printer)"),
        ("graph.resetAll", "graph.printer"),
        // An action of a derived type is not an action of its base.
        ("graph.updateAdDomainPassword", "graph.printer"),
        ("graph.delta", "Collection(graph.printer)"),
    ] {
        assert_eq!(action(name, binding), None, "{name} {binding}");
    }
    let function = |name: &str, binding: &str| -> Vec<_> {
        operations.function(name, binding).map(|info| info.rust_name()).collect()
    };
    assert_eq!(
        function("graph.pages", "graph.largePrinter"),
        ["PrinterPagesWithDay", "PrinterPagesWithFirst"]
    );
    assert_eq!(
        function("graph.delta", "Collection(graph.printer)"),
        ["PrinterDelta", "PrinterDeltaWithToken"]
    );
    assert_eq!(function("graph.delta", "graph.printer"), [""; 0]);
    assert_eq!((operations.actions().len(), operations.functions().len()), (7, 7));
}
