//! The report: a Markdown table.

use std::fmt;

use graph_benches::compiler::{Figures, Machine};

/// The measurements, and the machine they were taken on.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) rows: Vec<Row>,
}

/// A program in one profile, with each of the models.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) program: &'static str,
    pub(crate) profile: &'static str,
    /// How many types it reaches.
    pub(crate) types: String,
    /// The models' names and their costs, ours first; `None` if the program was not built.
    pub(crate) costs: Vec<(&'static str, Option<Cost>)>,
}

/// What a program cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) from_scratch: Figures,
    /// `None` if it was not measured.
    pub(crate) after_change: Option<Figures>,
    /// In bytes.
    pub(crate) size: u64,
}

impl Cost {
    /// Processor seconds from scratch and after a change, and megabytes: what is compared.
    fn compared(self) -> [Option<f64>; 3] {
        let cpu = |figures: Figures| Some(figures.usage?.cpu.as_secs_f64());
        let after_change = self.after_change.and_then(cpu);
        [cpu(self.from_scratch), after_change, Some(self.size as f64 / 1e6)]
    }
}

/// Processor seconds, wall seconds, and peak memory in mebibytes.
fn cells(f: &mut fmt::Formatter<'_>, figures: Option<Figures>) -> fmt::Result {
    const MEBIBYTE: f64 = 1_048_576.0;
    let usage = figures.and_then(|figures| figures.usage);
    cell(f, usage.map(|usage| usage.cpu.as_secs_f64()), 1)?;
    cell(f, figures.map(|figures| figures.wall.as_secs_f64()), 1)?;
    cell(f, usage.map(|usage| usage.peak as f64 / MEBIBYTE), 0)
}

fn cell(f: &mut fmt::Formatter<'_>, number: Option<f64>, digits: usize) -> fmt::Result {
    match number {
        Some(number) => write!(f, " {number:.digits$} |"),
        None => f.write_str(" – |"),
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ours = self.costs.first().and_then(|(_, cost)| *cost).map(Cost::compared);
        for (position, (models, cost)) in self.costs.iter().enumerate() {
            // Plain structs of the complete schema reach more types: theirs are not counted.
            let types = if position == 0 { &self.types } else { "" };
            write!(f, "| `{}` | {} | {models} | {types} |", self.program, self.profile)?;
            cells(f, cost.map(|cost| cost.from_scratch))?;
            cells(f, cost.and_then(|cost| cost.after_change))?;
            let these = cost.map_or([None; 3], Cost::compared);
            cell(f, these[2], 2)?;
            for (ours, this) in ours.unwrap_or_default().into_iter().zip(these) {
                match position {
                    0 => f.write_str(" |")?,
                    _ => cell(f, ours.zip(this).map(|(ours, this)| ours / this), 2)?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| program | profile | models | types | CPU s | wall s | peak MiB | after a change: CPU s \
             | wall s | peak MiB | stripped MB | first / this: CPU | after a change | size |"
        )?;
        writeln!(f, "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
        for row in &self.rows {
            write!(f, "{row}")?;
        }
        write!(
            f,
            "\nThe program's crate only, with cargo's default profiles; one run each; {}.",
            self.machine
        )
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use graph_benches::compiler::Usage;

    use super::*;

    fn figures(cpu: u64) -> Figures {
        let usage = Usage { cpu: Duration::from_secs(cpu), peak: 300 << 20 };
        Figures { wall: Duration::from_secs(cpu + 1), usage: Some(usage) }
    }

    fn row(costs: Vec<(&'static str, Option<Cost>)>) -> String {
        Row { program: "users", profile: "dev", types: "30".to_owned(), costs }.to_string()
    }

    #[test]
    fn the_first_models_are_divided_by_the_others() {
        let cost = |scratch, after, size| {
            Some(Cost { from_scratch: figures(scratch), after_change: Some(figures(after)), size })
        };
        let text = row(vec![("ours", cost(4, 1, 1_500_000)), ("plain", cost(8, 4, 3_000_000))]);
        assert_eq!(
            text,
            "| `users` | dev | ours | 30 | 4.0 | 5.0 | 300 | 1.0 | 2.0 | 300 | 1.50 | | | |\n\
             | `users` | dev | plain |  | 8.0 | 9.0 | 300 | 4.0 | 5.0 | 300 | 3.00 | 0.50 | 0.25 | 0.50 |\n",
        );
    }

    #[test]
    fn what_was_not_measured_is_a_dash() {
        let cost = Cost { from_scratch: figures(4), after_change: None, size: 1_500_000 };
        let text = row(vec![("ours", Some(cost)), ("plain", None)]);
        assert_eq!(
            text,
            "| `users` | dev | ours | 30 | 4.0 | 5.0 | 300 | – | – | – | 1.50 | | | |\n\
             | `users` | dev | plain |  | – | – | – | – | – | – | – | – | – | – |\n",
        );
    }
}
