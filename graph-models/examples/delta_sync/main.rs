//! Keeps a copy of all users and groups, with their members, in a database on disk:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example delta_sync
//! ```
//!
//! The service in this process changes its directory from round to round. With an access token, the
//! example keeps a copy of the directory of the token in `directory.redb`, one round each time it runs:
//!
//! ```text
//! GRAPH_TOKEN=eyJ0… cargo run -p graph-models --features reqwest --example delta_sync
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

#[path = "../common/mod.rs"]
pub(crate) mod common;
pub(crate) mod copy;
pub(crate) mod directory;
mod kind;
pub(crate) mod round;
mod tables;

use std::error::Error;
use std::{env, fs, process};

use copy::Copy;
use graph_models::http::{AsyncClient, Retrying, Service};
use graph_models::v1::{Group, User};
use redb::Database;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match env::var("GRAPH_TOKEN") {
        Ok(token) => {
            let graph = Service::new("https://graph.microsoft.com/v1.0")?.bearer(&token)?;
            let copy = Copy::new(Database::create("directory.redb")?)?;
            // Another round, from where the last run of the program was.
            let client = Retrying::with_tokio(common::client_with_tls()?);
            update(&graph, &client, &copy, copy.rounds()? + 1).await
        }
        Err(_) => {
            let server = directory::start().await;
            let graph = Service::new(&(server.uri() + "/v1.0"))?.bearer(directory::TOKEN)?;
            let file = env::temp_dir().join(format!("directory-{}.redb", process::id()));
            for rounds in 1..=directory::ROUNDS {
                // A program that is started again opens the same file.
                let copy = Copy::new(Database::create(&file)?)?;
                update(&graph, &common::client()?, &copy, rounds).await?;
                if rounds == directory::ROUNDS {
                    println!("the copy:\n{}", copy.dump()?);
                }
            }
            Ok(fs::remove_file(file)?)
        }
    }
}

/// Brings the copy up to date, and shows what changed in it.
async fn update(
    graph: &Service,
    client: &impl AsyncClient,
    copy: &Copy,
    rounds: u64,
) -> Result<(), Box<dyn Error>> {
    let known = copy.journal()?.len();
    let mut show = |progress: &str| println!("  {progress}");
    println!("round {rounds}");
    round::update::<User>(graph, client, copy, rounds, &mut show).await?;
    round::update::<Group>(graph, client, copy, rounds, &mut show).await?;
    for entry in &copy.journal()?[known..] {
        println!("  {entry}");
    }
    Ok(())
}
