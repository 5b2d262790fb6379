use graph_models::{AdditionalData, ObjectExt, graph_entity, null, set};

#[graph_entity]
pub struct Page<T> {
    #[graph(key)]
    pub id: Option<String>,
    pub value: Option<Vec<T>>,
    pub next: Option<String>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

#[graph_entity]
pub struct Search {
    pub page: Option<Box<Page<String>>>,
    #[graph(additional)]
    pub additional_data: AdditionalData,
}

fn main() -> Result<(), serde_json::Error> {
    let page = Page { value: Some(vec![String::new()]), ..Default::default() };
    assert_eq!(page.clone(), Page::default());
    let text = serde_json::to_string(&page)?;
    let page: Page<String> = serde_json::from_str(&text)?;
    println!("{page:?} {}", page.odata_type());
    let search = Search { page: Some(Box::new(page)), ..Default::default() };
    let patch = PagePatch::<String> { value: set(Vec::new()), next: null(), ..Default::default() };
    println!("{search:?} {patch:?}");
    Ok(())
}
