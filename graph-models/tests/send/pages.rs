//! All pages, and rounds of a delta query.

use graph_models::Delta;

use super::*;

fn page(ids: &[&str], next: Option<&str>) -> script::Answered {
    let users: Vec<_> = ids.iter().map(|id| json!({"id": id})).collect();
    let next = next.map(|page| format!("https://graph.example/v1.0/users?p={page}"));
    body(&json!({"value": users, "@odata.count": 3, "@odata.nextLink": next.unwrap_or_default()}))
}

fn ids<'u>(users: impl IntoIterator<Item = &'u User>) -> Vec<&'u str> {
    users.into_iter().filter_map(|user| user.id.as_deref()).collect()
}

#[tokio::test]
async fn pages_come_one_by_one_or_as_one() -> Outcome {
    let answers = || [page(&["1", "2"], Some("2")), status(429, Some(1)), page(&["3"], None)];
    let first = || graph()?.list::<User>("users");
    let paths = ["GET /v1.0/users", "GET /v1.0/users?p=2", "GET /v1.0/users?p=2"];

    let client = Script::retrying(answers());
    let mut pages = first()?.pages().send(&client);
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await? {
        sizes.push(page.value.len());
    }
    assert_eq!((sizes, pages.pages().item_count()), (vec![2, 1], 3));
    assert!(pages.next().await?.is_none());
    assert_eq!(client.paths(), paths);

    let client = Script::retrying(answers());
    let pages = first()?.pages().send_blocking(&client);
    let pages = pages.collect::<Result<Vec<_>, _>>()?;
    assert_eq!(pages.iter().map(|page| page.value.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(client.paths(), paths);

    let all = first()?.pages().send(&Script::retrying(answers())).concat().await?;
    let same = first()?.pages().send_blocking(&Script::retrying(answers())).concat()?;
    assert_eq!((ids(&all), ids(&same)), (vec!["1", "2", "3"], vec!["1", "2", "3"]));
    assert_eq!((all.count, all.next_link.as_deref()), (Some(3), Some("")));

    let none = first()?.pages().max_pages(0).send(&Script::once([])).concat().await?;
    assert!(none.value.is_empty());
    Ok(())
}

#[tokio::test]
async fn an_error_keeps_the_place() -> Outcome {
    let answers = || [page(&["1"], Some("2")), lost(), page(&["2"], None)];
    let client = Script::once(answers());
    let mut pages = graph()?.list::<User>("users")?.pages().send(&client);
    assert!(pages.next().await?.is_some());
    assert!(pages.next().await.is_err_and(|error| error.transport().is_some()));
    let page = pages.next().await?.ok_or("no page")?;
    assert_eq!(ids(&page), ["2"]);
    assert!(pages.next().await?.is_none());

    // An iterator ends, because a loop may skip errors.
    let client = Script::once(answers());
    let mut pages = graph()?.list::<User>("users")?.pages().send_blocking(&client);
    let seen: Vec<_> = pages.by_ref().map(|page| page.is_ok()).collect();
    assert_eq!(seen, [true, false]);
    let rest = pages.into_pages().send_blocking(&client).concat()?;
    assert_eq!(ids(&rest), ["2"]);
    Ok(())
}

#[tokio::test]
async fn a_page_whose_link_is_wrong_comes_before_the_error() -> Outcome {
    let other = json!({"value": [{"id": "1"}], "@odata.nextLink": "https://other.example/x"});
    let client = Script::once([body(&other)]);
    let mut pages = graph()?.list::<User>("users")?.pages().send(&client);
    assert!(pages.next().await?.is_some_and(|page| ids(&page) == ["1"]));
    let error = pages.next().await.err();
    assert!(matches!(error, Some(SendError::Request(RequestError::Host { .. }))), "{error:?}");
    assert!(pages.next().await?.is_none());

    let client = Script::once([page(&["1"], Some("2")), page(&["2"], Some("2"))]);
    let pages = graph()?.list::<User>("users")?.pages().send_blocking(&client);
    let seen: Vec<_> = pages.map(|page| page.map_err(|error| error.to_string())).collect();
    assert!(seen.len() == 3 && seen[1].is_ok(), "{seen:?}");
    assert!(seen[2].as_ref().is_err_and(|error| error.contains("already requested")), "{seen:?}");
    Ok(())
}

#[tokio::test]
async fn a_round_of_changes_ends_with_the_link_to_the_next() -> Outcome {
    let later = "https://graph.example/v1.0/users/delta?token=9";
    let answers = || {
        let next = "https://graph.example/v1.0/users/delta?p=2";
        [
            body(&json!({"value": [{"id": "1"}], "@odata.nextLink": next})),
            body(&json!({
                "value": [{"id": "2", "@removed": {"reason": "deleted"}}],
                "@odata.deltaLink": later,
            })),
        ]
    };
    let call = graph()?.delta::<User>("users/delta")?;
    let round = call.clone().pages().send(&Script::once(answers())).concat().await?;
    let same: Delta<User> = call.pages().send_blocking(&Script::once(answers())).concat()?;
    assert_eq!(round, same);
    assert_eq!((round.delta_link.as_deref(), &round.next_link), (Some(later), &None));
    assert_eq!(round.changes().count(), 2);
    Ok(())
}
