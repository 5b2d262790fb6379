//! Values and bodies whose type is known only at run time.

mod support;

use graph_models::{
    AdditionalData, Model, Nav, Object, ObjectExt, Page, RegisteredType, Registry, SingleValue,
    graph_entity, json,
};
use serde_json::{Value, json};
use support::{AnyDirectoryObject, DirectoryObject, Group, User};

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[graph_entity(complex)]
struct Account {
    name: Option<String>,
    #[graph(secret)]
    password: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(complex, base = "#microsoft.graph.account")]
struct DomainAccount {
    name: Option<String>,
    #[graph(secret)]
    password: Option<String>,
    #[graph(secret)]
    ticket: Option<String>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum AnyAccount {
    DomainAccount(Box<DomainAccount>),
    Account(Box<Account>),
    #[graph(unrecognized)]
    Unrecognized(Box<Account>),
}

#[graph_entity]
struct Hub {
    #[graph(key)]
    id: Option<String>,
    size: i32,
    seats: Option<i32>,
    #[graph(non_null)]
    tags: Option<Vec<String>>,
    account: Option<AnyAccount>,
    accounts: Option<Vec<AnyAccount>>,
    owner: Nav<User>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity(odata_type = "#microsoft.graph.Directory", patch = false, tag = false)]
struct Directory {
    directory_objects: Nav<Vec<AnyDirectoryObject>>,
    groups: Nav<Vec<Group>>,
    hubs: Nav<Vec<Hub>>,
    me: Nav<User>,
    #[graph(additional)]
    additional_data: AdditionalData,
}

#[graph_entity]
enum Color {
    Grey,
    #[graph(unrecognized)]
    Unrecognized(Box<str>),
}

fn registry() -> Registry {
    use graph_models::registered::{structure, union};
    let types: &[fn() -> RegisteredType] = &[
        structure::<Account>,
        structure::<DirectoryObject>,
        structure::<Group>,
        structure::<User>,
    ];
    let unions: &[fn() -> RegisteredType] = &[union::<AnyDirectoryObject>];
    let registry =
        Registry::new(types, unions, &[structure::<Directory>], &[("graph", "microsoft.graph")]);
    registry.with(&[
        RegisteredType::of::<AnyAccount>,
        RegisteredType::of::<Hub>,
        RegisteredType::of::<Color>,
    ])
}

fn hub(body: &Value) -> Result<Box<dyn Object>, Box<dyn std::error::Error>> {
    Ok(registry().read("microsoft.graph.hub", body).ok_or("no such type")??)
}

#[test]
fn properties_are_read_by_name() -> Outcome {
    let body = json!({
        "id": "1", "size": "7", "seats": null, "account": {"name": "a"}, "x": [1],
        "owner": {"id": "2"}, "owner@odata.etag": "W/1",
    });
    let object = hub(&body)?;
    for name in ["id", "size", "seats", "account", "x", "owner", "owner@odata.etag"] {
        assert_eq!(object.get_json(name), body.get(name).cloned(), "{name}");
    }
    for name in ["tags", "accounts", "y", "", "@", "y@z", "owner@odata.count"] {
        assert_eq!(object.get_json(name), None, "{name}");
    }
    assert_eq!(object.type_info().name(), "microsoft.graph.hub");
    assert_eq!(object.id().as_deref(), Some("1"));
    Ok(())
}

#[test]
fn a_property_is_set_as_if_it_had_been_read() -> Outcome {
    let mut body = json!({
        "@odata.type": "#microsoft.graph.hub",
        "id": "1", "size": 7, "seats": "4", "tags": ["a", "b"], "account": {"name": "a"}, "x": 1,
        "owner": {"id": "2"}, "owner@odata.etag": "W/1",
    });
    let mut object = hub(&body)?;
    for (name, value) in [
        ("seats", json!(5)),
        ("seats", json!("6")),
        ("seats", json!(null)),
        ("seats", json!(8)),
        ("size", json!(9)),
        ("tags", json!(["c"])),
        ("account", json!({"@odata.type": "#microsoft.graph.domainAccount", "ticket": "t"})),
        ("account", json!({"password": "p"})),
        ("account", json!(null)),
        ("accounts", json!([{"name": "b"}])),
        ("owner", json!({"id": "3"})),
        ("owner@odata.etag", json!("W/2")),
        ("x", json!({"y": null})),
        ("@odata.etag", json!("W/3")),
        ("@odata.type", json!("#microsoft.graph.newer")),
        ("@odata.type", json!("#microsoft.graph.hub")),
    ] {
        object.set_json(name, value.clone())?;
        body[name] = value;
        assert_eq!(serde_json::to_value(&*object)?, body, "{name}");
        assert_eq!(serde_json::from_slice::<Value>(&object.to_json()?)?, body, "{name}");
    }
    Ok(())
}

#[test]
fn a_value_that_does_not_fit_changes_nothing() -> Outcome {
    let body = json!({"id": "1", "size": 7, "tags": ["a"], "account": {"name": "a"}});
    let mut object = hub(&body)?;
    for (name, value, message) in [
        ("seats", json!("many"), "at seats: expected an integer from -2147483648"),
        ("tags", json!(["b", 7]), "at tags[1]: expected a string, found a number"),
        ("size", json!(null), "at size: expected an integer from -2147483648"),
        ("account", json!({"name": "b", "password": 1}), "at account.password: expected a string"),
        ("@odata.type", json!(7), "at @odata.type: expected the name of a type"),
    ] {
        let error = object.set_json(name, value).err().ok_or(name)?;
        assert!(error.to_string().starts_with(message), "{error}");
        assert!(*object == *hub(&body)?, "{name}");
    }
    let mut page = Page::<User>::default();
    let object: &mut dyn Object = &mut page;
    assert!(object.set_json("value", json!([])).is_err());
    Ok(())
}

#[test]
fn a_patch_is_filled_by_name() -> Outcome {
    let twin = registry().twin("microsoft.graph.hub").ok_or("no twin")?;
    let mut patch = twin.create().ok_or("it cannot be created")?;
    patch.set_json("seats", json!(null))?;
    patch.set_json("account", json!({"name": null}))?;
    patch.set_json("owner@odata.bind", json!("https://graph.example/users/1"))?;
    assert!(patch.set_json("tags", json!(null)).is_err());
    assert_eq!(patch.touched(), ["seats", "account.name", "owner@odata.bind"]);
    Ok(())
}

#[test]
fn an_id_is_the_key() -> Outcome {
    let account: Account = serde_json::from_value(json!({"id": "1"}))?;
    assert_eq!((&account as &dyn Object).id().as_deref(), Some("1"));
    assert_eq!((&Account::default() as &dyn Object).id(), None);
    assert_eq!((&User::default() as &dyn Object).id(), None);
    Ok(())
}

#[test]
fn secrets_are_masked_wherever_they_are() -> Outcome {
    let object = hub(&json!({
        "id": "1", "size": 7, "seats": null, "x": "hush",
        "account": {"name": "a", "password": "hush", "ticket": "hush"},
        "accounts": [
            {"@odata.type": "#microsoft.graph.domainAccount", "password": null, "ticket": "hush"},
            {"@odata.type": "#microsoft.graph.newer", "password": "hush"},
        ],
        "owner": {"password": "hush"}, "owner@odata.navigationLink": "hush",
    }))?;
    assert_eq!(
        serde_json::to_value(object.masked())?,
        json!({
            "@odata.type": "#microsoft.graph.hub",
            "id": "1", "size": 7, "seats": null, "x": "***",
            "account": {"name": "a", "password": "***", "ticket": "***"},
            "accounts": [
                {"@odata.type": "#microsoft.graph.domainAccount", "password": null, "ticket": "***"},
                {"@odata.type": "#microsoft.graph.newer", "password": "***"},
            ],
            "owner": "***", "owner@odata.navigationLink": "***",
        })
    );
    assert!(!format!("{:?}", object.masked()).contains("hush"));
    Ok(())
}

/// What these hold is not described, so it may be a secret.
#[test]
fn untyped_and_binary_values_are_masked() -> Outcome {
    #[graph_entity(complex)]
    struct Cell {
        value: Option<graph_models::edm::Value>,
        rows: Option<Vec<graph_models::edm::Value>>,
        empty: Option<graph_models::edm::Value>,
        content: Option<graph_models::edm::Binary>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }

    let cell: Cell = serde_json::from_value(json!({
        "value": {"password": "hush"}, "rows": [["hush"], null], "empty": null, "content": "aHVzaA",
    }))?;
    let masked = serde_json::to_value((&cell as &dyn Object).masked())?;
    assert_eq!(masked["value"], "***");
    assert_eq!(masked["rows"], json!(["***", null]));
    assert_eq!(masked["empty"], json!(null));
    assert_eq!(masked["content"], "***");
    Ok(())
}

#[test]
fn what_does_not_fit_and_the_result_of_a_function_are_masked() -> Outcome {
    let body = r#"{"size": 7, "seats": "hush", "tags": ["a", 7]}"#;
    let hub: Hub = json::tolerant::from_str(body)?;
    let masked = serde_json::to_value((&hub as &dyn Object).masked())?;
    assert_eq!(masked["seats"], "***");
    assert_eq!(masked["tags"], "***");
    for body in [json!({"value": "hush"}), json!({"value": ["hush"]})] {
        let single: SingleValue<Value> = serde_json::from_value(body)?;
        let object: &dyn Object = &single;
        assert_eq!(serde_json::to_value(object.masked())?, json!({"value": "***"}));
    }
    let single: SingleValue<Vec<String>> = serde_json::from_value(json!({"value": ["hush"]}))?;
    let object: &dyn Object = &single;
    assert_eq!(serde_json::to_value(object.masked())?, json!({"value": "***"}));
    Ok(())
}

#[test]
fn a_union_knows_the_secrets_of_all_its_types() {
    let account = Hub::TYPE.property_type("account").and_then(|ty| ty.info());
    let account = account.expect("it is a property");
    let names: Vec<_> = account.properties().iter().map(|property| property.wire_name()).collect();
    assert_eq!(names, ["name", "password"]);
    for name in ["password", "ticket"] {
        assert!(account.property(name).is_some_and(|property| property.is_secret()), "{name}");
        let ty = account.property_type(name).map(|ty| ty.to_string());
        assert_eq!(ty.as_deref(), Some("Edm.String"), "{name}");
    }
    assert!(account.property("other").is_none() && account.property_type("other").is_none());
}

#[test]
fn own_types_are_found_beside_the_others() -> Outcome {
    let registry = registry();
    for name in ["#microsoft.graph.hub", "graph.Hub", "https://x/$metadata#microsoft.graph.hub"] {
        assert!(registry.get(name).is_some_and(|info| info.rust_name() == "Hub"), "{name}");
    }
    assert_eq!(registry.types().len(), 6);
    assert_eq!(registry.types().filter(|info| info.rust_name() == "User").count(), 1);
    assert_eq!(registry.unions().len(), 2);
    assert!(registry.twin("graph.hub").is_some());
    assert_eq!(
        registry.member("graph.color", "GREY").map(|it| it.text().into_owned()).as_deref(),
        Some("grey")
    );
    let body = json!({"@odata.type": "#microsoft.graph.domainAccount", "ticket": "t"});
    let account = registry.read("microsoft.graph.account", &body).ok_or("no such type")??;
    assert!(account.is::<DomainAccount>());
    Ok(())
}

#[test]
fn an_own_type_takes_the_place_of_another() -> Outcome {
    #[graph_entity(odata_type = "#microsoft.graph.directoryObject")]
    struct Mine {
        color: Option<Color>,
        #[graph(additional)]
        additional_data: AdditionalData,
    }
    let registry = registry().with(&[RegisteredType::of::<Mine>]);
    let body = json!({"color": "grey"});
    let mine = registry.read("graph.directoryObject", &body).ok_or("no such type")??;
    assert!(mine.downcast_ref::<Mine>().is_some_and(|mine| mine.color == Some(Color::Grey)));
    assert!(registry.get("microsoft.graph.hub").is_none());
    Ok(())
}

#[test]
fn a_context_names_a_type() {
    let registry = registry();
    for (context, expected) in [
        ("https://graph.example/v1.0/$metadata#groups", "Collection(microsoft.graph.group)"),
        ("https://graph.example/v1.0/$metadata#groups/$entity", "microsoft.graph.group"),
        ("$metadata#groups(id,members())/$entity", "microsoft.graph.group"),
        ("$metadata#groups(id)", "Collection(microsoft.graph.group)"),
        ("$metadata#groups(*)/$delta", "Collection(microsoft.graph.group)"),
        ("$metadata#groups/$delta", "Collection(microsoft.graph.group)"),
        ("$metadata#groups('a%2Fb')/members", "Collection(microsoft.graph.directoryObject)"),
        ("#groups('1')/members(id)/$entity", "microsoft.graph.directoryObject"),
        ("$metadata#directoryObjects/microsoft.graph.user/$entity", "microsoft.graph.user"),
        ("$metadata#me", "microsoft.graph.user"),
        ("$metadata#users('1')/x", ""),
        ("$metadata#me/displayName", "Edm.String"),
        ("#Collection(microsoft.graph.user)", "Collection(microsoft.graph.user)"),
        ("$metadata#graph.user", "microsoft.graph.user"),
        ("microsoft.graph.hub/$entity", "microsoft.graph.hub"),
        ("groups", "Collection(microsoft.graph.group)"),
        ("hubs", "Collection(microsoft.graph.hub)"),
        ("$metadata#Edm.String", ""),
        ("$metadata#Collection($ref)", ""),
        ("$metadata#", ""),
        ("", ""),
        ("#", ""),
        (")", ""),
        ("((", ""),
        ("$metadata#/$entity/$entity", ""),
    ] {
        let found = registry.resolve_context(context).map(|ty| ty.to_string());
        assert_eq!(found.unwrap_or_default(), expected, "{context}");
    }
}

#[test]
fn a_body_of_any_type_is_read() -> Outcome {
    let registry = registry();
    let read = |body: Value| registry.read_any(body.to_string().as_bytes());
    let names = |body: Value| -> Result<Vec<String>, serde_json::Error> {
        Ok(read(body)?.iter().map(|object| object.type_info().rust_name().to_owned()).collect())
    };
    let user = "#microsoft.graph.user";
    assert_eq!(names(json!({"@odata.type": user, "id": "1"}))?, ["User"]);
    assert_eq!(names(json!({"@odata.context": "$metadata#groups/$entity"}))?, ["Group"]);
    let members = "$metadata#groups('1')/members";
    let page = json!({"@odata.context": members, "value": [{"@odata.type": user}, {"id": "2"}]});
    assert_eq!(names(page)?, ["User", "DirectoryObject"]);
    assert_eq!(names(json!({"value": [{"@odata.type": user}]}))?, ["User"]);
    assert_eq!(names(json!({"@odata.context": members, "value": []}))?, [""; 0]);
    let newer = json!({"@odata.context": format!("{members}/$entity"), "@odata.type": "#newer"});
    assert_eq!(read(newer)?[0].odata_type(), "#newer");

    for (body, message) in [
        (json!({"id": "1"}), "the body has neither `@odata.type` nor `@odata.context`"),
        (json!([]), "the body has neither `@odata.type` nor `@odata.context`"),
        (json!({"@odata.type": "#x.y"}), "the registry does not have the type of `#x.y`"),
        (
            json!({"error": {"code": "NotFound"}}),
            "the body is that of a refusal; read it as `GraphError`",
        ),
        (
            json!({"@odata.type": user, "value": [{"id": "1"}]}),
            "at value[0]: the element has no `@odata.type`, and the body has no `@odata.context`",
        ),
        (
            json!({"@odata.context": "$metadata#x", "value": [{"@odata.type": user}, {"id": "1"}]}),
            "at value[1]: the registry does not have the type of `$metadata#x`",
        ),
        (
            json!({"value": [{"@odata.type": "#x.y"}]}),
            "at value[0]: the registry does not have the type of `#x.y`",
        ),
        (json!({"@odata.type": user, "id": 1}), "at id: expected a string, found a number"),
        (
            json!({"@odata.context": members, "value": [{}, {"@odata.type": user, "id": 1}]}),
            "at value[1].id: expected a string, found a number",
        ),
    ] {
        let error = read(body).err().ok_or(message)?;
        assert!(error.to_string().starts_with(message), "{error}");
    }
    assert!(registry.read_any(b"{").is_err());
    Ok(())
}

#[test]
fn an_element_of_a_page_is_written_as_it_was_read() -> Outcome {
    let element = json!({"@odata.type": "#microsoft.graph.user", "id": "1", "x": null});
    let body = json!({"@odata.context": "$metadata#directoryObjects", "value": [element]});
    let objects = registry().read_any(body.to_string().as_bytes())?;
    assert_eq!(serde_json::to_value(&objects[0])?, element);
    Ok(())
}
