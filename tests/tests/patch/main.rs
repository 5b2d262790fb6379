//! Patches: their JSON, and the laws of `diff`, `apply`, `patch_towards` and `merge_change`, for types of every shape.

mod binds;
mod bodies;
mod changes;
mod differences;
mod http;
mod laws;
mod mentions;
mod sample;
mod service;
mod support;
mod types;
