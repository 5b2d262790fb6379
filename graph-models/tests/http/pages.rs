//! All pages of a collection.

use super::*;

const USERS: &str = "https://graph.example/v1.0/users";

fn link(number: usize) -> String {
    format!("{USERS}?$skiptoken={number}")
}

/// A page with three users, in a collection of which the service knows the size on the first page.
fn numbered(number: usize, last: usize) -> Page<User> {
    Page {
        next_link: (number < last).then(|| link(number + 1)),
        count: (number == 1).then_some(42),
        value: vec![User::default(); 3],
        ..Page::default()
    }
}

#[test]
fn every_page_is_requested_once_and_counted() -> Outcome {
    let mut pages = graph()?.list::<User>("users")?.pages();
    let mut requested = Vec::new();
    while let Some(call) = pages.next_call() {
        requested.push(call.request()?.uri().to_string());
        assert_eq!(pages.resume_link(), requested.last().map(String::as_str));
        pages.advance(&numbered(requested.len(), 3))?;
    }
    assert_eq!(requested, [USERS.to_owned(), link(2), link(3)]);
    assert_eq!((pages.page_count(), pages.item_count(), pages.total()), (3, 9, Some(42)));
    assert_eq!((pages.resume_link(), pages.delta_link()), (None, None));
    // There is no page to take any more.
    pages.advance(&numbered(1, 2))?;
    assert_eq!((pages.page_count(), pages.next_call().is_some()), (3, false));
    Ok(())
}

#[test]
fn a_link_to_a_page_that_was_requested_is_an_error() -> Outcome {
    for (first, links) in [
        ("users", vec![USERS.to_owned()]),
        ("users", vec![link(2), link(2)]),
        ("users", vec![link(2), link(3), link(2)]),
        ("users", vec![link(2), link(3), USERS.to_owned()]),
    ] {
        let mut pages = graph()?.list::<User>(first)?.pages();
        let (last, before) = links.split_last().ok_or("no links")?;
        for link in before {
            pages.advance(&page(link))?;
        }
        let advanced = pages.advance(&page(last));
        let Err(RequestError::Repeated { pages: count }) = advanced else {
            return Err(format!("{links:?}: {advanced:?}").into());
        };
        assert_eq!((count, pages.page_count()), (links.len() as u64, links.len() as u64));
        assert_eq!(
            refusal(advanced),
            format!(
                "the link of page {count} leads to a page that was already requested, so the pages \
                 would not end"
            )
        );
        assert!(pages.next_call().is_none() && pages.resume_link().is_none());
    }
    Ok(())
}

#[test]
fn an_empty_link_is_none() -> Outcome {
    let mut pages = graph()?.list::<User>("users")?.pages();
    pages.advance(&page(""))?;
    assert!(pages.next_call().is_none());
    let empty = Some(String::new());
    let mut pages = graph()?.delta::<User>("users/delta")?.pages();
    pages.advance(&Delta { next_link: empty.clone(), delta_link: empty, ..Delta::default() })?;
    assert!(pages.next_call().is_none() && pages.delta_link().is_none());
    Ok(())
}

#[test]
fn pages_stop_at_a_limit_and_are_resumed_from_the_link() -> Outcome {
    let all = graph()?.list::<User>("users")?.pages();
    for (mut pages, count) in [
        (all.clone().max_pages(2), 2),
        (all.clone().max_items(4), 2),
        (all.clone().max_items(6), 2),
        (all.clone().max_items(7), 3),
        (all.clone().max_pages(0), 0),
        (all.clone().max_items(0), 0),
        (all.clone().max_pages(9).max_items(1), 1),
    ] {
        for number in 1..9 {
            if pages.next_call().is_none() {
                break;
            }
            pages.advance(&numbered(number, 9))?;
        }
        assert_eq!(pages.page_count(), count);
        let next = if count == 0 { USERS.to_owned() } else { link(count as usize + 1) };
        assert_eq!(pages.resume_link(), Some(&*next));
        let resumed = graph()?.follow::<Page<User>>(&next)?.eventual().pages();
        let call = resumed.next_call().ok_or("no call")?;
        assert_eq!(call.request()?.uri(), &*next);
        assert_eq!(call.request()?.headers()["consistencylevel"], "eventual");
    }
    Ok(())
}

#[test]
fn a_delta_ends_with_the_link_to_later_changes() -> Outcome {
    let mut pages = graph()?.delta::<User>("users/delta")?.pages();
    let delta = Delta { next_link: Some(link(2)), ..Delta::default() };
    pages.advance(&delta)?;
    assert!(pages.delta_link().is_none());
    let end = format!("{USERS}/delta?$deltatoken=1");
    pages.advance(&Delta { delta_link: Some(end.clone()), ..Delta::default() })?;
    assert_eq!((pages.delta_link(), pages.next_call().is_some()), (Some(&*end), false));
    let later = graph()?.follow::<Delta<User>>(&end)?.pages();
    assert_eq!(later.resume_link(), Some(&*end));
    Ok(())
}

#[test]
fn the_first_page_of_an_action_cannot_be_resumed() -> Outcome {
    let mut pages = graph()?.action::<Page<User>>("users/find", &json!({}))?.pages();
    assert!(pages.resume_link().is_none() && pages.next_call().is_some());
    pages.advance(&page(&link(2)))?;
    assert_eq!(pages.resume_link(), Some(&*link(2)));
    Ok(())
}

proptest! {
    /// Whatever links a service sends, each page is requested at most once.
    #[test]
    fn pages_end(links in proptest::collection::vec(0_usize..8, 0..40)) {
        let graph = graph().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let call = graph.list::<User>("users").map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut pages = call.pages();
        let mut count = 0;
        for number in links.into_iter().cycle().take(1_000) {
            if pages.next_call().is_none() {
                break;
            }
            count += 1;
            _ = pages.advance(&page(&link(number)));
        }
        prop_assert!(count <= 9);
    }
}
