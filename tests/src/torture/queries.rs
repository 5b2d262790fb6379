//! Texts in query options and in the arguments of functions, which no text leaves.

use graph_models::http::Service;
use graph_models::path;
use graph_models::property;
use graph_models::query::Query;
use graph_models::v1::functions::UserReminderView;
use graph_models::v1::{GraphService, User};
use url::Url;

use super::texts::{almost, decoded};
use super::{Input, Verdict};
use crate::random::Random;

const TEXTS: &[&str] = &[
    "Ada",
    "O'Neil",
    "R&D",
    "a' or 'a' eq 'a",
    "a%27b",
    "x&$top=1",
    "1+1",
    "#",
    "a\\b",
    "é😀",
    "",
    "a=b;c",
    "2024-02-29",
    "')/users('",
];

pub(super) fn make(random: &mut Random) -> Input {
    let about = *random.pick(&["filter", "argument"]).unwrap_or(&"filter");
    Input { about: about.to_owned(), text: almost(random, TEXTS, 4).into_bytes() }
}

pub(super) fn law(Input { about, text }: &Input) -> Verdict {
    let Ok(text) = std::str::from_utf8(text) else { return Verdict::Refused };
    let graph = Service::new("https://graph.example/v1.0").expect("a good address");
    let request = match &**about {
        "filter" => {
            let filter = property!(User: display_name).eq(text);
            let users = path!(GraphService: users).base();
            graph.list(users).and_then(|call| call.query(&Query::new().filter(filter)).request())
        }
        _ => {
            let view = UserReminderView {
                start_date_time: Some(text.to_owned()),
                end_date_time: Some("x".to_owned()),
                ..Default::default()
            };
            graph.invoke_function(path!(GraphService: me), &view).and_then(|call| call.request())
        }
    };
    let Ok(request) = request else { return Verdict::Refused };
    let address = request.uri().to_string();
    let Ok(url) = Url::parse(&address) else {
        return Verdict::Broken(format!("{address} is not a URL"));
    };
    let quoted = text.replace('\'', "''");
    let (found, expected) = match &**about {
        "filter" => {
            let query = url.query().and_then(|query| query.strip_prefix("$filter="));
            let one = query.filter(|query| !query.contains('&') && url.path() == "/v1.0/users");
            (one.and_then(decoded), format!("displayName eq '{quoted}'"))
        }
        _ => {
            let path = url.path().strip_prefix("/v1.0/me/").filter(|path| !path.contains('/'));
            let one = path.filter(|_| url.query().is_none() && url.fragment().is_none());
            let expected = format!("reminderView(StartDateTime='{quoted}',EndDateTime='x')");
            (one.and_then(decoded), expected)
        }
    };
    match found.as_deref() == Some(&*expected) {
        true => Verdict::Holds,
        false => Verdict::Broken(format!("{address} says {found:?}")),
    }
}
