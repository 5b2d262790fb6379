use super::*;

/// A folder with documents, which is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let name = format!("graph-codegen-{}-{test}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        for (name, text) in files {
            let path = folder.0.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("created");
            fs::write(path, text).expect("written");
        }
        folder
    }

    fn open(&self, files: &[&str], folders: &[&str]) -> Documents {
        let paths = |names: &[&str]| names.iter().map(|name| self.0.join(name)).collect::<Vec<_>>();
        Documents::open(&paths(files), &paths(folders)).expect("the files are read")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A document with a type, and references of one kind.
fn document(namespace: &str, uris: &[&str], include: &str) -> String {
    let references = uris.iter().map(|uri| {
        let namespace = uri.rsplit('/').next().unwrap_or_default().trim_end_matches(".xml");
        let include = include.replace("NAMESPACE", namespace);
        format!("<Reference Uri='{uri}'>{include}</Reference>")
    });
    format!(
        "<Edmx>{}<DataServices><Schema Namespace='{namespace}'><EnumType Name='t'/></Schema>\
         </DataServices></Edmx>",
        references.collect::<String>()
    )
}

const INCLUDE: &str = "<Include Namespace='NAMESPACE'/>";

fn namespaces(documents: &Documents) -> Vec<(&str, usize)> {
    let schemas = documents.documents.iter().flat_map(|document| &document.schemas);
    schemas.map(|schema| (&*schema.namespace, schema.types.len())).collect()
}

#[test]
fn references_are_followed_into_folders() {
    let uris = ["https://example.com/v1/b.xml", "c.xml?x=1", "none.xml"];
    let folder = Folder::new(
        "references",
        &[
            ("a.xml", &document("a", &uris, INCLUDE)),
            ("first/b.xml", &document("b", &["../a.xml", "d.xml#e"], INCLUDE)),
            ("first/a.xml", &document("other", &[], INCLUDE)),
            ("second/b.xml", "not read, because the first folder has the file"),
            ("second/c.xml", &document("c", &["b.xml"], INCLUDE)),
            ("second/d.xml", &document("d", &["d.xml"], INCLUDE)),
        ],
    );
    let documents = folder.open(&["a.xml"], &["first", "second"]);
    assert_eq!(documents.errors, []);
    assert_eq!(namespaces(&documents), [("a", 1), ("b", 1), ("c", 1), ("other", 1), ("d", 1)]);
    // Without folders, nothing is looked for.
    assert_eq!(namespaces(&folder.open(&["a.xml"], &[])), [("a", 1)]);
    let both = folder.open(&["a.xml", "second/c.xml", "a.xml"], &[]);
    assert_eq!(namespaces(&both), [("a", 1), ("c", 1)]);
}

#[test]
fn documents_that_are_referenced_for_annotations_only_declare_nothing() {
    let annotations = "<IncludeAnnotations TermNamespace='x'/>";
    let folder = Folder::new(
        "annotations",
        &[
            ("a.xml", &document("a", &["b.xml"], annotations)),
            ("c.xml", &document("c", &["b.xml"], INCLUDE)),
            ("more/b.xml", &document("b", &[], INCLUDE)),
        ],
    );
    assert_eq!(namespaces(&folder.open(&["a.xml"], &["more"])), [("a", 1), ("b", 0)]);
    let both = folder.open(&["a.xml", "c.xml"], &["more"]);
    assert_eq!(namespaces(&both), [("a", 1), ("c", 1), ("b", 1)]);
}

#[test]
fn documents_of_vocabularies_are_kept_apart() {
    let sap = "<Include Namespace='com.sap.vocabularies.Common.v1'/>";
    let folder = Folder::new(
        "vocabularies",
        &[
            ("a.xml", &document("a", &["b.xml"], sap)),
            ("b.xml", &document("com.sap.vocabularies.Common.v1", &[], sap)),
        ],
    );
    let documents = folder.open(&["a.xml"], &["."]);
    assert_eq!((namespaces(&documents), documents.vocabularies.len()), (vec![("a", 1)], 1));
    let both = folder.open(&["a.xml", "b.xml"], &["."]);
    assert_eq!((both.documents.len(), both.vocabularies.len()), (2, 0));
}

#[test]
fn errors_name_the_document() {
    let wrong = document("b", &[], INCLUDE).replace("Name='t'", "");
    let files = [("a.xml", &*document("a", &[], INCLUDE)), ("b.xml", &*wrong)];
    let folder = Folder::new("errors", &files);
    let documents = folder.open(&["a.xml", "b.xml"], &[]);
    let b = folder.0.join("b.xml").display().to_string();
    let errors: Vec<_> = documents.errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors, [format!("b: `EnumType` has no `Name` ({b}, line 1, column 43)")]);
    assert_eq!(
        folder.open(&["b.xml"], &[]).errors[0].to_string(),
        "b: `EnumType` has no `Name` (line 1, column 43)"
    );
}

#[test]
fn all_files_that_cannot_be_read_are_reported() {
    let folder = Folder::new("unreadable", &[]);
    let files = ["a.xml", "b.xml"].map(|name| folder.0.join(name));
    let errors = Documents::open(&files, &[]).expect_err("there are no files");
    assert_eq!(errors.iter().count(), 2);
    assert!(errors.to_string().starts_with(&format!("{}: ", files[0].display())));
}
