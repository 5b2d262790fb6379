//! Prints the names of a page of users, read from standard input.
//!
//! A user leads to messages, events, drives and hundreds of other types through its navigation
//! properties. The test `symbols` proves that their code is not part of this program.

use std::io::{Write, stdin, stdout};

use graph_models::{Page, v1};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page: Page<v1::User> = serde_json::from_reader(stdin().lock())?;
    let mut output = stdout().lock();
    for user in &page.value {
        writeln!(output, "{}", user.display_name.as_deref().unwrap_or("(no name)"))?;
    }
    Ok(())
}
