//! The report: a Markdown table.

use std::fmt;
use std::num::NonZeroU32;

use graph_benches::compiler::{Action, Figures, Machine};

/// The measurements, and the conditions they were taken under.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) runs: NonZeroU32,
    pub(crate) incremental: bool,
    /// The names of the two crates.
    pub(crate) subjects: [&'static str; 2],
    pub(crate) rows: Vec<Row>,
}

/// A command and its figures.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) action: Action,
    /// The figures of each of the two crates; `None` if it did not compile.
    pub(crate) figures: [Option<Figures>; 2],
}

/// Wall seconds, CPU seconds, peak memory in mebibytes.
fn numbers(figures: Option<Figures>) -> [Option<f64>; 3] {
    const MEBIBYTE: f64 = 1_048_576.0;
    let usage = figures.and_then(|figures| figures.usage);
    [
        figures.map(|figures| figures.wall.as_secs_f64()),
        usage.map(|usage| usage.cpu.as_secs_f64()),
        usage.map(|usage| usage.peak as f64 / MEBIBYTE),
    ]
}

fn cell(number: Option<f64>, digits: usize) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.digits$}"))
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = self.figures.map(numbers);
        write!(f, "| `{}` |", self.action)?;
        for [wall, cpu, peak] in [one, other] {
            write!(f, " {} | {} | {} |", cell(wall, 1), cell(cpu, 1), cell(peak, 0))?;
        }
        for (one, other) in one.into_iter().zip(other) {
            let ratio = one.zip(other).map(|(one, other)| one / other);
            write!(f, " {} |", cell(ratio, 2))?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = self.subjects;
        writeln!(
            f,
            "| | {one}: wall s | CPU s | peak MiB | {other}: wall s | CPU s | peak MiB \
             | {one} / {other}: wall | CPU | peak |"
        )?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
        for row in &self.rows {
            writeln!(f, "{row}")?;
        }
        let runs = match self.runs.get() {
            1 => "one run each".to_owned(),
            runs => format!("the minimum of {runs} runs, in turns"),
        };
        let incremental = match self.incremental {
            true => "incremental as in cargo's defaults (in the dev profile)",
            false => "without incremental compilation",
        };
        write!(f, "\nCold, without the crate's dependencies; {incremental}; {runs}; ")?;
        write!(f, "{}.", self.machine)?;
        let mut measured = self.rows.iter().flat_map(|row| row.figures).flatten();
        if measured.any(|figures| figures.usage.is_none()) {
            write!(f, " This system does not report CPU time and memory.")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use graph_benches::compiler::Usage;

    use super::*;

    fn report(
        incremental: bool,
        runs: u32,
        ours: Option<Figures>,
        plain: Option<Figures>,
    ) -> String {
        let report = Report {
            machine: Machine { cores: 2, compiler: "rustc 1.95.0".to_owned() },
            runs: NonZeroU32::new(runs).expect("the count is not zero"),
            incremental,
            subjects: ["ours", "plain"],
            rows: vec![Row { action: Action::Release, figures: [ours, plain] }],
        };
        report.to_string()
    }

    #[test]
    fn a_row_shows_both_crates_and_their_ratios() {
        let figures = |wall, cpu, peak: u64| {
            let usage = Usage { cpu: Duration::from_millis(cpu), peak: peak << 20 };
            Some(Figures { wall: Duration::from_millis(wall), usage: Some(usage) })
        };
        let text = report(true, 3, figures(1_500, 2_000, 600), figures(3_000, 6_000, 800));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].contains("| plain: wall s |"), "{text}");
        assert!(lines[0].contains("| ours / plain: wall |"), "{text}");
        assert_eq!(
            lines[2],
            "| `cargo build --release` | 1.5 | 2.0 | 600 | 3.0 | 6.0 | 800 | 0.50 | 0.33 | 0.75 |",
        );
        let columns = lines[..3].iter().map(|line| line.matches('|').count());
        assert!(columns.eq([11; 3]), "{text}");
        assert!(lines[4].contains("the minimum of 3 runs, in turns; 2 cores, "), "{text}");
        assert!(lines[4].ends_with(", rustc 1.95.0."), "{text}");
    }

    #[test]
    fn an_unknown_figure_is_a_dash() {
        let figures = |wall| Some(Figures { wall: Duration::from_secs(wall), usage: None });
        let text = report(false, 1, figures(3), figures(2));
        assert!(text.contains("| 3.0 | – | – | 2.0 | – | – | 1.50 | – | – |"), "{text}");
        assert!(text.contains("; without incremental compilation; one run each; "), "{text}");
        assert!(text.ends_with("does not report CPU time and memory."), "{text}");

        let text = report(true, 1, figures(3), None);
        assert!(text.contains("| 3.0 | – | – | – | – | – | – | – | – |"), "{text}");
    }
}
