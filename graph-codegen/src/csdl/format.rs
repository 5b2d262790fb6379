//! Tells documents that are not CSDL of OData 4, so that they cause one clear message.

use roxmltree::{Document as Xml, Node};

/// What a text is that is not CSDL, if that is known from its start.
pub(super) fn other_than_csdl(text: &str) -> Option<String> {
    let start = text.trim_start();
    if start.is_empty() {
        return Some("not CSDL: the document is empty".to_owned());
    }
    if !start.starts_with(['<', '{']) {
        return Some("not CSDL: the document is neither XML nor JSON".to_owned());
    }
    let head: String = start.chars().take(15).collect::<String>().to_ascii_lowercase();
    let is_html = head.starts_with("<!doctype html") || head.starts_with("<html");
    is_html.then(|| html().to_owned())
}

fn html() -> &'static str {
    "not CSDL: the document is an HTML page, perhaps one to sign in; download the `$metadata` of the \
     service"
}

/// Why a document is not CSDL of OData 4, and the offset of the element that shows it.
pub(super) fn not_supported(xml: &Xml<'_>) -> Option<(usize, String)> {
    let root = xml.root_element();
    let message = match root.tag_name().name() {
        "Edmx" | "Schema" => return old_version(root),
        "html" | "HTML" => html().to_owned(),
        "service" => {
            "not CSDL: the document is the list of a service's entity sets; add `/$metadata` to its \
             address"
                .to_owned()
        }
        "error" => "not CSDL: the document is the error that a service answered".to_owned(),
        "definitions" | "description" => {
            "not CSDL: the document is WSDL, which describes a SOAP service".to_owned()
        }
        other => format!("not CSDL: the root element is `{other}`, not `edmx:Edmx`"),
    };
    Some((root.range().start, message))
}

/// The XML namespaces of CSDL before OData 4, and the versions that used them.
const OLD: &[(&str, &str)] = &[
    ("http://schemas.microsoft.com/ado/2006/04/edm", "1.0"),
    ("http://schemas.microsoft.com/ado/2007/05/edm", "1.1"),
    ("http://schemas.microsoft.com/ado/2008/01/edm", "1.2"),
    ("http://schemas.microsoft.com/ado/2008/09/edm", "2.0"),
    ("http://schemas.microsoft.com/ado/2009/08/edm", "2.0"),
    ("http://schemas.microsoft.com/ado/2009/11/edm", "3.0"),
];

/// The message for CSDL of OData 1 to 3.
fn old_version(root: Node<'_, '_>) -> Option<(usize, String)> {
    let schema = root.descendants().find(|node| {
        let is_old = |namespace| OLD.iter().any(|(old, _)| *old == namespace);
        node.tag_name().name() == "Schema" && node.tag_name().namespace().is_some_and(is_old)
    })?;
    let of_namespace = schema.tag_name().namespace();
    let of_namespace =
        OLD.iter().find(|(old, _)| Some(*old) == of_namespace).map(|(_, version)| *version);
    // The services' attribute is more exact, because version 2 may use the namespaces of version 1.
    let of_service = schema.parent().and_then(|services| {
        services.attributes().find(|it| it.name() == "DataServiceVersion").map(|it| it.value())
    });
    let version = of_service.or(of_namespace).unwrap_or_default();
    let message = format!(
        "the document is of OData {version}, and models are generated for OData 4 only; if the \
         service has an address for OData 4, download the `$metadata` there"
    );
    Some((schema.range().start, message))
}

#[cfg(test)]
mod tests {
    use crate::csdl::read;

    fn refusal(text: &str) -> String {
        read(text).expect_err("the document is refused").to_string()
    }

    #[test]
    fn old_versions_are_told_by_one_line() {
        let document = |namespace: &str, version: &str| {
            format!(
                "<edmx:Edmx xmlns:edmx='http://schemas.microsoft.com/ado/2007/06/edmx'>
                <edmx:DataServices {version} xmlns:m='http://schemas.microsoft.com/ado/2007/08/dataservices/metadata'>
                <Schema Namespace='a' xmlns='http://schemas.microsoft.com/ado/{namespace}/edm'>
                <EntityType Name='b'><NavigationProperty Name='c'/></EntityType><EntityType/>
                </Schema></edmx:DataServices></edmx:Edmx>"
            )
        };
        for (namespace, attribute, version) in [
            ("2009/11", "m:DataServiceVersion='3.0'", "3.0"),
            ("2006/04", "m:DataServiceVersion='2.0'", "2.0"),
            ("2006/04", "", "1.0"),
            ("2009/08", "", "2.0"),
        ] {
            assert_eq!(
                refusal(&document(namespace, attribute)),
                format!(
                    "the document is of OData {version}, and models are generated for OData 4 only; \
                     if the service has an address for OData 4, download the `$metadata` there \
                     (line 3, column 17)"
                )
            );
        }
    }

    #[test]
    fn other_formats_are_told_by_one_line() {
        for (text, start) in [
            ("", "not CSDL: the document is empty"),
            ("user: 1\n", "not CSDL: the document is neither XML nor JSON"),
            ("<!DOCTYPE html>\n<br>", "not CSDL: the document is an HTML page"),
            ("<html><body/></html>", "not CSDL: the document is an HTML page"),
            ("<service xmlns='http://www.w3.org/2007/app'/>", "not CSDL: the document is the list"),
            ("<m:error xmlns:m='urn:m'/>", "not CSDL: the document is the error"),
            ("<definitions/>", "not CSDL: the document is WSDL"),
            ("<a/>", "not CSDL: the root element is `a`, not `edmx:Edmx`"),
        ] {
            let refusal = refusal(text);
            assert!(refusal.starts_with(start) && !refusal.contains('\n'), "{refusal}");
        }
    }
}
