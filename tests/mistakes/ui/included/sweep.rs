/// An action or a function with this binding.
macro_rules! sweep {
    ($operation:ident of $binding:ty) => {
        #[graph_entity(odata_type = "#org.railway.sweep", patch = false, tag = false)]
        pub struct Sweep {
            #[graph(additional)]
            pub additional_data: AdditionalData,
        }

        impl graph_models::$operation for Sweep {
            type Binding = $binding;
            type Response = ();
        }
    };
}
