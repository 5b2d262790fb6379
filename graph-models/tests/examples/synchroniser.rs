//! The copy of `examples/delta_sync` survives the end of the program at every step of a round.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use graph_models::http::Service;
use graph_models::v1::{Group, User};
use redb::{Database, StorageBackend};
use wiremock::MockServer;

use super::Outcome;
use super::delta_sync::copy::Copy;
use super::delta_sync::{common, directory, round};

/// A disk in memory, which can fail after a number of writes, and whose content outlives the program.
#[derive(Debug, Clone)]
struct Disk {
    content: Arc<Mutex<Vec<u8>>>,
    writes_left: Arc<Mutex<usize>>,
}

impl Disk {
    fn new(content: Vec<u8>) -> Self {
        Self { content: Arc::new(content.into()), writes_left: Arc::new(usize::MAX.into()) }
    }

    /// The disk as it was left, without a limit.
    fn in_another_program(&self) -> Self {
        Self::new(self.content().clone())
    }

    fn content(&self) -> MutexGuard<'_, Vec<u8>> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fail_after(&self, writes: usize) {
        *self.writes_left.lock().unwrap_or_else(PoisonError::into_inner) = writes;
    }

    fn count_write(&self) -> io::Result<()> {
        let mut left = self.writes_left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.checked_sub(1).ok_or_else(|| io::Error::other("the power is gone"))?;
        Ok(())
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.content().len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(offset).map_err(io::Error::other)?;
        out.copy_from_slice(&self.content()[start..start + out.len()]);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.count_write()?;
        self.content().resize(usize::try_from(len).map_err(io::Error::other)?, 0);
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.count_write()?;
        let start = usize::try_from(offset).map_err(io::Error::other)?;
        self.content()[start..start + data.len()].copy_from_slice(data);
        Ok(())
    }
}

fn connect(server: &MockServer) -> Result<Service, graph_models::http::RequestError> {
    Service::new(&(server.uri() + "/v1.0"))?.bearer(directory::TOKEN)
}

/// The program: it opens the database and runs to the end of the last round. The result is everything in
/// the copy, and its journal.
async fn program(graph: &Service, disk: Disk) -> Outcome<(String, Vec<String>)> {
    let client = common::client()?;
    let copy = Copy::new(Database::builder().create_with_backend(disk)?)?;
    for rounds in 1..=directory::ROUNDS {
        round::update::<User>(graph, &client, &copy, rounds, &mut |_| ()).await?;
        round::update::<Group>(graph, &client, &copy, rounds, &mut |_| ()).await?;
    }
    Ok((copy.dump()?, copy.journal()?))
}

/// Runs the program until it was polled this often, and takes its disk as it is then, before anything is
/// closed. The first part says whether the program has ended by then.
async fn killed(graph: &Service, polls: usize) -> (bool, Disk) {
    let disk = Disk::new(Vec::new());
    let mut program = pin!(program(graph, disk.clone()));
    let mut polled = 0;
    let ended = poll_fn(|context| {
        polled += 1;
        match program.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(true),
            Poll::Pending if polled < polls => Poll::Pending,
            Poll::Pending => Poll::Ready(false),
        }
    })
    .await;
    (ended, disk.in_another_program())
}

const COPY: &str = r##"groups {"@odata.type":"#microsoft.graph.group","id":"g1","displayName":"Engines"}
users {"@odata.type":"#microsoft.graph.user","id":"u1","createdDateTime":"2024-05-06T07:08:09Z","displayName":"Ada"}
users {"@odata.type":"#microsoft.graph.user","id":"u2","displayName":"Blaise"}
users {"@odata.type":"#microsoft.graph.user","id":"u3","displayName":"Charles","jobTitle":"Professor"}
users {"@odata.type":"#microsoft.graph.user","id":"u6","displayName":"Frances"}
u1 is in g1
u2 is in g1
u3 is in g1
u6 is in g1
"##;

/// What became different in each round: users, and then groups.
const JOURNAL: [&[&str]; 5] = [
    &[
        "users/u1 added",
        "users/u2 added",
        "users/u3 added",
        "users/u4 added",
        "users/u2 changed",
        "groups/g1 added",
        "u1 joined groups/g1",
        "u2 joined groups/g1",
        "u3 joined groups/g1",
        "groups/g2 added",
        "u4 joined groups/g2",
    ],
    &[
        "users/u1 changed",
        "users/u3 removed",
        "users/u5 added",
        "users/u4 removed",
        "u3 left groups/g1",
        "u5 joined groups/g1",
        "groups/g2 removed",
    ],
    &["users/u3 restored", "u3 joined groups/g1", "u3 left groups/g1", "u3 joined groups/g1"],
    &[
        "users/u2 changed",
        "users/u6 added",
        "users/u5 is gone",
        "u6 joined groups/g1",
        "u5 left groups/g1",
    ],
    &[],
];

#[tokio::test]
async fn the_copy_is_that_of_the_directory() -> Outcome {
    let server = directory::start().await;
    let (copy, journal) = program(&connect(&server)?, Disk::new(Vec::new())).await?;
    assert_eq!(copy, COPY);
    assert_eq!(journal, JOURNAL.concat());
    Ok(())
}

#[tokio::test]
async fn a_program_that_ends_while_it_waits_goes_on_where_it_was() -> Outcome {
    let server = directory::start().await;
    let graph = connect(&server)?;
    for polls in 1.. {
        let (ended, disk) = killed(&graph, polls).await;
        let (copy, journal) = program(&graph, disk).await?;
        assert_eq!(copy, COPY, "after {polls} polls");
        assert_eq!(journal, JOURNAL.concat(), "after {polls} polls");
        if ended {
            assert!(polls > 16, "16 requests are waited for: {polls}");
            return Ok(());
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_program_that_ends_while_it_stores_goes_on_where_it_was() -> Outcome {
    let server = directory::start().await;
    let graph = connect(&server)?;
    // A file that is not yet a database cannot be opened again.
    let empty = Disk::new(Vec::new());
    Copy::new(Database::builder().create_with_backend(empty.clone())?)?;
    // Every third write, because each takes a run of the program.
    for writes in (0..).step_by(3) {
        let disk = empty.in_another_program();
        disk.fail_after(writes);
        let ended = program(&graph, disk.clone()).await;
        let (copy, journal) = program(&graph, disk.in_another_program()).await?;
        assert_eq!(copy, COPY, "after {writes} writes");
        assert_eq!(journal, JOURNAL.concat(), "after {writes} writes");
        if ended.is_ok() {
            assert!(writes > 50, "every page is stored: {writes}");
            return Ok(());
        }
    }
    Ok(())
}
