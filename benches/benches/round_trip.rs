//! Compares reading and writing bodies with serde's derive on the same types and with
//! `serde_json::Value`. Reading is also compared with `IgnoredAny`, the least work that any reader
//! does.
//!
//! `cargo bench -p graph-benches` takes two minutes and prints the comparison at the end. Options
//! are criterion's: `-- --quick` takes seconds, `-- 'read 999 users'` measures one group.

use std::env;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, Throughput};
use graph_benches::cases::{Compare, compare_all};
use graph_benches::table::{Flavour, Table};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn main() {
    // Criterion writes its estimates to `target/criterion`, beside cargo's `target/tmp`.
    let directory = match env::var_os("CRITERION_HOME") {
        Some(directory) => PathBuf::from(directory),
        None => Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("criterion"),
    };
    let mut bench = Bench {
        criterion: Criterion::default()
            .sample_size(60)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2))
            .output_directory(&directory)
            .configure_from_args(),
        table: Table::new(directory),
    };

    compare_all(&mut bench);

    bench.criterion.final_summary();
    print(&bench.table);
}

#[allow(clippy::print_stdout, reason = "the comparison is this program's output")]
fn print(table: &Table) {
    print!("{table}");
}

struct Bench {
    criterion: Criterion,
    table: Table,
}

impl Compare for Bench {
    fn compare<O, D>(&mut self, name: &str, body: &str, tag: impl Fn(&mut D))
    where
        O: Serialize + DeserializeOwned,
        D: Serialize + DeserializeOwned,
    {
        let read = format!("read {name}");
        self.read::<O>(&read, Flavour::Ours, body);
        self.read::<D>(&read, Flavour::Derive, body);
        self.read::<Value>(&read, Flavour::Untyped, body);
        self.read::<IgnoredAny>(&read, Flavour::Floor, body);

        let write = format!("write {name}");
        let mut derived: D = parse(body);
        tag(&mut derived);
        self.write(&write, Flavour::Ours, &parse::<O>(body));
        self.write(&write, Flavour::Derive, &derived);
        self.write(&write, Flavour::Untyped, &parse::<Value>(body));
    }
}

impl Bench {
    /// Measures reading from bytes, as received from the network, and dropping the value.
    fn read<'b, T: Deserialize<'b>>(&mut self, group: &str, flavour: Flavour, body: &'b str) {
        self.table.record(group, flavour, body.len());
        let mut group = self.criterion.benchmark_group(group);
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function(flavour.name(), |bencher| {
            bencher.iter(|| parse::<T>(black_box(body)));
        });
    }

    /// Measures writing into a buffer that is already large enough, because growing it costs every
    /// flavour the same.
    fn write<T: Serialize>(&mut self, group: &str, flavour: Flavour, value: &T) {
        let mut buffer = serde_json::to_vec(value).expect("the value was read from JSON");
        self.table.record(group, flavour, buffer.len());
        let mut group = self.criterion.benchmark_group(group);
        group.throughput(Throughput::Bytes(buffer.len() as u64));
        group.bench_function(flavour.name(), |bencher| {
            bencher.iter(|| {
                buffer.clear();
                serde_json::to_writer(&mut buffer, black_box(value))
                    .expect("it was written before");
            });
        });
    }
}

/// Not inlined: in criterion's loop a value may be placed a multiple of 4 KiB from where it is
/// copied from. Processors mistake that for an overlap and copy at a third of the speed. (Measured:
/// a user of 2.6 KiB read at 0.6 of the derive's speed instead of 1.1.)
#[inline(never)]
fn parse<'b, T: Deserialize<'b>>(body: &'b str) -> T {
    serde_json::from_slice(body.as_bytes()).expect("the body is of this type")
}
