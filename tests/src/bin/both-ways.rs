//! Reads and writes bodies directly and through serde_json, and prints each difference:
//!
//! ```sh
//! cargo run --release -p graph-tests --bin both-ways -- --count 10000000 --seed 1 [--corpus file]
//! ```
//!
//! The corpus has a JSON object on each line, as for the program `corpus`. A difference is printed with a
//! text that can be pasted into a test.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use graph_tests::both_ways::{self, Pair};

const USAGE: &str = "usage: both-ways [--count <number>] [--seed <number>] [--corpus <file>]";

/// After how many texts the program says how far it is.
const STEP: usize = 1_000_000;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let (mut count, mut seed, mut corpus) = (100_000, 1, Vec::new());
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        match argument.as_str() {
            "--count" => count = value.parse()?,
            "--seed" => seed = value.parse()?,
            "--corpus" => corpus = read_corpus(&value)?,
            _ => return Err(USAGE.into()),
        }
    }
    let mut reached = 0;
    let report = both_ways::run(seed, count, corpus, |report| {
        if report.inputs / STEP > reached {
            reached = report.inputs / STEP;
            // Progress is of no interest to whoever closed standard error.
            _ = writeln!(io::stderr(), "{} texts", report.inputs);
        }
    });
    let mut output = io::stdout().lock();
    for difference in &report.differences {
        write!(output, "{difference}")?;
    }
    writeln!(
        output,
        "{} texts, {} accepted, {} types and their envelopes, {} differences",
        report.inputs,
        report.accepted,
        report.types,
        report.differences.len(),
    )?;
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read_corpus(path: &str) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        pairs.extend(both_ways::of_corpus(line)?);
    }
    Ok(pairs)
}
