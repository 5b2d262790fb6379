//! The result of a walk: how much was checked, and the failures.

use std::collections::BTreeSet;
use std::fmt;

/// The number of failures that are printed; thousands would add nothing.
const SHOWN: usize = 60;

/// The characters of a failure that are printed, enough to see how two bodies differ.
const LONGEST: usize = 600;

/// The result of a walk.
#[derive(Debug, Default)]
pub struct Report {
    /// How much was checked.
    pub figures: Figures,
    /// The full names of the enumerations that are the type of a property.
    pub enumerations_in_properties: BTreeSet<&'static str>,
    failures: Vec<String>,
}

/// How much a walk checked.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Entity and complex types
    pub structures: usize,
    /// Properties of these, inherited ones included
    pub properties: usize,
    /// Enumerations
    pub enumerations: usize,
    /// Members of these
    pub members: usize,
    /// Actions, counted once for each type that they are bound to
    pub actions: usize,
    /// Functions, counted once for each type that they are bound to and each overload
    pub functions: usize,
    /// Parameters of both
    pub parameters: usize,
    /// Patch twins
    pub twins: usize,
    /// Properties of these
    pub twin_properties: usize,
    /// Properties of these that accept null
    pub twin_nulls: usize,
    /// Unions
    pub unions: usize,
    /// Variants of these, not counting fallbacks
    pub variants: usize,
    /// Properties whose type is a union
    pub union_properties: usize,
    /// Navigation properties that keep the related entities unread
    pub relationships: usize,
    /// Related entities that the registry read from these
    pub related: usize,
    /// Properties whose values are secrets
    pub secrets: usize,
    /// Bodies that were read, from text and from `serde_json::Value`, and written
    pub round_trips: usize,
    /// Bodies that had to be refused, from text and from `serde_json::Value`
    pub refusals: usize,
}

impl Report {
    /// The failures.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    pub(super) fn fail(&mut self, item: &str, what: impl Into<String>) {
        let what = what.into();
        let shown = match what.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &what[..end]),
            None => what,
        };
        self.failures.push(format!("{item}: {shown}"));
    }

    pub(super) fn add(&mut self, other: Self) {
        let (sum, more) = (&mut self.figures, other.figures);
        sum.structures += more.structures;
        sum.properties += more.properties;
        sum.enumerations += more.enumerations;
        sum.members += more.members;
        sum.actions += more.actions;
        sum.functions += more.functions;
        sum.parameters += more.parameters;
        sum.twins += more.twins;
        sum.twin_properties += more.twin_properties;
        sum.twin_nulls += more.twin_nulls;
        sum.unions += more.unions;
        sum.variants += more.variants;
        sum.union_properties += more.union_properties;
        sum.relationships += more.relationships;
        sum.related += more.related;
        sum.secrets += more.secrets;
        sum.round_trips += more.round_trips;
        sum.refusals += more.refusals;
        self.enumerations_in_properties.extend(other.enumerations_in_properties);
        self.failures.extend(other.failures);
        self.failures.sort();
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in self.failures.iter().take(SHOWN) {
            writeln!(f, "{failure}")?;
        }
        if self.failures.len() > SHOWN {
            writeln!(f, "… and {} more", self.failures.len() - SHOWN)?;
        }
        write!(
            f,
            "{:?}, {} enumerations in properties, {} failures",
            self.figures,
            self.enumerations_in_properties.len(),
            self.failures.len()
        )
    }
}
