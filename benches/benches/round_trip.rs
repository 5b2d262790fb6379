//! Reading and writing bodies, against the same types with serde's derive, against
//! `serde_json::Value`, and reading also against the least that any reader does.
//!
//! `cargo bench -p graph-benches` takes two minutes and prints the comparison at the end. Options
//! are criterion's: `-- --quick` takes seconds, `-- 'read 999 users'` measures a part.

use std::env;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, Throughput};
use graph_benches::table::{Flavour, Table};
use graph_benches::{bodies, derived, ours};
use graph_models::Page;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn main() {
    // Where criterion puts its estimates: `target/criterion`, beside cargo's own `target/tmp`.
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

    bench.compare::<ours::IosUpdateDeviceStatus, derived::IosUpdateDeviceStatus>(
        "status",
        &bodies::status(),
        |status| status.odata_type = Some("#microsoft.graph.iosUpdateDeviceStatus"),
    );
    bench.compare::<Page<ours::IosUpdateDeviceStatus>, derived::Page<derived::IosUpdateDeviceStatus>>(
        "1,000 statuses",
        &bodies::status_page(),
        |_| {},
    );
    let tag = |user: &mut derived::User| user.odata_type = Some("#microsoft.graph.user");
    bench.compare::<ours::User, derived::User>("sparse", &bodies::sparse_user(), tag);
    bench.compare::<ours::User, derived::User>(
        "sparse with nulls",
        &bodies::user_with_nulls(),
        tag,
    );
    bench.compare::<Page<ours::User>, derived::Page<derived::User>>(
        "999 users",
        &bodies::user_page(),
        |_| {},
    );
    bench.compare::<Page<ours::Event>, derived::Page<derived::Event>>(
        "nested",
        &bodies::event_page(),
        |_| {},
    );

    bench.criterion.final_summary();
    print(&bench.table);
}

#[allow(clippy::print_stdout, reason = "the comparison is what a person runs this for")]
fn print(table: &Table) {
    print!("{table}");
}

struct Bench {
    criterion: Criterion,
    table: Table,
}

impl Bench {
    /// Measures a body both ways; `tag` makes the derive's value write what ours does at the top.
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

    /// Reads from bytes, as they come from the network, and drops what was read.
    fn read<'b, T: Deserialize<'b>>(&mut self, group: &str, flavour: Flavour, body: &'b str) {
        self.table.note(group, flavour, body.len());
        let mut group = self.criterion.benchmark_group(group);
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function(flavour.name(), |bencher| {
            bencher.iter(|| parse::<T>(black_box(body)));
        });
    }

    /// Writes into a buffer that has grown already: growing it costs all alike.
    fn write<T: Serialize>(&mut self, group: &str, flavour: Flavour, value: &T) {
        let mut buffer = serde_json::to_vec(value).expect("a value that came from JSON");
        self.table.note(group, flavour, buffer.len());
        let mut group = self.criterion.benchmark_group(group);
        group.throughput(Throughput::Bytes(buffer.len() as u64));
        group.bench_function(flavour.name(), |bencher| {
            bencher.iter(|| {
                buffer.clear();
                serde_json::to_writer(&mut buffer, black_box(value)).expect("written before");
            });
        });
    }
}

/// A function of its own: inlined into criterion's loop, one flavour's value may land a multiple of
/// 4 KiB beside where it is copied from, which processors take for an overlap and do at a third of
/// the speed. (It did: a user of 2.6 KiB read at 0.6 of the derive's speed instead of 1.1.)
#[inline(never)]
fn parse<'b, T: Deserialize<'b>>(body: &'b str) -> T {
    serde_json::from_slice(body.as_bytes()).expect("a body of this type")
}
