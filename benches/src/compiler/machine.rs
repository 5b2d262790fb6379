//! The machine that ran the compilers.

use std::env::consts::{ARCH, OS};
use std::fmt;
use std::path::Path;

use super::Result;
use super::cargo::rustc;

/// The machine that ran the compilers, and their version: `2 cores, x86_64 linux, rustc 1.95.0`.
#[derive(Debug)]
pub struct Machine {
    pub cores: usize,
    pub compiler: String,
}

impl Machine {
    /// This machine, with the compiler that cargo uses in a folder.
    pub fn this(folder: &Path) -> Result<Self> {
        Ok(Self {
            cores: std::thread::available_parallelism()?.get(),
            compiler: rustc(folder, &["--version"])?,
        })
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cores, {ARCH} {OS}, {}", self.cores, self.compiler)
    }
}
