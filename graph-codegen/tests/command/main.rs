//! Runs the command like a person or a build server would.

mod crates;
mod folder;

use std::fs;
use std::process::Stdio;

use self::folder::{CSDL, Folder, OPTIONAL_ACTIONS, command, failed, printed};

#[test]
fn generate_writes_changes_and_check_reports_them() {
    let folder = Folder::new("written");
    let generate = "generate --csdl shop.csdl --out src/shop";
    let check = "check --csdl shop.csdl --out src/shop";
    assert_eq!(
        folder.run(generate),
        printed(0, "src/shop: 4 files written, 0 unchanged, 0 removed\n")
    );
    assert_eq!(
        folder.run(generate),
        printed(0, "src/shop: 0 files written, 4 unchanged, 0 removed\n")
    );
    assert_eq!(folder.run(check), printed(0, "src/shop: 0 of 4 files differ from shop.csdl\n"));

    let order = folder.read("src/shop/order.rs");
    fs::write(folder.path("src/shop/order.rs"), order.replace("pub id", "pub key"))
        .expect("written");
    fs::rename(folder.path("src/shop/customer.rs"), folder.path("src/shop/client.rs"))
        .expect("moved");
    let differences = "\
client.rs: the file is no longer generated
customer.rs: the file is missing
order.rs:12:
  found        pub key: Option<String>,
  expected     pub id: Option<String>,
src/shop: 3 of 4 files differ from shop.csdl
";
    assert_eq!(folder.run(check), printed(1, differences));
    assert_eq!(
        folder.run(generate),
        printed(0, "src/shop: 2 files written, 2 unchanged, 1 removed\n")
    );
    assert_eq!(folder.run(check), printed(0, "src/shop: 0 of 4 files differ from shop.csdl\n"));
}

#[test]
fn a_subset_is_generated_and_checked() {
    let folder = Folder::new("subset");
    let generate = "generate --csdl shop.csdl --out shop --types #shop.ORDER";
    assert_eq!(folder.run(generate), printed(0, "shop: 3 files written, 0 unchanged, 0 removed\n"));
    let order = folder.read("shop/order.rs");
    let target = "    #[graph(target = \"#org.shop.customer\")]\n";
    assert!(order.contains(&format!("{target}    pub customer: Nav<Value>,")), "{order}");
    let followed = "check --csdl shop.csdl --out shop --types shop.order --follow 1";
    assert_eq!(folder.run(followed).0, Some(1));
    let both = "generate --csdl shop.csdl --out shop --types shop.order,org.shop.customer";
    assert_eq!(folder.run(both), printed(0, "shop: 4 files written, 0 unchanged, 0 removed\n"));
    let order = folder.read("shop/order.rs");
    assert!(order.contains("pub customer: Nav<super::Customer>,"), "{order}");
    assert!(!order.contains("target"), "{order}");
    assert_eq!(
        folder.run("generate --csdl shop.csdl --out shop --types shop.orders,shop.xyz"),
        failed(
            "shop.csdl:\n\
             shop.orders: the document has no such type or operation; did you mean `org.shop.order`?\n\
             shop.xyz: the document has no such type or operation\n"
        )
    );
    let (code, _, stderr) = folder.run("generate --csdl shop.csdl --out shop --follow 1");
    assert_eq!(code, Some(2));
    assert!(stderr.contains("--types"), "{stderr}");
}

#[test]
fn a_profile_is_in_the_files_and_a_wrong_one_is_refused() {
    let folder = Folder::new("profile");
    let generate = "generate --csdl shop.csdl --out shop --profile";
    assert_eq!(folder.run(&format!("{generate} dynamics,tag=never")).0, Some(0));
    let order = folder.read("shop/order.rs");
    let attribute = "#[graph_entity(namespace = \"org.shop\", profile = \"odata, tag=never\")]\n";
    assert!(order.contains(attribute), "{order}");
    // Without the option, they are those of Graph.
    let (code, stdout, _) = folder.run("check --csdl shop.csdl --out shop");
    assert!(code == Some(1) && stdout.contains("2 of 4 files differ"), "{stdout}");
    assert_eq!(folder.run(&format!("{generate} graph")).0, Some(0));
    assert!(!folder.read("shop/order.rs").contains("profile"));
    for (profile, message) in [
        (
            "dynamcs",
            "unknown profile `dynamcs`; did you mean `dynamics`? the profiles are `graph`,",
        ),
        ("odata,tag=no", "unknown value of `tag` `no`;"),
        (
            "odata,control=short",
            "`control=short` is a form of OData 4.01; write `version=4.01`, too",
        ),
    ] {
        let (code, _, stderr) = folder.run(&format!("{generate} {profile}"));
        assert_eq!(code, Some(2));
        assert!(stderr.contains(message), "{stderr}");
    }
}

#[test]
fn flags_without_numbers_are_not_written_as_numbers() {
    let folder = Folder::new("numbers");
    let flags = "<EnumType Name='rights' IsFlags='true'><Member Name='read'/></EnumType></Schema>";
    fs::write(folder.path("shop.csdl"), CSDL.replace("</Schema>", flags)).expect("written");
    let generate = "generate --csdl shop.csdl --out shop --profile odata,members=numbers";
    let (code, _, stderr) = folder.run(generate);
    let message = "rights: the profile has `members=numbers`, and the members of these flags have no \
                   `Value`";
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains(message) && stderr.contains(" (line "), "{stderr}");
    let (code, _, stderr) = folder.run(&format!("{generate} --keep-going"));
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.contains("; their names are written"), "{stderr}");
    assert!(folder.read("shop/rights.rs").contains(", profile = \"odata\")"));
    assert!(folder.read("shop/order.rs").contains("profile = \"odata, members=numbers\""));
}

#[test]
fn operations_may_be_omitted() {
    let folder = Folder::with_an_action("operations");
    let generate = "generate --csdl shop.csdl --out shop";
    assert_eq!(folder.run(generate), printed(0, "shop: 7 files written, 0 unchanged, 0 removed\n"));
    assert!(folder.read("shop/actions/order.rs").contains("pub struct OrderPay {"));
    let without = "generate --csdl shop.csdl --out shop --no-operations";
    assert_eq!(folder.run(without), printed(0, "shop: 2 files written, 2 unchanged, 3 removed\n"));
    assert!(!folder.path("shop/actions").exists());
}

#[test]
fn operations_may_be_optional() {
    let folder = Folder::with_an_action("optional_operations");
    let arguments = "--csdl shop.csdl --out shop --optional-operations";
    folder.run(&format!("generate {arguments}"));
    assert!(folder.read("shop/mod.rs").contains(OPTIONAL_ACTIONS));
    assert_eq!(folder.run(&format!("check {arguments}")).0, Some(0));
    assert_eq!(folder.run("check --csdl shop.csdl --out shop").0, Some(1));
    let (code, _, stderr) = folder.run(&format!("generate {arguments} --no-operations"));
    assert_eq!(code, Some(2));
    assert!(
        stderr.contains("'--optional-operations' cannot be used with '--no-operations'"),
        "{stderr}"
    );
}

#[test]
fn descriptions_may_be_left_out() {
    let folder = Folder::new("descriptions");
    let described = "<EntityType Name='customer'><Annotation Term='Org.OData.Core.V1.Description' \
                     String='Who pays.'/></EntityType>";
    fs::write(folder.path("shop.csdl"), CSDL.replace("<EntityType Name='customer'/>", described))
        .expect("written");
    let arguments = "--csdl shop.csdl --out shop";
    folder.run(&format!("generate {arguments}"));
    assert!(folder.read("shop/customer.rs").contains("\n/// Who pays.\n///\n/// The entity type"));
    assert_eq!(folder.run(&format!("check {arguments} --no-descriptions")).0, Some(1));
    folder.run(&format!("generate {arguments} --no-descriptions"));
    assert!(!folder.read("shop/customer.rs").contains("Who pays"));
    assert_eq!(folder.run(&format!("check {arguments} --no-descriptions")).0, Some(0));
    assert_eq!(folder.run(&format!("check {arguments}")).0, Some(1));
}

#[test]
fn nothing_is_written_for_a_document_with_errors() {
    let folder = Folder::new("errors");
    folder.run("generate --csdl shop.csdl --out shop");
    let before = folder.read("shop/order.rs");
    for (from, to, message) in [
        ("</Schema>", "", "not XML: the root node was opened but never closed (line 7, column 34)"),
        ("'/>\n</Schema>", "", "not XML: unexpected end of stream (line 7, column 31)"),
        (
            "Schema",
            "Shop",
            "not CSDL: the root element is `Shop`, not `edmx:Edmx` (line 1, column 1)",
        ),
        (
            "EntityType",
            "EntityKind",
            "the document declares no entity type, complex type or enumeration",
        ),
        (
            "Type='shop.customer'",
            "Type='shop.client'",
            "org.shop.order.customer: type `org.shop.client` is not defined (line 5, column 9)",
        ),
        (
            "Name='customer'/",
            "Name='customer' BaseType='shop.customer'/",
            "org.shop.customer: the type is derived from itself: org.shop.customer → org.shop.customer (line 7, column 5)",
        ),
    ] {
        let text = CSDL.replace(from, to);
        fs::write(folder.path("wrong.csdl"), text).expect("written");
        let expected = failed(&format!("wrong.csdl:\n{message}\n"));
        assert_eq!(folder.run("generate --csdl wrong.csdl --out shop"), expected);
        assert_eq!(folder.run("generate --csdl wrong.csdl --out new"), expected);
        assert_eq!(folder.run("check --csdl wrong.csdl --out shop"), expected);
        assert_eq!(folder.read("shop/order.rs"), before);
        assert!(!folder.path("new").exists());
    }
}

#[test]
fn a_document_with_nothing_but_a_container_does_not_empty_the_folder() {
    let folder = Folder::new("container");
    folder.run("generate --csdl shop.csdl --out shop");
    let before = folder.read("shop/order.rs");
    let only = "<Schema Namespace='org.shop'><EntityContainer Name='service'/></Schema>";
    fs::write(folder.path("only.csdl"), only).expect("written");
    for flavour in ["models", "plain"] {
        let arguments = format!("--csdl only.csdl --out shop --flavour {flavour}");
        let message = "the document declares no entity type, complex type or enumeration";
        let expected = failed(&format!("only.csdl:\n{message}\n"));
        assert_eq!(folder.run(&format!("generate {arguments}")), expected);
        assert_eq!(folder.read("shop/order.rs"), before);
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = Folder::new("unreadable");
    let (code, _, stderr) = folder.run("generate --csdl none.csdl --out shop");
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("none.csdl: "), "{stderr}");
    fs::write(folder.path("latin.csdl"), [b'<', 0xe9]).expect("written");
    assert_eq!(
        folder.run("check --csdl latin.csdl --out shop"),
        failed(
            "latin.csdl: the document is not encoded as UTF-8, and does not declare an encoding \
             (line 1)\n"
        )
    );
    assert_eq!(
        folder.run("check --csdl shop.csdl --out none"),
        failed("none: the folder does not exist\n")
    );
    let (code, _, stderr) = folder.run("generate --csdl shop.csdl --out shop.csdl");
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("shop.csdl"), "{stderr}");
}

#[test]
fn a_fixup_that_no_longer_applies_is_noted() {
    let folder = Folder::new("noted");
    let text =
        "<Schema Namespace='microsoft.graph'><EnumType Name='windowsMalwareCategory'/></Schema>";
    fs::write(folder.path("graph.csdl"), text).expect("written");
    let (code, _, stderr) = folder.run("generate --csdl graph.csdl --out graph");
    assert_eq!(code, Some(0));
    assert!(stderr.starts_with("note: fix-up `windows-malware-category-"), "{stderr}");
}

#[test]
fn names_that_are_one_in_rust_are_noted_and_renamed() {
    let folder = Folder::new("renamed");
    let property = "<Property Name='_id' Type='Edm.String'/>
        <NavigationProperty";
    fs::write(folder.path("shop.csdl"), CSDL.replace("<NavigationProperty", property))
        .expect("written");
    let generate = "generate --csdl shop.csdl --out shop";
    let (code, _, stderr) = folder.run(generate);
    let note = "note: org.shop.order._id: the name in Rust is `id_with_underscore`, because `id` is \
                that of `org.shop.order.id`\n";
    assert_eq!((code, stderr.as_str()), (Some(0), note));
    let (code, _, stderr) = folder.run(&format!("{generate} --rename org.shop.order._id=raw_id"));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(folder.read("shop/order.rs").contains("pub raw_id: Option<String>,"));
    assert_eq!(
        folder.run(&format!("{generate} --rename org.shop.order._id")),
        failed(
            "--rename: org.shop.order._id: write the full name and the Rust name, such as \
             `microsoft.graph.searchHit._summary=raw_summary`\n"
        )
    );
}

#[test]
fn documents_that_reference_others_are_generated_together() {
    let folder = Folder::new("references");
    let reference = "<Edmx><Reference Uri='https://shop.org/people.xml'><Include Namespace='people' \
                     Alias='p'/></Reference><DataServices>";
    let shop = CSDL.replace("shop.customer'/", "p.person'/");
    let shop = format!("{reference}\n{shop}</DataServices></Edmx>");
    fs::write(folder.path("shop.csdl"), shop).expect("written");
    fs::create_dir(folder.path("more")).expect("created");
    let people = "<Schema Namespace='people'><EntityType Name='person'/></Schema>";
    fs::write(folder.path("more/people.xml"), people).expect("written");
    let generate = "generate --csdl shop.csdl --out shop";
    let missing = "type `people.person` is not defined";
    let alone = format!(
        "{missing}; its namespace is in the document `https://shop.org/people.xml`, which must be \
         read, too"
    );
    assert_eq!(
        folder.run(generate),
        failed(&format!("shop.csdl:\norg.shop.order.customer: {alone} (line 6, column 9)\n"))
    );
    let (code, _, stderr) = folder.run(&format!("{generate} --keep-going"));
    let note = format!(
        "note: org.shop.order.customer: {alone}; its values are read as JSON (line 6, column 9)\n"
    );
    assert_eq!((code, stderr), (Some(0), note));
    assert!(folder.read("shop/order.rs").contains("pub customer: Nav<Value>,"));
    for more in ["--include more", "--csdl more/people.xml"] {
        let (code, _, stderr) = folder.run(&format!("{generate} {more}"));
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        let order = folder.read("shop/org/shop/order.rs");
        assert!(order.contains("pub customer: Nav<super::super::super::people::Person>,"));
        fs::remove_dir_all(folder.path("shop")).expect("removed");
    }
    let wrong = people.replace("person'", "person' BaseType='people.none'");
    fs::write(folder.path("more/people.xml"), wrong).expect("written");
    let (code, _, stderr) = folder.run(&format!("{generate} --include more"));
    let error = "people.person: base type `people.none` is not defined (more/people.xml, line 1, \
                 column 28)";
    assert_eq!((code, stderr), (Some(2), format!("shop.csdl:\n{error}\n")));
    assert_eq!(
        folder.run("generate --csdl no.xml --csdl none.xml --out shop").2.lines().count(),
        2
    );
}

#[test]
fn mistakes_of_all_kinds_are_reported_at_once() {
    let folder = Folder::new("at_once");
    let text = "<Schema Namespace='a'>
        <EntityType Name='b' BaseType='a.c'><Property Name='p'/></EntityType>
        <EntityType Name='c' BaseType='a.b'><Property Name='q' Type='a.x'/></EntityType>
        <EntityType Name='d'><Key><PropertyRef Name='id'/></Key></EntityType>
        <EnumType Name='e'><Member Name='m'/><Member Name='m'/></EnumType>
    </Schema>";
    fs::write(folder.path("wrong.csdl"), text).expect("written");
    let generate = "generate --csdl wrong.csdl --out shop --types a.z --rename a.b.none=no";
    assert_eq!(
        folder.run(generate),
        failed(
            "wrong.csdl:\n\
             a.b.none: there is nothing of this name to rename\n\
             a.z: the document has no such type or operation\n\
             a.b: the type is derived from itself: a.b → a.c → a.b (line 2, column 9)\n\
             a.b.p: `Property` has no `Type` (line 2, column 45)\n\
             a.c.q: type `a.x` is not defined (line 3, column 45)\n\
             a.d: the key names `id`, which is not a property of the type (line 4, column 35)\n\
             a.e: member `m` is already declared in line 5 (line 5, column 46)\n"
        )
    );
}

#[test]
fn the_help_shows_how_to_generate_a_subset() {
    let folder = Folder::new("help");
    let (code, stdout, _) = folder.run("--help");
    assert_eq!(code, Some(0));
    assert!(stdout.contains("--types microsoft.graph.user,microsoft.graph.group --follow 1"));
    assert_eq!(folder.run("generate").0, Some(2));
}

#[test]
fn a_closed_pipe_does_not_cause_a_panic() {
    let folder = Folder::new("pipe");
    fs::create_dir(folder.path("empty")).expect("a folder");
    let mut child = command()
        .args(["check", "--csdl", "shop.csdl", "--out", "empty"])
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the command ends");
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
}
