//! Measures our types, serde's derive and others in turns, and reports the minimum of many batches. On
//! a shared machine these ratios are more stable than those of measurements one after the other.
//!
//! `cargo run --release -p graph-benches --bin in_turns`

#![allow(clippy::print_stdout, reason = "the table is this program's output")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use graph_benches::cases::{Compare, compare_all};
use graph_benches::ours;
use graph_models::json::{self, Body};
use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, IgnoredAny};
use serde_json::Value;

/// The number of batches of each, and the approximate duration of one.
const BATCHES: usize = 60;
const BATCH: Duration = Duration::from_millis(5);

/// The ways of doing the same work, of which the third is what the others are compared with.
const WAYS: [&str; 9] = [
    "json",
    "serde_json",
    "derive",
    "Value",
    "simd-json",
    "derive, simd-json",
    "Value, simd-json",
    "skip",
    "copy",
];
const DERIVE: usize = 2;

fn main() {
    let [json, serde_json, derive, ..] = WAYS;
    print!("{:28}{json:>12}{serde_json:>12}{derive:>12}  speed:", "µs");
    for way in others(&WAYS) {
        print!("{way:>19}");
    }
    println!();
    compare_all(&mut InTurns);
    println!("size of a `User`: {} bytes", size_of::<ours::User>());
}

/// All ways but the derive's.
fn others<T: Copy>(ways: &[T]) -> impl Iterator<Item = T> {
    ways.iter().enumerate().filter(|(way, _)| *way != DERIVE).map(|(_, value)| *value)
}

/// Measures all ways in turns and prints a row for each direction.
struct InTurns;

impl Compare for InTurns {
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Body + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        report(
            "read",
            name,
            [
                Some(&|| drop(read_directly::<O>(body))),
                Some(&|| drop(read::<O>(body))),
                Some(&|| drop(read::<D>(body))),
                Some(&|| drop(read::<Value>(body))),
                Some(&|| drop(read_with_simd::<O>(body))),
                Some(&|| drop(read_with_simd::<D>(body))),
                Some(&|| drop(read_with_simd::<Value>(body))),
                Some(&|| _ = black_box(read::<IgnoredAny>(body))),
                Some(&|| copy(body)),
            ],
        );
        let (ours, mut derived, untyped) =
            (read_directly::<O>(body), read::<D>(body), read::<Value>(body));
        tag(&mut derived);
        report(
            "write",
            name,
            [
                Some(&|| write_directly(&ours)),
                Some(&|| write(&ours)),
                Some(&|| write(&derived)),
                Some(&|| write(&untyped)),
                Some(&|| write_with_simd(&ours)),
                Some(&|| write_with_simd(&derived)),
                Some(&|| write_with_simd(&untyped)),
                None,
                Some(&|| copy(body)),
            ],
        );
    }
}

#[inline(never)]
fn read_directly<T: Body>(body: &str) -> T {
    json::from_slice(black_box(body.as_bytes())).expect("the body is of this type")
}

#[inline(never)]
fn read<'b, T: Deserialize<'b>>(body: &'b str) -> T {
    serde_json::from_slice(black_box(body.as_bytes())).expect("the body is of this type")
}

/// simd-json changes the text while it reads it, so it is given a copy.
#[inline(never)]
fn read_with_simd<T: DeserializeOwned>(body: &str) -> T {
    let mut copy = black_box(body.as_bytes()).to_vec();
    simd_json::serde::from_slice(&mut copy).expect("the body is of this type")
}

#[inline(never)]
fn write_directly<T: Body>(value: &T) {
    black_box(json::to_vec(black_box(value)).expect("the value was read from JSON"));
}

#[inline(never)]
fn write<T: Serialize>(value: &T) {
    black_box(serde_json::to_vec(black_box(value)).expect("the value was read from JSON"));
}

#[inline(never)]
fn write_with_simd<T: Serialize>(value: &T) {
    black_box(simd_json::serde::to_vec(black_box(value)).expect("the value was read from JSON"));
}

#[inline(never)]
fn copy(body: &str) {
    drop(black_box(black_box(body.as_bytes()).to_vec()));
}

/// Measures several ways of the same work, and prints the times of the first three and how much faster
/// than the derive the others are.
fn report(direction: &str, name: &str, ways: [Option<&dyn Fn()>; WAYS.len()]) {
    let mut fastest = [f64::INFINITY; WAYS.len()];
    let rounds = ways.map(|way| {
        let once = way.map_or(BATCH, |way| time(1, way)).max(Duration::from_nanos(100));
        (BATCH.as_nanos() / once.as_nanos()).clamp(1, 1 << 20) as u32
    });
    for _ in 0..BATCHES {
        for ((fastest, way), rounds) in fastest.iter_mut().zip(ways).zip(rounds) {
            if let Some(way) = way {
                let micros = time(rounds, way).as_secs_f64() * 1e6 / f64::from(rounds);
                *fastest = fastest.min(micros);
            }
        }
    }
    let [direct, serde, derive, ..] = fastest;
    let row = format!("{direction} {name}");
    print!("{row:28}{direct:>12.2}{serde:>12.2}{derive:>12.2}        ");
    for micros in others(&fastest) {
        match micros.is_finite() {
            true => print!("{:>19.2}", derive / micros),
            false => print!("{:>19}", "–"),
        }
    }
    println!();
}

fn time(rounds: u32, work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..rounds {
        work();
    }
    start.elapsed()
}
