//! From JSON to typed values and back: the rules of the wire, in all formats, and the laws they
//! obey.

mod additional;
mod description;
mod edm;
mod envelope;
mod equality;
mod errors;
mod formats;
mod laws;
mod nulls;
mod numbers;
mod print;
mod strategies;
mod support;
mod tags;
mod twin;
mod unions;
mod untagged;
mod wide;
