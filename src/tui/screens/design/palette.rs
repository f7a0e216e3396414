//! The palette of elements: what fits at a place, by group, with version and support, what the target lacks dimmed.

use crate::card::catalogue::{ElementKind, ElementType, Mark};
use crate::card::edit::{self, Offer, Position};
use crate::card::{element_type, type_name};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};

use super::Message;
use super::standing::Standing;

/// Asks what to add, from what fits here.
pub(super) fn open(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let mut offers = edit::offers(work.document(), work.selection());
    if offers.is_empty() {
        return vec![Intent::Say(Notice::careful("nothing can be added here"))];
    }
    let name = work.document().at(work.selection()).map(type_name).unwrap_or_default();
    let inside = offers.iter().any(|offer| offer.position == Position::Inside);
    let after = offers.iter().any(|offer| offer.position == Position::After);
    let title = match (inside, after) {
        (true, false) => "Add".to_owned(),
        (false, _) => format!("Add after {name}"),
        (true, true) => format!("Add inside or after {name}"),
    };
    // What goes inside comes first; within that the order of the catalogue, group by group.
    let main = |offer: &Offer| {
        let owner = work.document().at(&offer.place.parent).and_then(element_type);
        owner.is_some_and(|owner| owner.main_slot == Some(&offer.place.slot))
    };
    offers.sort_by_key(|offer| (offer.position == Position::After, group_rank(offer, main(offer))));
    let places = if inside && after { Places::Sides } else { Places::Slots };
    let items = items(offers, places, shared, |offer| Message::AddOffer(Box::new(offer)));
    vec![Intent::show(pick::Model::new(title, items, 0).with_foot())]
}

/// What a list of offers says of their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// Nothing: they are all for the one that was asked about.
    One,
    /// The slot, where it is not what the element is there to hold.
    Slots,
    /// The same, and whether it is inside or after the element.
    Sides,
}

/// The rows for offers; choosing one sends what `message` makes of it.
pub(super) fn items(
    offers: Vec<Offer>,
    places: Places,
    shared: &Shared,
    message: impl Fn(Offer) -> Message,
) -> Vec<Item> {
    let both = places == Places::Sides;
    let row = |offer: Offer| {
        let standing = Standing::of_type(offer.ty);
        let slot = offer.side_slot(shared.workspace.document()).filter(|_| places != Places::One);
        let slot = slot.map_or_else(String::new, |slot| format!("{slot}: "));
        let place = match offer.position {
            Position::Inside => "inside",
            Position::After => "after",
        };
        let group = if both { format!("{} · {place}", group(&offer)) } else { group(&offer).to_owned() };
        let gap = shared.workspace.gap_of_type(offer.ty).map(|gap| gap.to_string());
        let note = if offer.ty.note.is_empty() { String::new() } else { format!(" {}", offer.ty.note) };
        let detail = format!("{slot}{}{note}", offer.ty.help);
        let item = Item::new(label(offer.ty), detail, app::Message::Design(message(offer)));
        let item = if both { item.badge(place) } else { item };
        item.badge(standing.version).badge(standing.support).group(group).doubt(gap)
    };
    offers.into_iter().map(row).collect()
}

/// What a type is called in a list. The names of components begin alike, so that the end is what tells them apart.
pub(super) fn label(ty: &ElementType) -> String {
    match ty.mark {
        Mark::Component(name) => format!("{} {}", ty.tag(), name.rsplit('/').next().unwrap_or(name)),
        Mark::Name | Mark::Word(_) | Mark::Place => ty.title().to_owned(),
    }
}

fn group(offer: &Offer) -> &'static str {
    match offer.ty.kind {
        _ if matches!(offer.ty.mark, Mark::Component(_)) => "Components",
        ElementKind::Element if offer.ty.name.contains('.') => "Charts",
        ElementKind::Element | ElementKind::Inline => "Content",
        ElementKind::Container => "Containers",
        ElementKind::Input => "Inputs",
        ElementKind::Action => "Actions",
        ElementKind::Root | ElementKind::Part | ElementKind::Object => "Parts",
    }
}

/// The place of a group in the palette: what an element is there to hold first, what else it may have last.
fn group_rank(offer: &Offer, main: bool) -> u8 {
    match group(offer) {
        "Parts" if main => 0,
        "Content" => 1,
        "Containers" => 2,
        "Inputs" => 3,
        "Charts" => 4,
        "Actions" => 5,
        "Components" => 6,
        _ => 7,
    }
}
