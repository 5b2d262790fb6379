//! Prints the subjects of a page of messages, read from standard input.
//!
//! The test `symbols` finds the code of messages in this program, and not in `read_users`.

use std::io::{Write, stdin, stdout};

use graph_models::{Page, v1};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page: Page<v1::Message> = serde_json::from_reader(stdin().lock())?;
    let mut output = stdout().lock();
    for message in &page.value {
        writeln!(output, "{}", message.subject.as_deref().unwrap_or("(no subject)"))?;
    }
    Ok(())
}
