//! Values of a base type or of a type derived from it, distinguished by the tag.

use graph_models::{ObjectExt, Page, TypeTag};
use graph_tests::enums::Color;
use graph_tests::office::{Address, AnyDevice, Device, NamedDevice, Office, Printer, Scanner};
use serde_json::{Value, json};

use crate::support::{kept, read, read_text, refusal, round_trips, text_refusal, write};

const PRINTER: &str = r##""@odata.type":"#microsoft.graph.printer""##;

#[test]
fn the_tag_selects_the_variant() {
    let printer: AnyDevice =
        read(json!({"@odata.type": "#microsoft.graph.printer", "ink": ["grey"]}));
    assert_eq!(
        printer,
        AnyDevice::from(Printer { ink: Some(vec![Color::Grey]), ..Printer::default() })
    );
    let scanner: AnyDevice = read(json!({"@odata.type": "graph.SCANNER", "dpi": 600}));
    assert_eq!(scanner, AnyDevice::from(Scanner { dpi: Some(600), ..Scanner::default() }));
}

#[test]
fn the_tag_may_be_at_any_position() {
    let entries = [
        r#""id":"1""#,
        r#""label":null"#,
        r#""uses":"3""#,
        r#""ink":["grey","pink"]"#,
        r##""place":{"@odata.type":"#a.b","street":null,"x":{"y":[18446744073709551615,0.1]}}"##,
        r##""z@a.b":{"@odata.type":"#c.d"}"##,
    ];
    let first = format!("{{{PRINTER},{}}}", entries.join(","));
    round_trips::<AnyDevice>(&first);
    for position in 0..=entries.len() {
        let mut body = entries.to_vec();
        body.insert(position, PRINTER);
        let body = format!("{{{}}}", body.join(","));
        let device: AnyDevice = read_text(&body);
        assert_eq!(write(&device), first, "{body}");
        let AnyDevice::Printer(printer) = device else { panic!("{body} is not a printer") };
        assert!(printer.is_explicit_null("label"));

        let device: NamedDevice = read_text(&body);
        assert_eq!(write(&device), first, "{body}");
    }
}

#[test]
fn a_late_tag_may_select_a_type_with_another_property_order() {
    let device: AnyDevice = read_text(
        r##"{"uses":"9","label":null,"id":"1","dpi":300,"@odata.type":"#graph.scanner"}"##,
    );
    let AnyDevice::Scanner(scanner) = &device else { panic!("{device:?} is not a scanner") };
    assert_eq!((scanner.uses, scanner.dpi), (Some(9), Some(300)));
    assert!(scanner.is_explicit_null("label"));
    let written = concat!(
        r##"{"@odata.type":"#microsoft.graph.scanner","##,
        r##""dpi":300,"id":"1","uses":"9","label":null}"##,
    );
    assert_eq!(write(&device), written);
}

#[test]
fn a_value_without_a_tag_has_the_declared_type() {
    let device: AnyDevice = read(json!({"id": "1", "dpi": 3}));
    let AnyDevice::Unrecognized(device) = &device else {
        panic!("{device:?} is of a derived type")
    };
    assert_eq!(device.id.as_deref(), Some("1"));
    assert_eq!(device.odata_type(), "#microsoft.graph.device");

    let device: NamedDevice = read(json!({}));
    assert!(matches!(device, NamedDevice::Device(_)), "{device:?}");
    let device: NamedDevice = read(json!({"id": "1"}));
    assert!(matches!(device, NamedDevice::Device(_)), "{device:?}");
}

#[test]
fn the_name_of_the_declared_type_is_recognized() {
    let body = json!({"id": "1", "@odata.type": "#microsoft.graph.device"});
    let device: NamedDevice = read(body.clone());
    assert!(matches!(device, NamedDevice::Device(_)), "{device:?}");
    let device: AnyDevice = read(body);
    let AnyDevice::Unrecognized(device) = device else { panic!("{device:?} is of a derived type") };
    assert_eq!(device.additional_data.foreign_type(), None);
}

#[test]
fn an_unknown_derived_type_is_kept_completely() {
    let body = concat!(
        r##"{"@odata.type":"#microsoft.graph.plotter","id":"1","label":null,"uses":"5","##,
        r##""@odata.etag":"x","pens":[{"@odata.type":"#microsoft.graph.pen","tip":0.35}]}"##,
    );
    round_trips::<AnyDevice>(body);
    round_trips::<NamedDevice>(body);
    let device: AnyDevice = read_text(body);
    let AnyDevice::Unrecognized(device) = device else { panic!("{device:?} is of a derived type") };
    assert_eq!(device.odata_type(), "#microsoft.graph.plotter");
    assert_eq!((device.id.as_deref(), device.uses), (Some("1"), Some(5)));
    assert_eq!(
        device.additional_data.get("pens").and_then(|pens| pens[0].get("tip")),
        Some(&json!(0.35))
    );

    let late = body.replace(r##""@odata.type":"#microsoft.graph.plotter","##, "");
    let late = late.replace(r#""pens""#, r##""@odata.type":"#microsoft.graph.plotter","pens""##);
    assert_eq!(write(&read_text::<AnyDevice>(&late)), body);
    let named: NamedDevice = read_text(&late);
    assert!(matches!(named, NamedDevice::Unrecognized(_)), "{named:?}");
    assert_eq!(write(&named), body);
}

#[test]
fn the_tag_is_always_written_at_the_top() {
    let device = AnyDevice::Unrecognized(Box::default());
    assert_eq!(write(&device), r##"{"@odata.type":"#microsoft.graph.device"}"##);
    assert_eq!(write(&AnyDevice::from(Printer::default())), format!("{{{PRINTER}}}"));
}

#[test]
fn a_nested_value_is_tagged_if_its_type_is_not_the_declared_one() {
    let mut office = Office {
        main_device: Some(Printer::default().into()),
        devices: Some(vec![AnyDevice::Unrecognized(Box::default()), Scanner::default().into()]),
        spare: Some(vec![Some(Device::default().into()), None, Some(Printer::default().into())]),
        ..Office::default()
    };
    office.set_type_tag(TypeTag::Never);
    let written = concat!(
        r##"{"mainDevice":{"@odata.type":"#microsoft.graph.printer"},"##,
        r##""devices":[{},{"@odata.type":"#microsoft.graph.scanner"}],"##,
        r##""spare":[{},null,{"@odata.type":"#microsoft.graph.printer"}]}"##,
    );
    assert_eq!(write(&office), written);
    let mut back: Office = read_text(written);
    assert_eq!(back, office);
    back.set_type_tag(TypeTag::Never);
    assert_eq!(write(&back), written);
}

#[test]
fn the_tag_of_a_variant_can_be_suppressed_and_forced() {
    let mut printer = Printer::default();
    printer.set_type_tag(TypeTag::Never);
    assert_eq!(write(&AnyDevice::from(printer)), "{}");

    let mut device = Device::default();
    device.set_type_tag(TypeTag::Always);
    let office = Office { spare: Some(vec![Some(device.into())]), ..Office::default() };
    let spare = serde_json::to_value(&office).map(|mut office| office["spare"].take());
    assert_eq!(spare.ok(), Some(json!([{"@odata.type": "#microsoft.graph.device"}])));
}

#[test]
fn nested_unions_in_lists_round_trip() {
    round_trips::<Office>(concat!(
        r##"{"@odata.type":"#contoso.buildings.office","annex":{"annex":{"devices":["##,
        r##"{"@odata.type":"#microsoft.graph.printer","place":{"geo":{"latitude":1.5,"##,
        r##""longitude":-0.0,"east":null},"x":[]}},"##,
        r##"{"id":"2"},{"@odata.type":"#microsoft.graph.tablet","dpi":"many"}]}}}"##,
    ));
}

#[test]
fn errors_inside_a_union_have_a_path() {
    let geo = |geo: Value| {
        let tag = "#microsoft.graph.printer";
        json!({"devices": [{}, {"@odata.type": tag, "place": {"geo": geo}}]})
    };
    assert_eq!(
        refusal::<Office>(geo(json!(1))),
        kept("at devices[1].place.geo: expected an object, found a number")
    );
    let late = json!({"place": {"floor": "top"}, "@odata.type": "#microsoft.graph.printer"});
    let floor = r#"expected an integer from -2147483648 to 2147483647, found "top""#;
    // A map of serde_json is sorted, so the tag comes first. Text keeps its order.
    assert_eq!(refusal::<AnyDevice>(late), kept(&format!("at place.floor: {floor}")));
    let late = r##"{"mainDevice":{"place":{"floor":"top"},"@odata.type":"#graph.printer"}}"##;
    let message = text_refusal::<Office>(late);
    let start = kept(&format!("at mainDevice.place.floor: {floor}")) + " at line 1 column ";
    assert!(message.starts_with(&start), "{message}");
}

#[test]
fn a_union_must_be_an_object() {
    for (body, found) in [(json!([]), "an array"), (json!("x"), "a string"), (json!(0), "a number")]
    {
        assert_eq!(
            refusal::<Office>(json!({"mainDevice": body})),
            kept(&format!("at mainDevice: expected an object, found {found}"))
        );
        assert_eq!(
            refusal::<Office>(json!({"devices": [{}, body]})),
            kept(&format!("at devices[1]: expected an object, found {found}"))
        );
        assert_eq!(refusal::<AnyDevice>(body), format!("expected an object, found {found}"));
    }
    assert_eq!(refusal::<AnyDevice>(json!(null)), "expected an object, found null");
    let message = kept("at value[0]: expected an object, found null");
    assert_eq!(refusal::<Page<AnyDevice>>(json!({"value": [null]})), message);
    // The elements of this collection may be null.
    round_trips::<Office>(r##"{"@odata.type":"#contoso.buildings.office","devices":[null,{}]}"##);
}

#[test]
fn no_property_may_appear_twice_in_a_union() {
    for (body, path) in [
        (format!(r#"{{{PRINTER},"id":"1",{PRINTER}}}"#), "@odata.type"),
        (format!(r#"{{"id":"1",{PRINTER},{PRINTER}}}"#), "@odata.type"),
        (format!(r#"{{"id":"1",{PRINTER},"id":"1"}}"#), "id"),
        (format!(r#"{{"id":"1","id":"1",{PRINTER}}}"#), "id"),
        (format!(r#"{{"label":null,{PRINTER},"label":null}}"#), "label"),
        (format!(r#"{{"x":1,{PRINTER},"x":1}}"#), "x"),
        (format!(r#"{{"ink":[],{PRINTER},"ink":[]}}"#), "ink"),
        (r#"{"x":1,"x":1}"#.to_owned(), "x"),
    ] {
        let message = text_refusal::<AnyDevice>(&body);
        let start = format!("at {path}: the property appears twice");
        assert!(message.starts_with(&start), "{body}: {message}");
    }
}

#[test]
fn a_null_for_a_union_is_remembered() {
    round_trips::<Office>(r##"{"@odata.type":"#contoso.buildings.office","mainDevice":null}"##);
}

#[test]
fn variants_are_copied_compared_and_printed_like_their_values() {
    let body = json!({
        "@odata.type": "#microsoft.graph.printer",
        "label": null, "place": {"floor": 3}, "x": 1,
    });
    let device: AnyDevice = read(body);
    assert_eq!(device.clone(), device);
    assert_eq!(write(&device.clone()), write(&device));
    let printed = r#"Printer { label: null, place: Address { floor: 3 }, additional_data: {"x"} }"#;
    assert_eq!(format!("{device:?}"), printed);
    assert_ne!(device, AnyDevice::from(Printer::default()));
    assert_ne!(AnyDevice::from(Scanner::default()), AnyDevice::from(Printer::default()));
    assert_ne!(NamedDevice::from(Device::default()), NamedDevice::Unrecognized(Box::default()));
}

#[test]
fn additional_data_of_a_variant_can_be_changed() {
    let mut device: AnyDevice = read(json!({"@odata.type": "#microsoft.graph.printer"}));
    if let AnyDevice::Printer(printer) = &mut device {
        printer.additional_data.insert("x", 1);
        printer.place = Some(Box::new(Address { floor: Some(2), ..Address::default() }));
    }
    assert_eq!(write(&device), format!(r#"{{{PRINTER},"place":{{"floor":2}},"x":1}}"#));
}
