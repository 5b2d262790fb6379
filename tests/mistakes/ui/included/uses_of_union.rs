// Everything that the attribute writes for a union `AnyBase` with a variant `User` is used here.

#[graph_models::graph_entity]
pub struct Team {
    pub owner: Option<AnyBase>,
    pub members: Option<Vec<AnyBase>>,
    #[graph(additional)]
    pub additional_data: graph_models::AdditionalData,
}

fn main() -> Result<(), serde_json::Error> {
    let any = AnyBase::from(User::default());
    assert_eq!(any.clone(), AnyBase::User(Box::new(User::default())));
    let text = serde_json::to_string(&any)?;
    let team = Team { owner: Some(serde_json::from_str(&text)?), ..Default::default() };
    match &any {
        AnyBase::User(user) => println!("{user:?}"),
        other => println!("{other:?} {team:?}"),
    }
    Ok(())
}
