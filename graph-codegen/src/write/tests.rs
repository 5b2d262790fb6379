use super::*;

/// A temporary folder that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("graph-codegen-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn has(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn generated(text: &str) -> String {
    format!("//! About.\n//!\n//! {ORIGIN}\n\n{text}\n")
}

fn tree(files: &[(&str, &str)]) -> Tree {
    let files = files.iter().map(|(path, text)| (PathBuf::from(path), generated(text)));
    Tree { files: files.collect(), notes: Vec::new() }
}

fn written(changed: usize, unchanged: usize, removed: usize) -> Written {
    Written { changed, unchanged, removed }
}

fn differences(tree: &Tree, folder: &Folder) -> Vec<String> {
    let differences = tree.compare(&folder.0).expect("the folder is read");
    differences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new("second");
    let tree = tree(&[("mod.rs", "mod a;"), ("b/mod.rs", "")]);
    assert_eq!(tree.write(&folder.0).expect("written"), written(2, 0, 0));
    assert_eq!(differences(&tree, &folder), [""; 0]);
    let time = |path| fs::metadata(folder.0.join(path)).and_then(|file| file.modified()).ok();
    let before = time("mod.rs");
    assert_eq!(tree.write(&folder.0).expect("written"), written(0, 2, 0));
    // The file is not written at all, so nothing is compiled again.
    assert_eq!(time("mod.rs"), before);
}

#[test]
fn stale_files_and_empty_folders_are_removed() {
    let folder = Folder::new("stale");
    tree(&[("mod.rs", ""), ("a/b/c.rs", ""), ("d/e.rs", "")]).write(&folder.0).expect("written");
    folder.write("d/mine.rs", "//! By hand.");
    folder.write("notes.txt", generated(""));
    let tree = tree(&[("mod.rs", "")]);
    assert_eq!(
        differences(&tree, &folder),
        ["a/b/c.rs: the file is no longer generated", "d/e.rs: the file is no longer generated"]
    );
    assert_eq!(tree.write(&folder.0).expect("written"), written(0, 1, 2));
    assert!(!folder.has("a") && !folder.has("d/e.rs"));
    assert!(folder.has("d/mine.rs") && folder.has("notes.txt"));
    assert_eq!(differences(&tree, &folder), [""; 0]);
}

#[test]
fn a_file_written_by_hand_is_not_replaced() {
    let folder = Folder::new("hand");
    folder.write("user.rs", "//! By hand.");
    let refused = tree(&[("mod.rs", ""), ("user.rs", "")]).write(&folder.0);
    let message = refused.expect_err("refused").to_string();
    assert!(message.contains("user.rs: the file was not generated; move it"), "{message}");
    assert!(!folder.has("mod.rs"));
}

#[test]
fn another_tree_in_a_subfolder_is_kept() {
    let folder = Folder::new("another");
    let root = format!("{ROOT}dead_code, non_camel_case_types, unused_imports)]");
    // Earlier versions wrote an attribute with fewer lints.
    for (path, root) in [("beta", &*root), ("old/beta", "#![allow(unused_imports)]")] {
        let another = [("mod.rs", root), ("user.rs", ""), ("a/mod.rs", "mod b;"), ("a/b.rs", "")];
        tree(&another).write(&folder.0.join(path)).expect("written");
    }
    let before = [("mod.rs", &*root), ("gone/mod.rs", "mod a;"), ("gone/a.rs", "")];
    tree(&before).write(&folder.0).expect("written");
    let now = tree(&[("mod.rs", &*root), ("user.rs", "")]);
    assert_eq!(
        differences(&now, &folder),
        [
            "gone/a.rs: the file is no longer generated",
            "gone/mod.rs: the file is no longer generated",
            "user.rs: the file is missing"
        ]
    );
    assert_eq!(now.write(&folder.0).expect("written"), written(1, 1, 2));
    assert!(!folder.has("gone"));
    for path in ["mod.rs", "user.rs", "a/mod.rs", "a/b.rs"] {
        assert!(folder.has(&format!("beta/{path}")), "{path}");
        assert!(folder.has(&format!("old/beta/{path}")), "{path}");
    }
    // A folder that this tree writes belongs to it, even if it contained another tree.
    let now = tree(&[("mod.rs", &*root), ("user.rs", ""), ("beta/mod.rs", "")]);
    assert_eq!(now.write(&folder.0).expect("written"), written(1, 2, 3));
    assert!(!folder.has("beta/user.rs") && folder.has("old/beta/user.rs"));
}

#[test]
fn files_without_the_mark_are_kept() {
    let folder = Folder::new("marked");
    let late = format!("\n\n\n\n//! {ORIGIN}\n");
    folder.write("late.rs", late);
    folder.write("quoted.rs", format!("const ORIGIN: &str = \"{ORIGIN}\";"));
    folder.write("binary.rs", [0xff, 0xfe, 0]);
    folder.write("empty.rs", "");
    let tree = tree(&[("mod.rs", "")]);
    assert_eq!(tree.write(&folder.0).expect("written"), written(1, 0, 0));
    for path in ["late.rs", "quoted.rs", "binary.rs", "empty.rs"] {
        assert!(folder.has(path), "{path}");
    }
}

#[test]
fn differences_are_sorted_by_path() {
    let folder = Folder::new("differences");
    folder.write("a.rs", generated("one\ntwo"));
    folder.write("c.rs", generated("one") + "more\n");
    folder.write("d.rs", generated("stale"));
    folder.write("e.rs", "//! About.\n//!\n");
    folder.write("f.rs", [0xff]);
    let tree =
        tree(&[("a.rs", "one\n2"), ("b.rs", ""), ("c.rs", "one"), ("e.rs", ""), ("f.rs", "")]);
    assert_eq!(
        differences(&tree, &folder),
        [
            "a.rs:6:\n  found    two\n  expected 2",
            "b.rs: the file is missing",
            "c.rs:6:\n  found    more\n  expected ",
            "d.rs: the file is no longer generated",
            "e.rs:3:\n  found    \n  expected //! Generated by graph-codegen from the schema; do not edit.",
            "f.rs:1:\n  found    \u{fffd}\n  expected //! About.",
        ]
    );
    for by_hand in ["e.rs", "f.rs"] {
        fs::remove_file(folder.0.join(by_hand)).expect("removed");
    }
    tree.write(&folder.0).expect("written");
    assert_eq!(differences(&tree, &folder), [""; 0]);
}

#[test]
fn a_truncated_file_differs_at_its_end() {
    let difference = first_difference(Path::new("a.rs"), "one", "one\n\ntwo");
    assert_eq!(
        difference.map(|difference| difference.to_string()).as_deref(),
        Some("a.rs:2:\n  found    (the end of the file)\n  expected ")
    );
}

#[test]
fn file_system_errors_name_the_file() {
    let folder = Folder::new("errors");
    folder.write("a", "a file where a folder must be");
    let tree = tree(&[("a/b.rs", "")]);
    let error = tree.write(&folder.0).expect_err("no folder").to_string();
    let path = folder.0.join("a").display().to_string();
    assert!(error.starts_with(&path), "{error}");
    let error = tree.compare(&folder.0.join("a")).expect_err("no folder").to_string();
    assert!(error.starts_with(&path), "{error}");
}
