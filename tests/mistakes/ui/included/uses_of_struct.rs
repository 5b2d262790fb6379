// Everything that the attribute writes for a struct `User` with a property `id` is used here.

use graph_models::ObjectExt as _;

#[graph_models::graph_entity]
pub struct Team {
    pub lead: Option<Box<User>>,
    pub members: Option<Vec<User>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn main() -> Result<(), serde_json::Error> {
    let user = User { id: Some("1".to_owned()), ..Default::default() };
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
    let patch = UserPatch { id: graph_models::set("1"), ..Default::default() };
    println!("{patch:?} {}", serde_json::to_string(&patch.clone())?);
    Ok(())
}
