//! Lets a fuzzer choose the inputs of the module `torture`. The first byte chooses the kind.

#![no_main]

use graph_tests::torture::KINDS;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let [kind, rest @ ..] = bytes {
        KINDS[usize::from(*kind) % KINDS.len()].fuzz(rest);
    }
});
