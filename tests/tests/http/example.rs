//! Runs the example `update_ios_status` as a program.

use super::*;

const SECRET: &str = "eyJ0-secret";

/// Runs the example with these arguments and environment variables only. Returns whether it
/// succeeds, its stdout and its stderr.
fn run(
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<(bool, String, String), Box<dyn Error>> {
    let mut command = Command::new(&*EXAMPLE);
    command.env_remove("GRAPH_TOKEN").env_remove("GRAPH_BASE_URL");
    let output = command.args(arguments).envs(variables.iter().copied()).output()?;
    let stdout = String::from_utf8(output.stdout)?;
    let stderr = String::from_utf8(output.stderr)?;
    for text in [&stdout, &stderr] {
        assert!(!text.contains(SECRET), "the token is printed: {text}");
        assert!(!text.contains(service::TOKEN), "the token is printed: {text}");
    }
    Ok((output.status.success(), stdout, stderr))
}

/// Checks that a text contains all of these parts.
#[track_caller]
fn contains_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is missing in: {text}");
    }
}

/// The example's program, next to this test's program. `cargo test` builds it. `cargo test --test
/// http` does not, so it is built here if it is missing or out of date.
static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
    let this = env::current_exe().expect("this program has a path");
    let directory = |levels| this.ancestors().nth(levels).expect("target/debug/deps/http");
    let (target, profile) = (directory(3), directory(2));
    let name = "update_ios_status";
    let suffix = env::consts::EXE_EXTENSION;
    let example = profile.join("examples").join(name).with_extension(suffix);
    if !is_fresh(&example) {
        let profile = match profile.file_name().and_then(|name| name.to_str()) {
            Some("debug") | None => "dev",
            Some(name) => name,
        };
        // Cargo's variables about this crate would make ring's build script run again.
        let crate_variables = env::vars_os().map(|(name, _)| name).filter(|name| {
            let name = name.to_string_lossy();
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        let mut build = Command::new(env!("CARGO"));
        crate_variables.for_each(|name| _ = build.env_remove(name));
        let built = build
            .args(["build", "--quiet", "--example", name, "--profile", profile])
            .arg("--target-dir")
            .arg(target)
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../graph-models"))
            .status();
        assert!(built.is_ok_and(|status| status.success()), "the example does not compile");
    }
    example
});

/// Whether a program is newer than all the sources in cargo's dependency file.
fn is_fresh(program: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    let Ok(built) = modified(program) else { return false };
    let Ok(list) = fs::read_to_string(program.with_extension("d")) else { return false };
    let Some((_, sources)) = list.split_once(": ") else { return false };
    // A path with a space is split here and not found, so the example is built again, which is
    // harmless.
    sources.split_whitespace().all(|source| modified(source.as_ref()).is_ok_and(|at| at < built))
}

#[test]
fn the_example_runs_without_arguments() -> Outcome {
    let (success, stdout, stderr) = run(&[], &[])?;
    assert!(success, "{stderr}");
    assert_eq!(stderr, "");
    contains_all(
        &stdout,
        &[
            "PATCH http://127.0.0.1:",
            "/deviceManagement/iosUpdateStatuses\n",
            "Authorization: Bearer ***\n",
            "Content-Type: application/json\n",
            concat!(
                r##"{"@odata.type":"#microsoft.graph.iosUpdateDeviceStatus","installStatus":"success","##,
                r#""lastReportedDateTime":"2024-08-01T14:30:00Z","osVersion":"17.6.1","userName":null}"#,
            ),
            "The answer: 200 OK\n",
            "  iOS             17.6.1\n",
            "  installation    done\n",
            "  last report     Thursday, 1 August 2024, 14:30 UTC+00:00\n",
            "  user            null\n",
            "IosUpdateDeviceStatus {\n    id: \"1086e543-e543-1086-43e5-861043e58610\",\n",
            "The answer: 401 Unauthorized\n",
            "  code            InvalidAuthenticationToken\n",
            "  message         Access token is empty.\n",
        ],
    );
    Ok(())
}

/// The same call as to Microsoft Graph, with another address.
#[tokio::test]
async fn the_example_updates_the_status_with_the_given_id() -> Outcome {
    let server = MockServer::start().await;
    let answer = |request: &Request| match request.headers.get(AUTHORIZATION) {
        Some(_) => ResponseTemplate::new(200).set_body_json(json!({
            "@odata.type": "#microsoft.graph.iosUpdateDeviceStatus",
            "id": "a/b ü?",
            "installStatus": "postponed",
            "userName": null,
        })),
        None => ResponseTemplate::new(401).set_body_json(json!({"error": {"code": "gone"}})),
    };
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let base = server.uri() + "/v1.0/";
    let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", base.as_str())];

    let (success, stdout, stderr) = run(&["a/b ü?"], &variables)?;
    assert!(success, "{stderr}");
    contains_all(
        &stdout,
        &[
            "/v1.0/deviceManagement/iosUpdateStatuses/a%2Fb%20%C3%BC%3F\n",
            "Authorization: Bearer ***\n",
            "  installation    postponed\n",
            "  code            gone\n",
        ],
    );

    let [first, second] = received(&server).await.try_into().map_err(|_| "two requests")?;
    assert_eq!(first.method.as_str(), "PATCH");
    assert_eq!(first.url.path(), format!("{STATUSES}/a%2Fb%20%C3%BC%3F"));
    assert_eq!(first.headers[AUTHORIZATION], *format!("Bearer {SECRET}"));
    assert_eq!(first.headers[CONTENT_TYPE], "application/json");
    assert_eq!(first.body_json::<Value>()?["userName"], Value::Null);
    assert_eq!(second.headers.get(AUTHORIZATION), None);
    Ok(())
}

#[tokio::test]
async fn the_example_fails_if_the_update_is_refused() -> Outcome {
    let service = service::start().await;
    let base = service.uri();
    let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", base.as_str())];
    let (success, stdout, stderr) = run(&[service::ID], &variables)?;
    assert!(!success);
    contains_all(&stdout, &["The answer: 401 Unauthorized\n", "Access token is not valid."]);
    assert_eq!(stderr, "error: the update was refused\n");
    Ok(())
}

#[tokio::test]
async fn the_example_fails_if_the_answer_is_not_from_graph() -> Outcome {
    for (code, body, message) in [
        (502, "<h1>Bad gateway</h1>", "error: the service answered 502 Bad Gateway\n"),
        (200, r#"{"osVersion": 17}"#, "error: at osVersion: expected a string, found a number"),
    ] {
        let server = MockServer::start().await;
        let answer = ResponseTemplate::new(code).set_body_string(body);
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let variables = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", &server.uri())];
        let (success, stdout, stderr) = run(&["1"], &variables)?;
        assert!(!success);
        contains_all(&stdout, &[body]);
        assert!(stderr.starts_with(message), "{stderr}");
    }
    Ok(())
}

#[test]
fn the_example_names_the_wrong_or_missing_argument() -> Outcome {
    let unreachable = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", "http://127.0.0.1:1")];
    let plain = [("GRAPH_TOKEN", SECRET), ("GRAPH_BASE_URL", "http://graph.microsoft.com")];
    for (arguments, variables, message) in [
        (&[][..], &unreachable[..1], "which status is to be updated? Give its id"),
        (&["1"], &[], "the status `1` is at Microsoft Graph, which wants an access token"),
        (&["1"], &[("GRAPH_TOKEN", " ")], "wants an access token"),
        (&["1", "2"], &unreachable[..1], "usage: update_ios_status"),
        (&["--help"], &[], "usage: update_ios_status"),
        (&[""], &unreachable, "the id of the status is empty"),
        (&["1"], &plain, "does not start with https"),
        (&["1"], &unreachable, "Connection refused"),
    ] {
        let (success, _, stderr) = run(arguments, variables)?;
        assert!(!success);
        assert!(stderr.starts_with("error: "), "{stderr}");
        contains_all(&stderr, &[message]);
    }
    Ok(())
}
