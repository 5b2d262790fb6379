use graph_models::{AdditionalData, graph_entity};

#[graph_entity]
pub struct User<'a> {
    pub name: Option<&'a str>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn name<'a>(user: &User<'a>) -> Option<&'a str> {
    user.name
}

fn main() -> Result<(), serde_json::Error> {
    let user = User { name: Some("Ada"), ..Default::default() };
    println!("{:?} {:?} {}", name(&user), user.clone(), serde_json::to_string(&user)?);
    Ok(())
}
