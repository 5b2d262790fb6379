//! Tries inputs that are almost valid, and prints what breaks a law as a test:
//!
//! ```sh
//! cargo run --release -p graph-tests --bin torture -- --minutes 10 --seed 1 [--only links,edm]
//! cargo run --release -p graph-tests --bin torture -- --count 1000000
//! ```
//!
//! With `--count`, each kind has this many inputs; with `--minutes`, as many as there is time for, the same
//! number of each kind but those that take longer.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, panic, thread};

use graph_tests::torture::{KINDS, Kind, Run};

const USAGE: &str =
    "usage: torture [--minutes <number> | --count <number>] [--seed <number>] [--only <kind,…>]";

/// How many failures of a kind are enough.
const MOST_FAILURES: usize = 20;

/// How many inputs are tried between two looks at the clock.
const STEP: u64 = 1_000;

struct Arguments {
    minutes: Option<u64>,
    count: u64,
    seed: u64,
    kinds: Vec<Kind>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = arguments()?;
    // A panic is a verdict, and is printed as one.
    panic::set_hook(Box::new(|_| ()));
    let deadline =
        arguments.minutes.map(|minutes| Instant::now() + Duration::from_secs(60 * minutes));
    let mut runs: Vec<Run> =
        arguments.kinds.iter().map(|kind| Run::new(*kind, arguments.seed)).collect();
    // Each core has its own kinds, so that a kind has the same inputs in the same order.
    let cores = thread::available_parallelism()?.get();
    let share = runs.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        for runs in runs.chunks_mut(share) {
            scope.spawn(|| go_on(runs, arguments.count, deadline));
        }
    });
    report(&runs)
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments { minutes: None, count: 100_000, seed: 1, kinds: KINDS.to_vec() };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match word.as_str() {
            "--minutes" => (arguments.minutes, arguments.count) = (Some(value.parse()?), u64::MAX),
            "--count" => arguments.count = value.parse()?,
            "--seed" => arguments.seed = value.parse()?,
            "--only" => {
                let kinds = value.split(',').map(|name| Kind::named(name).ok_or(name));
                arguments.kinds =
                    kinds.collect::<Result<_, _>>().map_err(|name| format!("no kind `{name}`"))?;
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok(arguments)
}

fn go_on(runs: &mut [Run], count: u64, deadline: Option<Instant>) {
    loop {
        let mut is_done = true;
        for run in runs.iter_mut() {
            let left = count.saturating_sub(run.inputs).min(STEP);
            if left == 0 || run.failures.len() >= MOST_FAILURES {
                continue;
            }
            is_done = false;
            run.go_on(left);
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return;
            }
        }
        if is_done {
            return;
        }
    }
}

fn report(runs: &[Run]) -> Result<ExitCode, Box<dyn Error>> {
    let mut output = io::stdout().lock();
    for failure in runs.iter().flat_map(|run| &run.failures) {
        writeln!(output, "{failure}")?;
    }
    for run in runs {
        writeln!(
            output,
            "{}: {} inputs, {} accepted, {} failures",
            run.kind().name,
            run.inputs,
            run.accepted,
            run.failures.len(),
        )?;
    }
    let failed = runs.iter().any(|run| !run.failures.is_empty());
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
