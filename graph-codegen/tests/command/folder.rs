//! A folder with a document, in which the command runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const CSDL: &str = "<Schema Namespace='org.shop' Alias='shop'>
    <EntityType Name='order'>
        <Key><PropertyRef Name='id'/></Key>
        <Property Name='id' Type='Edm.String' Nullable='false'/>
        <NavigationProperty Name='customer' Type='shop.customer'/>
    </EntityType>
    <EntityType Name='customer'/>
</Schema>";

/// How the module of actions is declared if these are optional.
pub(crate) const OPTIONAL_ACTIONS: &str = "#[cfg(feature = \"operations\")]\npub mod actions;\n";

/// A temporary folder that is removed when the test ends.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("shop.csdl"), CSDL).expect("a document");
        Self(folder)
    }

    /// A folder whose document has an action.
    pub(crate) fn with_an_action(test: &str) -> Self {
        let folder = Self::new(test);
        let action = "<Action Name='pay' IsBound='true'><Parameter Name='p' Type='shop.order'/>
            </Action></Schema>";
        fs::write(folder.path("shop.csdl"), CSDL.replace("</Schema>", action)).expect("a document");
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    /// Runs the command in the folder. Returns its exit status and output.
    pub(crate) fn run(&self, arguments: &str) -> (Option<i32>, String, String) {
        let done = command().args(arguments.split(' ')).current_dir(&self.0).output();
        let done = done.expect("the command runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (done.status.code(), text(done.stdout), text(done.stderr))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_graph-codegen"))
}

pub(crate) fn printed(code: i32, stdout: &str) -> (Option<i32>, String, String) {
    (Some(code), stdout.to_owned(), String::new())
}

pub(crate) fn failed(stderr: &str) -> (Option<i32>, String, String) {
    (Some(2), String::new(), stderr.to_owned())
}
