//! Mentions: the words in a text and the entity that says who is meant by them, always together.
//!
//! Teams turns `<at>Name</at>` in a text into a mention when the card lists an entity with exactly that text (TEAMS: format
//! of cards, "mention support"). It does so in a `TextBlock` and in the facts of a `FactSet`.

use serde_json::json;

use super::batch::{Make, make_all};
use super::place::{ElementAt, Node, edited, element, trail};
use super::refusal::article;
use super::texts::{self, Case, Query, Within, Words};
use super::{Edited, Refusal};
use crate::card::catalogue::{Arity, Slot};
use crate::card::host;
use crate::json::edit::Draft;
use crate::json::print::quote;
use crate::json::{Change, Document, Fragment, Kind, Pointer, Value, edit as json};

const PROPERTIES: &str = "msteams";
const ENTITIES: &str = "entities";
const TEXT: &str = "text";

/// Where in a text a mention goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Behind what it says.
    End,
    /// In place of this word, where it stands first.
    Word(String),
}

/// Whether the text of an element can mention somebody, and the words of it whose place a mention could take.
///
/// # Errors
/// Where mentions do not work, and outside of an Adaptive Card.
pub fn spots(document: &Document, at: &Pointer) -> Result<Vec<String>, Refusal> {
    let (element, property, _) = place(document, at)?;
    let text = element.value.get(property).and_then(Value::as_str).unwrap_or_default();
    let mut words: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || "<>,.;:!?\"*_()[]".contains(c)) {
        let tag = matches!(word, "" | "at" | "/at");
        if !tag && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    Ok(words)
}

/// Mentions somebody: `<at>name</at>` in the text of an element, and the entity that belongs to it in the card.
///
/// # Errors
/// Where mentions do not work, when name or id cannot be one, and when the same name is mentioned already with another id.
pub fn mention(document: &Document, at: &Pointer, name: &str, id: &str, spot: &Spot) -> Result<Edited, Refusal> {
    let (element, property, card) = place(document, at)?;
    let (name, id) = (name.trim(), id.trim());
    if name.is_empty() || name.contains(['<', '>']) {
        return Err(Refusal::NoName(name.to_owned()));
    }
    if !is_person(id) {
        return Err(Refusal::NoPerson(id.to_owned()));
    }
    let tag = format!("<at>{name}</at>");
    let mut draft = Draft::new(document);
    let written = write(document, &element, property, &tag, spot)?;
    draft.edit(|_| Ok(written))?;
    let others = entities(document, &card).filter(|entity| said(*entity) == tag);
    let meant: Vec<Option<String>> = others.map(|entity| person(entity)).collect();
    if meant.iter().flatten().any(|other| !other.eq_ignore_ascii_case(id)) {
        return Err(Refusal::OtherPerson(name.to_owned()));
    }
    if meant.is_empty() {
        let entity = json!({"type": "mention", TEXT: tag, "mentioned": {"id": id, "name": name}});
        add_entity(&mut draft, &card, entity)?;
    }
    Ok(edited(draft, format!("Mention {}", crate::card::text::label(name, 30)), element.pointer))
}

/// The mentions that a selected element shows, or the one that a selected entity is for: each as it stands in the text.
#[must_use]
pub fn mentions(document: &Document, at: &Pointer) -> Vec<String> {
    let Ok(nodes) = trail(document, at) else { return Vec::new() };
    let entity = nodes.iter().rev().find_map(|node| entity_in(node));
    if let Some(entity) = entity {
        return vec![said(entity)];
    }
    let Ok((element, property, _)) = place(document, at) else { return Vec::new() };
    let text = element.value.get(property).and_then(Value::as_str).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    let mut rest = text.as_ref();
    while let Some((_, behind)) = rest.split_once("<at>") {
        let Some((name, behind)) = behind.split_once("</at>") else { break };
        let tag = format!("<at>{name}</at>");
        if !found.contains(&tag) {
            found.push(tag);
        }
        rest = behind;
    }
    found
}

/// Takes a mention away: from the text of the selected element and, when no other text of the card has it, its entity too.
/// On an entity: that, and the mention in every text.
///
/// # Errors
/// When it is mentioned nowhere here.
pub fn unmention(document: &Document, at: &Pointer, tag: &str) -> Result<Edited, Refusal> {
    let nodes = trail(document, at)?;
    let card = card_around(&nodes)?;
    let everywhere = nodes.iter().any(|node| entity_in(node).is_some());
    let query = Query { text: tag.to_owned(), case: Case::Exact, words: Words::Parts, within: Within::Texts };
    let entity_of = |pointer: &Pointer| card.key(PROPERTIES).contains(pointer);
    let shown: Vec<texts::Found> = texts::find(document, &query)
        .into_iter()
        .filter(|found| card.contains(&found.pointer) && !entity_of(&found.pointer))
        .collect();
    let selected = element(&nodes, "meant")?.pointer;
    let (gone, kept): (Vec<_>, Vec<_>) =
        shown.into_iter().partition(|found| everywhere || selected.contains(&found.pointer));
    if gone.is_empty() && !everywhere {
        return Err(Refusal::NoMatch(tag.to_owned()));
    }
    let text = document.text();
    let changes = gone.iter().map(|found| {
        // With the blank before it, so that two do not stay behind.
        let blank = usize::from(text.get(..found.span.start).is_some_and(|before| before.ends_with(' ')));
        Change::replace(text, found.span.start - blank, found.span.end, "")
    });
    let mut draft = Draft::new(document);
    let taken = Change::together(changes).ok_or_else(|| Refusal::NoMatch(tag.to_owned()))?;
    draft.edit(|_| Ok(taken))?;
    if kept.is_empty() {
        remove_entities(&mut draft, &card, tag)?;
    }
    let name = tag.trim_start_matches("<at>").trim_end_matches("</at>");
    let select = if draft.document().at(&selected).is_some() { selected } else { card };
    Ok(edited(draft, format!("Remove mention of {}", crate::card::text::label(name, 30)), select))
}

/// The element, its property, and the card that lists who is mentioned.
fn place<'d>(document: &'d Document, at: &Pointer) -> Result<(ElementAt<'d>, &'static str, Pointer), Refusal> {
    let nodes = trail(document, at)?;
    let card = card_around(&nodes)?;
    let element = element(&nodes, "meant")?;
    let property = element.ty.and_then(host::mentions);
    match property {
        Some(property) if element.value.is_object() => Ok((element, property, card)),
        _ => {
            let name = element.name();
            Err(Refusal::NoMentions(format!("{} {name}", article(&name))))
        }
    }
}

/// The outermost Adaptive Card: Teams reads the mentions of that one.
fn card_around(nodes: &[Node<'_>]) -> Result<Pointer, Refusal> {
    let card = nodes.iter().find_map(|node| match node {
        Node::Element(element) if element.ty.is_some_and(|ty| ty.name == "AdaptiveCard") => Some(element),
        _ => None,
    });
    card.map(|card| card.pointer.clone()).ok_or(Refusal::NotInside("an Adaptive Card"))
}

/// Whether a text can say who is meant: a sign-in name, an Entra object id, the id of a Teams user, or an expression that
/// will be one.
#[must_use]
pub fn is_person(id: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let guid = id.split('-').map(str::len).eq(groups) && id.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    let sign_in = id
        .split_once('@')
        .is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.') && !id.contains(char::is_whitespace));
    let teams = ["29:", "8:orgid:"].iter().any(|prefix| id.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty()));
    guid || sign_in || teams || crate::card::form::is_expression(id)
}

fn write(
    document: &Document,
    element: &ElementAt<'_>,
    property: &str,
    tag: &str,
    spot: &Spot,
) -> Result<Change, Refusal> {
    let quoted = quote(tag);
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    let text = document.text();
    let held = element.value.get(property).filter(|held| held.kind() == Kind::String);
    match (held, spot) {
        (None, _) => Ok(json::set(document, &element.pointer, property, &Fragment::string(tag))?),
        (Some(held), Spot::End) => {
            let end = held.span().end.saturating_sub(1);
            let gap = held.as_str().is_some_and(|said| !said.is_empty() && !said.ends_with(char::is_whitespace));
            Ok(Change::replace(text, end, end, format!("{}{inner}", if gap { " " } else { "" })))
        }
        (Some(held), Spot::Word(word)) => {
            let query = Query { text: word.clone(), case: Case::Exact, words: Words::Whole, within: Within::Texts };
            let found = texts::in_value(held, &query).into_iter().next();
            let span = found.ok_or_else(|| Refusal::NoMatch(word.clone()))?.span;
            Ok(Change::replace(text, span.start, span.end, inner))
        }
    }
}

fn entities<'d>(document: &'d Document, card: &Pointer) -> impl Iterator<Item = Value<'d>> + use<'d> {
    let list = document.at(&card.key(PROPERTIES).key(ENTITIES));
    list.into_iter().flat_map(Value::items)
}

fn entity_in<'d>(node: &Node<'d>) -> Option<Value<'d>> {
    match node {
        Node::Element(element) if element.ty.is_some_and(|ty| ty.name == "mention") => Some(element.value),
        _ => None,
    }
}

fn said(entity: Value<'_>) -> String {
    entity.get(TEXT).and_then(Value::as_str).unwrap_or_default().into_owned()
}

fn person(entity: Value<'_>) -> Option<String> {
    entity.get("mentioned")?.get("id")?.as_str().map(std::borrow::Cow::into_owned)
}

fn add_entity(draft: &mut Draft, card: &Pointer, entity: serde_json::Value) -> Result<(), Refusal> {
    let properties = card.key(PROPERTIES);
    if draft.document().at(&properties).is_none_or(|held| held.kind() == Kind::Null) {
        let all = Fragment::Json(json!({ENTITIES: [entity]}));
        draft.edit(|document| json::set(document, card, PROPERTIES, &all))?;
        return Ok(());
    }
    let owner = element(&trail(draft.document(), &properties)?, "meant")?;
    let hold = owner.hold(ENTITIES, Slot::Types(&["mention"]), Arity::Many);
    hold.insert(draft, usize::MAX, &Fragment::Json(entity))?;
    Ok(())
}

/// Removes the entities of a mention, and what is empty then.
fn remove_entities(draft: &mut Draft, card: &Pointer, tag: &str) -> Result<(), Refusal> {
    let properties = card.key(PROPERTIES);
    let list = properties.key(ENTITIES);
    let all: Vec<bool> = entities(draft.document(), card).map(|entity| said(entity) == tag).collect();
    if !all.contains(&true) {
        return Ok(());
    }
    if all.iter().all(|gone| *gone) {
        let only = draft.document().at(&properties).is_some_and(|held| held.len() == 1);
        let whole = if only { &properties } else { &list };
        draft.edit(|document| json::remove(document, whole))?;
        return Ok(());
    }
    let gone = all.iter().enumerate().rev().filter(|(_, gone)| **gone);
    let makes: Vec<Make<'_>> = gone
        .map(|(at, _)| -> Make<'_> {
            let entity = list.index(at);
            Box::new(move |document| json::remove(document, &entity))
        })
        .collect();
    make_all(draft, &makes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::{at, done, refused};

    const CARD: &str = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Ask \u00d6mer today"},{"type":"FactSet","facts":[{"title":"Who","value":""}]},{"type":"Image","url":"u"}]}"#;
    const ID: &str = "omer@example.com";

    #[test]
    fn text_and_entity_come_together() {
        let words = spots(&Document::parse(CARD).unwrap(), &at("/body/0")).unwrap();
        assert_eq!(words, ["Ask", "Ömer", "today"]);
        let (name, select, after) = done(CARD, |document| mention(document, &at("/body/0"), "Ömer", ID, &Spot::End));
        assert_eq!((name.as_str(), select.as_str()), ("Mention Ömer", "/body/0"));
        assert!(after.contains("Ask Ömer today <at>Ömer</at>"), "{after}");
        assert!(after.ends_with(r#""msteams":{"entities":[{"type":"mention","text":"<at>Ömer</at>","mentioned":{"id":"omer@example.com","name":"Ömer"}}]}}"#), "{after}");
        let word = Spot::Word("Ömer".to_owned());
        let (_, _, after) = done(CARD, |document| mention(document, &at("/body/0"), "Ö. Ak", ID, &word));
        assert!(after.contains(r#""Ask <at>Ö. Ak</at> today""#), "{after}");
        let (_, _, again) = done(&after, |document| mention(document, &at("/body/1/facts/0"), "Ö. Ak", ID, &Spot::End));
        assert_eq!((again.matches("<at>Ö. Ak</at>").count(), again.matches("mentioned").count()), (3, 1));
    }

    #[test]
    fn who_is_meant_has_to_be_clear() {
        let to = |pointer: &str, name: &str, id: &str| {
            refused(CARD, |document| mention(document, &at(pointer), name, id, &Spot::End))
        };
        assert_eq!(to("/body/2", "A", ID), "Teams shows no mentions in an Image, only in a TextBlock or a fact");
        assert!(to("/body/0", "A", "Anna").starts_with("`Anna` is neither a sign-in name"));
        assert_eq!(to("/body/0", " ", ID), "A mention needs a name, without < and >");
        let (_, _, after) = done(CARD, |document| mention(document, &at("/body/0"), "A", ID, &Spot::End));
        let other = "11111111-2222-3333-4444-555555555555";
        assert_eq!(
            refused(&after, |document| mention(document, &at("/body/0"), "A", other, &Spot::End)),
            "`A` is mentioned already with another id; write the name in another way"
        );
        assert_eq!(
            refused(r#"{"type":"TextBlock","text":"a"}"#, |document| mention(
                document,
                &Pointer::root(),
                "A",
                ID,
                &Spot::End
            )),
            "This is not in an Adaptive Card"
        );
    }

    #[test]
    fn a_mention_goes_with_its_entity() {
        let (_, _, one) = done(CARD, |document| mention(document, &at("/body/0"), "A", ID, &Spot::End));
        let (_, _, two) = done(&one, |document| mention(document, &at("/body/1/facts/0"), "A", ID, &Spot::End));
        let tags = mentions(&Document::parse(two.clone()).unwrap(), &at("/body/0"));
        assert_eq!(tags, ["<at>A</at>"]);
        let (name, _, less) = done(&two, |document| unmention(document, &at("/body/1/facts/0"), "<at>A</at>"));
        assert_eq!((name.as_str(), less.as_str()), ("Remove mention of A", one.as_str()));
        let (_, _, none) = done(&less, |document| unmention(document, &at("/body/0"), "<at>A</at>"));
        assert_eq!(none, Document::parse(CARD).unwrap().root().to_json().to_string());
        let (_, _, none) =
            done(&two, |document| unmention(document, &at("/msteams/entities/0/mentioned"), "<at>A</at>"));
        assert!(!none.contains("<at>") && !none.contains("msteams"), "{none}");
        assert_eq!(
            refused(CARD, |document| unmention(document, &at("/body/0"), "<at>A</at>")),
            "`<at>A</at>` is nowhere here"
        );
    }
}
