use graph_models::notification::{ClientState, Notification};

fn is_ours(state: &ClientState, notification: &Notification) -> bool {
    notification.client_state.as_ref().is_some_and(|received| *state == *received)
}

fn main() {
    _ = is_ours(&ClientState::new("a"), &Notification::default());
}
