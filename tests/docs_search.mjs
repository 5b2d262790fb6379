// Asks the search of the docs for words that users type, and checks what it finds.
//
//     cargo +nightly doc -p graph-models --features http --no-deps
//     node tests/docs_search.mjs target/doc
//
// It runs the search that rustdoc wrote beside the docs, as a browser would. The rustdoc of Rust 1.95 forgets the
// aliases of items that are re-exported, which most types are; that of docs.rs, a nightly, does not.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// What is typed, and the pages that must be among the first results.
const MOST = 10;
const EXPECTED = {
    "microsoft.graph.user": ["v1/struct.User.html"],
    "microsoft.graph.iosUpdateDeviceStatus": ["v1/struct.IosUpdateDeviceStatus.html"],
    "microsoft.graph.security.alert": ["v1/security/struct.Alert.html"],
    "microsoft.graph.importance": ["v1/enum.Importance.html"],
    "managed device": ["v1/struct.ManagedDevice.html"],
    "managedDevice": ["v1/struct.ManagedDevice.html"],
    "send mail": ["v1/actions/struct.UserSendMail.html", "guide/creating/index.html"],
    "sendMail": ["v1/actions/struct.UserSendMail.html"],
    "accept": ["v1/actions/struct.EventAccept.html"],
    "members@delta": ["struct.Nav.html#method.changes"],
    "@removed": ["struct.Removal.html"],
    "@odata.bind": ["fn.bind.html", "struct.Nav.html#method.bind"],
    "@odata.type": ["enum.TypeTag.html"],
    "@odata.nextLink": ["struct.Page.html", "http/struct.Pages.html"],
    "@odata.deltaLink": ["struct.Delta.html"],
    "@odata.etag": ["http/struct.Call.html#method.if_match"],
    "$select": ["macro.select.html", "query/struct.Query.html#method.select"],
    "$filter": ["query/struct.Filter.html"],
    "$expand": ["macro.expand.html"],
    "$batch": ["http/struct.Service.html#method.batch", "guide/batch/index.html"],
    "$ref": ["http/struct.Service.html#method.add_reference"],
    "pagination": ["struct.Page.html", "http/struct.Pages.html", "guide/paging/index.html"],
    "delta query": ["struct.Delta.html", "guide/delta/index.html"],
    "429": ["http/struct.Refusal.html#method.is_throttled", "enum.RetryAfter.html"],
    "404": ["http/struct.Refusal.html#method.is_not_found"],
    "Retry-After": ["enum.RetryAfter.html"],
    "ConsistencyLevel": ["http/struct.Call.html#method.eventual"],
    "token": ["http/struct.Service.html#method.bearer"],
    "PATCH": ["http/struct.Service.html#method.update", "guide/patch/index.html"],
};

const CRATE = "graph_models";

// Functions of the page that the search calls.
globalThis.nonnull = (value) => {
    if (value === null) throw new Error("unexpected null");
    return value;
};
globalThis.nonundef = (value) => {
    if (value === undefined) throw new Error("unexpected undefined");
    return value;
};

async function load(docs) {
    const statics = path.join(docs, "static.files");
    const names = readdirSync(statics);
    const module = (start) => {
        const name = names.find((name) => name.startsWith(start) && name.endsWith(".js"));
        if (name === undefined) throw new Error(`no ${start}*.js in ${statics}`);
        return createRequire(import.meta.url)(path.join(statics, name));
    };
    const { Stringdex, RoaringBitmap } = module("stringdex-");
    const { initSearch } = module("search-");

    // A browser loads the files of the index as scripts, which call these.
    let callbacks = {};
    const run = (...file) => {
        const script = readFileSync(path.join(docs, "search.index", ...file), "utf8");
        new Function(...Object.keys(callbacks), script)(...Object.values(callbacks));
    };
    const hooks = {
        loadRoot(given) {
            callbacks = given;
            run("root.js");
        },
        loadTreeByHash: (hash) => run(`${hash}.js`),
        loadDataByNameAndHash: (name, hash) => run(name, `${hash}.js`),
    };
    return initSearch(Stringdex, RoaringBitmap, hooks);
}

// The first results in the tab "In Names", which is shown first, as paths in the docs of the crate.
async function find({ docSearch, DocSearch }, words) {
    const results = await docSearch.execQuery(DocSearch.parseQuery(words), null, CRATE);
    const pages = [];
    for await (const result of results.others) {
        pages.push(result.href.slice(result.href.indexOf(`${CRATE}/`) + CRATE.length + 1));
        if (pages.length === MOST) break;
    }
    return pages;
}

const [docs] = process.argv.slice(2);
if (docs === undefined) {
    console.error("usage: node tests/docs_search.mjs target/doc [WORDS …]");
    process.exit(2);
}
const search = await load(path.resolve(docs));
const asked = process.argv.slice(3);
for (const words of asked) {
    console.log(`${words}: ${(await find(search, words)).join(", ")}`);
}
if (asked.length === 0) {
    let missing = 0;
    for (const [words, pages] of Object.entries(EXPECTED)) {
        const found = await find(search, words);
        for (const page of pages.filter((page) => !found.includes(page))) {
            missing += 1;
            console.error(`${words}: no ${page} among ${found.join(", ") || "nothing"}`);
        }
    }
    console.log(`${Object.keys(EXPECTED).length} searches, ${missing} missing pages`);
    process.exitCode = missing === 0 ? 0 : 1;
}
