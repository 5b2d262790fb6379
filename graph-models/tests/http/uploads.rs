//! Uploads in fragments.

use super::*;

const URL: &str = "https://up.example/session/1?guid=g&tempauth=v1";
const UNIT: u64 = 320 * 1024;

fn upload(total: u64) -> Result<FileUpload<User>, RequestError> {
    graph()?.upload_file(URL, total)
}

fn status(ranges: &[&str]) -> Result<UploadStatus, serde_json::Error> {
    serde_json::from_value(json!({ "nextExpectedRanges": ranges }))
}

fn pending<T>(ranges: &[&str]) -> Result<FragmentAnswer<T>, serde_json::Error> {
    status(ranges).map(FragmentAnswer::Pending)
}

/// The content of a fragment: that many zeros.
fn zeros(range: &std::ops::Range<u64>) -> Vec<u8> {
    vec![0; usize::try_from(range.end - range.start).unwrap_or_default()]
}

#[test]
fn a_fragment_is_a_put_without_a_token() -> Outcome {
    let upload = upload(700_000)?.fragment_size(UNIT)?;
    let range = upload.next_range().ok_or("nothing to send")?;
    assert_eq!(range, 0..UNIT);
    let request = upload.fragment(zeros(&range))?.request()?;
    assert_eq!(request.body().len() as u64, UNIT);
    assert_eq!(
        as_text(&request.map(|_| Vec::new())),
        [
            "PUT https://up.example/session/1?guid=g&tempauth=v1",
            "accept: application/json",
            "content-range: bytes 0-327679/700000",
            "content-type: application/octet-stream",
        ]
        .join("\n")
    );
    for (request, method) in [
        (upload.status().request()?, "GET"),
        (upload.cancel().request()?, "DELETE"),
        (upload.commit().request()?, "POST"),
    ] {
        assert_eq!(
            (request.method().as_str(), request.uri().to_string()),
            (method, URL.to_owned())
        );
        assert!(!request.headers().contains_key("authorization") && request.body().is_empty());
    }
    let own = upload.status().header("authorization", "Bearer x");
    assert!(matches!(own, Err(RequestError::Token)));
    Ok(())
}

#[test]
fn fragments_follow_the_answers_to_the_end() -> Outcome {
    let mut upload = upload(2 * UNIT + 5)?.fragment_size(UNIT)?;
    upload.advance(pending(&["327680-"])?)?;
    assert_eq!((upload.next_range(), upload.received()), (Some(UNIT..2 * UNIT), UNIT));
    // The service lost a part of the last fragment, and has a later part.
    upload.advance(pending(&["600000-600009", "655362-"])?)?;
    assert_eq!(upload.next_range(), Some(600_000..600_010));
    assert_eq!(upload.received(), 2 * UNIT + 5 - 10 - 3);
    upload.advance(pending(&["655362-655364"])?)?;
    let range = upload.next_range().ok_or("nothing to send")?;
    let call = upload.fragment(zeros(&range))?;
    assert_eq!(call.request()?.headers()["content-range"], "bytes 655362-655364/655365");
    let done = call.read(answer(201, &[], r#"{"id": "1", "displayName": "a.txt"}"#))?;
    let item = upload.advance(done)?.ok_or("not complete")?;
    assert_eq!(item.id.as_deref(), Some("1"));
    assert_eq!((upload.next_range(), upload.received()), (None, upload.total()));
    let surplus = upload.fragment(Vec::new());
    assert!(matches!(surplus, Err(RequestError::Upload(UploadError::NothingMissing))));
    Ok(())
}

#[test]
fn answers_are_read_by_their_body() -> Outcome {
    let user = upload(5)?.fragment(vec![0; 5])?;
    let nothing = graph()?.upload_file::<()>(URL, 5)?.fragment(vec![0; 5])?;
    let optional = graph()?.upload_file::<Option<User>>(URL, 5)?.fragment(vec![0; 5])?;
    // OneDrive answers with 202, Outlook with 200.
    for status in [200, 202] {
        let body =
            r#"{"expirationDateTime": "2024-02-29T09:21:55.523Z", "nextExpectedRanges": ["2"]}"#;
        assert!(matches!(user.read(answer(status, &[], body))?, FragmentAnswer::Pending(_)));
        assert!(matches!(nothing.read(answer(status, &[], body))?, FragmentAnswer::Pending(_)));
    }
    for body in ["", r#"{"id": "1"}"#] {
        assert_eq!(nothing.read(answer(201, &[], body))?, FragmentAnswer::Complete(()));
        let FragmentAnswer::Complete(item) = optional.read(answer(201, &[], body))? else {
            return Err("not complete".into());
        };
        assert_eq!(item.is_none(), body.is_empty());
    }
    let error = refusal(user.read(answer(201, &[], "")));
    assert!(error.contains("without a body"), "{error}");
    let error = refusal(user.read(answer(201, &[], r#"{"id": 1}"#)));
    assert!(error.contains(", at id; see"), "{error}");
    for status in [404, 416, 503] {
        assert!(user.read(answer(status, &[], "")).is_err_and(|it| it.refusal().is_some()));
    }
    Ok(())
}

#[test]
fn an_upload_is_resumed_from_its_status() -> Outcome {
    let mut upload = upload(100_000)?;
    upload.resume(&status(&["12345-55232", "77829-99375"])?)?;
    assert_eq!(upload.next_range(), Some(12_345..55_233));
    upload.resume(&status(&["99376-"])?)?;
    assert_eq!(upload.next_range(), Some(99_376..100_000));
    // With `deferCommit`, the last fragment completes nothing.
    assert!(upload.advance(pending(&[])?)?.is_none());
    assert_eq!((upload.next_range(), upload.received()), (None, 100_000));
    assert_eq!(upload.resume(&UploadStatus::default()), Err(UploadError::NoRanges));
    let outside = UploadError::Range { found: "0-100000".to_owned() };
    assert_eq!(upload.resume(&status(&["0-100000"])?), Err(outside));
    Ok(())
}

#[test]
fn a_service_that_expects_the_same_fragment_again_is_an_error() -> Outcome {
    let mut upload = upload(700_000)?.fragment_size(UNIT)?;
    let again = UploadError::NoProgress { position: 0 };
    assert_eq!(upload.advance(pending(&["0-"])?), Err(again));
    // After a fault it is not.
    upload.resume(&status(&["0-"])?)?;
    assert_eq!(upload.next_range(), Some(0..UNIT));
    Ok(())
}

#[test]
fn what_cannot_be_uploaded_is_refused() -> Outcome {
    assert!(matches!(upload(0), Err(RequestError::Upload(UploadError::EmptyFile))));
    for size in [0, 1, UNIT - 1, UNIT + 1, 193 * UNIT, u64::MAX] {
        let error = upload(1)?.fragment_size(size).err();
        assert_eq!(error, Some(UploadError::FragmentSize { found: size }));
    }
    upload(1)?.fragment_size(192 * UNIT)?;
    for length in [0, 4, 6] {
        let message = refusal(upload(5)?.fragment(vec![0; length]));
        assert_eq!(message, format!("the next fragment has 5 bytes, not {length}"));
    }
    for url in ["", "/upload", "https://a@up.example/", "ftp://up.example/"] {
        assert!(matches!(graph()?.upload_file::<()>(url, 1), Err(RequestError::Link)), "{url}");
    }
    let http = graph()?.upload_file::<()>("http://up.example/", 1);
    assert!(matches!(http, Err(RequestError::Insecure { .. })));
    assert_eq!(upload(u64::MAX)?.next_range(), Some(0..FileUpload::<()>::DEFAULT_FRAGMENT_SIZE));
    Ok(())
}

proptest! {
    #[test]
    fn no_answer_makes_an_upload_leave_the_file(
        total in 1_u64..2_000_000,
        ranges in proptest::collection::vec("[0-9]{0,7}-?[0-9]{0,7}", 0..4),
    ) {
        let mut upload = upload(total).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ranges: Vec<_> = ranges.iter().map(String::as_str).collect();
        let status = status(&ranges).map_err(|error| TestCaseError::fail(error.to_string()))?;
        _ = upload.resume(&status);
        prop_assert!(upload.received() <= total);
        if let Some(range) = upload.next_range() {
            prop_assert!(range.start < range.end && range.end <= total);
            prop_assert!(upload.fragment(zeros(&range)).is_ok());
        }
    }
}
