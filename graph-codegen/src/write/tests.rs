use super::*;

/// A folder of its own for a test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("graph-codegen-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn put(&self, path: &str, text: impl AsRef<[u8]>) {
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

fn told(tree: &Tree, folder: &Folder) -> Vec<String> {
    let differences = tree.compare(&folder.0).expect("the folder is read");
    differences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = Folder::new("second");
    let tree = tree(&[("mod.rs", "mod a;"), ("b/mod.rs", "")]);
    assert_eq!(tree.write(&folder.0).expect("written"), written(2, 0, 0));
    assert_eq!(told(&tree, &folder), [""; 0]);
    let time = |path| fs::metadata(folder.0.join(path)).and_then(|file| file.modified()).ok();
    let before = time("mod.rs");
    assert_eq!(tree.write(&folder.0).expect("written"), written(0, 2, 0));
    // Not written at all, so that nothing is compiled anew.
    assert_eq!(time("mod.rs"), before);
}

#[test]
fn stale_files_go_and_with_them_folders_that_are_empty_then() {
    let folder = Folder::new("stale");
    tree(&[("mod.rs", ""), ("a/b/c.rs", ""), ("d/e.rs", "")]).write(&folder.0).expect("written");
    folder.put("d/mine.rs", "//! By hand.");
    folder.put("notes.txt", generated(""));
    let tree = tree(&[("mod.rs", "")]);
    assert_eq!(
        told(&tree, &folder),
        [
            "a/b/c.rs: the schema has no type for this file",
            "d/e.rs: the schema has no type for this file"
        ]
    );
    assert_eq!(tree.write(&folder.0).expect("written"), written(0, 1, 2));
    assert!(!folder.has("a") && !folder.has("d/e.rs"));
    assert!(folder.has("d/mine.rs") && folder.has("notes.txt"));
    assert_eq!(told(&tree, &folder), [""; 0]);
}

#[test]
fn a_file_written_by_hand_is_not_replaced() {
    let folder = Folder::new("hand");
    folder.put("user.rs", "//! By hand.");
    let refused = tree(&[("mod.rs", ""), ("user.rs", "")]).write(&folder.0);
    let message = refused.expect_err("refused").to_string();
    assert!(message.contains("user.rs: written by hand; move it"), "{message}");
    assert!(!folder.has("mod.rs"));
}

#[test]
fn another_tree_below_stays() {
    let folder = Folder::new("another");
    let root = format!("{ROOT}dead_code, non_camel_case_types, unused_imports)]");
    // As it was written before it had to allow more.
    for (path, root) in [("beta", &*root), ("old/beta", "#![allow(unused_imports)]")] {
        let another = [("mod.rs", root), ("user.rs", ""), ("a/mod.rs", "mod b;"), ("a/b.rs", "")];
        tree(&another).write(&folder.0.join(path)).expect("written");
    }
    let before = [("mod.rs", &*root), ("gone/mod.rs", "mod a;"), ("gone/a.rs", "")];
    tree(&before).write(&folder.0).expect("written");
    let now = tree(&[("mod.rs", &*root), ("user.rs", "")]);
    assert_eq!(
        told(&now, &folder),
        [
            "gone/a.rs: the schema has no type for this file",
            "gone/mod.rs: the schema has no type for this file",
            "user.rs: the file is missing"
        ]
    );
    assert_eq!(now.write(&folder.0).expect("written"), written(1, 1, 2));
    assert!(!folder.has("gone"));
    for path in ["mod.rs", "user.rs", "a/mod.rs", "a/b.rs"] {
        assert!(folder.has(&format!("beta/{path}")), "{path}");
        assert!(folder.has(&format!("old/beta/{path}")), "{path}");
    }
    // A folder of the tree is its own, whatever was there.
    let now = tree(&[("mod.rs", &*root), ("user.rs", ""), ("beta/mod.rs", "")]);
    assert_eq!(now.write(&folder.0).expect("written"), written(1, 2, 3));
    assert!(!folder.has("beta/user.rs") && folder.has("old/beta/user.rs"));
}

#[test]
fn files_that_are_not_marked_stay() {
    let folder = Folder::new("marked");
    let late = format!("\n\n\n\n//! {ORIGIN}\n");
    folder.put("late.rs", late);
    folder.put("quoted.rs", format!("const ORIGIN: &str = \"{ORIGIN}\";"));
    folder.put("binary.rs", [0xff, 0xfe, 0]);
    folder.put("empty.rs", "");
    let tree = tree(&[("mod.rs", "")]);
    assert_eq!(tree.write(&folder.0).expect("written"), written(1, 0, 0));
    for path in ["late.rs", "quoted.rs", "binary.rs", "empty.rs"] {
        assert!(folder.has(path), "{path}");
    }
}

#[test]
fn differences_are_told_in_the_order_of_paths() {
    let folder = Folder::new("differences");
    folder.put("a.rs", generated("one\ntwo"));
    folder.put("c.rs", generated("one") + "more\n");
    folder.put("d.rs", generated("stale"));
    folder.put("e.rs", "//! About.\n//!\n");
    folder.put("f.rs", [0xff]);
    let tree =
        tree(&[("a.rs", "one\n2"), ("b.rs", ""), ("c.rs", "one"), ("e.rs", ""), ("f.rs", "")]);
    assert_eq!(
        told(&tree, &folder),
        [
            "a.rs:6:\n  found    two\n  expected 2",
            "b.rs: the file is missing",
            "c.rs:6:\n  found    more\n  expected ",
            "d.rs: the schema has no type for this file",
            "e.rs:3:\n  found    \n  expected //! Generated by graph-codegen from the schema; do not edit.",
            "f.rs:1:\n  found    \u{fffd}\n  expected //! About.",
        ]
    );
    for by_hand in ["e.rs", "f.rs"] {
        fs::remove_file(folder.0.join(by_hand)).expect("removed");
    }
    tree.write(&folder.0).expect("written");
    assert_eq!(told(&tree, &folder), [""; 0]);
}

#[test]
fn a_file_that_ends_early_is_told_as_such() {
    let difference = first_difference(Path::new("a.rs"), "one", "one\n\ntwo");
    assert_eq!(
        difference.map(|difference| difference.to_string()).as_deref(),
        Some("a.rs:2:\n  found    (the end of the file)\n  expected ")
    );
}

#[test]
fn errors_of_the_file_system_name_the_file() {
    let folder = Folder::new("errors");
    folder.put("a", "a file where a folder must be");
    let tree = tree(&[("a/b.rs", "")]);
    let error = tree.write(&folder.0).expect_err("no folder").to_string();
    let path = folder.0.join("a").display().to_string();
    assert!(error.starts_with(&path), "{error}");
    let error = tree.compare(&folder.0.join("a")).expect_err("no folder").to_string();
    assert!(error.starts_with(&path), "{error}");
}
