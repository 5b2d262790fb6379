//! The bodies that are changed: of every type, of envelopes, and of a corpus.

use graph_models::edm::{DateTime, FixedOffset};
use graph_models::serde_json::{self, Value, json};
use graph_models::{
    BatchRequest, BatchResponse, Delta, GraphError, Page, Registry, Shape, SingleValue, TypeInfo,
    v1,
};

use super::subject::Subject;
use super::tree::{Tree, quoted};
use crate::random::Random;
use crate::walk;

/// A body, and what it is a body of.
pub type Pair = (Subject, Value);

/// Makes bodies of the models of Graph v1.0.
#[derive(Debug)]
pub(super) struct Bodies {
    made: walk::Bodies,
    /// Structured types, twins, unions, and the parameters of operations.
    described: Vec<&'static TypeInfo>,
    envelopes: Vec<(Subject, Envelope)>,
    corpus: Vec<Pair>,
}

/// What an envelope holds.
#[derive(Debug, Clone, Copy)]
enum Envelope {
    Collection(&'static str),
    Value,
    Other(fn() -> Value),
}

impl Bodies {
    pub(super) fn new(corpus: Vec<Pair>) -> Self {
        let (registry, operations) = (crate::registry(), crate::operations());
        let structured = |info: &&TypeInfo| matches!(info.shape(), Shape::Structured);
        let twins = registry.types().filter_map(|info| registry.twin(info.name()));
        let actions = operations.actions().map(|(_, parameters)| parameters);
        let functions = operations.functions().map(|(_, parameters)| parameters);
        let described = registry.types().filter(structured).chain(registry.unions()).chain(twins);
        Self {
            made: walk::Bodies::new(registry),
            described: described.chain(actions).chain(functions).collect(),
            envelopes: envelopes(),
            corpus,
        }
    }

    /// How many types there are, without envelopes.
    pub(super) fn types(&self) -> usize {
        self.described.len()
    }

    pub(super) fn corpus(&self) -> &[Pair] {
        &self.corpus
    }

    /// What bodies of this name are read as.
    pub(super) fn subjects(&self, name: &str) -> impl Iterator<Item = Subject> {
        let described = self.described.iter().filter(move |info| info.rust_name() == name);
        let envelopes = self.envelopes.iter().map(|(subject, _)| subject);
        let envelopes = envelopes.filter(move |subject| subject.name == name).cloned();
        described.map(|info| Subject::described(info)).chain(envelopes)
    }

    /// A body of a random type, with some of its properties.
    pub(super) fn pick(&self, random: &mut Random) -> Option<(Subject, Tree)> {
        if random.one_in(4)
            && let Some((subject, body)) = random.pick(&self.corpus)
        {
            return Some((subject.clone(), Tree::of(body)));
        }
        if random.one_in(4) {
            let (subject, envelope) = random.pick(&self.envelopes)?;
            return Some((subject.clone(), self.envelope(*envelope, random)));
        }
        let info = *random.pick(&self.described)?;
        Some((Subject::described(info), self.body(info, random)))
    }

    pub(super) fn body(&self, info: &'static TypeInfo, random: &mut Random) -> Tree {
        let variants: Vec<_> = info.variants().collect();
        let variant = random.pick(&variants).copied().unwrap_or(info);
        let mut tree = Tree::of(&self.made.full(variant, random.below(2)));
        let most = random.below(12);
        tree.thin_out(random, most);
        if (variant.name() != info.name() || random.one_in(4))
            && let Tree::Object(entries) = &mut tree
        {
            let at = if random.one_in(4) { entries.len() } else { 0 };
            let tag = Tree::Leaf(quoted(variant.odata_type()));
            entries.insert(at, (quoted("@odata.type"), tag));
        }
        tree
    }

    fn envelope(&self, envelope: Envelope, random: &mut Random) -> Tree {
        let entry = |name, value| (quoted(name), value);
        match envelope {
            Envelope::Collection(name) => {
                let registry = crate::registry();
                let info = registry.union(name).or_else(|| registry.get(name));
                let count = random.below(5);
                let elements = (0..count).filter_map(|_| Some(self.body(info?, random))).collect();
                let value = entry("value", Tree::Array(elements));
                let link = Tree::Leaf(quoted("https://graph.microsoft.com/v1.0/x?$skiptoken=1"));
                Tree::Object(vec![
                    entry("@odata.context", Tree::Leaf(quoted("c"))),
                    entry("@odata.count", Tree::Leaf(count.to_string())),
                    value,
                    entry("@odata.nextLink", link),
                ])
            }
            Envelope::Value => {
                let value =
                    random.pick(&[json!(1), json!([1, -2]), json!("a"), json!(null)]).cloned();
                Tree::of(&json!({"@odata.context": "c", "value": value}))
            }
            Envelope::Other(body) => Tree::of(&body()),
        }
    }
}

fn envelopes() -> Vec<(Subject, Envelope)> {
    const USER: Envelope = Envelope::Collection("microsoft.graph.user");
    const OBJECT: Envelope = Envelope::Collection("microsoft.graph.directoryObject");
    const GROUP: Envelope = Envelope::Collection("microsoft.graph.group");
    const EVENT: Envelope = Envelope::Collection("microsoft.graph.event");
    vec![
        (Subject::typed::<Page<v1::User>>("Page<User>"), USER),
        (Subject::typed::<Page<v1::AnyDirectoryObject>>("Page<AnyDirectoryObject>"), OBJECT),
        (Subject::typed::<Page<v1::Event>>("Page<Event>"), EVENT),
        (Subject::typed::<Delta<v1::Group>>("Delta<Group>"), GROUP),
        (Subject::typed::<Delta<v1::AnyDirectoryObject>>("Delta<AnyDirectoryObject>"), OBJECT),
        (Subject::tolerant::<Page<v1::User>>("tolerant Page<User>"), USER),
        (
            Subject::tolerant::<Page<v1::AnyDirectoryObject>>("tolerant Page<AnyDirectoryObject>"),
            OBJECT,
        ),
        (Subject::tolerant::<Page<v1::Event>>("tolerant Page<Event>"), EVENT),
        (
            Subject::tolerant::<Delta<v1::AnyDirectoryObject>>(
                "tolerant Delta<AnyDirectoryObject>",
            ),
            OBJECT,
        ),
        (Subject::typed::<SingleValue<i64>>("SingleValue<i64>"), Envelope::Value),
        (Subject::typed::<SingleValue<f64>>("SingleValue<f64>"), Envelope::Value),
        (Subject::typed::<SingleValue<Vec<String>>>("SingleValue<Vec<String>>"), Envelope::Value),
        (
            Subject::typed::<SingleValue<DateTime<FixedOffset>>>(
                "SingleValue<DateTime<FixedOffset>>",
            ),
            Envelope::Value,
        ),
        (Subject::typed::<GraphError>("GraphError"), Envelope::Other(error)),
        (Subject::typed::<BatchResponse>("BatchResponse"), Envelope::Other(answers)),
        (Subject::typed::<BatchRequest>("BatchRequest"), Envelope::Other(requests)),
    ]
}

fn error() -> Value {
    json!({"error": {
        "code": "a",
        "message": "b",
        "details": [{"code": "c", "target": "d"}],
        "innerError": {"date": "2024-02-29T13:45:30", "request-id": "r", "innererror": {}},
    }})
}

fn answers() -> Value {
    json!({"responses": [
        {"id": "1", "status": 200, "headers": {"ETag": "W/1"}, "body": {"value": [1.5, null]}},
        {"id": "2", "status": 429, "headers": {"Retry-After": "7"}, "body": error()},
    ]})
}

fn requests() -> Value {
    json!({"requests": [
        {"id": "1", "method": "GET", "url": "/me"},
        {"id": "2", "dependsOn": ["1"], "method": "PATCH", "url": "/me", "body": {"a": null}},
    ]})
}

/// The bodies in a line of a corpus: an object with `shape`, `type`, `binding` and `body`.
///
/// # Errors
///
/// The line is not JSON.
pub fn of_corpus(line: &str) -> serde_json::Result<Vec<Pair>> {
    let line: Value = serde_json::from_str(line)?;
    let text = |name: &str| line[name].as_str().unwrap_or_default();
    let registry: Registry = crate::registry();
    let described = registry.union(text("type")).or_else(|| registry.get(text("type")));
    let body = &line["body"];
    let whole = match text("shape") {
        "collection" => Some(Subject::typed::<Page<Value>>("Page<Value>")),
        "wrapped" => Some(Subject::typed::<SingleValue<Value>>("SingleValue<Value>")),
        "error" => Some(Subject::typed::<GraphError>("GraphError")),
        "action" => {
            crate::operations().action(text("type"), text("binding")).map(Subject::described)
        }
        _ => described.map(Subject::described),
    };
    let mut pairs: Vec<Pair> = whole.map(|whole| (whole, body.clone())).into_iter().collect();
    if let Some(info) = described
        && let Some(value) = body.get("value")
    {
        let elements = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        pairs.extend(elements.iter().map(|element| (Subject::described(info), element.clone())));
    }
    Ok(pairs)
}
