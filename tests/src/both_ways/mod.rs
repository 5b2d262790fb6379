//! The law of [`graph_models::json`]: JSON text is read and written directly like through serde_json.
//!
//! Bodies of every type of Graph v1.0, of envelopes, and of a corpus are changed, and read and written
//! both ways. The values, texts and errors must be the same; only the names in untyped JSON may be in another order.
//! The same seed gives the same bodies.

mod bodies;
mod mutate;
mod subject;
mod tree;

use std::fmt;

use graph_models::TypeInfo;

use bodies::Bodies;
pub use bodies::{Pair, of_corpus};
pub use subject::Subject;
use tree::Tree;

use crate::outcome::Outcome;
use crate::random::Random;
use crate::shrink;

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many texts were read both ways.
    pub inputs: usize,
    /// How many of them were accepted.
    pub accepted: usize,
    /// How many types without an envelope the texts are chosen from.
    pub types: usize,
    /// The texts whose outcomes differ, at most [`MOST`](Self::MOST).
    pub differences: Vec<Difference>,
}

/// A text that is not read or written the same in all ways.
#[derive(Debug)]
pub struct Difference {
    /// The name of the type.
    pub subject: String,
    /// The text, as short as it could be made.
    pub text: Vec<u8>,
    /// What the ways make of the text.
    pub outcomes: Vec<Outcome>,
}

impl Report {
    /// After how many differences a run ends.
    pub const MOST: usize = 20;

    fn check(&mut self, subject: &Subject, text: &[u8]) {
        self.inputs += 1;
        match subject.compare(text) {
            Ok(accepted) => self.accepted += usize::from(accepted),
            Err(_) => self.differences.push(Difference::of(subject, text)),
        }
    }

    fn is_full(&self) -> bool {
        self.differences.len() >= Self::MOST
    }
}

impl Difference {
    /// The difference, with a text that is as short as it can easily be made.
    pub fn of(subject: &Subject, text: &[u8]) -> Self {
        let text = shrink::shrink(text.to_vec(), |text| subject.compare(text).is_err());
        let outcomes = subject.compare(&text).err().unwrap_or_default();
        Self { subject: subject.name.clone(), text, outcomes }
    }
}

/// Prints the type, the text as it can be pasted into a test, and what the ways make of it.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match std::str::from_utf8(&self.text) {
            Ok(text) => writeln!(f, "{}: {text:?}", self.subject)?,
            Err(_) => writeln!(f, "{}: b\"{}\"", self.subject, self.text.escape_ascii())?,
        }
        self.outcomes.iter().try_for_each(|outcome| writeln!(f, "    {outcome:?}"))
    }
}

/// How many texts are made of one body.
const TEXTS: usize = 16;

/// Reads and writes this many texts both ways: the bodies of the corpus as they are, and then changed
/// ones. `progress` is called now and then.
pub fn run(
    seed: u64,
    count: usize,
    corpus: Vec<Pair>,
    mut progress: impl FnMut(&Report),
) -> Report {
    let bodies = Bodies::new(corpus);
    let mut report = Report { types: bodies.types(), ..Report::default() };
    for (subject, body) in bodies.corpus() {
        report.check(subject, body.to_string().as_bytes());
    }
    let mut random = Random::new(seed);
    while report.inputs < count && !report.is_full() {
        let Some((subject, body)) = bodies.pick(&mut random) else { break };
        for _ in 0..TEXTS.min(count - report.inputs) {
            let text = change(body.clone(), &mut random);
            report.check(&subject, &text);
        }
        progress(&report);
    }
    report
}

/// Changed bodies without a corpus, one after the other.
#[derive(Debug)]
pub struct Changed(Bodies);

impl Changed {
    /// Bodies of every type, twin and operation of Graph v1.0, and of envelopes.
    pub fn new() -> Self {
        Self(Bodies::new(Vec::new()))
    }

    /// The next body, changed.
    pub(crate) fn next(&self, random: &mut Random) -> Option<(Subject, Vec<u8>)> {
        let (subject, body) = self.0.pick(random)?;
        Some((subject, change(body, random)))
    }

    /// What bodies of this name are read as. Types of different namespaces may have one name.
    pub(crate) fn subjects(&self, name: &str) -> Vec<Subject> {
        self.0.subjects(name).collect()
    }

    /// The changed body of one type.
    pub(crate) fn of(&self, info: &'static TypeInfo, random: &mut Random) -> Vec<u8> {
        change(self.0.body(info, random), random)
    }
}

impl Default for Changed {
    fn default() -> Self {
        Self::new()
    }
}

/// Changes the tree of a body, spells it, and changes its bytes. Of eight bodies, one stays as it is.
fn change(mut body: Tree, random: &mut Random) -> Vec<u8> {
    if random.one_in(2) {
        let most = 1 + random.below(12);
        body.thin_out(random, most);
    }
    let (in_tree, in_text) = match random.below(8) {
        0 => (0, 0),
        1 | 2 => (0, 1 + random.below(2)),
        3 => (1, 1),
        _ => (1 + random.below(3), 0),
    };
    (0..in_tree).for_each(|_| mutate::mutate_tree(&mut body, random));
    let spaces = *random.pick(&["", "", " ", "\n  ", "\r\n\t"]).unwrap_or(&"");
    let mut text = body.text(spaces);
    (0..in_text).for_each(|_| mutate::mutate_text(&mut text, random));
    text
}
