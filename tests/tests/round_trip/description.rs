//! Type information, which needs no value of the type.

use graph_models::v1::{
    ComplianceStatus, IosUpdateDeviceStatus, IosUpdateDeviceStatusPatch, IosUpdatesInstallStatus,
};
use graph_models::{FlagSet, GraphEnum, Model, ObjectExt, Shape, TypeInfo};
use graph_tests::edm::{
    Listed, ListedPatch, Optional, OptionalPatch, Required, RequiredPatch, Sparse, SparsePatch,
};
use graph_tests::enums::{Access, Color, Day, Size};
use graph_tests::office::{
    Address, AddressPatch, AnyDevice, Device, DevicePatch, Geo, GeoPatch, NamedDevice, Office,
    OfficePatch, Printer, PrinterPatch, Scanner, ScannerPatch,
};
use graph_tests::wide::{Wide64, Wide70, Wide70Patch, Wide300, Wide300Patch};

const STRUCTURED: &[&TypeInfo] = &[
    Optional::TYPE,
    OptionalPatch::TYPE,
    Required::TYPE,
    RequiredPatch::TYPE,
    Listed::TYPE,
    ListedPatch::TYPE,
    Sparse::TYPE,
    SparsePatch::TYPE,
    Address::TYPE,
    AddressPatch::TYPE,
    Device::TYPE,
    DevicePatch::TYPE,
    Geo::TYPE,
    GeoPatch::TYPE,
    Office::TYPE,
    OfficePatch::TYPE,
    Printer::TYPE,
    PrinterPatch::TYPE,
    Scanner::TYPE,
    ScannerPatch::TYPE,
    Wide64::TYPE,
    Wide70::TYPE,
    Wide70Patch::TYPE,
    Wide300::TYPE,
    Wide300Patch::TYPE,
    IosUpdateDeviceStatus::TYPE,
    IosUpdateDeviceStatusPatch::TYPE,
];

#[test]
fn every_property_is_found_by_its_name() {
    for info in STRUCTURED {
        for property in info.properties() {
            let name = property.wire_name();
            let found = info.property(name).expect("the index knows the name");
            assert!(std::ptr::eq(found, property), "{name}");
            assert!(info.property_type(name).is_some(), "{name}");
            for other in [format!("{name}x"), format!("x{name}"), name.to_uppercase()] {
                let known = info.properties().iter().any(|one| one.wire_name() == other);
                assert_eq!(info.property(&other).is_some(), known, "{other}");
            }
        }
        for unknown in ["", "@odata.type", "additionalData", "additional_data"] {
            assert!(info.property(unknown).is_none());
        }
    }
}

#[test]
fn every_member_is_found_in_any_case() {
    fn check<E: GraphEnum + std::str::FromStr + std::fmt::Debug>() {
        assert_eq!(E::MEMBERS.len(), E::TYPE.members().len());
        for (member, text) in E::MEMBERS.iter().zip(E::TYPE.members()) {
            assert_eq!(member.as_ref(), *text);
            for spelling in [(*text).to_owned(), text.to_uppercase(), text.to_lowercase()] {
                assert_eq!(spelling.parse().ok().as_ref(), Some(member), "{spelling}");
            }
        }
    }
    check::<Color>();
    check::<Size>();
    check::<Access>();
    check::<Day>();
    check::<ComplianceStatus>();
    check::<IosUpdatesInstallStatus>();
}

#[test]
fn each_property_has_its_flags() {
    /// Wire name, Rust name, type, and the property flags in words.
    const OFFICE: &[(&str, &str, &str, &str)] = &[
        ("id", "id", "Edm.String", "key"),
        ("name", "name", "Edm.String", "nullable"),
        ("open", "open", "Edm.Boolean", ""),
        ("createdDateTime", "created_date_time", "Edm.DateTimeOffset", "nullable computed"),
        ("doorCode", "door_code", "Edm.String", "nullable secret"),
        ("keyCards", "key_cards", "Collection(Edm.Int64)", "nullable secret"),
        ("type", "type", "Edm.String", "nullable"),
        ("self", "self_", "Edm.String", "nullable"),
        ("WLAN-name", "network", "Edm.String", "nullable"),
        ("access", "access", "microsoft.graph.access", "nullable"),
        ("address", "address", "microsoft.graph.address", "nullable"),
        ("formerAddresses", "former_addresses", "Collection(microsoft.graph.address)", "nullable"),
        ("gaps", "gaps", "Collection(microsoft.graph.address)", "nullable"),
        ("mainDevice", "main_device", "microsoft.graph.device", "nullable"),
        ("devices", "devices", "Collection(microsoft.graph.device)", "nullable"),
        ("spare", "spare", "Collection(microsoft.graph.device)", "nullable"),
        ("annex", "annex", "contoso.buildings.office", "nullable navigation"),
    ];
    let office = Office::TYPE;
    assert_eq!(office.properties().len(), OFFICE.len());
    for (property, (wire, rust, ty, flags)) in office.properties().iter().zip(OFFICE) {
        assert_eq!((property.wire_name(), property.rust_name()), (*wire, *rust));
        assert_eq!(office.property_type(wire).map(|ty| ty.to_string()).as_deref(), Some(*ty));
        let words: Vec<_> = flags.split_whitespace().collect();
        let has = |word| words.contains(&word);
        assert_eq!(property.is_key(), has("key"), "{wire}");
        assert_eq!(property.is_nullable(), has("nullable"), "{wire}");
        assert_eq!(property.is_computed(), has("computed"), "{wire}");
        assert_eq!(property.is_navigation(), has("navigation"), "{wire}");
        assert_eq!(property.is_secret(), has("secret"), "{wire}");
        assert!(!property.is_required(), "{wire}");
    }
    let latitude = Geo::TYPE.property("latitude").expect("it is declared");
    assert!(latitude.is_required() && !latitude.is_nullable());
    let latitude = GeoPatch::TYPE.property("latitude").expect("it is declared");
    assert!(!latitude.is_required() && !latitude.is_nullable());
}

#[test]
fn each_rust_type_has_its_edm_type() {
    const TYPES: &[(&str, &str)] = &[
        ("boolean", "Edm.Boolean"),
        ("sByte", "Edm.SByte"),
        ("byte", "Edm.Byte"),
        ("int16", "Edm.Int16"),
        ("int32", "Edm.Int32"),
        ("int64", "Edm.Int64"),
        ("single", "Edm.Single"),
        ("double", "Edm.Double"),
        ("decimal", "Edm.Decimal"),
        ("text", "Edm.String"),
        ("dateTime", "Edm.DateTimeOffset"),
        ("date", "Edm.Date"),
        ("time", "Edm.TimeOfDay"),
        ("duration", "Edm.Duration"),
        ("guid", "Edm.Guid"),
        ("binary", "Edm.Binary"),
        ("untyped", "Edm.Untyped"),
        ("color", "microsoft.graph.color"),
        ("size", "microsoft.graph.size"),
        ("access", "microsoft.graph.access"),
        ("days", "microsoft.graph.day"),
    ];
    for info in [Optional::TYPE, Required::TYPE, OptionalPatch::TYPE, RequiredPatch::TYPE] {
        let text = |name| info.property_type(name).map(|ty| ty.to_string());
        for (name, ty) in TYPES {
            assert_eq!(text(name).as_deref(), Some(*ty));
        }
    }
    for info in [Listed::TYPE, Sparse::TYPE, ListedPatch::TYPE, SparsePatch::TYPE] {
        for (name, ty) in TYPES {
            let found = info.property_type(name).expect("it is declared");
            assert_eq!(found.to_string(), format!("Collection({ty})"));
            assert!(found.is_collection());
            assert_eq!(found.name(), *ty);
        }
    }
}

#[test]
fn types_have_names_bases_and_shapes() {
    let office = Office::TYPE;
    assert_eq!(office.name(), "contoso.buildings.office");
    assert_eq!(office.odata_type(), "#contoso.buildings.office");
    assert_eq!(office.rust_name(), "Office");
    assert_eq!(office.base(), Some("microsoft.graph.entity"));
    assert_eq!(office.shape(), Shape::Structured);
    assert_eq!(Geo::TYPE.name(), "microsoft.graph.maps.geo");
    assert_eq!(Geo::TYPE.base(), None);
    assert_eq!(OfficePatch::TYPE.shape(), Shape::Patch);
    assert_eq!(OfficePatch::TYPE.name(), office.name());
    let shape = |flags, open| Shape::Enum { flags, open };
    assert_eq!(Color::TYPE.shape(), shape(false, true));
    assert_eq!(Size::TYPE.shape(), shape(false, false));
    assert_eq!(<FlagSet<Access>>::TYPE.shape(), shape(true, true));
    assert_eq!(Day::TYPE.shape(), shape(true, false));
    assert_eq!(Color::TYPE.members(), ["grey", "darkBlue", "RAL5002"]);
    assert_eq!(bool::TYPE.shape(), Shape::Primitive);
}

#[test]
fn a_union_lists_its_types_with_the_fallback_last() {
    let union = AnyDevice::TYPE;
    assert_eq!((union.shape(), union.name()), (Shape::Union, "microsoft.graph.device"));
    let names: Vec<_> = union.variants().map(|variant| variant.rust_name()).collect();
    assert_eq!(names, ["Printer", "Scanner", "Device"]);
    let names: Vec<_> = NamedDevice::TYPE.variants().map(|one| one.rust_name()).collect();
    assert_eq!(names, ["Device", "Printer", "Device"]);
}

#[test]
fn type_information_creates_a_value() {
    for info in STRUCTURED {
        let value = info.create().expect("it is a structured type");
        assert!(std::ptr::eq(value.type_info(), *info) || value.type_info().name() == info.name());
        assert!(value.additional().is_empty());
    }
    let office = Office::TYPE.create().expect("it is a structured type");
    assert!(office.is::<Office>() && !office.is::<OfficePatch>());
    assert!(office.downcast::<Office>().is_ok_and(|office| *office == Office::default()));
    for info in [Color::TYPE, AnyDevice::TYPE, bool::TYPE] {
        assert!(info.create().is_none());
    }
}
