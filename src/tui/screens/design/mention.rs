//! Mentioning somebody: the name, the id, and where in the text.

use crate::card::edit::{self, Spot};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::overlays::text;
use crate::tui::widgets::field::Lines;

use super::{Message, elements};

/// One question on the way to a mention.
#[derive(Debug, Clone)]
pub enum Mention {
    /// What the person is called.
    Name,
    /// Who that is.
    Id(String),
    /// Where in the text: name, id.
    Where(String, String),
    /// Write it: name, id, place.
    Write(String, String, Spot),
    /// Which mention is to go.
    Which,
    /// This one.
    Remove(String),
}

fn message(mention: Mention) -> app::Message {
    app::Message::Design(Message::Mention(mention))
}

/// Asks the next question, or does what was answered.
pub(super) fn mention(step: Mention, shared: &mut Shared) -> Vec<Intent> {
    match step {
        Mention::Name => ask_name(shared),
        Mention::Id(name) => vec![ask_id(name)],
        Mention::Where(name, id) => ask_where(&name, &id, shared),
        Mention::Write(name, id, spot) => {
            elements::apply(shared, |document, at| edit::mention(document, at, &name, &id, &spot))
        }
        Mention::Which => ask_which(shared),
        Mention::Remove(tag) => elements::apply(shared, |document, at| edit::unmention(document, at, &tag)),
    }
}

fn ask_name(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    if let Err(refusal) = edit::spots(work.document(), work.selection()) {
        return vec![Intent::Say(Notice::careful(refusal.to_string()))];
    }
    vec![Intent::show(text::Model::new("Mention: name", "as the text shows it", "", Lines::One, |name| {
        let name = name.trim();
        if name.is_empty() || name.contains(['<', '>']) {
            return Err("a mention needs a name, without < and >".to_owned());
        }
        Ok(vec![message(Mention::Id(name.to_owned()))])
    }))]
}

fn ask_id(name: String) -> Intent {
    let title = format!("Mention {}: id", crate::card::text::label(&name, 40));
    let hint = "name@example.com, an Entra object id, or 29:…";
    Intent::show(text::Model::new(title, hint, "", Lines::One, move |id| {
        if !edit::is_person(id.trim()) {
            return Err("a sign-in name, an Entra object id, or an id that begins with 29:".to_owned());
        }
        Ok(vec![message(Mention::Where(name.clone(), id.trim().to_owned()))])
    }))
}

fn ask_where(name: &str, id: &str, shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let words = edit::spots(work.document(), work.selection()).unwrap_or_default();
    let write = |spot: Spot| message(Mention::Write(name.to_owned(), id.to_owned(), spot));
    if words.is_empty() {
        return vec![Intent::Send(write(Spot::End))];
    }
    let end = Item::new("at the end", "behind what the text says", write(Spot::End));
    let start = words.iter().position(|word| word.eq_ignore_ascii_case(name)).map_or(0, |at| at + 1);
    let in_place = words.into_iter().map(|word| {
        let shown = crate::card::text::label(&word, 30);
        Item::new(format!("in place of {shown}"), "", write(Spot::Word(word)))
    });
    let items = std::iter::once(end).chain(in_place).collect();
    vec![Intent::show(pick::Model::new("Mention: where in the text", items, start))]
}

fn ask_which(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let tags = edit::mentions(work.document(), work.selection());
    match tags.as_slice() {
        [] => vec![Intent::Say(Notice::careful("the selected text mentions nobody"))],
        [only] => vec![Intent::Send(message(Mention::Remove(only.clone())))],
        tags => {
            let items = tags.iter().map(|tag| {
                let name = tag.trim_start_matches("<at>").trim_end_matches("</at>");
                Item::new(crate::card::text::label(name, 40), "", message(Mention::Remove(tag.clone())))
            });
            vec![Intent::show(pick::Model::new("Remove mention", items.collect(), 0))]
        }
    }
}
