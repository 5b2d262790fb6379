//! Batches, whose steps are sent until none is left.

use graph_models::http::BatchRun;
use graph_models::{BatchFailure, BatchRequest, BatchStep};

use super::*;

/// A batch of these methods, with the ids 1, 2, …
fn run(methods: &[&str]) -> Result<BatchRun, Box<dyn Error>> {
    let mut batch = BatchRequest::default();
    for method in methods {
        batch.add(BatchStep::new(*method, "/users"))?;
    }
    Ok(graph()?.batch_run(batch)?)
}

/// Answers to steps: the id, the status, and the wait.
fn answers(of: &[(&str, u16, Option<u32>)]) -> script::Answered {
    let answer = |(id, status, wait): &(&str, u16, Option<u32>)| {
        let mut headers = json!({});
        if let Some(seconds) = wait {
            headers["Retry-After"] = seconds.to_string().into();
        }
        json!({"id": id, "status": status, "headers": headers, "body": {"id": id}})
    };
    body(&json!({"responses": of.iter().map(answer).collect::<Vec<_>>()}))
}

/// The ids of the steps in each request.
fn sent(client: &Script) -> Vec<String> {
    let requests = client.requests();
    let ids = |request: &http::Request<Vec<u8>>| {
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let steps = body["requests"].as_array().cloned().unwrap_or_default();
        let ids: Vec<_> = steps.iter().filter_map(|step| step["id"].as_str()).collect();
        ids.join(" ")
    };
    requests.iter().map(ids).collect()
}

/// The id and status of each answer, in the order of ids.
fn statuses(run: &BatchRun) -> Vec<(&str, i32)> {
    let answers = run.response().responses.iter();
    let mut statuses: Vec<_> =
        answers.filter_map(|answer| Some((answer.id.as_deref()?, answer.status?))).collect();
    statuses.sort_unstable();
    statuses
}

#[tokio::test]
async fn steps_are_sent_until_none_is_left() -> Outcome {
    let rounds = || {
        [
            answers(&[
                ("2", 429, Some(3)),
                ("1", 200, None),
                ("3", 429, Some(9)),
                ("4", 404, None),
            ]),
            answers(&[("3", 201, None), ("2", 503, Some(2))]),
            answers(&[("2", 200, None)]),
        ]
    };
    let methods = ["GET", "PATCH", "POST", "GET"];
    let (client, blocking) = (Script::retrying(rounds()), Script::retrying(rounds()));
    let (mut one, mut other) = (run(&methods)?, run(&methods)?);
    one.send(&client).await?;
    other.send_blocking(&blocking)?;
    for (run, client) in [(one, client), (other, blocking)] {
        assert_eq!(sent(&client), ["1 2 3 4", "2 3", "2"]);
        assert_eq!(client.waits(), [9, 2].map(Duration::from_secs));
        assert_eq!(statuses(&run), [("1", 200), ("2", 200), ("3", 201), ("4", 404)]);
        assert!(run.left().requests.is_empty());
        let response = run.into_response();
        assert_eq!(response.read::<User>("3")?.id.as_deref(), Some("3"));
        let refused = response.read::<User>("4");
        assert!(matches!(refused, Err(BatchFailure::Refused(it)) if it.is_not_found()));
    }
    Ok(())
}

#[tokio::test]
async fn a_limit_leaves_steps_with_their_last_answer() -> Outcome {
    let mut one = run(&["GET", "POST"])?;
    let client = Script::once([answers(&[("1", 200, None), ("2", 429, Some(5))])]);
    one.send(&client).await?;
    assert_eq!(statuses(&one), [("1", 200), ("2", 429)]);
    assert_eq!(one.left().requests.len(), 1);
    // Later, the rest is sent.
    one.send(&Script::once([answers(&[("2", 201, None)])])).await?;
    assert_eq!((statuses(&one), one.left().requests.len()), (vec![("1", 200), ("2", 201)], 0));
    one.send(&Script::once([])).await?;
    Ok(())
}

#[tokio::test]
async fn a_step_that_may_have_been_processed_is_not_sent_again() -> Outcome {
    // The steps 1 and 2 are unavailable without a wait; 3 and 4 are not answered at all.
    let mut run = run(&["GET", "POST", "PATCH", "DELETE"])?;
    let round = [("1", 503, None), ("2", 503, None)];
    let client =
        Script::retrying([answers(&round), answers(&[("1", 200, None), ("4", 204, None)])]);
    run.send(&client).await?;
    assert_eq!(sent(&client), ["1 2 3 4", "1 4"]);
    assert_eq!(statuses(&run), [("1", 200), ("2", 503), ("4", 204)]);
    let unknown = run.response().read::<Value>("3");
    assert!(matches!(unknown, Err(BatchFailure::Missing { .. })), "{unknown:?}");
    Ok(())
}

#[tokio::test]
async fn a_step_waits_for_the_one_that_it_depends_on() -> Outcome {
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::new("POST", "/a"))?;
    batch.add(BatchStep::new("POST", "/b").after("1"))?;
    batch.add(BatchStep::new("POST", "/c"))?;
    batch.add(BatchStep::new("GET", "/d").after("3"))?;
    let round = [("1", 429, None), ("2", 424, None), ("3", 503, None), ("4", 424, None)];
    let client =
        Script::retrying([answers(&round), answers(&[("1", 201, None), ("2", 201, None)])]);
    let mut run = graph()?.batch_run(batch)?;
    run.send(&client).await?;
    // Step 3 may have been processed, so nobody knows whether 4 can be.
    assert_eq!(sent(&client), ["1 2 3 4", "1 2"]);
    assert_eq!(statuses(&run), [("1", 201), ("2", 201), ("3", 503), ("4", 424)]);
    Ok(())
}

#[tokio::test]
async fn answers_survive_an_error_of_a_later_round() -> Outcome {
    let first = || answers(&[("1", 200, None), ("2", 429, None), ("3", 429, None)]);
    // The connection is lost: the batch has a POST, so it is not sent again by itself.
    let mut one = run(&["GET", "POST", "GET"])?;
    let client = Script::retrying([first(), lost()]);
    assert!(one.send(&client).await.is_err_and(|error| error.transport().is_some()));
    assert_eq!(
        (sent(&client), statuses(&one)),
        (vec!["1 2 3".into(), "2 3".into()], vec![("1", 200)])
    );
    let left: Vec<_> = one.left().requests.iter().filter_map(|step| step.id.as_deref()).collect();
    assert_eq!(left, ["3"]);

    // The service refuses the batch as a whole: no step was processed.
    let mut one = run(&["GET", "POST", "GET"])?;
    let client = Script::retrying([first(), status(401, None)]);
    assert!(one.send_blocking(&client).is_err_and(|error| error.is_unauthenticated()));
    assert_eq!((statuses(&one), one.left().requests.len()), (vec![("1", 200)], 2));

    // It fails in the middle.
    let mut one = run(&["POST"])?;
    assert!(one.send(&Script::retrying([status(500, None)])).await.is_err());
    assert!(one.left().requests.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_batch_that_only_reads_is_sent_again_as_a_whole() -> Outcome {
    let mut run = run(&["get", "DELETE"])?;
    let client = Script::retrying([
        lost(),
        status(502, None),
        answers(&[("1", 200, None), ("2", 204, None)]),
    ]);
    run.send(&client).await?;
    assert_eq!(sent(&client), ["1 2", "1 2", "1 2"]);
    Ok(())
}
