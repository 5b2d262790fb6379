//! Runs one row of `in_turns` a number of times, for a profiler or an instruction counter:
//!
//! ```sh
//! cargo build --release -p graph-benches --bin row
//! valgrind --tool=callgrind target/release/row read sparse json 1000
//! ```
//!
//! The way is `json` (directly), `serde` (through `serde_json`) or `derive`.

use std::hint::black_box;

use graph_benches::cases::{Compare, compare_all};
use graph_models::json::{self, Body};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [direction, row, way, rounds] = arguments.as_slice() else {
        panic!("expected: read|write ROW json|serde|derive ROUNDS")
    };
    let rounds = rounds.parse().expect("a number of rounds");
    compare_all(&mut OneRow { direction, row, way, rounds });
}

struct OneRow<'a> {
    direction: &'a str,
    row: &'a str,
    way: &'a str,
    rounds: usize,
}

impl OneRow<'_> {
    fn repeat(&self, work: impl Fn()) {
        (0..self.rounds).for_each(|_| work());
    }
}

impl Compare for OneRow<'_> {
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Body + Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        if name != self.row {
            return;
        }
        let body = black_box(body.as_bytes());
        let ours: O = json::from_slice(body).expect("the body is of this type");
        let mut derived: D = serde_json::from_slice(body).expect("the body is of this type");
        tag(&mut derived);
        match (self.direction, self.way) {
            ("read", "json") => self.repeat(|| drop(black_box(json::from_slice::<O>(body)))),
            ("read", "serde") => self.repeat(|| drop(black_box(serde_json::from_slice::<O>(body)))),
            ("read", _) => self.repeat(|| drop(black_box(serde_json::from_slice::<D>(body)))),
            (_, "json") => self.repeat(|| drop(black_box(json::to_vec(black_box(&ours))))),
            (_, "serde") => self.repeat(|| drop(black_box(serde_json::to_vec(black_box(&ours))))),
            _ => self.repeat(|| drop(black_box(serde_json::to_vec(black_box(&derived))))),
        }
    }
}
