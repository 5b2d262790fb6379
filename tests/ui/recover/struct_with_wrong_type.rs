use std::collections::HashMap;

use graph_models::{AdditionalData, ObjectExt, graph_entity, null, set};

#[graph_entity]
pub struct User {
    pub labels: Option<HashMap<String, String>>,
    pub count: Option<u64>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct Team {
    pub lead: Option<Box<User>>,
    pub members: Option<Vec<User>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() -> Result<(), serde_json::Error> {
    let user = User { labels: Some(HashMap::new()), count: Some(1), ..Default::default() };
    assert_eq!(user.clone(), User::default());
    println!("{user:?} {}", user.odata_type());
    let text = serde_json::to_string(&user)?;
    let user: User = serde_json::from_str(&text)?;
    let team = Team {
        lead: Some(Box::new(user.clone())),
        members: Some(vec![user]),
        ..Default::default()
    };
    println!("{}", serde_json::to_string(&team)?);
    let patch = UserPatch {
        labels: set(HashMap::<String, String>::new()),
        count: null(),
        ..Default::default()
    };
    println!("{patch:?} {}", serde_json::to_string(&patch.clone())?);
    Ok(())
}
