//! The table of what is sent again, and the waits.

use super::*;

/// Makes the answer that is a failure.
type Failure = fn() -> script::Answered;

/// Whether a second attempt is made after a failure: of `GET`, `HEAD`, `PUT`, `DELETE`, and of `POST`, `PATCH`.
const TABLE: &[(&str, Failure, bool, bool)] = &[
    ("429", || status(429, None), true, true),
    ("429 with a wait", || status(429, Some(3)), true, true),
    ("503 with a wait", || status(503, Some(3)), true, true),
    ("503", || status(503, None), true, false),
    ("408", || status(408, None), true, false),
    ("500", || status(500, None), true, false),
    ("500 with a wait", || status(500, Some(3)), true, false),
    ("502", || status(502, None), true, false),
    ("504", || status(504, Some(3)), true, false),
    ("a lost connection", lost, true, false),
    ("a code", || body(&json!({"error": {"code": "serviceNotAvailable"}})), true, false),
    ("501", || status(501, None), false, false),
    ("404", || status(404, Some(3)), false, false),
    ("401", || status(401, None), false, false),
    ("304", || status(304, None), false, false),
    ("another body", || body(&json!(["a"])), false, false),
];

#[tokio::test]
async fn only_what_is_safe_is_sent_again() -> Outcome {
    let graph = graph()?;
    for (failure, answer, idempotent, other) in TABLE {
        for (method, expected) in [
            (Method::GET, idempotent),
            (Method::HEAD, idempotent),
            (Method::PUT, idempotent),
            (Method::DELETE, idempotent),
            (Method::POST, other),
            (Method::PATCH, other),
        ] {
            let call = graph.submit::<User>(method.clone(), "users/1", "text/plain", "x")?;
            let answers = || [answer(), body(&json!({"id": "1"}))];
            let (client, blocking) = (Script::retrying(answers()), Script::retrying(answers()));
            let results = [call.send(&client).await, call.send_blocking(&blocking)];
            for (result, client) in results.iter().zip([client, blocking]) {
                assert_eq!(result.is_ok(), *expected, "{method} after {failure}");
                assert_eq!(client.requests().len(), if *expected { 2 } else { 1 });
                let bodies = client.requests();
                assert!(bodies.iter().all(|request| request.body() == b"x"));
            }
        }
    }
    Ok(())
}

#[test]
fn a_call_says_whether_it_is_idempotent() -> Outcome {
    let read = graph()?.action::<Value>("me/getMemberGroups", &())?;
    let rename = graph()?.upload::<Value>("drive/root:/a:/content", "text/csv", "a")?;
    for (call, attempts) in [
        (read.clone(), 1),
        (read.clone().idempotent(true), 2),
        (rename.clone(), 2),
        (rename.idempotent(false), 1),
    ] {
        let client = Script::retrying([lost(), body(&json!(1))]);
        _ = call.send_blocking(&client);
        assert_eq!(client.requests().len(), attempts, "{call:?}");
    }
    let upload = graph()?.upload_file::<Value>("https://up.example/1", 5)?;
    let client = Script::retrying([lost(), body(&json!(1))]);
    assert!(upload.fragment(vec![0; 5])?.send_blocking(&client).is_err());
    assert_eq!(client.requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn waits_are_those_of_the_service_or_grow() -> Outcome {
    let answers = || [status(429, Some(7)), lost(), status(503, None), body(&json!({}))];
    let (client, blocking) = (Script::retrying(answers()), Script::retrying(answers()));
    let call = graph()?.get::<User>("me")?;
    call.send(&client).await?;
    call.send_blocking(&blocking)?;
    for client in [client, blocking] {
        let [first, second, third] = client.waits()[..] else { return Err("not three".into()) };
        assert_eq!(first, Duration::from_secs(7));
        assert!((1.0..=2.0).contains(&second.as_secs_f64()), "{second:?}");
        assert!((2.0..=4.0).contains(&third.as_secs_f64()), "{third:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_limit_ends_with_the_last_refusal() -> Outcome {
    let call = graph()?.get::<User>("me")?;
    let client = Script::retrying((1..9).map(|seconds| status(429, Some(seconds))));
    let error = call.send(&client).await.err().ok_or("it is accepted")?;
    let waits = [1, 2, 3].map(Duration::from_secs);
    assert_eq!((client.requests().len(), &client.waits()[..]), (4, &waits[..]));
    let wait = error.refusal().and_then(|refusal| refusal.wait());
    assert_eq!(wait, Some(Duration::from_secs(4)));

    // The third wait would make more than five minutes.
    let client = Script::retrying([1, 2, 3].map(|_| status(503, Some(120))));
    assert!(call.send_blocking(&client).is_err());
    assert_eq!((client.requests().len(), client.waits().len()), (3, 2));
    // One that is longer than three minutes is not waited for at all.
    let client = Script::retrying([status(503, Some(181))]);
    assert!(call.send_blocking(&client).is_err_and(|error| error.is_transient()));
    assert!(client.waits().is_empty());
    Ok(())
}
