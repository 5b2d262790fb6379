//! The models of another service than Microsoft Graph, generated from its document with a profile: accounts and
//! contacts, in the manner of Dynamics 365.
//!
//! `crm.csdl` is the document, and this wrote `crm`:
//!
//! ```sh
//! graph-codegen generate --profile dynamics --csdl crm.csdl --out crm
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

#[allow(unreachable_pub, reason = "generated models are public, for a library to export")]
pub(crate) mod crm;
pub(crate) mod service;

use std::error::Error;

use graph_models::edm::{Decimal, Uuid};
use graph_models::http::{Request, Response, Service};
use graph_models::query::Query;
use graph_models::{Nav, bind, null, path, property, select, set};
use reqwest::Client;

use crm::actions::{ContactQualify, Merge};
use crm::functions::CountByRating;
use crm::{Account, AccountPatch, AnyRecord, Contact, Membership, Rating, System};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    for line in run(&service::connect(&server)?).await? {
        println!("{line}");
    }
    Ok(())
}

/// Works with accounts and contacts, and returns what it did.
pub(crate) async fn run(crm: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let client = client()?;
    let mut done = Vec::new();

    // An entity is created without `@odata.type`, and bound to one that exists by its address.
    let ada = path!(System: contacts[service::ADA]);
    let new = Account {
        name: Some("Analytical Engines".to_owned()),
        revenue: Some(Decimal::new(1_250_050, 2)),
        rating: Some(Rating::Warm),
        primarycontactid: Nav::bind(crm.link(&ada)?),
        ..Account::default()
    };
    let call = crm.create(path!(System: accounts), &new)?.prefer("return=representation")?;
    let created = call.read(send(&client, call.request()?).await?)?;
    let id = created.accountid.ok_or("the service gave no id")?;
    done.push(format!("created the account {id}"));

    // A key is in parentheses: `accounts(00000000-0000-0000-0000-00000000000a)`.
    let account = path!(System: accounts[id]);
    let patch = AccountPatch {
        rating: set(Rating::Hot),
        revenue: null(),
        primarycontactid: bind(crm.link(&path!(System: contacts[service::BLAISE]))?),
        ..AccountPatch::default()
    };
    let call = crm.update(account.clone(), &patch)?.if_match("*")?;
    call.read(send(&client, call.request()?).await?)?;

    // A member of an enumeration is written with the name of the enumeration: `org.crm.Rating'Hot'`.
    let hot = property!(Account: rating).eq(Rating::Hot);
    let query = Query::new().filter(hot).select(select!(Account: name, rating));
    let call = crm.list(path!(System: accounts))?.query(&query);
    let page = call.read(send(&client, call.request()?).await?)?;
    let names = page.value.iter().filter_map(|account| account.name.as_deref());
    done.push(format!("hot accounts: {}", names.collect::<Vec<_>>().join(", ")));

    let count = CountByRating { rating: Some(Rating::Hot), ..CountByRating::default() };
    let call = crm.invoke_function(path!(System), &count)?;
    let found = call.read(send(&client, call.request()?).await?)?;
    done.push(format!("counted {}", found.value.unwrap_or_default()));

    // An unbound action, by the name of its import. Its parameters are declared as the base type, so the
    // types of the values are written.
    let contact = |id: Uuid| Contact { contactid: Some(id), ..Contact::default() };
    let merge = Merge {
        target: Some(AnyRecord::from(contact(service::ADA))),
        subordinate: Some(AnyRecord::from(contact(service::BLAISE))),
        perform_parenting_checks: Some(false),
        ..Merge::default()
    };
    let call = crm.invoke(path!(System), &merge)?;
    call.read(send(&client, call.request()?).await?)?;
    done.push("merged two contacts".to_owned());

    // A bound action, by its full name.
    let call = crm.invoke(ada, &ContactQualify::default())?;
    let account = call.read(send(&client, call.request()?).await?)?;
    done.push(format!("qualified as {}", account.name.unwrap_or_default()));

    // A composite key, and a related entity of a derived type.
    let address = path!(System: memberships[list = "news", number = 7]);
    let call = crm.get(address)?.query(&Query::<Membership>::new().option("$expand", "member"));
    let membership: Membership = call.read(send(&client, call.request()?).await?)?;
    match membership.member.read()? {
        Some(AnyRecord::Contact(member)) => {
            done.push(format!("member: {}", member.fullname.unwrap_or_default()));
        }
        other => done.push(format!("not a contact: {other:?}")),
    }
    Ok(done)
}

/// A client for the service in this process, without TLS and proxy.
fn client() -> reqwest::Result<Client> {
    _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().tls_certs_only([]).build()
}

/// Sends a request with reqwest.
async fn send(client: &Client, request: Request<Vec<u8>>) -> reqwest::Result<Response<Vec<u8>>> {
    let answer = client.execute(request.try_into()?).await?;
    let mut response = Response::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    *response.body_mut() = answer.bytes().await?.into();
    Ok(response)
}
