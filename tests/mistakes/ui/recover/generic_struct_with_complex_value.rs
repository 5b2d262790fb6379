use graph_models::{AdditionalData, graph_entity, merge, set};

#[graph_entity(complex)]
pub struct Address {
    pub city: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct User<T> {
    pub extension: Option<T>,
    pub address: Option<Address>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() {
    let city = AddressPatch { city: set("Paris"), ..Default::default() };
    let patch = UserPatch::<i32> { address: merge(city), ..Default::default() };
    println!("{patch:?}");
}
