//! Reads users together with their managers, changes of a group's members, and creates a team together
//! with its first member:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example related_entities
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;

use common::{client, service};
use graph_models::http::Service;
use graph_models::query::Query;
use graph_models::v1::{AadUserConversationMember, GraphService, Group, Team, User};
use graph_models::{Delta, DeltaItem, Nav, UnionExt, expand, path, select};

/// Reads each user with the manager that `$expand` adds; returns a line about each.
pub(crate) async fn managers(graph: &Service) -> Result<Vec<String>, Box<dyn Error>> {
    let query = Query::new().select(select!(User: id, display_name)).expand(expand!(User: manager));
    let call = graph.list(path!(GraphService: users).base().query(&query))?;
    let page = call.send(&client()?).await?;
    let mut lines = Vec::new();
    for user in &page {
        // The manager is read here and nowhere else, so a program that never asks does not contain
        // the types that a manager can have.
        let manager = user.manager.read()?;
        let manager = manager.as_ref().and_then(|manager| manager.downcast_ref::<User>());
        let name = manager.and_then(|manager| manager.display_name.as_deref());
        lines.push(format!(
            "{}: {}",
            user.display_name.as_deref().unwrap_or_default(),
            name.unwrap_or("no manager")
        ));
    }
    Ok(lines)
}

/// Returns how many members joined and left the changed groups.
pub(crate) async fn changed_members(graph: &Service) -> Result<(usize, usize), Box<dyn Error>> {
    let call = graph.delta(path!(GraphService: groups))?;
    let delta: Delta<Group> = call.send(&client()?).await?;
    let (mut joined, mut left) = (0, 0);
    for group in &delta.value {
        for change in group.members.changes()? {
            match change {
                DeltaItem::Updated(_) => joined += 1,
                DeltaItem::Removed(_) => left += 1,
            }
        }
    }
    Ok((joined, left))
}

/// Creates a team from a template, with its owner in the same request.
pub(crate) async fn create_team(graph: &Service) -> Result<Option<Team>, Box<dyn Error>> {
    let owner = AadUserConversationMember {
        roles: Some(vec!["owner".to_owned()]),
        user: Nav::bind(graph.link(&path!(GraphService: users["u1"]))?),
        ..Default::default()
    };
    let team = Team {
        display_name: Some("Engines".to_owned()),
        template: Nav::bind(graph.link(&path!(GraphService: teams_templates["standard"]))?),
        members: [owner].into(),
        ..Default::default()
    };
    let call = graph.create(path!(GraphService: teams), &team)?.optional();
    Ok(call.send(&client()?).await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let graph = service::connect(&server)?;
    for line in managers(&graph).await? {
        println!("{line}");
    }
    println!("{:?} members joined and left", changed_members(&graph).await?);
    println!("the answer to the new team: {:?}", create_team(&graph).await?);
    Ok(())
}
