//! The example's mock service is as strict as the real one.

use super::*;

async fn is_refused(response: Response, code: u16, name: &str, message: &str) -> Outcome {
    assert_eq!(response.status().as_u16(), code);
    let answer: Value = response.json().await?;
    assert_eq!(answer["error"]["code"], name);
    assert_eq!(answer["error"]["message"], message);
    assert!(answer["error"]["innerError"]["request-id"].is_string());
    Ok(())
}

#[tokio::test]
async fn the_service_keeps_patched_properties() -> Outcome {
    let service = service::start().await;
    send(&service, &json!({"osVersion": "18.0", "userName": null})).await?;
    let patch = json!({"deviceModel": "iPhone 16", "id": "ignored", "@odata.etag": "ignored"});
    let status: Value = send(&service, &patch).await?.json().await?;
    assert_eq!(status["osVersion"], "18.0");
    assert_eq!(status["userName"], Value::Null);
    assert_eq!(status["deviceModel"], "iPhone 16");
    assert_eq!(status["id"], service::ID);
    assert_eq!(status.get("@odata.etag"), None);
    Ok(())
}

#[tokio::test]
async fn the_service_requires_its_token() -> Outcome {
    let (service, client) = (service::start().await, client()?);
    let request = || client.patch(service.uri() + STATUSES).json(&json!({}));
    let name = "InvalidAuthenticationToken";
    is_refused(request().send().await?, 401, name, "Access token is empty.").await?;
    let response = request().basic_auth("adele", Some("password")).send().await?;
    is_refused(response, 401, name, "Access token is empty.").await?;
    let response = request().bearer_auth("stale").send().await?;
    is_refused(response, 401, name, "Access token is not valid.").await
}

#[tokio::test]
async fn the_service_requires_the_right_address_method_and_media_type() -> Outcome {
    let (service, client) = (service::start().await, client()?);
    let request = |method, path: &str| {
        client.request(method, service.uri() + path).bearer_auth(service::TOKEN).body("{}")
    };
    let json = |path: &str| request(Method::PATCH, path).header(CONTENT_TYPE, "application/json");

    let own = format!("{STATUSES}/{}", service::ID);
    assert_eq!(json(&own).send().await?.status(), StatusCode::OK);
    let charset =
        request(Method::PATCH, STATUSES).header(CONTENT_TYPE, "application/json; charset=utf-8");
    assert_eq!(charset.send().await?.status(), StatusCode::OK);

    let name = "ResourceNotFound";
    let response = json(&format!("{STATUSES}/other")).send().await?;
    is_refused(response, 404, name, "There is no such status.").await?;
    let response = json("/v1.0/me").send().await?;
    is_refused(response, 404, name, "There is no such resource.").await?;
    assert_eq!(request(Method::POST, STATUSES).send().await?.status(), 405);
    assert_eq!(request(Method::PATCH, STATUSES).send().await?.status(), 415);
    Ok(())
}

#[tokio::test]
async fn the_service_requires_a_valid_status() -> Outcome {
    let service = service::start().await;
    let install_status = "`microsoft.graph.iosUpdatesInstallStatus`";
    for (body, message) in [
        (json!([]), "The body must be a JSON object.".to_owned()),
        (
            json!({"osVersion": 17}),
            "at osVersion: expected a string, found a number (`json::tolerant` keeps such a value)"
                .to_owned(),
        ),
        (
            json!({"installStatus": null}),
            format!(
                "at installStatus: expected a string with a member of {install_status}, found null"
            ),
        ),
        (json!({"installStatus": "String"}), "`installStatus` cannot be `String`.".to_owned()),
        (json!({"status": "fine"}), "`status` cannot be `fine`.".to_owned()),
        (
            json!({"model": "iPhone"}),
            "The property `model` does not exist on type `microsoft.graph.iosUpdateDeviceStatus`."
                .to_owned(),
        ),
        (
            json!({"@odata.type": "#microsoft.graph.user"}),
            "`#microsoft.graph.user` is not the type of the status.".to_owned(),
        ),
    ] {
        is_refused(send(&service, &body).await?, 400, "BadRequest", &message).await?;
    }
    // A refused patch changes nothing.
    let patch = json!({"osVersion": "1", "status": "fine"});
    assert_eq!(send(&service, &patch).await?.status(), 400);
    let status: Value = send(&service, &json!({})).await?.json().await?;
    assert_eq!(status["osVersion"], "17.5.1");
    Ok(())
}
