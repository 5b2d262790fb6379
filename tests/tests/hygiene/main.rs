//! The attribute in surroundings that would break a careless expansion.

#![allow(unreachable_pub, dead_code, reason = "a test has no users")]

mod conditions;
mod lints;
mod macros;
mod names;
mod outside;
mod renamed;
mod scopes;
mod shadowed;
