//! A program has no code of types that it reaches only through navigation properties.
//!
//! The program `read_users` reads a page of users. A user leads to messages and to hundreds of other
//! types. The program must not contain their code, because a program should pay only for the types
//! that it reads. Its symbols show what it contains. `read_messages`, which reads messages, shows
//! that this test would find them.

// With MSVC the names are not in the program but in a .pdb file.
#![cfg(not(target_env = "msvc"))]

use std::any::type_name;
use std::error::Error;
use std::io::Write;
use std::process::{Command, Stdio};
use std::{fs, io};

use graph_models::v1;

const READ_USERS: &str = env!("CARGO_BIN_EXE_read_users");
const READ_MESSAGES: &str = env!("CARGO_BIN_EXE_read_messages");

/// The file of a program as text. Symbols are text; what is not text does not matter here.
fn program(path: &str) -> io::Result<String> {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether the symbols or the debug information of a program name a type.
///
/// The complete file is searched and not only its symbol table, so that the test does not depend on
/// the format. It can find too much then, for example in debug information of code that the linker
/// removed, but not too little.
fn has_code_of<T>(program: &str) -> bool {
    let mut path = type_name::<T>().rsplit("::");
    let (Some(name), Some(module), Some(root)) = (path.next(), path.next(), path.next()) else {
        return false;
    };
    // How rustc writes `v1::message::Message` in symbols: the legacy mangling within generic arguments and
    // impls of traits, both manglings in a path, and the debug information. The module alone is not enough,
    // because a TLS library has a `message::Message`, too.
    let spellings = [
        format!("{root}..{module}..{name}"),
        format!("{}{root}{}{module}{}{name}", root.len(), module.len(), name.len()),
        format!("{root}::{module}::{name}"),
    ];
    spellings.iter().any(|spelling| program.contains(spelling))
}

#[test]
fn reading_users_links_no_code_of_related_entities() -> Result<(), Box<dyn Error>> {
    let (users, messages) = (program(READ_USERS)?, program(READ_MESSAGES)?);
    for (found, program) in [
        (has_code_of::<v1::User>(&users), READ_USERS),
        (has_code_of::<v1::Message>(&messages), READ_MESSAGES),
    ] {
        assert!(
            found,
            "nothing can be proved: {program} does not name the type that it reads. Either its \
             symbols are stripped (build it with `strip = \"none\"`), or this compiler writes them \
             in a way that this test does not know"
        );
    }
    // A complex value of a user is read with it. Its name contains that of the message.
    assert!(has_code_of::<v1::PasswordProfile>(&users));
    assert!(has_code_of::<v1::DelegateMeetingMessageDeliveryOptions>(&users));

    // A user leads to all of these, but no `Nav` of it names them: messages and groups are behind unions.
    // The drop glue of a `Nav` names its parameter, although it has no code of it.
    for (found, ty) in [
        (has_code_of::<v1::Message>(&users), "message"),
        (has_code_of::<v1::Attachment>(&users), "attachment"),
        (has_code_of::<v1::DriveItem>(&users), "driveItem"),
        (has_code_of::<v1::Group>(&users), "group"),
        (has_code_of::<v1::User>(&messages), "user"),
    ] {
        assert!(!found, "the program has code of `microsoft.graph.{ty}`, which it does not read");
    }
    Ok(())
}

/// A program that did not read its input would have no code either.
#[test]
fn the_programs_read_what_they_are_about() -> Result<(), Box<dyn Error>> {
    let users = r#"{"value": [{"displayName": "Ada", "messages": [{"subject": 1}]}, {}]}"#;
    assert_eq!(run(READ_USERS, users)?, "Ada\n(no name)\n");
    let messages = r#"{"value": [{"subject": "Hello"}, {}]}"#;
    assert_eq!(run(READ_MESSAGES, messages)?, "Hello\n(no subject)\n");
    Ok(())
}

/// What a program prints when it is given this input.
fn run(program: &str, input: &str) -> Result<String, Box<dyn Error>> {
    let mut child = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    // The input ends when its pipe is dropped.
    child.stdin.take().ok_or("the pipe was asked for")?.write_all(input.as_bytes())?;
    Ok(String::from_utf8(child.wait_with_output()?.stdout)?)
}
