//! Locations of operations.

use super::*;

/// Actions, each with its namespace, its name and its binding type.
fn actions(actions: &[(&str, &str, &str)]) -> String {
    let action = |(namespace, name, binding): (&str, &str, &str)| {
        let parameter = format!("<Parameter Name='p' Type='{binding}'/>");
        let (bound, parameter) = if binding.is_empty() { (false, "") } else { (true, &*parameter) };
        format!(
            "<Schema Namespace='{namespace}'><Action Name='{name}' IsBound='{bound}'>{parameter}\
             </Action></Schema>\n"
        )
    };
    actions.iter().copied().map(action).collect()
}

fn operations_of(namespaces: &str) -> Vec<String> {
    let layout = layout(&resolved(namespaces)).0;
    let path = |location: &Location| {
        format!("{}/{} {}", location.folder.join("/"), location.file, location.name)
    };
    layout.operations.iter().map(path).collect()
}

#[test]
fn operations_are_named_after_their_binding_types() {
    let types = enums(&[("m", "user"), ("m.a", "user"), ("m.a", "site"), ("m", "unbound")]);
    let operations = actions(&[
        ("m", "assignLicense", "m.user"),
        ("m", "assign", "Collection(m.user)"),
        ("m", "reset", ""),
        ("m", "reset", "m.unbound"),
        ("m.a", "move", "m.a.site"),
        ("m.b", "move", "m.a.site"),
        ("m.a", "copy", "m.user"),
        ("m.a", "copy", "m.a.user"),
        ("m", "value", "Edm.String"),
    ]);
    assert_eq!(
        operations_of(&(types + &operations)),
        [
            "actions/user UserAssignLicense",
            "actions/user UserAssign",
            "actions/unbound Reset",
            "actions/unbound_2 UnboundReset",
            "a/actions/site SiteMove",
            "b/actions/site SiteMove",
            "a/actions/m_user MUserCopy",
            "a/actions/user UserCopy",
            "actions/string StringValue",
        ]
    );
}

#[test]
fn overloads_have_different_names() {
    let function = |collection: bool, parameters: &[&str]| {
        let binding = if collection { "Collection(m.user)" } else { "m.user" };
        let parameters =
            parameters.iter().map(|name| format!("<Parameter Name='{name}' Type='Edm.Int32'/>"));
        format!(
            "<Schema Namespace='m'><Function Name='f' IsBound='true'><Parameter Name='p' \
             Type='{binding}'/>{}</Function></Schema>",
            parameters.collect::<String>()
        )
    };
    let functions: String = [
        function(false, &[]),
        function(false, &["top", "skip"]),
        function(true, &["day", "zone"]),
        function(true, &["zone", "period"]),
    ]
    .concat();
    let names = [
        "functions/user UserF",
        "functions/user UserFWithTopAndSkip",
        "functions/user UserCollectionFWithDay",
        "functions/user UserCollectionFWithPeriod",
    ];
    assert_eq!(operations_of(&(enums(&[("m", "user")]) + &functions)), names);
    let only = function(true, &["day"]);
    let names = operations_of(&(enums(&[("m", "user")]) + &only));
    assert_eq!(names, ["functions/user UserF"]);
}

#[test]
fn folders_of_operations_do_not_clash_with_types_and_namespaces() {
    let types = enums(&[("m", "actions"), ("m", "functions"), ("m.a.actions", "user")]);
    let operations = actions(&[
        ("m", "f", "m.actions"),
        ("m.a", "f", "m.actions"),
        ("m.a", "f", "m.a.actions.user"),
    ]);
    assert_eq!(files(&[("m", "actions")]), ["actions"]);
    let text = types + &operations;
    let locations: Vec<_> = locations_of(&text).into_iter().map(|(file, _)| file).collect();
    assert_eq!(locations, ["actions_type", "functions", "a/actions/user"]);
    assert_eq!(
        operations_of(&text),
        ["actions/actions_type ActionsF", "a/actions_/actions ActionsF", "a/actions_/user UserF",]
    );
}

#[test]
fn operations_with_the_same_rust_name_are_told_apart() {
    let types = enums(&[("m", "user"), ("m", "userAssign")]);
    let operations = actions(&[("m", "assignLicense", "m.user"), ("m", "license", "m.userAssign")]);
    assert_eq!(
        operations_of(&(types + &operations)),
        ["actions/user UserAssignLicense", "actions/user_assign UserAssignLicenseX5041"]
    );
    let namespaces = actions(&[("m.aB", "f", ""), ("m.a_b", "f", "")]);
    assert_eq!(
        operations_of(&namespaces),
        ["a_b/actions/unbound F", "a_b_with_underscore/actions/unbound F"]
    );
}
