//! Addresses that the compiler checks.

use graph_models::address::{Address, Count, Media};
use graph_models::edm::Uuid;
use graph_models::query::Query;
use graph_models::{
    AdditionalData, Container, Function, Nav, Page, SingleValue, graph_entity, path, select,
};

/// The container.
#[graph_entity(odata_type = "#org.harbour.HarbourService", patch = false, tag = false)]
pub struct HarbourService {
    /// `Vessels`
    #[graph(rename = "Vessels")]
    pub vessels: Nav<Vec<AnyVessel>>,
    /// `berths`
    pub berths: Nav<Vec<Berth>>,
    /// `flagship`
    pub flagship: Nav<AnyVessel>,
    /// `type`
    pub r#type: Nav<Berth>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Container for HarbourService {}

/// The base type.
#[graph_entity]
pub struct Vessel {
    /// `imo`
    #[graph(key)]
    pub imo: Option<i32>,
    /// `callSign`
    pub call_sign: Option<String>,
    /// `position`
    pub position: Option<Box<Position>>,
    /// `owner`
    pub owner: Option<Uuid>,
    /// `berth`
    pub berth: Nav<Berth>,
    /// `tows`
    pub tows: Nav<Vec<AnyVessel>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A derived type.
#[graph_entity(base = "#microsoft.graph.vessel")]
pub struct Tug {
    /// `imo`
    #[graph(key)]
    pub imo: Option<i32>,
    /// `helps`
    pub helps: Nav<Vec<Vessel>>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A vessel of any type.
#[graph_entity]
pub enum AnyVessel {
    /// `vessel`
    Vessel(Box<Vessel>),
    /// `tug`
    Tug(Box<Tug>),
    /// Another type.
    #[graph(unrecognized)]
    Unrecognized(Box<Vessel>),
}

/// A type with a composite key.
#[graph_entity]
pub struct Berth {
    /// `quay`
    #[graph(key)]
    pub quay: Option<String>,
    /// `number`
    #[graph(key)]
    pub number: Option<i32>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A complex type.
#[graph_entity(complex)]
pub struct Position {
    /// `latitude`
    pub latitude: Option<f64>,
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

/// A function that is bound to vessels.
#[graph_entity(odata_type = "#microsoft.graph.near", patch = false, tag = false)]
pub struct VesselNear {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
    /// `names`
    pub names: Option<Vec<String>>,
    /// `pin`
    #[graph(secret)]
    pub pin: Option<String>,
}

impl Function for VesselNear {
    type Binding = AnyVessel;
    type Response = Page<Berth>;
}

/// A function that is not bound.
#[graph_entity(odata_type = "#org.harbour.depthNow", patch = false, tag = false)]
pub struct DepthNow {
    /// Properties that the type does not declare.
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

impl Function for DepthNow {
    type Binding = ();
    type Response = SingleValue<i32>;
    const NAME: &'static str = "Depth";
}

#[test]
fn properties_lead_to_their_types() {
    let vessels: Address<HarbourService, Vec<AnyVessel>> = path!(HarbourService: vessels);
    assert_eq!(vessels.to_string(), "/Vessels");
    let flagship: Address<HarbourService, AnyVessel> = path!(HarbourService: flagship);
    assert_eq!(flagship.to_string(), "/flagship");
    let berth: Address<HarbourService, Berth> = path!(HarbourService: vessels[9].tows[8].berth);
    assert_eq!(berth.to_string(), "/Vessels/9/tows/8/berth");
    let latitude: Address<HarbourService, f64> = path!(HarbourService: flagship.position.latitude);
    assert_eq!(latitude.to_string(), "/flagship/position/latitude");
    let raw: Address<HarbourService, Berth> = path!(HarbourService: r#type);
    assert_eq!(raw.to_string(), "/type");
    let start: Address<HarbourService, HarbourService> = path!(HarbourService);
    assert_eq!(start.to_string(), "");
}

#[test]
fn keys_are_segments_unless_they_would_mean_something_else() {
    let keys = [
        ("9", "/Vessels/9"),
        ("a/b", "/Vessels/a%2Fb"),
        ("a b?c#d%e", "/Vessels/a%20b%3Fc%23d%25e"),
        ("O'Hara", "/Vessels/O'Hara"),
        ("", "/Vessels('')"),
        (".", "/Vessels('.')"),
        ("..", "/Vessels('..')"),
        ("$count", "/Vessels('$count')"),
        ("$O'Hara", "/Vessels('$O''Hara')"),
        ("delta()", "/Vessels('delta()')"),
        ("x')/berths('1", "/Vessels('x'')%2Fberths(''1')"),
        ("Microsoft.Graph.tug", "/Vessels('Microsoft.Graph.tug')"),
        ("a:", "/Vessels('a:')"),
        // The name of an operation or a type.
        ("delta", "/Vessels('delta')"),
        ("graph.tug", "/Vessels('graph.tug')"),
        ("contoso.com", "/Vessels('contoso.com')"),
        ("microsoft.graph.dec2Bin", "/Vessels('microsoft.graph.dec2Bin')"),
        ("a1", "/Vessels/a1"),
        ("a:b", "/Vessels/a:b"),
    ];
    for (key, expected) in keys {
        let vessel = path!(HarbourService: vessels[key]);
        assert_eq!(vessel.to_string(), expected);
        assert_eq!(path!(HarbourService: vessels[key.to_owned()]), vessel);
    }
    let id = Uuid::from_u128(7);
    assert_eq!(
        path!(HarbourService: vessels[id].berth).to_string(),
        "/Vessels/00000000-0000-0000-0000-000000000007/berth",
    );
    assert_eq!(path!(HarbourService: vessels[-7_i64]).to_string(), "/Vessels/-7");
}

#[test]
fn composite_and_alternate_keys_are_literals_in_parentheses() {
    let quay = "O'Hara/2";
    let berth: Address<HarbourService, Berth> =
        path!(HarbourService: berths[quay = quay, number = 2]);
    assert_eq!(berth.to_string(), "/berths(quay='O''Hara%2F2',number=2)");
    let vessel = path!(HarbourService: vessels[owner = Uuid::from_u128(1)].berth);
    assert_eq!(vessel.to_string(), "/Vessels(owner=00000000-0000-0000-0000-000000000001)/berth",);
    let vessel = path!(HarbourService: vessels[call_sign = "",]);
    assert_eq!(vessel.to_string(), "/Vessels(callSign='')");
}

#[test]
fn casts_lead_to_derived_types() {
    let tugs: Address<HarbourService, Vec<Tug>> = path!(HarbourService: vessels as Tug);
    assert_eq!(tugs.to_string(), "/Vessels/microsoft.graph.tug");
    let helped: Address<HarbourService, Vessel> =
        path!(HarbourService: vessels[9] as crate::Tug.helps[1]);
    assert_eq!(helped.to_string(), "/Vessels/9/microsoft.graph.tug/helps/1");
    let tug: Address<HarbourService, Tug> = path!(HarbourService: vessels as self::Tug[9]);
    assert_eq!(tug.to_string(), "/Vessels/microsoft.graph.tug/9");
}

#[test]
fn counts_values_and_functions_are_last() {
    let count: Address<HarbourService, Count> = path!(HarbourService: vessels[9].tows).count();
    assert_eq!(count.to_string(), "/Vessels/9/tows/$count");
    let value: Address<HarbourService, Media> = path!(HarbourService: flagship.call_sign).value();
    assert_eq!(value.to_string(), "/flagship/callSign/$value");

    let near = VesselNear {
        names: Some(vec!["a&b".to_owned()]),
        pin: Some("1234".to_owned()),
        ..VesselNear::default()
    };
    let berths =
        path!(HarbourService: vessels[9]).function(&near).expect("the parameters have a wire form");
    assert_eq!(
        berths.to_string(),
        "/Vessels/9/near(names=@names,pin='1234')?@names=%5B%22a%26b%22%5D",
    );
    assert_eq!(format!("{berths:?}"), "Address(/Vessels/9/near(…))");
    // A derived type has the functions of its base type.
    let berths = path!(HarbourService: vessels[9] as Tug)
        .function(&near)
        .expect("the parameters have a wire form");
    assert!(berths.to_string().starts_with("/Vessels/9/microsoft.graph.tug/near("));
    let depth = path!(HarbourService)
        .function(&DepthNow::default())
        .expect("the parameters have a wire form");
    assert_eq!(depth.to_string(), "/Depth()");
}

#[test]
fn an_address_that_starts_from_an_entity_is_joined() {
    let rest = path!(Vessel: tows[8].position);
    assert_eq!(rest.to_string(), "/tows/8/position");
    let address: Address<HarbourService, Box<Position>> =
        path!(HarbourService: flagship).join(rest);
    assert_eq!(address.to_string(), "/flagship/tows/8/position");
    assert_eq!(address.clone(), address);
    assert_ne!(address, path!(HarbourService: vessels[1].position));
    assert_eq!(format!("{address:?}"), "Address(/flagship/tows/8/position)");
}

#[test]
fn options_stay_with_what_they_are_about() {
    let query = Query::new().select(select!(Vessel: imo)).top(5);
    let vessels = path!(HarbourService: vessels).query(&query);
    assert_eq!(vessels.to_string(), "/Vessels?$select=imo&$top=5");
    assert_eq!(vessels.clone().base().to_string(), "/Vessels?$select=imo&$top=5");
    assert_eq!(format!("{vessels:?}"), "Address(/Vessels)");
    for address in [
        vessels.clone().key(9).to_string(),
        vessels.clone().count().to_string(),
        vessels.clone().value().to_string(),
        vessels.clone().key(9).join(path!(Vessel: berth)).to_string(),
    ] {
        assert!(!address.contains('?'), "{address}");
    }
    let berths = path!(Vessel: tows).query(&query);
    let joined = vessels.key(9).join(berths);
    assert_eq!(joined.to_string(), "/Vessels/9/tows?$select=imo&$top=5");
}
