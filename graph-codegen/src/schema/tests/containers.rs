//! Entity containers and their imports.

use super::{Schema, Value, in_envelope, property, refusal, schema, structure};
use crate::csdl;
use crate::error::{Problems, without_columns};
use crate::schema::resolve_all;

/// The schema and the notes of a document that is read in spite of what is not defined.
fn going_on(namespaces: &str) -> (Schema, Vec<String>) {
    let document = csdl::read(&in_envelope(namespaces)).expect("the document is read");
    let mut problems = Problems::new(true);
    let schema = resolve_all(&[document], &mut problems);
    assert_eq!(problems.errors, []);
    (schema, problems.notes.iter().map(|note| without_columns(note)).collect())
}

#[test]
fn an_import_of_an_undefined_operation_is_refused_or_left_out() {
    let text =
        "<Schema Namespace='a' Alias='x'><Action Name='close'/><EntityContainer Name='Service'>
        <ActionImport Name='Close' Action='x.none'/>
        <FunctionImport Name='Tide' Function='x.close'/>
        <ActionImport Name='Shut' Action='x.close'/>
        </EntityContainer></Schema>";
    let messages = [
        ("Close: the document has no unbound action `a.none`", "(line 3)"),
        ("Tide: the document has no unbound function `a.close`", "(line 4)"),
    ];
    assert_eq!(refusal(text), messages.map(|(message, line)| format!("{message} {line}")));
    let (schema, notes) = going_on(text);
    let left_out = "the import is left out";
    assert_eq!(notes, messages.map(|(message, line)| format!("{message}; {left_out} {line}")));
    assert_eq!(schema.operations[0].import.as_deref(), Some("Shut"));
}

#[test]
fn an_import_has_a_position() {
    let text = "<Schema Namespace='a'><EntityContainer Name='Service'>\n  \
                <ActionImport Name='Close' Action='a.none'/></EntityContainer></Schema>";
    let document = csdl::read(text).expect("the document is read");
    let errors = crate::schema::resolve(&document).expect_err("the document is refused");
    assert_eq!(
        errors.to_string(),
        "Close: the document has no unbound action `a.none` (line 2, column 3)"
    );
}

#[test]
fn an_import_of_a_bound_operation_is_refused() {
    let bound = "<EntityType Name='ship'/><Action Name='tow' IsBound='true'>\
                 <Parameter Name='it' Type='a.ship'/></Action>";
    let container = "<EntityContainer Name='Service'>\n<ActionImport Name='Tow' Action='a.tow'/>\
                     </EntityContainer>";
    let text = format!("<Schema Namespace='a'>{bound}{container}</Schema>");
    let message = "Tow: the document has no unbound action `a.tow`";
    assert_eq!(refusal(&text), [format!("{message} (line 3)")]);
    let (with_note, notes) = going_on(&text);
    assert_eq!(notes, [format!("{message}; the import is left out (line 3)")]);
    assert_eq!(with_note.operations[0].import, None);
    // The overload that is not bound is imported, and the other one is not.
    let text = format!("<Schema Namespace='a'>{bound}<Action Name='tow'/>{container}</Schema>");
    let imports = schema(&text).operations.into_iter().map(|operation| operation.import);
    assert_eq!(imports.collect::<Vec<_>>(), [None, Some("Tow".to_owned())]);
}

#[test]
fn a_container_has_the_sets_of_the_one_that_it_extends() {
    let schema = schema(
        "<Schema Namespace='a' Alias='x'><EntityType Name='ship'/>
        <EntityContainer Name='Service' Extends='x.Common'>
            <Singleton Name='flagship' Type='x.ship'/></EntityContainer>
        <EntityContainer Name='Common'><EntitySet Name='Ships' EntityType='x.ship'/>
        </EntityContainer></Schema>",
    );
    let service = structure(&schema, "a.Service");
    assert_eq!((service.base, service.base_name.as_deref()), (Some(2), Some("a.Common")));
    let names = |name: &str| {
        let flat = schema.flat_properties(schema.ids()[name]);
        flat.iter().map(|flat| flat.property.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("a.Service"), ["Ships", "flagship"]);
    assert_eq!(names("a.Common"), ["Ships"]);
    let ships = property(&schema, "a.Service", "Ships");
    assert!(ships.flags.navigation && ships.property.collection && !ships.property.nullable);
}

#[test]
fn a_container_extends_only_a_container_and_has_each_set_once() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityType Name='ship'/>
        <EntityContainer Name='One' Extends='a.ship'/>
        <EntityContainer Name='Two' Extends='a.none'/>
        <EntityContainer Name='Three'><EntitySet Name='Ships' EntityType='a.ship'/></EntityContainer>
        <EntityContainer Name='Four' Extends='a.Three'>
            <Singleton Name='Ships' Type='a.ship'/></EntityContainer>
        <EntityContainer Name='Five' Extends='a.Five'/>
        <EntityType Name='tug' BaseType='a.Three'/></Schema>",
    );
    assert_eq!(
        errors,
        [
            "a.One: base type `a.ship` is not an entity container (line 3)",
            "a.Two: base type `a.none` is not defined (line 4)",
            "a.Four.Ships: the property is already declared in `a.Three`, in line 5 (line 7)",
            "a.Five: the type is derived from itself: a.Five → a.Five (line 8)",
            "a.tug: base type `a.Three` is not an entity type (line 9)",
        ]
    );
}

#[test]
fn a_set_of_an_undefined_type_is_refused_or_holds_json() {
    let text = "<Schema Namespace='a'><EntityContainer Name='Service'>
        <EntitySet Name='Ships' EntityType='a.ship'/>
        <Singleton Name='flagship' Type='a.ship'/></EntityContainer></Schema>";
    let messages = [("Ships", 3), ("flagship", 4)].map(|(name, line)| {
        (format!("a.Service.{name}: type `a.ship` is not defined"), format!("(line {line})"))
    });
    assert_eq!(refusal(text), messages.clone().map(|(message, line)| format!("{message} {line}")));
    let (schema, notes) = going_on(text);
    assert_eq!(
        notes,
        messages.map(|(message, line)| format!("{message}; its values are read as JSON {line}"))
    );
    let ships = property(&schema, "a.Service", "Ships").property;
    assert_eq!((ships.value, &*ships.type_name), (Value::Json, "Collection(a.ship)"));
}

#[test]
fn a_document_may_have_two_containers() {
    let schema = schema(
        "<Schema Namespace='a'><EntityType Name='ship'/><Action Name='close'/><Action Name='open'/>
        <EntityContainer Name='One'><EntitySet Name='Ships' EntityType='a.ship'/>
            <ActionImport Name='Close' Action='a.close'/></EntityContainer></Schema>
        <Schema Namespace='b'><EntityContainer Name='One'>
            <Singleton Name='Ships' Type='a.ship'/><ActionImport Name='Shut' Action='a.close'/>
            <ActionImport Name='Open' Action='a.open'/></EntityContainer></Schema>",
    );
    let containers = schema.types.iter().filter(|ty| ty.is_container());
    assert_eq!(containers.map(ToString::to_string).collect::<Vec<_>>(), ["a.One", "b.One"]);
    assert!(property(&schema, "a.One", "Ships").property.collection);
    assert!(!property(&schema, "b.One", "Ships").property.collection);
    // The first import names the operation.
    let imports: Vec<_> = schema.operations.iter().map(|it| it.import.as_deref()).collect();
    assert_eq!(imports, [Some("Close"), Some("Open")]);
}

#[test]
fn containers_of_one_name_are_refused() {
    let errors = refusal(
        "<Schema Namespace='a'><EntityContainer Name='One'/>\n<EntityContainer Name='One'/></Schema>",
    );
    assert_eq!(errors, ["a.One: the type is already declared in line 2 (line 3)"]);
}
