//! Where Microsoft's public reference describes a type.
//!
//! The table has a line for each type of Microsoft Graph v1.0 that has a page under
//! <https://learn.microsoft.com/graph/api/resources>: its name without `microsoft.graph.`, and the name
//! of the page if that is not the same in lower case. The lines are in the order of the names.

use crate::schema::Type;

const PAGES: &str = include_str!("reference_pages.txt");

/// The address of the page for a type, if there is one.
pub(super) fn page(ty: &Type) -> Option<String> {
    let full_name = ty.to_string();
    let name = full_name.strip_prefix("microsoft.graph.")?;
    let page = PAGES.lines().find_map(|line| match line.split_once(' ') {
        Some((other, page)) => (other == name).then(|| page.to_owned()),
        None => (line == name).then(|| page_of(name)),
    })?;
    Some(format!("https://learn.microsoft.com/graph/api/resources/{page}"))
}

/// The name of most pages: `callrecords-callrecord` for `callRecords.callRecord`.
fn page_of(name: &str) -> String {
    name.to_lowercase().replace('.', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, generate};

    /// The line with the page in the docs of a type.
    fn page_for(namespace: &str, name: &str) -> Option<String> {
        let csdl =
            format!(r#"<Schema Namespace="{namespace}"><ComplexType Name="{name}"/></Schema>"#);
        let tree = generate(&csdl, &Options::default()).expect("it is generated");
        let mut lines = tree.files.values().flat_map(|text| text.lines());
        lines.find(|line| line.contains("resources/")).map(str::to_owned)
    }

    #[test]
    fn a_type_of_graph_has_its_page() {
        for (namespace, name, page) in [
            ("microsoft.graph", "user", "user"),
            (
                "microsoft.graph",
                "iosUpdateDeviceStatus",
                "intune-deviceconfig-iosupdatedevicestatus",
            ),
            ("microsoft.graph.callRecords", "callRecord", "callrecords-callrecord"),
        ] {
            let address = format!("https://learn.microsoft.com/graph/api/resources/{page}");
            assert_eq!(page_for(namespace, name), Some(format!("/// [Reference]({address})")));
        }
        for (namespace, name) in
            [("microsoft.graph", "users"), ("microsoft.graph", "User"), ("contoso", "user")]
        {
            assert_eq!(page_for(namespace, name), None);
        }
    }

    #[test]
    fn the_table_has_each_type_once_and_no_page_that_the_rule_gives() {
        assert!(PAGES.lines().is_sorted());
        let names: Vec<_> =
            PAGES.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        for (name, page) in PAGES.lines().filter_map(|line| line.split_once(' ')) {
            assert!(page != page_of(name) && !page.is_empty() && !page.contains(' '), "{name}");
        }
    }
}
