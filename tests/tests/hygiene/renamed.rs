//! The attribute with graph-models under another path.

use serde_json::json;

/// A crate that re-exports graph-models.
mod facade {
    pub mod deeply {
        pub use graph_models as models;
    }
    pub mod prelude {
        pub use graph_models::{AdditionalData, FlagSet, graph_entity};
    }
}

/// A user of that crate, without a dependency named graph-models.
mod user {
    use super::facade::prelude::{AdditionalData, FlagSet, graph_entity};

    /// Shadows the crate, so that a path that was not replaced does not compile.
    #[allow(dead_code, reason = "it only shadows the crate")]
    mod graph_models {}

    #[graph_entity(crate = crate::renamed::facade::deeply::models, namespace = "contoso")]
    pub struct Van {
        #[graph(key)]
        pub id: Option<String>,
        pub fuel: Option<Fuel>,
        pub extras: Option<FlagSet<Extra>>,
        pub size: Option<Size>,
        pub tows: Option<AnyVan>,
        #[graph(additional)]
        pub additional_data: AdditionalData,
    }

    #[graph_entity(crate = crate::renamed::facade::deeply::models)]
    pub enum Fuel {
        Diesel,
        #[graph(unrecognized)]
        Unrecognized(Box<str>),
    }

    #[graph_entity(flags, crate = crate::renamed::facade::deeply::models)]
    pub enum Extra {
        Rack,
        Hook,
    }

    #[graph_entity(crate = super::facade::deeply::models)]
    pub enum Size {
        Small,
        Large,
    }

    #[graph_entity(crate = crate::renamed::facade::deeply::models)]
    pub enum AnyVan {
        #[graph(unrecognized)]
        Unrecognized(Box<Van>),
    }

    #[graph_entity(crate = crate::renamed::facade::deeply::models)]
    pub struct Conditional {
        #[cfg(test)]
        pub kept: Option<i32>,
        #[cfg(any())]
        pub gone: Option<NoSuchType>,
        #[graph(additional)]
        pub additional_data: AdditionalData,
    }
}

#[test]
fn the_path_of_graph_models_is_configurable() {
    let body = json!({
        "@odata.type": "#contoso.van",
        "id": "1", "fuel": "hydrogen", "extras": "rack,hook", "size": "large",
        "tows": {"@odata.type": "#contoso.trailer", "id": "2"},
    });
    let van: user::Van = serde_json::from_value(body.clone()).expect("the body is right");
    assert_eq!(van.size, Some(user::Size::Large));
    assert_eq!(serde_json::to_value(&van).ok(), Some(body));
    let patch = user::VanPatch { fuel: graph_models::set("petrol"), ..Default::default() };
    assert_eq!(
        serde_json::to_value(&patch).ok(),
        Some(json!({"@odata.type": "#contoso.van", "fuel": "petrol"}))
    );
    let conditional = user::Conditional { kept: Some(1), ..Default::default() };
    assert_eq!(
        serde_json::to_value(&conditional).ok(),
        Some(json!({"@odata.type": "#microsoft.graph.conditional", "kept": 1}))
    );
}
