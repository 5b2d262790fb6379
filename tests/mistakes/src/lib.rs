//! Programs with mistakes that the attribute and the macros report, in `ui`, and the test that compares
//! the messages, in `tests/ui.rs`.
//!
//! They are a crate of their own because they do not need the generated models. The compiler would load
//! these for each of the programs, and list some of them in messages, which would then change with each
//! revision of the schema.
