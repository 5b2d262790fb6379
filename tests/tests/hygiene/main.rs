//! The attribute where a careless expansion would break.

#![allow(unreachable_pub, dead_code, reason = "a test has no users")]

mod conditions;
mod lints;
mod macros;
mod names;
mod outside;
mod places;
mod renamed;
mod shadowed;
