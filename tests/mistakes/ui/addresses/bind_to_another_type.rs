include!("../included/railway.rs");

fn main() {
    let platform = path!(RailwayService: platforms["1"]);
    _ = Train { platform: Nav::bind(service().link(&platform).unwrap()), ..Train::default() };
    let train = path!(RailwayService: trains["1"]);
    _ = Train { platform: Nav::bind(service().link(&train).unwrap()), ..Train::default() };
}
