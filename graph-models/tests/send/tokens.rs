//! Tokens that a function gives.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

/// A service whose tokens are numbered, and how many were asked for.
fn numbered() -> Result<(Service, Arc<AtomicU32>), RequestError> {
    let count = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&count);
    let token =
        move || Ok::<_, Infallible>(format!("hush{}", counter.fetch_add(1, Ordering::SeqCst)));
    Ok((Service::new("https://graph.example/v1.0")?.bearer_from(token), count))
}

fn sent(client: &Script) -> Vec<String> {
    let requests = client.requests();
    let token = |request: &http::Request<_>| {
        let value = request.headers().get("authorization").and_then(|it| it.to_str().ok());
        value.unwrap_or("none").to_owned()
    };
    requests.iter().map(token).collect()
}

#[tokio::test]
async fn each_attempt_and_each_page_has_a_token_of_its_own() -> Outcome {
    let next = json!({"value": [], "@odata.nextLink": "https://graph.example/v1.0/users?p=2"});
    let answers = || [status(429, None), body(&next), lost(), body(&json!({"value": []}))];
    let tokens = ["Bearer hush0", "Bearer hush1", "Bearer hush2", "Bearer hush3"];

    let client = Script::retrying(answers());
    numbered()?.0.list::<User>("users")?.pages().send(&client).concat().await?;
    assert_eq!(sent(&client), tokens);

    let client = Script::retrying(answers());
    numbered()?.0.list::<User>("users")?.pages().send_blocking(&client).concat()?;
    assert_eq!(sent(&client), tokens);

    let count = AtomicU32::new(0);
    let graph = Service::new("https://graph.example/v1.0")?.bearer_from_async(move || {
        let token = format!("hush{}", count.fetch_add(1, Ordering::SeqCst));
        async move {
            tokio::task::yield_now().await;
            Ok::<_, Infallible>(token)
        }
    });
    let client = Script::retrying(answers());
    graph.list::<User>("users")?.pages().send(&client).concat().await?;
    assert_eq!(sent(&client), tokens);
    let error = graph.delete("users/1")?.send_blocking(&client).err();
    assert!(matches!(error, Some(SendError::Request(RequestError::AsyncToken))), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn no_token_is_asked_for_where_none_may_be_sent() -> Outcome {
    let (graph, count) = numbered()?;
    let client = Script::once((0..5).map(|_| status(204, None)));
    graph.follow_without_token::<()>("https://other.example/x")?.send(&client).await?;
    let upload = graph.upload_file::<()>("https://up.example/1", 5)?;
    upload.cancel().send_blocking(&client)?;
    let own = graph.delete("users/1")?.header("Authorization", "Bearer own")?;
    own.send(&client).await?;
    assert_eq!(sent(&client), ["none", "none", "Bearer own"]);
    // A step has the token of its batch.
    assert_eq!(graph.delete("users/1")?.step()?.headers, None);
    assert!(graph.follow::<()>("https://other.example/x").is_err());
    assert_eq!(count.load(Ordering::SeqCst), 0);
    Ok(())
}

#[tokio::test]
async fn a_token_is_not_printed_and_a_missing_one_is_an_error() -> Outcome {
    let (graph, _) = numbered()?;
    let call = graph.delete("users/1")?;
    for printed in [format!("{graph:?}"), format!("{call:?}"), format!("{:?}", call.request()?), {
        let run = graph.batch_run(graph_models::BatchRequest::default())?;
        format!("{run:?}")
    }] {
        assert!(!printed.contains("hush"), "{printed}");
    }
    assert!(format!("{:?}", self::graph()?).contains("***"));

    let graph = Service::new("https://graph.example/v1.0")?;
    let missing = || Err::<String, _>(io::Error::other("the cache is empty"));
    let malformed = || Ok::<_, Infallible>("hush\n".to_owned());
    let client = Script::retrying([]);
    for (graph, message) in [
        (graph.clone().bearer_from(missing), "there is no token for the request"),
        (
            graph.clone().bearer_from_async(move || async move { missing() }),
            "there is no token for the request",
        ),
        (graph.bearer_from(malformed), "the header `authorization` cannot be sent"),
    ] {
        let error = graph.delete("users/1")?.send(&client).await.err().ok_or("it is sent")?;
        assert_eq!(error.to_string(), message);
        let source = error.source().map(ToString::to_string);
        assert!(source.is_none_or(|source| source == "the cache is empty"));
    }
    assert!(client.requests().is_empty());
    Ok(())
}
