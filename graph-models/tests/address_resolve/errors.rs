//! Texts that are not addresses of the service.

use graph_models::address::{AddressProblem, UnresolvedAddress};

use super::resolved;
use super::service::{operations, registry};

#[track_caller]
fn refused(address: &str) -> UnresolvedAddress {
    let found = operations().resolve(address);
    found.map(|found| panic!("{address} is resolved to {found}")).unwrap_or_else(|error| error)
}

/// The address, the problem, the segment, and a part of the message.
const REFUSED: &str = "\
users/ | Segment | 1 | `` would address a different resource
 | Segment | 0 | `` would address a different resource
users/../me | Segment | 1 | `..` would address
users/%2e%2E | Segment | 1 | `..` would address
https://graph.microsoft.com/v1.0/users/1 | Absolute | 0 | the address begins with `https:`; remove the address of the service
HTTP://x/me?$select=id | Absolute | 0 | the address begins with `HTTP:`
users:/a://b | ByPath | 0 | `users:` begins
me?$select=id | Query | 0 | the address has a query or a fragment
me/100% | Encoding | 1 | the percent-encoding of `100%` is not valid
users('1' | Parentheses | 0 | the parentheses of `users(…)` are not valid
users('1'%29 | Parentheses | 0 | the parentheses of
users%28'1'%29 | Unknown | 0 | `microsoft.graph.mailService` does not have `users(…)`
usersz | Unknown | 0 | `microsoft.graph.mailService` does not have `usersz`; did you mean `users`?
me/mesages | Unknown | 1 | segment 2 of the address: `microsoft.graph.owner` does not have `mesages`; did you mean `messages`?
me/retired | Unknown | 1 | did you mean `retire`?
me/memberOf/1/mailNickname | Unknown | 3 | `microsoft.graph.directoryObject` does not have `mailNickname`
me/home/boxNumber | Unknown | 2 | `microsoft.graph.address` does not have `boxNumber`
me/employeeId/x | Unknown | 2 | `Edm.Int32` does not have `x`
me/memberOf/microsoft.graph.groups | Type | 2 | does not have the type `microsoft.graph.groups`; did you mean `microsoft.graph.group`?
users/graph.group | Cast | 1 | `graph.group` is not derived from `microsoft.graph.owner`
me/home/graph.group | Cast | 2 | is not derived from `microsoft.graph.address`
me('1') | Keyless | 0 | `me('1')` follows `microsoft.graph.owner`, where a key is not possible
me/nickNames/0 | Keyless | 2 | `0` follows `Edm.String`
users() | Key | 0 | the key of `microsoft.graph.owner`
users(1) | Key | 0 | `users(1)`
users(id='1',id='2') | Key | 0 | `users(id='1',id='2')`
users(manager='1') | Key | 0 | `users(manager='1')`
me/messages/%C3%BC | Key | 2 | `ü`
me/messages/1/parts/1 | Key | 4 | `1` does not have the parts of the key of `microsoft.graph.mail.part`
me/messages/1/parts(number=1) | Key | 3 | `parts(number=1)`
users/delta(until='1') | Parameters | 1 | no function of `microsoft.graph.owner`
users/delta('1') | Parameters | 1 | the parameters of `delta(…)`
me/retire() | Parameters | 1 | `retire()`
me/$count | System | 1 | `$count` cannot follow `microsoft.graph.owner`
me/home/$ref | System | 2 | `$ref` cannot follow
me/home/$value | System | 2 | `$value` cannot follow
$count | System | 0 | `$count` cannot follow
users/$count/1 | End | 2 | `1` follows a segment that ends an address
me/retire/x | End | 2 | `x` follows a segment
users/1:/a.txt | ByPath | 1 | `1:` begins or ends an address by path
me/archives/1 | Undescribed | 2 | `1` follows `microsoft.graph.mail.archive`, which the models do not have
me/archives(1) | Undescribed | 1 | which the models do not have
me/home:/a | ByPath | 1 | `home:` begins
";

#[test]
fn an_error_names_the_segment_and_the_nearest_name() {
    for row in REFUSED.lines() {
        let columns: Vec<_> = row.splitn(4, " | ").collect();
        let [address, problem, position, message] = columns[..] else { panic!("{row}") };
        let error = refused(address);
        let found = format!("{:?} | {}", error.problem(), error.position());
        assert_eq!(found, format!("{problem} | {position}"), "{address}: {error}");
        assert!(error.to_string().contains(message), "{address}: {error}");
        if let Some(nearest) = error.suggestion() {
            assert!(error.to_string().ends_with(&format!("did you mean `{nearest}`?")));
        }
    }
    assert_eq!(refused("me/nickNames/0").within(), Some("Edm.String"));
    // A registry does not know operations.
    let error = registry().resolve("me/retire").expect_err("it is an action");
    assert_eq!((error.problem(), error.suggestion()), (AddressProblem::Unknown, None));
    let error = refused(&"me/".repeat(101));
    assert_eq!((error.problem(), error.position()), (AddressProblem::Length, 100), "{error}");
    assert!(error.to_string().contains("at most 100 segments"), "{error}");
    // The text of a stranger stays short in a message.
    assert!(refused(&"é".repeat(1_000_000)).to_string().len() < 2_500);
}

#[test]
fn arguments_of_functions_are_not_printed() {
    for address in [
        "users/delta(until='s3cret')",
        "users/delta(since='s3cret'",
        "users/delta(since='s3cret%')",
        "users/delta%28since='s3cret%'%29",
        "users/delta%28since='s3cret'%29(%",
        "usage(period='s3cret')/x/y(a='s3cret')",
        "me/archives/x(a='s3cret')",
        "users/1:/x(a='s3cret'):",
        "me/delta('s3cret'):",
        "me/$count/delta('s3cret')",
        "users/1?token=s3cret",
    ] {
        let error = refused(address);
        let printed = format!("{error} {error:?} {error:#?}");
        assert!(!printed.contains("s3cret"), "{address}: {printed}");
    }
    let error = refused("users/deltas(since='s3cret')");
    assert_eq!(error.segment(), "deltas(since='s3cret')");
    assert_eq!(
        error.to_string(),
        "segment 2 of the address: `microsoft.graph.owner` does not have `deltas(…)`; \
         did you mean `delta`?"
    );
    assert_eq!(
        format!("{error:?}"),
        "UnresolvedAddress { problem: Unknown, segment: \"deltas(…)\", position: 1, \
         within: \"microsoft.graph.owner\", nearest: Some(\"delta\") }"
    );
    // A key is printed.
    assert!(refused("users(1)").to_string().contains("`users(1)`"));
}

#[test]
fn the_longest_address_is_resolved() {
    // Ninety-nine segments and one more.
    let pairs = "/manager/graph.owner".repeat(49);
    assert_eq!(resolved(&format!("me{pairs}/id")).steps().len(), 100);
    assert_eq!(refused(&format!("me{pairs}/id/$value")).problem(), AddressProblem::Length);
}
