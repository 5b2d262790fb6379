//! The types of the bodies, which each flavour expands in its own way.
//!
//! Each macro here passes its declarations to a flavour's macro. Every field becomes an `Option`,
//! and every enumeration gets a variant for unknown members. Our flavour boxes a `Single` value, as
//! the generated models do. The derive's flavour stores it inline, because that is faster there.
//! Both box the properties of a user whose types are only placeholders here.

#[macro_use]
mod calendar;
#[macro_use]
mod devices;
#[macro_use]
mod directory;
#[macro_use]
mod mail;
#[macro_use]
mod users;
