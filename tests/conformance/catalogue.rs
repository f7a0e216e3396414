//! The catalogue, held against the facts that it was written from: type by type, property by property, both ways.
//!
//! The facts are named by `CARDWRIGHT_FACTS`; without them the tests say so and pass. Where the catalogue differs on
//! purpose, the difference stands in one of the lists here, with its reason; one that no longer is there fails too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use cardwright::card::catalogue::{self, ElementKind, ElementType, Mark, Property, Slot, Support, ValueType, icons};
use serde_json::Value as Json;

/// What differs on purpose: type, property, what of it, why.
const DIFFERENCES: &[(&str, &str, &str, &str)] = &[
    ("AdaptiveCard", "body", "required", "a card of buttons alone is shown"),
    ("Column", "items", "required", "an empty column is used as a gap"),
    ("MessageCard", "summary", "required", "only needed when there is no text; a rule says so"),
    ("MessageCard", "@context", "required", "Teams takes cards without it"),
    ("Message", "attachments", "required", "a message can be text alone"),
    ("Attachment", "content", "required", "a file is attached by its address"),
    ("Attachment", "content", "kinds", "what is attached can be of content types that nobody here knows"),
    ("Attachment", "contentType", "closed", "other content types are files and cards of other applications"),
    ("MessageCard", "@context", "closed", "an address: what is usual is offered, the rest is not wrong"),
    ("RichTextBlock", "inlines", "items", "a citation is a part of a paragraph too"),
    ("InvokeSubmitActionData", "value", "refs", "any data; the shape that Teams knows says its own type"),
    ("Carousel", "backgroundImage", "refs", "the facts name no type, and there is one"),
    ("TextRun", "requires", "refs", "the facts name no type, and there is one"),
    ("Action.Http", "requires", "refs", "the facts name no type, and there is one"),
    ("Action.Http", "headers", "items", "the facts name no type, and there is one"),
    ("MessageCard", "entities", "items", "a list of anything"),
    ("TeamsCardProperties", "width", "words", "the documents of Teams write `Full`; both are read"),
];

/// What Teams reads of its own carousel stands in cards of 1.5; the facts have the version of the open-source one.
const CAROUSEL: [&str; 2] = ["Carousel", "CarouselPage"];

/// Ours alone: the message that is only text has no type in any source.
const OURS: [&str; 1] = ["Text"];

fn facts(file: &str) -> Option<Json> {
    let Some(folder) = std::env::var_os("CARDWRIGHT_FACTS") else {
        eprintln!("CARDWRIGHT_FACTS is not set: the catalogue is not held against the facts");
        return None;
    };
    let text = std::fs::read_to_string(PathBuf::from(folder).join(file)).expect("the facts");
    Some(serde_json::from_str(&text).expect("JSON"))
}

fn list<'j>(value: &'j Json, key: &str) -> Vec<&'j str> {
    value[key].as_array().into_iter().flatten().filter_map(Json::as_str).collect()
}

fn items<'j>(value: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> {
    value[key].as_array().into_iter().flatten()
}

/// The JSON kinds that a property takes, `null` left out.
fn kinds(value: ValueType) -> BTreeSet<&'static str> {
    use ValueType as V;
    match value {
        V::Boolean => ["boolean"].into(),
        V::Number(_) | V::Integer(_) => ["number"].into(),
        V::Width(_) => ["number", "string"].into(),
        V::Strings | V::List(_) | V::Many(_) => ["array"].into(),
        V::Map(_) | V::One(_) => ["object"].into(),
        V::Any => ["any"].into(),
        V::Either(types) => types.iter().flat_map(|ty| kinds(*ty)).collect(),
        _ => ["string"].into(),
    }
}

/// The kinds of a list's items.
fn item_kinds(value: ValueType) -> BTreeSet<&'static str> {
    match value {
        ValueType::Strings => ["string"].into(),
        ValueType::List(of) => kinds(*of),
        ValueType::Many(Slot::Inlines) => ["object", "string"].into(),
        ValueType::Many(_) => ["object"].into(),
        ValueType::Either(types) => types.iter().flat_map(|ty| item_kinds(*ty)).collect(),
        _ => BTreeSet::new(),
    }
}

/// The types that a property leads to, groups by their name.
fn refs(value: ValueType) -> BTreeSet<String> {
    match value {
        ValueType::One(slot) | ValueType::Many(slot) => match slot {
            Slot::Elements => ["@element".to_owned()].into(),
            Slot::Actions => ["@action".to_owned()].into(),
            Slot::SelectActions => ["@selectAction".to_owned()].into(),
            Slot::MenuActions => ["@menuAction".to_owned()].into(),
            Slot::Inlines => ["@inline".to_owned()].into(),
            Slot::Types(names) => names.iter().map(|name| (*name).to_owned()).collect(),
        },
        ValueType::Map(ValueType::One(Slot::Types([name]))) => [format!("map<{name}>")].into(),
        ValueType::Map(ValueType::Text) => ["map<string>".to_owned()].into(),
        ValueType::Either(types) => types.iter().flat_map(|ty| refs(*ty)).collect(),
        _ => BTreeSet::new(),
    }
}

fn support(word: &str) -> Support {
    match word {
        "yes" => Support::Yes,
        "no" => Support::No,
        "preview" => Support::Preview,
        "unknown" => Support::Unknown,
        word => panic!("support: {word}"),
    }
}

fn fits_kind(ty: &ElementType, kind: &str) -> bool {
    use ElementKind as K;
    match kind {
        "root" => ty.kind == K::Root,
        "element" | "chart" | "component" => ty.kind == K::Element,
        // What is a container in one place only is a part of what stands there.
        "container" => matches!(ty.kind, K::Container | K::Part),
        "object" | "layout" => ty.kind == K::Object,
        "input" => ty.kind == K::Input,
        "action" => ty.kind == K::Action,
        "inline" => ty.kind == K::Inline,
        kind => panic!("kind: {kind}"),
    }
}

/// What the official schemas have: the one of Adaptive Cards, the one of connector cards; bots and messages have none.
fn is_official(ty: &Json, property: &Json) -> bool {
    let said = &property["in"];
    match ty["family"].as_str() {
        Some("adaptive") => said["core_schema"] == true,
        Some("messagecard") => said["messagecard_schema"] == true,
        _ => true,
    }
}

fn version(since: &Json) -> String {
    since.as_str().unwrap_or("1.0").to_owned()
}

#[derive(Default)]
struct Held {
    wrong: Vec<String>,
    used: BTreeSet<usize>,
}

impl Held {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, ty: &str, property: &str, what: &str, ours: T, facts: T) {
        if ours == facts {
            return;
        }
        match DIFFERENCES.iter().position(|(a, b, c, _)| (*a, *b, *c) == (ty, property, what)) {
            Some(at) => drop(self.used.insert(at)),
            None => self.wrong.push(format!("{ty} {property} {what}: {ours:?}, and in the facts {facts:?}")),
        }
    }
}

#[test]
fn every_type_and_property_is_as_in_the_facts() {
    let Some(facts) = facts("catalogue.json") else { return };
    let mut held = Held::default();
    let (mut types, mut properties) = (0, 0);
    for fact in items(&facts, "types") {
        let name = fact["name"].as_str().unwrap();
        types += 1;
        properties += items(fact, "properties").count();
        match catalogue::find(name) {
            Some(ty) => same_type(ty, fact, &mut held),
            None => held.wrong.push(format!("{name} is missing")),
        }
    }
    let known: BTreeSet<&str> = items(&facts, "types").filter_map(|fact| fact["name"].as_str()).collect();
    let more: Vec<&str> = catalogue::all().map(|ty| ty.name).filter(|name| !known.contains(name)).collect();
    assert_eq!(more, OURS);
    assert_eq!(held.wrong, Vec::<String>::new());
    let unused = (0..DIFFERENCES.len()).filter(|at| !held.used.contains(at)).map(|at| DIFFERENCES[at]);
    assert_eq!(unused.collect::<Vec<_>>(), [], "no difference any more");
    assert_eq!((types, properties), (152, 1838));
}

fn same_type(ty: &'static ElementType, fact: &Json, held: &mut Held) {
    let name = ty.name;
    let teams = &fact["teams"];
    let since = if CAROUSEL.contains(&name) { "1.5".to_owned() } else { version(&fact["since"]) };
    held.same(name, "", "since", ty.since.to_string(), since);
    held.same(name, "", "teams", ty.teams, support(teams["support"].as_str().unwrap()));
    held.same(name, "", "hosts", ty.hosts.to_vec(), list(teams, "hosts"));
    held.same(name, "", "note", !ty.note.is_empty(), teams["note"].is_string());
    held.same(name, "", "kind", fits_kind(ty, fact["kind"].as_str().unwrap()), true);
    let official = match fact["family"].as_str() {
        Some("adaptive") => fact["in"]["core_schema"] == true,
        _ => items(fact, "properties").any(|property| is_official(fact, property)),
    };
    held.same(name, "", "standard", ty.standard, official);
    let mut ours: BTreeMap<&str, &Property> = ty.properties.iter().map(|property| (property.name, property)).collect();
    let mut said = None;
    let mut open = false;
    for property in items(fact, "properties") {
        let key = property["name"].as_str().unwrap();
        match ours.remove(key) {
            Some(known) => same_property(ty, known, fact, property, held),
            // The mail's action is an entry like others; the facts do not say its type as one.
            None if key == ty.type_key() => said = Some(property["const"].as_str().unwrap_or(name)),
            None if key.starts_with('[') => open = true,
            None => held.wrong.push(format!("{name} {key} is missing")),
        }
    }
    let discriminated = fact["discriminator"]["name"].as_str();
    match ty.mark {
        Mark::Component(component) => held.same(name, "", "component", Some(component), discriminated),
        Mark::Place => held.same(name, "", "tag", None, said),
        Mark::Name | Mark::Word(_) => held.same(name, "", "tag", Some(ty.tag()), said),
    }
    held.same(name, "", "open", ty.open, open);
    held.same(name, "", "more properties", ours.keys().copied().collect::<Vec<_>>(), vec![]);
}

fn same_property(ty: &ElementType, ours: &Property, of: &Json, fact: &Json, held: &mut Held) {
    let (name, key) = (ty.name, ours.name);
    assert_eq!(ty.property(key), Some(ours), "{name} {key}");
    let said = fact["teams"].as_str().unwrap();
    let teams = match support(said) {
        // Of a type that Teams does not show, nothing is read.
        Support::Yes => ty.teams,
        known => known,
    };
    let since = version(&fact["since"]);
    let is_old = CAROUSEL.contains(&name) && said != "no";
    let since = if is_old { "1.5".to_owned() } else { since.max(ty.since.to_string()) };
    held.same(name, key, "since", ours.since.to_string(), since);
    held.same(name, key, "required", ours.required, fact["required"] == true);
    held.same(name, key, "teams", ours.teams, teams);
    held.same(name, key, "deprecated", ours.deprecated, fact["deprecated"] == true);
    held.same(name, key, "standard", ours.standard, is_official(of, fact));
    held.same(name, key, "max_items", ours.max_items.map(u64::from), fact["max_items"].as_u64());
    let types: BTreeSet<&str> = list(fact, "json_types").into_iter().collect();
    held.same(name, key, "nullable", ours.nullable, types.contains("null"));
    if fact["teams_note"].is_string() {
        held.same(name, key, "note", ours.note.is_empty(), false);
    }
    // Anything is also an object.
    let types: BTreeSet<&str> = if types.contains("any") { ["any"].into() } else { types };
    held.same(name, key, "kinds", kinds(ours.value), types.into_iter().filter(|kind| *kind != "null").collect());
    if fact["items"].is_object() || item_kinds(ours.value).is_empty() {
        let (kinds_, refs_) = (list(&fact["items"], "json_types"), list(&fact["items"], "refs"));
        held.same(name, key, "item kinds", item_kinds(ours.value), kinds_.into_iter().collect());
        let refs_: BTreeSet<String> = refs_.into_iter().chain(list(fact, "refs")).map(str::to_owned).collect();
        let what = if fact["items"].is_object() { "items" } else { "refs" };
        held.same(name, key, what, refs(ours.value), refs_);
    } else {
        held.same(name, key, "items", true, false);
    }
    same_words(name, ours, fact, held);
    let wanted = fact.get("default").cloned();
    let is_word = wanted.as_ref().is_some_and(Json::is_string) && !ours.value.words().is_empty();
    let spelled = |value: Json| match value.as_str().and_then(|word| ours.value.canonical(word)) {
        Some(word) if is_word => Json::from(word),
        _ => value,
    };
    held.same(name, key, "default", ours.default_value(), wanted.map(spelled));
}

/// The words, and that they are read as the facts say.
fn same_words(name: &str, ours: &Property, fact: &Json, held: &mut Held) {
    let words = list(fact, "enum");
    if words.is_empty() {
        // Where the facts have none, ours are offers.
        let offered = matches!(ours.value, ValueType::Suggested(_)) || ours.value.words().is_empty();
        held.same(name, ours.name, "words", offered, true);
        return;
    }
    held.same(name, ours.name, "words", ours.value.words().to_vec(), words.clone());
    if fact["enum_case_insensitive"] == true {
        let read = words.iter().all(|word| ours.value.canonical(&word.to_uppercase()).is_some());
        held.same(name, ours.name, "case", read, true);
    }
    let is_open = !matches!(ours.value, ValueType::Choice(_) | ValueType::ColourName(_));
    held.same(name, ours.name, "closed", is_open, fact["enum_open"] == true);
}

#[test]
fn slots_take_the_groups_of_the_facts() {
    let Some(facts) = facts("catalogue.json") else { return };
    let slots = [
        ("@element", Slot::Elements),
        ("@action", Slot::Actions),
        ("@selectAction", Slot::SelectActions),
        ("@menuAction", Slot::MenuActions),
        ("@inline", Slot::Inlines),
    ];
    assert_eq!(facts["groups"].as_object().map(serde_json::Map::len), Some(slots.len()));
    for (group, slot) in slots {
        let ours: BTreeSet<&str> = catalogue::all().filter(|ty| slot.fits(ty)).map(|ty| ty.name).collect();
        assert_eq!(ours, list(&facts["groups"], group).into_iter().collect(), "{group}");
    }
}

#[test]
fn every_content_type_tells_its_card() {
    let Some(facts) = facts("catalogue.json") else { return };
    let mut told = 0;
    for fact in items(&facts, "types").filter(|fact| fact["content_type"].is_string()) {
        let text = format!(r#"{{"contentType": {}, "content": {{"x": 1}}}}"#, fact["content_type"]);
        let document = cardwright::json::Document::parse(&text).unwrap();
        let content = document.root().get("content").unwrap();
        let ty = cardwright::card::element_type(content).map(|ty| ty.name);
        assert_eq!(ty, fact["name"].as_str());
        told += 1;
    }
    assert_eq!(told, 10);
}

#[test]
fn the_icons_are_those_of_the_facts() {
    let Some(facts) = facts("icon_names.json") else { return };
    let names: Vec<&str> = facts.as_array().unwrap().iter().filter_map(Json::as_str).collect();
    assert_eq!(icons::all().collect::<Vec<_>>(), names);
}
