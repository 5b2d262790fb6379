//! Measures our types and serde's derive in turns and reports the minimum of many batches. On a
//! shared machine these ratios are more stable than those of two measurements one after the other.
//!
//! `cargo run --release -p graph-benches --bin in_turns`

#![allow(clippy::print_stdout, reason = "the table is this program's output")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use graph_benches::cases::{Compare, compare_all};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The number of batches of each, and the approximate duration of one.
const BATCHES: usize = 60;
const BATCH: Duration = Duration::from_millis(5);

fn main() {
    println!("{:28}{:>12}{:>12}{:>14}", "µs", "ours", "derive", "ours/derive");
    compare_all(&mut InTurns);
}

/// Measures both flavours in turns and prints a row for each direction.
struct InTurns;

impl Compare for InTurns {
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let (ours, mut derived) = (read::<O>(body), read::<D>(body));
        tag(&mut derived);
        report("read", name, || drop(read::<O>(body)), || drop(read::<D>(body)));
        report("write", name, || write(&ours), || write(&derived));
    }
}

#[inline(never)]
fn read<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_slice(black_box(body.as_bytes())).expect("the body is of this type")
}

#[inline(never)]
fn write<T: Serialize>(value: &T) {
    black_box(serde_json::to_vec(black_box(value)).expect("the value was read from JSON"));
}

fn report(direction: &str, name: &str, ours: impl Fn(), derived: impl Fn()) {
    let once = time(1, &ours).max(Duration::from_nanos(100));
    let rounds = (BATCH.as_nanos() / once.as_nanos()).clamp(1, 1 << 20) as u32;
    let (mut fastest_ours, mut fastest_derived) = (Duration::MAX, Duration::MAX);
    for _ in 0..BATCHES {
        fastest_ours = fastest_ours.min(time(rounds, &ours));
        fastest_derived = fastest_derived.min(time(rounds, &derived));
    }
    let micros = |total: Duration| total.as_secs_f64() * 1e6 / f64::from(rounds);
    let (ours, derived) = (micros(fastest_ours), micros(fastest_derived));
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
