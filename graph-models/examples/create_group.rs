//! Creates a group, and binds its owner and members, which exist, by their addresses:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example create_group
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::Service;
use graph_models::v1::{GraphService, Group};
use graph_models::{Nav, ObjectExt, TypeTag, path};

/// Creates the group; returns it as the service stored it.
pub(crate) async fn run(graph: &Service) -> Result<Group, Box<dyn Error>> {
    let user = |id: &str| graph.link(&path!(GraphService: users[id]));
    let mut group = Group {
        display_name: Some("Engines".to_owned()),
        mail_enabled: Some(false),
        mail_nickname: Some("engines".to_owned()),
        security_enabled: Some(true),
        owners: Nav::bind([user("u1")?]),
        members: Nav::bind([user("u2")?, user("u3")?]),
        ..Group::default()
    };
    // Some endpoints reject `@odata.type`. This one accepts it but does not need it.
    group.set_type_tag(TypeTag::Never);

    let call = graph.create(path!(GraphService: groups), &group)?;
    Ok(call.send(&client()?).await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    println!("{:#?}", run(&service::connect(&server)?).await?);
    Ok(())
}
