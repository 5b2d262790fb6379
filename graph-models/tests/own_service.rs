//! The example `own_service`, against its service in this process: what each request says.

#![allow(
    dead_code,
    reason = "only the example program calls its `main`, and it does not use every model"
)]

// A file loaded by `path` resolves its modules relative to itself, as the example program does.
#[path = "../examples/own_service/main.rs"]
mod own_service;

use std::error::Error;

use graph_models::address::{Address, AddressKey, ResolvedAddress};
use graph_models::http::Service;
use graph_models::path;
use own_service::crm::{Contact, Membership, System, registry};
use own_service::service;
use serde_json::{Value, json};

const ROOT: &str = "/api/data/v9.2";
const ACCOUNT: &str = "/accounts(00000000-0000-0000-0000-00000000000a)";
const ADA: &str = "/contacts(00000000-0000-0000-0000-000000000001)";
const BLAISE: &str = "/contacts(00000000-0000-0000-0000-000000000002)";

#[tokio::test]
async fn each_request_is_as_the_service_wants_it() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let done = own_service::run(&service::connect(&server)?).await?;
    assert_eq!(
        done,
        [
            "created the account 00000000-0000-0000-0000-00000000000a",
            "hot accounts: Analytical Engines",
            "counted 1",
            "merged two contacts",
            "qualified as Analytical Engines",
            "member: Ada Lovelace",
        ]
    );
    let base = server.uri() + ROOT;
    let contact = |id: &str| json!({"@odata.type": "#org.crm.contact", "contactid": &id[10..46]});
    let expected = [
        (
            "POST /accounts".to_owned(),
            json!({"name": "Analytical Engines", "revenue": 12500.5, "rating": "Warm",
                "primarycontactid@odata.bind": base.clone() + ADA}),
        ),
        (
            format!("PATCH {ACCOUNT}"),
            json!({"revenue": null, "rating": "Hot",
                "primarycontactid@odata.bind": base + BLAISE}),
        ),
        (
            "GET /accounts?$filter=rating%20eq%20org.crm.Rating'Hot'&$select=name,rating"
                .to_owned(),
            Value::Null,
        ),
        ("GET /CountByRating(Rating=org.crm.Rating'Hot')".to_owned(), Value::Null),
        (
            "POST /Merge".to_owned(),
            json!({"Target": contact(ADA), "Subordinate": contact(BLAISE),
                "PerformParentingChecks": false}),
        ),
        (format!("POST {ADA}/org.crm.Qualify"), json!({})),
        ("GET /memberships(list='news',number=7)?$expand=member".to_owned(), Value::Null),
    ];
    let requests = server.received_requests().await.unwrap_or_default();
    let received = requests.iter().map(|request| {
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let path = request.url.path().strip_prefix(ROOT).unwrap_or_default();
        let body = serde_json::from_slice(&request.body).unwrap_or_default();
        // The client encodes quotes in a query.
        (format!("{} {path}{query}", request.method).replace("%27", "'"), body)
    });
    assert_eq!(received.collect::<Vec<(String, Value)>>(), expected);
    Ok(())
}

#[tokio::test]
async fn the_service_refuses_what_the_profile_of_graph_sends() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let without_versions = Service::new(&(server.uri() + ROOT))?.bearer(service::TOKEN)?;
    let error = own_service::run(&without_versions).await.expect_err("it is refused").to_string();
    assert!(error.ends_with("the header `odata-version` is missing or wrong"), "{error}");
    let by_hand =
        without_versions.header("OData-Version", "4.0")?.header("OData-MaxVersion", "4.0")?;
    assert_eq!(own_service::run(&by_hand).await?.len(), 6);
    Ok(())
}

#[test]
fn an_address_that_is_resolved_is_in_the_form_of_the_service() -> Result<(), Box<dyn Error>> {
    let canonical = |text: &str| registry().resolve(text).map(|address| address.to_string());
    let contact = format!("{ACCOUNT}/primarycontactid");
    assert_eq!(canonical(&contact)?, contact);
    let id = &ACCOUNT[10..46];
    assert_eq!(canonical(&format!("accounts/{id}/primaryContactId"))?, contact);
    let membership = "/memberships(list='news',number=7)";
    assert_eq!(canonical(membership)?, membership);

    let resolved: ResolvedAddress = registry().resolve(&contact)?;
    assert_eq!(resolved.keys().map(AddressKey::value).collect::<Vec<_>>(), [id]);
    let typed: Address<System, Contact> = resolved.typed().ok_or("a contact")?;
    let accounts = typed.join(path!(Contact: parentcustomerid_account.contact_customer_accounts));
    let ada = accounts.key(service::ADA).to_string();
    assert_eq!(
        ada,
        format!("{contact}/parentcustomerid_account/contact_customer_accounts({})", &ADA[10..46])
    );
    assert!(registry().resolve(membership)?.typed::<System, Membership>().is_some());
    Ok(())
}
