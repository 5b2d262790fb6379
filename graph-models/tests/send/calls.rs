//! One call, and the error of it.

use std::io;

use graph_models::http::{Request, Response, ResponseError, Retry, Retrying, StatusCode};

use super::*;

#[tokio::test]
async fn a_value_is_read_and_an_answer_has_its_status() -> Outcome {
    let answers = || [body(&json!({"id": "1"})), status(204, None)];
    let (call, update) =
        (graph()?.get::<User>("users/1")?, graph()?.update("users/1", &UserPatch::default())?);

    let client = Script::once(answers());
    assert_eq!(call.send(&client).await?.id.as_deref(), Some("1"));
    let answer = update.send_for_answer(&client).await?;
    assert_eq!((answer.status, answer.value), (StatusCode::NO_CONTENT, None::<User>));

    let blocking = Script::once(answers());
    assert_eq!(call.send_blocking(&blocking)?.id.as_deref(), Some("1"));
    let answer = update.send_for_answer_blocking(&blocking)?;
    assert_eq!((answer.status, answer.value), (StatusCode::NO_CONTENT, None));
    for client in [client, blocking] {
        assert_eq!(client.paths(), ["GET /v1.0/users/1", "PATCH /v1.0/users/1"]);
    }
    Ok(())
}

/// The errors that these answers become, from both ways to send.
async fn errors(answer: fn() -> script::Answered) -> Result<[SendError; 2], Box<dyn Error>> {
    let call = graph()?.get::<User>("users/1")?;
    let [one, other] = [Script::once([answer()]), Script::once([answer()])];
    let (Err(one), Err(other)) = (call.send(&one).await, call.send_blocking(&other)) else {
        return Err("the answer is accepted".into());
    };
    Ok([one, other])
}

#[tokio::test]
async fn every_fault_is_one_error_that_tells_which() -> Outcome {
    for error in errors(|| status(404, None)).await? {
        assert!(error.is_not_found() && !error.is_throttled() && error.transport().is_none());
        assert_eq!(error.refusal().map(|refusal| refusal.status.as_u16()), Some(404));
        assert_eq!(error.to_string(), "the service answered 404 Not Found");
    }
    for error in errors(|| body(&json!({"id": 1}))).await? {
        assert!(matches!(error, SendError::Response(ResponseError::Unreadable(_))), "{error:?}");
        assert!(error.source().is_some_and(|it| it.to_string().starts_with("at id: ")));
    }
    for error in errors(lost).await? {
        let fault = error.transport().and_then(|it| it.downcast_ref::<io::Error>());
        assert_eq!(fault.map(io::Error::kind), Some(io::ErrorKind::ConnectionReset));
        assert_eq!(error.to_string(), "there is no response: connection reset");
        assert!(error.response().is_none() && !error.is_transient());
    }
    let redirect = || {
        let mut response = status(302, None)?;
        response.headers_mut().insert("location", http::HeaderValue::from_static("https://x/?t=1"));
        Ok(response)
    };
    for error in errors(redirect).await? {
        assert_eq!(error.redirect().map(|it| it.location()), Some("https://x/?t=1"));
    }
    let client = Script::once([]);
    let call = graph()?.get::<User>("x".repeat(70_000))?;
    let error = call.send(&client).await.err();
    assert!(matches!(error, Some(SendError::Request(RequestError::Address))), "{error:?}");
    assert!(client.requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn functions_are_clients() -> Outcome {
    let call = graph()?.delete("users/1")?;
    let client = |request: Request<Vec<u8>>| async move {
        match request.method() == Method::DELETE {
            true => Ok(Response::new(Vec::new())),
            false => Err("another method"),
        }
    };
    call.send(&client).await?;
    call.send(&Retrying::with_sleep(client, tokio::time::sleep)).await?;
    let client = |_: Request<Vec<u8>>| Err::<Response<Vec<u8>>, _>("no network");
    let client = Retrying::with_sleep(client, |_| ()).retry(Retry::new().max_attempts(2));
    let error = call.send_blocking(&client).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("there is no response: no network"));
    Ok(())
}

#[test]
fn what_is_sent_can_be_moved_to_another_thread() -> Outcome {
    fn is_send<T: Send>(_: &T) {}
    let client = Retrying::with_sleep(Script::once([]), tokio::time::sleep);
    let call = graph()?.list::<User>("users")?;
    is_send(&call.send(&client));
    let mut pages = call.pages().send(&client);
    is_send(&pages.next());
    is_send(&pages.concat());
    let mut run = graph()?.batch_run(graph_models::BatchRequest::default())?;
    is_send(&run.send(&client));
    Ok(())
}
