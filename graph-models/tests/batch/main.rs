//! Batches: the rules for a valid one, how answers are matched to steps, and lossless round trips.

#[path = "../support/mod.rs"]
mod support;

mod bodies;
mod laws;

use std::error::Error;
use std::time::{Duration, SystemTime};

use graph_models::{
    BatchError, BatchFailure, BatchRefusal, BatchRequest, BatchResponse, BatchStep, Page,
    serde_json, set,
};
use serde_json::json;
use support::{User, UserPatch, refusal, round_trip};

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn a_batch_is_written_in_the_form_the_service_expects() -> Outcome {
    let mut batch = BatchRequest::default();
    let user = User { display_name: Some("Ada".to_owned()), ..User::default() };
    let created = batch.add(BatchStep::create("/users", &user)?.id("new"))?;
    let read = batch.add(BatchStep::get("/me").header("Prefer", "a").header("prefer", "b"))?;
    let patch = UserPatch { job_title: set("Countess"), ..Default::default() };
    batch.add(BatchStep::update("/users/1", &patch)?.after(created).after(read))?;
    batch.add(BatchStep::delete("/users/2"))?;
    batch.check()?;
    assert_eq!(
        serde_json::to_value(&batch)?,
        json!({"requests": [
            {
                "id": "new",
                "method": "POST",
                "url": "/users",
                "headers": {"Content-Type": "application/json"},
                "body": {"@odata.type": "#microsoft.graph.user", "displayName": "Ada"},
            },
            {"id": "2", "method": "GET", "url": "/me", "headers": {"prefer": "b"}},
            {
                "id": "3",
                "dependsOn": ["new", "2"],
                "method": "PATCH",
                "url": "/users/1",
                "headers": {"Content-Type": "application/json"},
                "body": {"@odata.type": "#microsoft.graph.user", "jobTitle": "Countess"},
            },
            {"id": "4", "method": "DELETE", "url": "/users/2"},
        ]})
    );
    assert_eq!(batch.step("NEW").and_then(|step| step.url.as_deref()), Some("/users"));
    Ok(())
}

#[test]
fn an_invalid_batch_is_refused() -> Outcome {
    let mut batch = BatchRequest::default();
    for number in 1..=20 {
        assert_eq!(batch.add(BatchStep::get("/me"))?, number.to_string());
    }
    batch.check()?;
    assert_eq!(batch.add(BatchStep::get("/me")), Err(BatchError::TooMany(21)));
    assert_eq!(batch.requests.len(), 20);
    batch.requests.push(BatchStep::get("/me").id("21"));
    assert_eq!(refusal(batch.check()), "21 steps are more than the 20 of a batch");

    let mut batch = BatchRequest::default();
    batch.add(BatchStep::get("/me").id("2"))?;
    batch.add(BatchStep::get("/me").id("a"))?;
    // A number that is already an id is skipped.
    assert_eq!(batch.add(BatchStep::get("/me"))?, "3");
    let twice = batch.add(BatchStep::get("/me").id("A"));
    assert_eq!(twice, Err(BatchError::DuplicateId("A".to_owned())));
    let unknown = BatchError::UnknownDependency { id: "b".to_owned(), on: "c".to_owned() };
    assert_eq!(
        batch.add(BatchStep::get("/me").id("b").after("a").after("c")),
        Err(unknown.clone())
    );
    assert_eq!(batch.requests.len(), 3);

    let check = |steps: &[BatchStep]| {
        BatchRequest { requests: steps.to_vec(), ..Default::default() }.check()
    };
    let step = |id: &str| BatchStep::get("/me").id(id);
    assert_eq!(check(&[step("a"), BatchStep::get("/")]), Err(BatchError::NoId { position: 1 }));
    assert_eq!(check(&[step("a"), step("A")]), Err(BatchError::DuplicateId("A".to_owned())));
    assert_eq!(check(&[step("a"), step("b").after("c")]), Err(unknown));
    assert_eq!(check(&[step("a").after("a")]), Err(BatchError::Cycle("a".to_owned())));
    let cycle = [step("a").after("c"), step("b").after("A"), step("c").after("b"), step("d")];
    assert_eq!(check(&cycle), Err(BatchError::Cycle("a".to_owned())));
    // A later step may come first.
    assert_eq!(check(&[step("a").after("b"), step("b")]), Ok(()));
    assert_eq!(check(&[]), Ok(()));
    Ok(())
}

fn answers() -> BatchResponse {
    round_trip(&json!({
        "@odata.context": "https://graph.example/v1.0/$metadata#batch",
        "responses": [
            {
                "id": "3",
                "status": 429,
                "headers": {"retry-after": "10", "Cache-Control": "no-cache"},
                "body": {"error": {"code": "TooManyRequests", "message": "Slow down."}},
            },
            {"id": "1", "status": 200, "headers": {}, "body": {"id": "u1", "displayName": null}},
            {"id": "4", "status": 204, "headers": null},
            {"id": "2", "status": 200, "body": {"value": [{"id": "u2"}, {"displayName": 7}]}},
            {"id": "5", "status": 502, "body": "PGh0bWw+"},
            {"id": "6", "status": 503, "headers": {"Retry-After": 4}},
        ],
    }))
}

#[test]
fn each_answer_is_found_by_id_and_read_as_its_type() -> Outcome {
    let response = answers();
    for _ in 0..2 {
        let user: User = response.read("1")?;
        assert_eq!(user.id.as_deref(), Some("u1"));
    }
    assert_eq!(refusal(response.read::<User>("7")), "step 7 of the batch has no answer");

    let unreadable = response.read::<Page<User>>("2");
    let Err(error @ BatchFailure::Unreadable { .. }) = &unreadable else {
        panic!("{unreadable:?}")
    };
    assert_eq!(
        error.to_string(),
        "the answer to step 2 of the batch is not of the expected type; see \
         `read_tolerant`",
    );
    assert_eq!(
        error.source().map(ToString::to_string).as_deref(),
        Some("at value[1].displayName: expected a string, found a number")
    );

    response.read::<()>("4")?;
    response.read::<()>("1")?;
    assert!(response.read::<Option<User>>("4")?.is_none());
    Ok(())
}

fn refused(id: &str) -> BatchRefusal {
    match answers().read::<User>(id) {
        Err(BatchFailure::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_answer_is_a_refusal_with_status_and_code() {
    let throttled = refused("3");
    assert!(throttled.is_throttled() && !throttled.is_not_found());
    let now = SystemTime::now();
    assert_eq!(throttled.retry_after().map(|wait| wait.wait(now)), Some(Duration::from_secs(10)));
    assert_eq!(
        throttled.to_string(),
        "step 3 of the batch was answered with 429: TooManyRequests: Slow down."
    );
    let foreign = refused("5");
    assert_eq!(foreign.error, None);
    assert_eq!(foreign.answer.body, Some("PGh0bWw+".into()));
    assert_eq!(foreign.to_string(), "step 5 of the batch was answered with 502");
    assert_eq!(answers().retry_after(now), Some(Duration::from_secs(10)));
    assert_eq!(refused("6").retry_after().map(|wait| wait.wait(now).as_secs()), Some(4));
    assert_eq!(BatchResponse::default().retry_after(now), None);
}

#[test]
fn only_steps_worth_retrying_are_left() {
    let step = |id: &str| BatchStep::get("/me").id(id);
    let requests = vec![
        step("throttled").after("done"),
        step("done"),
        step("waited").after("THROTTLED").after("done"),
        step("waited2").after("waited"),
        step("gone"),
        step("lost").after("gone"),
        step("half").after("gone").after("throttled"),
        step("unanswered"),
        BatchStep::get("/"),
    ];
    let batch = BatchRequest { requests, ..Default::default() };
    let response: BatchResponse = round_trip(&json!({"responses": [
        {"id": "waited2", "status": 424},
        {"id": "Throttled", "status": 429},
        {"id": "done", "status": 201},
        {"id": "waited", "status": 424},
        {"id": "gone", "status": 404},
        {"id": "lost", "status": 424},
        {"id": "half", "status": 424},
    ]}));
    let left = batch.left(&response);
    let left: Vec<_> = left
        .requests
        .iter()
        .map(|step| (step.id.as_deref().unwrap_or(""), step.depends_on.as_deref()))
        .collect();
    assert_eq!(
        left,
        [
            ("throttled", None),
            ("waited", Some(&["THROTTLED".to_owned()][..])),
            ("waited2", Some(&["waited".to_owned()])),
            ("unanswered", None),
        ]
    );
    // None of these steps was answered; a step without an id cannot be.
    assert_eq!(batch.left(&answers()).requests.len(), 8);
}

#[test]
fn an_answered_step_is_not_sent_again() -> Outcome {
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::create("/users", &json!({}))?.id("New"))?;
    batch.add(BatchStep::get("/me").id("slow").after("New"))?;
    batch.add(BatchStep::get("/me").id("lost"))?;
    batch.add(BatchStep::get("/me").id("odd"))?;
    let response: BatchResponse = round_trip(&json!({"responses": [
        {"id": "new", "status": 201, "body": {"id": "u1"}},
        {"id": "slow", "status": 429, "headers": {"Retry-After": "7"}},
        {"id": "odd"},
    ]}));
    let ids = |batch: BatchRequest| {
        batch.requests.into_iter().filter_map(|step| step.id).collect::<Vec<_>>()
    };
    response.read::<User>("NEW")?;
    for id in ["slow", "odd"] {
        assert!(matches!(response.read::<()>(id), Err(BatchFailure::Refused(_))), "{id}");
    }
    assert_eq!(ids(batch.left(&response)), ["slow", "lost"]);
    assert_eq!(response.retry_after(SystemTime::now()), Some(Duration::from_secs(7)));
    Ok(())
}

#[test]
fn headers_of_a_step_are_not_printed() {
    let step = BatchStep::get("/me").header("Authorization", "Bearer hush");
    assert!(!format!("{step:?}").contains("hush"));
}

#[test]
fn bodies_of_steps_answers_and_refusals_are_not_printed() -> Outcome {
    let secret = json!({"passwordProfile": {"password": "hush"}, "value": "hush"});
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::create("/users/x(pin='hush')", &secret)?)?;
    let response: BatchResponse = serde_json::from_value(json!({"responses": [
        {"id": "1", "status": 200, "headers": {"Location": "https://a.example/?hush"}, "body": secret},
        {"id": "2", "status": 400, "body": secret},
        {"id": "3", "status": 502, "body": "hush"},
    ]}))?;
    let mut printed = vec![format!("{batch:?}"), format!("{response:#?}")];
    assert!(
        printed[0].contains(r#"method: "POST""#) && printed[0].contains("body: "),
        "{printed:?}"
    );
    printed.extend(["2", "3"].map(|id| format!("{:?}", response.read::<User>(id))));
    printed.push(format!("{response:?}"));
    for printed in printed {
        assert!(!printed.contains("hush"), "{printed}");
    }
    Ok(())
}
