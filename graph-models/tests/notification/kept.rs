//! Nothing is lost between reading and writing.

use super::*;

#[test]
fn what_is_read_is_written_back() -> Outcome {
    for body in samples() {
        let received = read(&body)?;
        let written: Value = serde_json::from_slice(&json::to_vec(&received)?)?;
        assert_eq!(written, body);
        assert_eq!(serde_json::to_value(&received)?, body);
        assert_eq!(received.clone(), received);
    }
    Ok(())
}

#[test]
fn values_that_do_not_fit_are_kept_and_listed() -> Outcome {
    let body = value!({
        "value": [
            7,
            {"clientState": 7, "subscriptionId": "?", "resourceData": "?", "encryptedContent": [1]},
            {"id": "2", "resourceData": {"id": 2}},
        ],
        "validationTokens": "?",
    });
    let received = read(&body)?;
    assert_eq!(received.value.len(), 2);
    assert_eq!(received.value[0].client_state, None);
    assert_eq!(received.value[1].id.as_deref(), Some("2"));
    assert_eq!(serde_json::to_value(&received)?, body);
    let misfits = json::tolerant::misfits(&received);
    let mut paths: Vec<&str> = misfits.iter().map(|misfit| misfit.path()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "validationTokens",
            "value[0]",
            "value[1].clientState",
            "value[1].encryptedContent",
            "value[1].resourceData",
            "value[1].subscriptionId",
            "value[2].resourceData.id",
        ]
    );
    Ok(())
}

#[test]
fn what_is_made_by_hand_is_written_without_tags() -> Outcome {
    let received = Notifications { value: vec![Default::default()], ..Default::default() };
    assert_eq!(json::to_string(&received)?, r#"{"value":[{}]}"#);
    Ok(())
}
