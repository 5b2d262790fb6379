//! The comparison table, from criterion's estimates of one run.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;

/// A way to read or write a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// `#[graph_entity]`
    Ours,
    /// The same types with serde's derive.
    Derive,
    /// `serde_json::Value`
    Untyped,
    /// `serde::de::IgnoredAny`: the cost of finding the end of every value, which any reader has.
    Floor,
}

impl Flavour {
    const ALL: [Self; 4] = [Self::Ours, Self::Derive, Self::Untyped, Self::Floor];

    /// Its name in criterion's report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Derive => "derive",
            Self::Untyped => "Value",
            Self::Floor => "floor",
        }
    }
}

/// A body and a direction; a group in criterion.
#[derive(Debug)]
struct Row {
    group: String,
    /// The bytes that each flavour reads or writes.
    bytes: [Option<usize>; 4],
}

/// The rows of the comparison, in the order in which they were measured.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
    started: SystemTime,
    criterion: PathBuf,
}

impl Table {
    /// An empty table. It will show the measurements written to criterion's directory from now on.
    pub fn new(criterion: impl Into<PathBuf>) -> Self {
        Self { rows: Vec::new(), started: SystemTime::now(), criterion: criterion.into() }
    }

    /// Records how many bytes a flavour reads or writes in a group.
    pub fn record(&mut self, group: &str, flavour: Flavour, bytes: usize) {
        if self.rows.last().is_none_or(|row| row.group != group) {
            self.rows.push(Row { group: group.to_owned(), bytes: [None; 4] });
        }
        if let Some(row) = self.rows.last_mut() {
            row.bytes[flavour as usize] = Some(bytes);
        }
    }

    /// Nanoseconds per body; `None` if this run did not measure it.
    fn estimate(&self, row: &Row, flavour: Flavour) -> Option<f64> {
        let mut path = self.criterion.join(&row.group);
        path.extend([flavour.name(), "new", "estimates.json"].map(Path::new));
        if path.metadata().ok()?.modified().ok()? < self.started {
            return None;
        }
        let estimates: Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        estimates["median"]["point_estimate"].as_f64()
    }

    /// Megabytes per second.
    fn speeds(&self, row: &Row) -> [Option<f64>; 4] {
        Flavour::ALL.map(|flavour| {
            let bytes = row.bytes[flavour as usize]?;
            Some(bytes as f64 * 1e3 / self.estimate(row, flavour)?)
        })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows.iter().map(|row| (row, self.speeds(row)));
        let measured: Vec<_> =
            rows.filter(|(_, speeds)| speeds.iter().any(Option::is_some)).collect();
        if measured.is_empty() {
            return Ok(());
        }
        writeln!(
            f,
            "\n{:<24}{:>10}{:>10}{:>10}{:>10}{:>10}{:>13}",
            "MB/s", "bytes", "ours", "derive", "Value", "floor", "ours/derive"
        )?;
        let cell = |number: Option<f64>, digits| match number {
            Some(number) => format!("{number:.digits$}"),
            None => "–".to_owned(),
        };
        for (row, speeds) in &measured {
            let [ours, derive, untyped, floor] = *speeds;
            let [ours_bytes, derive_bytes, ..] = row.bytes;
            let ratio = ours.zip(derive).map(|(ours, derive)| ours / derive);
            writeln!(
                f,
                "{:<24}{:>10}{:>10}{:>10}{:>10}{:>10}{:>13}{}",
                row.group,
                cell(ours_bytes.map(|bytes| bytes as f64), 0),
                cell(ours, 0),
                cell(derive, 0),
                cell(untyped, 0),
                cell(floor, 0),
                cell(ratio, 2),
                if ours_bytes == derive_bytes { "" } else { " *" },
            )?;
        }
        for (row, _) in &measured {
            if let [Some(ours), Some(derive), ..] = row.bytes
                && ours != derive
            {
                writeln!(f, "* {}: the derive writes {derive} bytes of {ours}", row.group)?;
            }
        }
        Ok(())
    }
}
