//! Input as a careless or hostile sender makes it, and the laws that hold for whatever is accepted.
//!
//! Each [`Kind`] makes inputs that are valid or nearly so, and has a law that it applies to each of them.
//! The same seed gives the same inputs. What breaks a law is made shorter, and printed as a test.

mod addresses;
mod bodies;
mod edm;
mod headers;
mod links;
mod patches;
mod queries;
mod schemas;
mod secrets;
mod texts;
mod unchanged;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::random::Random;
use crate::shrink::shrink;

/// A kind of input.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    make: fn(&mut Random) -> Input,
    law: fn(&Input) -> Verdict,
}

/// An input.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Input {
    /// What the text is about, such as the type that it is read as; empty if there is nothing to say.
    pub about: String,
    /// The text, which need not be valid UTF-8.
    pub text: Vec<u8>,
}

/// What a law says about an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The input is refused with an error, as it may be.
    Refused,
    /// The input is accepted, and the law holds.
    Holds,
    /// The law does not hold, for this reason.
    Broken(String),
}

/// All kinds.
pub const KINDS: &[Kind] = &[
    Kind { name: "addresses", make: addresses::make, law: addresses::law },
    Kind { name: "bodies", make: bodies::make, law: bodies::law },
    Kind { name: "edm", make: edm::make, law: edm::law },
    Kind { name: "headers", make: headers::make, law: headers::law },
    Kind { name: "links", make: links::make, law: links::law },
    Kind { name: "patches", make: patches::make, law: patches::law },
    Kind { name: "queries", make: queries::make, law: queries::law },
    Kind { name: "schemas", make: schemas::make, law: schemas::law },
    Kind { name: "secrets", make: secrets::make, law: secrets::law },
];

impl Kind {
    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.name == name).copied()
    }

    /// What the law says about an input. A panic breaks every law.
    pub fn verdict(&self, about: &str, text: &[u8]) -> Verdict {
        self.judge(&Input { about: about.to_owned(), text: text.to_owned() })
    }

    /// Tries the input that a fuzzer's bytes lead to, and panics if it breaks the law.
    #[allow(clippy::missing_panics_doc, reason = "a fuzzer looks for panics")]
    pub fn fuzz(&self, bytes: &[u8]) {
        let input = (self.make)(&mut Random::Chosen(bytes.iter().rev().copied().collect()));
        if let Verdict::Broken(_) = self.judge(&input) {
            panic!("{}", Failure::of(*self, input));
        }
    }

    fn judge(&self, input: &Input) -> Verdict {
        catch_unwind(AssertUnwindSafe(|| (self.law)(input)))
            .unwrap_or_else(|_| Verdict::Broken("it panics".to_owned()))
    }
}

/// The inputs of one kind, in the order of a seed.
#[derive(Debug)]
pub struct Run {
    kind: Kind,
    random: Random,
    /// How many inputs were tried.
    pub inputs: u64,
    /// How many of them were accepted.
    pub accepted: u64,
    /// What broke the law.
    pub failures: Vec<Failure>,
}

impl Run {
    /// Begins with the first input.
    pub fn new(kind: Kind, seed: u64) -> Self {
        Self { kind, random: Random::new(seed), inputs: 0, accepted: 0, failures: Vec::new() }
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Tries the next inputs.
    pub fn go_on(&mut self, count: u64) {
        for _ in 0..count {
            let input = (self.kind.make)(&mut self.random);
            self.inputs += 1;
            match self.kind.judge(&input) {
                Verdict::Refused => {}
                Verdict::Holds => self.accepted += 1,
                Verdict::Broken(_) => self.failures.push(Failure::of(self.kind, input)),
            }
        }
    }
}

/// An input that breaks a law, as short as it could be made.
#[derive(Debug)]
pub struct Failure {
    kind: Kind,
    input: Input,
    reason: String,
}

impl Failure {
    fn of(kind: Kind, Input { about, text }: Input) -> Self {
        let is_broken = |text: &[u8]| matches!(kind.verdict(&about, text), Verdict::Broken(_));
        let text = shrink(text, is_broken);
        let reason = match kind.verdict(&about, &text) {
            Verdict::Broken(reason) => reason,
            verdict => format!("{verdict:?} when it is tried again"),
        };
        Self { kind, input: Input { about, text }, reason }
    }
}

/// Prints a test that fails.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, input: Input { about, text }, reason } = self;
        writeln!(f, "#[test]\nfn a_law_of_{}_holds() {{", kind.name)?;
        writeln!(f, "    // {}", reason.escape_debug())?;
        writeln!(f, "    let text = b\"{}\";", text.escape_ascii())?;
        writeln!(
            f,
            "    let verdict = Kind::named({:?}).map(|kind| kind.verdict({about:?}, text));",
            kind.name
        )?;
        writeln!(f, "    assert_eq!(verdict, Some(Verdict::Holds));\n}}")
    }
}
