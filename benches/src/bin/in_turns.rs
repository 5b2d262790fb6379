//! Measures our types and serde's derive in turns and reports the minimum of many batches. On a
//! shared machine these ratios are more stable than those of two measurements one after the other.
//!
//! `cargo run --release -p graph-benches --bin in_turns`

#![allow(clippy::print_stdout, reason = "the table is this program's output")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use graph_benches::cases::{Compare, compare_all};
use graph_models::json::{self, Body};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The number of batches of each, and the approximate duration of one.
const BATCHES: usize = 60;
const BATCH: Duration = Duration::from_millis(5);

fn main() {
    println!(
        "{:28}{:>12}{:>12}{:>12}{:>10}{:>10}",
        "µs", "json", "serde_json", "derive", "speed", "speed"
    );
    compare_all(&mut InTurns);
}

/// Measures both flavours in turns and prints a row for each direction.
struct InTurns;

impl Compare for InTurns {
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Body + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let (ours, mut derived) = (read::<O>(body), read::<D>(body));
        tag(&mut derived);
        report(
            "read",
            name,
            [&|| drop(read_directly::<O>(body)), &|| drop(read::<O>(body)), &|| {
                drop(read::<D>(body))
            }],
        );
        report("write", name, [&|| write_directly(&ours), &|| write(&ours), &|| write(&derived)]);
    }
}

#[inline(never)]
fn read_directly<T: Body>(body: &str) -> T {
    json::from_slice(black_box(body.as_bytes())).expect("the body is of this type")
}

#[inline(never)]
fn read<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_slice(black_box(body.as_bytes())).expect("the body is of this type")
}

#[inline(never)]
fn write_directly<T: Body>(value: &T) {
    black_box(json::to_vec(black_box(value)).expect("the value was read from JSON"));
}

#[inline(never)]
fn write<T: Serialize>(value: &T) {
    black_box(serde_json::to_vec(black_box(value)).expect("the value was read from JSON"));
}

/// Measures three ways of the same work and prints the times, and how much faster than the last the
/// others are.
fn report(direction: &str, name: &str, ways: [&dyn Fn(); 3]) {
    let once = time(1, ways[0]).max(Duration::from_nanos(100));
    let rounds = (BATCH.as_nanos() / once.as_nanos()).clamp(1, 1 << 20) as u32;
    let mut fastest = [Duration::MAX; 3];
    for _ in 0..BATCHES {
        for (fastest, way) in fastest.iter_mut().zip(ways) {
            *fastest = time(rounds, way).min(*fastest);
        }
    }
    let [direct, serde, derive] =
        fastest.map(|total| total.as_secs_f64() * 1e6 / f64::from(rounds));
    let row = format!("{direction} {name}");
    println!(
        "{row:28}{direct:>12.2}{serde:>12.2}{derive:>12.2}{:>10.2}{:>10.2}",
        derive / direct,
        derive / serde
    );
}

fn time(rounds: u32, work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..rounds {
        work();
    }
    start.elapsed()
}
