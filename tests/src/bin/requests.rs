//! Resolves the addresses of published requests, and compares each with what it is resolved to.
//!
//! Each line on standard input is a method and an address, with placeholders in braces:
//! `GET /users/{id}/messages?$top=5`. Standard output has a line for each address that Microsoft Graph v1.0
//! does not have, with the reason. Standard error has the counts.
//!
//! The program fails if an address is resolved to another one, or if fewer are resolved than before.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::process::ExitCode;

use graph_models::address::{AddressProblem, UnresolvedAddress};

/// The number of addresses that were resolved when the resolver was written.
const RESOLVED: usize = 2051;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let operations = graph_tests::operations();
    let (mut lines, mut resolved, mut cut, mut different) = (0, 0, 0, 0);
    let mut reasons: BTreeMap<AddressProblem, usize> = BTreeMap::new();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        lines += 1;
        let Some(address) = address(&line) else {
            cut += 1;
            writeln!(output, "Cut\t{line}\tthe placeholder is not closed")?;
            continue;
        };
        match operations.resolve(&address) {
            Ok(found) if same(&found.to_string(), &address) => resolved += 1,
            Ok(found) => {
                different += 1;
                writeln!(output, "Different\t{line}\tit is resolved to {found}")?;
            }
            Err(error) => {
                *reasons.entry(error.problem()).or_default() += 1;
                writeln!(output, "{:?}\t{line}\t{error}", error.problem())?;
                check_position(&error, &address)?;
            }
        }
    }
    output.flush()?;
    let mut report = std::io::stderr().lock();
    writeln!(report, "{resolved} of {lines} addresses resolved, {different} to another one")?;
    writeln!(report, "{cut} end within a placeholder; v1.0 does not have the others:")?;
    for (reason, count) in reasons {
        writeln!(report, "{count:5} {reason:?}")?;
    }
    if resolved < RESOLVED {
        writeln!(report, "expected at least {RESOLVED} resolved addresses")?;
    }
    Ok(if different == 0 && resolved >= RESOLVED { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The path of a request, with a number for each placeholder. `None` if a placeholder is not closed.
fn address(line: &str) -> Option<String> {
    let request = line.split_once(' ').map_or(line, |(_, address)| address);
    let mut rest = request.split('?').next().unwrap_or_default();
    let mut address = String::new();
    for number in 1_u32.. {
        let Some(open) = rest.find(['{', '<']) else { break };
        let close = if rest[open..].starts_with('{') { '}' } else { '>' };
        let end = open + rest[open..].find(close)?;
        address.push_str(&rest[..open]);
        address.push_str(&number.to_string());
        rest = &rest[end + 1..];
    }
    address.push_str(rest);
    Some(address)
}

/// Whether the address that was found is the published one. The reference leaves out namespaces and empty
/// parentheses, writes names in any case, encodes more characters, and writes some keys in parentheses.
fn same(found: &str, published: &str) -> bool {
    let plain = |address: &str| {
        let segments = address.split('/').map(|segment| {
            let segment = decoded(segment).to_lowercase();
            let (name, arguments) = segment.split_at(segment.find('(').unwrap_or(segment.len()));
            let is_qualified = ["graph.", "microsoft.graph."].iter().any(|it| name.starts_with(it));
            let name = name.rsplit('.').next().filter(|_| is_qualified).unwrap_or(name);
            let key = arguments.strip_prefix("('").and_then(|rest| rest.strip_suffix("')"));
            match key {
                Some(key) => format!("{name}/{key}"),
                None => format!("{name}{}", arguments.trim_end_matches("()")),
            }
        });
        segments.collect::<Vec<_>>().join("/")
    };
    plain(found) == plain(published)
}

/// A segment without percent-encoding. Code of its own, because it checks that of the resolver.
fn decoded(segment: &str) -> String {
    let mut parts = segment.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        bytes.extend_from_slice(part.get(2..).unwrap_or_default().as_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An error names a segment of the address.
fn check_position(error: &UnresolvedAddress, address: &str) -> Result<(), String> {
    let segment = address.trim_start_matches('/').split('/').nth(error.position());
    match segment {
        Some(segment) if segment == error.segment() || segment.contains(['%', '\'']) => Ok(()),
        _ => Err(format!("{error} does not name a segment of {address}")),
    }
}
