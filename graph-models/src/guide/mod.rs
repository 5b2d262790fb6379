//! Longer texts on one subject each, with code that is tested.

#[doc = include_str!("your_own_service.md")]
pub mod your_own_service {}
