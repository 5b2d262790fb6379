//! Laws that hold for every batch and its answers.

use std::time::SystemTime;

use graph_models::{BatchFailure, BatchRequest, BatchResponse};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{body, json as any_json, list, object, round_trip, text};

fn id() -> BoxedStrategy<Value> {
    prop_oneof![4 => "[1-4a]".prop_map(Value::from), 1 => Just(Value::Null)].boxed()
}

prop_compose! {
    fn requests()(
        steps in list(body(vec![
            ("id", id()),
            ("dependsOn", list("[1-4a]".prop_map(Value::from))),
            ("method", text()),
            ("url", text()),
            ("headers", any_json().boxed()),
            ("body", any_json().boxed()),
        ])),
        mut others in object(any_json()),
    ) -> Value {
        others.insert("requests".to_owned(), steps);
        others.into()
    }
}

prop_compose! {
    fn responses()(
        answers in list(body(vec![
            ("id", id()),
            ("status", prop_oneof![Just(200), Just(429), Just(424), any::<i32>()]
                .prop_map(Value::from).boxed()),
            ("headers", any_json().boxed()),
            ("body", any_json().boxed()),
        ])),
        mut others in object(any_json()),
    ) -> Value {
        others.insert("responses".to_owned(), answers);
        others.into()
    }
}

proptest! {
    #[test]
    fn every_batch_round_trips(requests in requests(), responses in responses()) {
        let batch: BatchRequest = round_trip(&requests);
        let response: BatchResponse = round_trip(&responses);
        _ = batch.check();
        let left = batch.left(&response);
        if batch.check().is_ok() {
            prop_assert_eq!(left.check(), Ok(()));
        }
        _ = response.retry_after(SystemTime::now());
        for id in ["1", "2", "A", ""] {
            let answered = response.get(id).is_some();
            let read = response.read::<Value>(id);
            prop_assert_eq!(answered, !matches!(read, Err(BatchFailure::Missing { .. })));
            _ = read.map_err(|error| error.to_string());
        }
    }
}
