//! Calls as steps of a batch.

use super::*;

#[test]
fn a_batch_is_checked_before_it_is_sent() -> Outcome {
    let mut batch = BatchRequest::default();
    batch.add(BatchStep::get("/me"))?;
    let request = graph()?.batch(&batch)?.request()?;
    assert_eq!(request.uri(), "https://graph.example/v1.0/$batch");
    assert_eq!(request.body(), br#"{"requests":[{"id":"1","method":"GET","url":"/me"}]}"#);
    batch.requests.push(BatchStep::get("/me"));
    let unchecked = graph()?.batch(&batch);
    assert!(matches!(unchecked, Err(RequestError::Batch(BatchError::NoId { position: 1 }))));
    Ok(())
}

#[test]
fn a_call_converts_into_a_step_of_a_batch() -> Outcome {
    let patch = UserPatch { job_title: set("x"), ..Default::default() };
    let update = graph()?
        .update::<(), _>(["users", "1"], &patch)?
        .prefer("a")?
        .prefer("b=c")?
        .header("Authorization", "Bearer hush")?;
    let mut batch = BatchRequest::default();
    batch.add(update.step()?)?;
    let query = Query::new().select(select!(User: id)).top(1);
    batch.add(graph()?.list::<User>("users")?.query(&query).eventual().step()?)?;
    assert_eq!(
        serde_json::to_value(&batch)?,
        json!({"requests": [
            {
                "id": "1",
                "method": "PATCH",
                "url": "/users/1",
                "headers": {"content-type": "application/json", "prefer": "a, b=c"},
                "body": {"@odata.type": "#microsoft.graph.user", "jobTitle": "x"},
            },
            {
                "id": "2",
                "method": "GET",
                "url": "/users?$select=id&$top=1",
                "headers": {"consistencylevel": "eventual"},
            },
        ]})
    );
    for link in ["https://graph.example/beta/users", "https://graph.example/v1.0x/users"] {
        let call = graph()?.follow::<User>(link)?;
        assert!(matches!(call.step(), Err(RequestError::Address)), "{link}");
    }
    Ok(())
}

#[test]
fn a_step_keeps_its_accept_header() -> Outcome {
    let call =
        graph()?.get::<User>("me")?.header("accept", "application/json;odata.metadata=full")?;
    let step = serde_json::to_value(call.step()?)?;
    assert_eq!(step["headers"], json!({"accept": "application/json;odata.metadata=full"}));
    let response: BatchResponse = serde_json::from_value(
        json!({"responses": [{"id": "1", "status": 200, "body": {"id": "u"}}]}),
    )?;
    assert_eq!(call.read_step(&response, "1")?.id.as_deref(), Some("u"));
    Ok(())
}

#[test]
fn a_body_that_is_not_json_is_base64_in_a_step() -> Outcome {
    let graph = graph()?;
    let body = |call: Call<()>| Ok::<_, RequestError>(call.step()?.body);
    // Neither text is read as JSON, although the second one is.
    let photo = graph.upload("me/photo/$value", "image/jpeg", b"\xFB\xFF")?;
    assert_eq!(body(photo)?, Some("+/8=".into()));
    let text = graph.submit(Method::POST, "me/x", "text/plain", "123")?;
    assert_eq!(body(text)?, Some("MTIz".into()));
    let own =
        graph.submit(Method::POST, "me/x", "Application/JSON; charset=utf-8", r#"{"a": 1}"#)?;
    assert_eq!(body(own)?, Some(json!({"a": 1}).into()));
    let broken = graph.submit::<()>(Method::POST, "me/x", "application/json", "{")?;
    assert!(matches!(broken.step(), Err(RequestError::Body(_))));
    Ok(())
}
