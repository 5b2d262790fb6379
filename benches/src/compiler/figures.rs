//! The figures of one compiler run, and the log in which the wrapper records them.

use std::fmt;
use std::time::Duration;

/// The figures of one compiler run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    pub wall: Duration,
    /// `None` if the system does not report it.
    pub usage: Option<Usage>,
}

/// The resources that a finished process used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// User and system time of all threads.
    pub cpu: Duration,
    /// Peak memory, in bytes.
    pub peak: u64,
}

/// A line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// The compiler was called for the crate and not run.
    Skipped,
    /// The compiler compiled the crate.
    Compiled(Figures),
}

impl Figures {
    /// The smaller of each figure; the figures may come from different runs.
    pub fn min(self, other: Self) -> Self {
        let usage = self.usage.zip(other.usage).map(|(left, right)| Usage {
            cpu: left.cpu.min(right.cpu),
            peak: left.peak.min(right.peak),
        });
        Self { wall: self.wall.min(other.wall), usage }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s", self.wall.as_secs_f64())?;
        match self.usage {
            Some(Usage { cpu, peak }) => {
                write!(f, ", {:.2} s of processor time, {} MiB", cpu.as_secs_f64(), peak >> 20)
            }
            None => Ok(()),
        }
    }
}

impl fmt::Display for Entry {
    /// Writes `skipped`, or microseconds and bytes: `3141592 2718281 123456789`, `3141592 - -`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped => f.write_str("skipped"),
            Self::Compiled(Figures { wall, usage: None }) => write!(f, "{} - -", wall.as_micros()),
            Self::Compiled(Figures { wall, usage: Some(Usage { cpu, peak }) }) => {
                write!(f, "{} {} {peak}", wall.as_micros(), cpu.as_micros())
            }
        }
    }
}

/// The entries of a log. The error is the first line that is not an entry.
pub(super) fn parse_log(log: &str) -> Result<Vec<Entry>, &str> {
    log.lines().map(|line| parse_entry(line).ok_or(line)).collect()
}

fn parse_entry(line: &str) -> Option<Entry> {
    if line == "skipped" {
        return Some(Entry::Skipped);
    }
    let [wall, cpu, peak]: [&str; 3] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let micros = |text: &str| Some(Duration::from_micros(text.parse().ok()?));
    let usage = match (cpu, peak) {
        ("-", "-") => None,
        (cpu, peak) => Some(Usage { cpu: micros(cpu)?, peak: peak.parse().ok()? }),
    };
    Some(Entry::Compiled(Figures { wall: micros(wall)?, usage }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(wall: u64, usage: Option<(u64, u64)>) -> Figures {
        let usage = usage.map(|(cpu, peak)| Usage { cpu: Duration::from_micros(cpu), peak });
        Figures { wall: Duration::from_micros(wall), usage }
    }

    #[test]
    fn a_log_round_trips() {
        let entries = [
            Entry::Skipped,
            Entry::Compiled(figures(3_141_592, Some((2_718_281, 123_456_789)))),
            Entry::Compiled(figures(5, None)),
        ];
        let log: String = entries.iter().map(|entry| format!("{entry}\n")).collect();
        assert_eq!(log, "skipped\n3141592 2718281 123456789\n5 - -\n");
        assert_eq!(parse_log(&log), Ok(entries.to_vec()));
    }

    #[test]
    fn a_malformed_line_is_returned_as_the_error() {
        for line in ["", "skipped 1", "1", "1 2", "1 - 3", "1 2 3 4", "-1 2 3", "1.5 2 3"] {
            assert_eq!(parse_log(&format!("skipped\n{line}\n")), Err(line));
        }
    }

    #[test]
    fn each_figure_has_its_own_minimum() {
        let (first, second) = (figures(10, Some((8, 300))), figures(12, Some((7, 200))));
        assert_eq!(first.min(second), figures(10, Some((7, 200))));
        assert_eq!(first.min(figures(9, None)), figures(9, None));
    }
}
