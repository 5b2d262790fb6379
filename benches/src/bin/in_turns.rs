//! Ours and serde's derive in turns, the least time of many batches each: on a machine that others
//! use too, the ratios hold better than those of two measurements one after the other.
//!
//! `cargo run --release -p graph-benches --bin in_turns`

#![allow(clippy::print_stdout, reason = "the table is what a person runs this for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use graph_benches::{bodies, derived, ours};
use graph_models::Page;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How many batches of each are timed, and how long about one takes.
const BATCHES: usize = 60;
const BATCH: Duration = Duration::from_millis(5);

fn main() {
    println!("{:28}{:>12}{:>12}{:>14}", "µs", "ours", "derive", "ours/derive");
    compare::<ours::IosUpdateDeviceStatus, derived::IosUpdateDeviceStatus>(
        "status",
        &bodies::status(),
        |status| status.odata_type = Some("#microsoft.graph.iosUpdateDeviceStatus"),
    );
    compare::<Page<ours::IosUpdateDeviceStatus>, derived::Page<derived::IosUpdateDeviceStatus>>(
        "1,000 statuses",
        &bodies::status_page(),
        |_| {},
    );
    let tag = |user: &mut derived::User| user.odata_type = Some("#microsoft.graph.user");
    compare::<ours::User, derived::User>("sparse", &bodies::sparse_user(), tag);
    compare::<ours::User, derived::User>("sparse with nulls", &bodies::user_with_nulls(), tag);
    compare::<Page<ours::User>, derived::Page<derived::User>>(
        "999 users",
        &bodies::user_page(),
        |_| {},
    );
    compare::<Page<ours::Event>, derived::Page<derived::Event>>(
        "nested",
        &bodies::event_page(),
        |_| {},
    );
}

/// Times both ways of a body; `tag` makes the derive's value write what ours does at the top.
fn compare<O, D>(name: &str, body: &str, tag: impl Fn(&mut D))
where
    O: Serialize + DeserializeOwned,
    D: Serialize + DeserializeOwned,
{
    let (ours, mut derived) = (read::<O>(body), read::<D>(body));
    tag(&mut derived);
    report("read", name, || drop(read::<O>(body)), || drop(read::<D>(body)));
    report("write", name, || write(&ours), || write(&derived));
}

#[inline(never)]
fn read<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_slice(black_box(body.as_bytes())).expect("a body of this type")
}

#[inline(never)]
fn write<T: Serialize>(value: &T) {
    black_box(serde_json::to_vec(black_box(value)).expect("a value that came from JSON"));
}

fn report(direction: &str, name: &str, ours: impl Fn(), derived: impl Fn()) {
    let once = time(1, &ours).max(Duration::from_nanos(100));
    let rounds = (BATCH.as_nanos() / once.as_nanos()).clamp(1, 1 << 20) as u32;
    let (mut least_ours, mut least_derived) = (Duration::MAX, Duration::MAX);
    for _ in 0..BATCHES {
        least_ours = least_ours.min(time(rounds, &ours));
        least_derived = least_derived.min(time(rounds, &derived));
    }
    let micros = |total: Duration| total.as_secs_f64() * 1e6 / f64::from(rounds);
    let (ours, derived) = (micros(least_ours), micros(least_derived));
    let row = format!("{direction} {name}");
    println!("{row:28}{ours:>12.2}{derived:>12.2}{:>14.2}", derived / ours);
}

fn time(rounds: u32, work: &impl Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..rounds {
        work();
    }
    start.elapsed()
}
