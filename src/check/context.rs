//! What the functions of the rules look at: the document's survey, the host, and what is worked out once for all of them.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::newer;
use crate::card::catalogue::{Property, Version};
use crate::card::host::Host;
use crate::card::{Survey, Visit};
use crate::json::Value;

/// What everything is looked at in.
pub(super) struct Context<'s, 'd> {
    /// The elements.
    pub(super) survey: &'s Survey<'d>,
    /// The host that the card is meant for, when it is known.
    pub(super) host: Option<Host>,
    /// What is lost to a later key of the same name, in the order of the text.
    lost: Vec<Value<'d>>,
    /// The cards, in the order of their visits.
    cards: Vec<Card>,
}

/// A card on the walk.
struct Card {
    /// Its visit.
    at: usize,
    /// The version that it declares, or the card around it.
    version: Option<Version>,
    /// The visit of the card around all others that it stands in; its own when it stands in none.
    outermost: usize,
    /// The newest version that anything inside asks for, once somebody wanted to know.
    asked: OnceCell<Version>,
}

/// One property as it stands in an element.
pub(super) struct Member<'d> {
    /// The key.
    pub(super) key: Cow<'d, str>,
    /// The value.
    pub(super) value: Value<'d>,
    /// What the catalogue says of it; none when it does not know the key, or the type of the element.
    pub(super) property: Option<&'static Property>,
}

impl<'s, 'd> Context<'s, 'd> {
    pub(super) fn new(survey: &'s Survey<'d>, host: Option<Host>, lost: Vec<Value<'d>>) -> Self {
        let mut cards: Vec<Card> = Vec::new();
        for (at, visit) in survey.visits().iter().enumerate().filter(|(at, visit)| visit.card == Some(*at)) {
            let said = visit.value.get("version").and_then(Value::as_str).and_then(|text| version(&text));
            // The card inside an action has the version of the card around it.
            let around = visit.parent.and_then(|parent| survey.visit(parent)?.card);
            let around = around.and_then(|outer| card_at(&cards, outer));
            let card = Card {
                at,
                version: said.or(around.and_then(|card| card.version)),
                outermost: around.map_or(at, |card| card.outermost),
                asked: OnceCell::new(),
            };
            cards.push(card);
        }
        Self { survey, host, lost, cards }
    }

    fn card(&self, visit: &Visit<'d>) -> Option<&Card> {
        card_at(&self.cards, visit.card?)
    }

    /// The version that the card around an element declares.
    pub(super) fn version(&self, visit: &Visit<'d>) -> Option<Version> {
        self.card(visit)?.version
    }

    /// The newest version that anything inside the card of that visit asks for, worked out once.
    pub(super) fn asked(&self, card: usize) -> Version {
        card_at(&self.cards, card).map_or(Version(1, 0), |known| *known.asked.get_or_init(|| newer::asked(self, card)))
    }

    /// The card around an element that stands in no other card.
    pub(super) fn outermost(&self, visit: &Visit<'d>) -> Option<usize> {
        Some(self.card(visit)?.outermost)
    }

    /// The properties of an element that count, in the order of the text.
    pub(super) fn members(&self, visit: &Visit<'d>) -> impl Iterator<Item = Member<'d>> + use<'_, 's, 'd> {
        let ty = visit.ty;
        visit.value.members().filter(|(_, value)| !self.is_lost(*value)).map(move |(key, value)| Member {
            property: ty.and_then(|ty| ty.property(&key)),
            key,
            value,
        })
    }

    fn is_lost(&self, value: Value<'d>) -> bool {
        !self.lost.is_empty() && self.lost.binary_search_by_key(&value.span().start, |lost| lost.span().start).is_ok()
    }
}

/// The card of that visit.
fn card_at(cards: &[Card], at: usize) -> Option<&Card> {
    cards.get(cards.binary_search_by_key(&at, |card| card.at).ok()?)
}

/// A version as cards write it; nothing for every other text.
pub(super) fn version(text: &str) -> Option<Version> {
    let (major, minor) = text.split_once('.')?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    Some(Version(number(major)?, number(minor)?))
}
