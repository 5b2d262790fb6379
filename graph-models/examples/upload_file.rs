//! Uploads a large file in fragments, and resumes after a fault:
//!
//! ```text
//! cargo run -p graph-models --features reqwest --example upload_file
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

mod common;

use std::error::Error;
use std::time::Duration;

use common::{client, service};
use graph_models::http::Service;
use graph_models::v1::DriveItem;
use graph_models::v1::actions::DriveItemCreateUploadSession;

/// The most faults that an upload survives.
const MAX_FAULTS: u32 = 5;

/// Uploads the content; returns the file and the number of faults.
pub(crate) async fn run(
    graph: &Service,
    content: &[u8],
) -> Result<(DriveItem, u32), Box<dyn Error>> {
    let client = client()?;
    let create = DriveItemCreateUploadSession::default();
    // Graph addresses a file by its path with colons, which the schema does not describe.
    let session = graph.invoke("me/drive/root:/report.bin:", &create)?.send(&client).await?;
    let url = session.upload_url.ok_or("the session has no address")?;

    // Small fragments, so that there are several. The default is ten times as large.
    let upload = graph.upload_file::<DriveItem>(&url, content.len() as u64)?;
    let mut upload = upload.fragment_size(320 * 1024)?;
    let mut faults = 0;
    while let Some(range) = upload.next_range() {
        let bytes = &content[usize::try_from(range.start)?..usize::try_from(range.end)?];
        match upload.fragment(bytes.to_vec())?.send(&client).await {
            Ok(answer) => {
                if let Some(file) = upload.advance(answer)? {
                    return Ok((file, faults));
                }
            }
            // The connection broke, or the service refused the fragment. It says what it has.
            Err(fault) if faults < MAX_FAULTS => {
                faults += 1;
                println!("at {} of {} bytes: {fault}", upload.received(), upload.total());
                tokio::time::sleep(Duration::from_millis(100)).await;
                upload.resume(&upload.status().send(&client).await?)?;
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Err("the service has all bytes but did not create the file".into())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = service::start().await;
    let (file, faults) = run(&service::connect(&server)?, &vec![7; 900_000]).await?;
    println!("{} after {faults} fault(s)", file.name.unwrap_or_default());
    Ok(())
}
